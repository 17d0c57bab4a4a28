"""The figures on the axis of a chart of breaks."""

STEP = 4
MOST_STEPS = 4


def axis_of(highest: int) -> tuple[int, ...]:
    """The figures on the axis, from 0 up: at most five, a multiple of four apart."""
    step = STEP
    while step * MOST_STEPS < highest:
        step += STEP
    top = max(STEP * 2, -(-highest // step) * step)
    return tuple(range(0, top + 1, step))
