"""The command line: talks to the running app, or reads the record when none runs."""
