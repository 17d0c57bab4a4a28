"""What is said about safety on several pages: the three lines, the disclaimer, the nudges of a flare."""

from posture.core.care import Care, Nudge, Recovery
from posture.ui.i18n import tr


def moves_line() -> str:
    """S1: what the moves are, and are not."""
    return tr(
        "Safety",
        "Moves here are gentle, and they aren’t medical advice. Stop if anything hurts. If"
        " you’ve had surgery, an injury or a condition, ask a professional which moves suit"
        " you.",
    )


def ease_line() -> str:
    """S2: how far to go."""
    return tr(
        "Safety",
        "Go only as far as feels easy. A stretch may pull; it shouldn’t sting, tingle or make"
        " you dizzy.",
    )


def marked_line() -> str:
    """S3, for a place where no area has been marked yet."""
    return tr(
        "Safety",
        "If you mark the same area several times, a doctor or physiotherapist can look"
        " properly; an app can’t.",
    )


def disclaimer() -> str:
    """Evidence 5.6, word for word."""
    return tr(
        "Safety",
        "This app reminds you to move, helps you look at how your desk is set up, and keeps a"
        " private log. It gives general information for healthy adults. It is not a medical"
        " device, does not diagnose or treat any condition, and does not replace advice from a"
        " health professional. If you are in pain, are pregnant, or have a health condition, ask a"
        " professional before doing the exercises. Stop if anything hurts. In an emergency call"
        " your local emergency number.",
    )


def nudge_words(care: Care) -> str:
    """The line about seeing somebody that the days of a flare bring (4, 7, 14), or ""."""
    recovery = care.recovery
    if recovery is None:
        return ""
    lines = (_nudge(recovery), _often(recovery))
    return " ".join(line for line in lines if line)


def _nudge(recovery: Recovery) -> str:
    match recovery.nudge:
        case Nudge.SOFT if recovery.worse:
            return tr(
                "Safety",
                "It is stronger than it was. A doctor or physiotherapist can look properly; an app"
                " can’t.",
            )
        case Nudge.SOFT:
            return tr(
                "Safety",
                "Four days or more without much change. A doctor or physiotherapist can look"
                " properly; an app can’t.",
            )
        case Nudge.FIRM:
            return tr(
                "Safety",
                "A week or more without much change: please make an appointment with a doctor or"
                " physiotherapist.",
            )
        case Nudge.AGAIN:
            return tr(
                "Safety",
                "Two weeks or more since it began: please make an appointment, however it feels"
                " today. Most back pain eases within about 2 to 6 weeks.",
            )
        case None:
            return ""


def _often(recovery: Recovery) -> str:
    if not recovery.comes_often:
        return ""
    return tr(
        "Safety",
        "This is number {count} in six months: it is worth making an appointment.",
    ).format(count=recovery.episode)
