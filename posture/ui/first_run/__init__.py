"""The first run: two questions, then a note where to find the app."""
