"""Whether a meeting from the user's own calendar files runs. The files are only ever read."""

CALENDAR = ("calendar",)
"""What is seen then; never a meeting's title."""
