"""Whether a microphone or a camera is in use: the sign of a call. Which program uses it is not looked at."""

MICROPHONE, CAMERA = "microphone", "camera"
"""What is seen then."""
