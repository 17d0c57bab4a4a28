"""Whether something fills a screen: a film, a talk, a game."""

FULLSCREEN = ("fullscreen",)
"""What is seen then."""
