"""The settings page and window, and the parts of them that the first run shares."""
