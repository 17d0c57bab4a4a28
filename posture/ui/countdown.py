"""How a countdown is written, in the card and in the player alike."""

MINUTE_S = 60


def countdown(seconds: int) -> str:
    """`59`, then `1:00`, `2:56`."""
    if seconds < MINUTE_S:
        return str(seconds)
    return f"{seconds // MINUTE_S}:{seconds % MINUTE_S:02}"
