"""The discomfort check-in: the body map, its history, and the page for a doctor."""
