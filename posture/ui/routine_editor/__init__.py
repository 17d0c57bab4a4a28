"""The window in which a routine is written."""
