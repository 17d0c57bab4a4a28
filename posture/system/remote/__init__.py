"""The local socket by which the command line talks to the running app: a line of JSON each way."""
