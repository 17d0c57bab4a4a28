"""The Why page: each decision of a day with its cause, and the answer for this moment and any other."""
