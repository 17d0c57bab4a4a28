"""Whether the screen is shared or recorded."""

SCREENCAST = ("screencast",)
"""What is seen then."""
