"""What the check-in says: regions, numbers in words, the choices, and what follows from them."""

from collections.abc import Mapping

from posture.core.body import BodyRegion
from posture.core.care_events import Interference, Spread
from posture.core.checkin import (
    WORST,
    CheckinForm,
    Followed,
    Helped,
    Occasion,
    Quality,
    Strength,
    When,
    strength,
)
from posture.core.discomfort import Advice
from posture.ui.i18n import tr


def region_name(region: BodyRegion) -> str:
    """`Left wrist`: the person's own side."""
    return {
        BodyRegion.HEAD: tr("Body", "Head"),
        BodyRegion.EYES: tr("Body", "Eyes"),
        BodyRegion.JAW: tr("Body", "Jaw"),
        BodyRegion.NECK: tr("Body", "Neck"),
        BodyRegion.SHOULDER_L: tr("Body", "Left shoulder"),
        BodyRegion.SHOULDER_R: tr("Body", "Right shoulder"),
        BodyRegion.UPPER_BACK: tr("Body", "Upper back"),
        BodyRegion.LOW_BACK: tr("Body", "Low back"),
        BodyRegion.UPPER_ARM_L: tr("Body", "Left upper arm"),
        BodyRegion.UPPER_ARM_R: tr("Body", "Right upper arm"),
        BodyRegion.ELBOW_L: tr("Body", "Left elbow"),
        BodyRegion.ELBOW_R: tr("Body", "Right elbow"),
        BodyRegion.FOREARM_L: tr("Body", "Left forearm"),
        BodyRegion.FOREARM_R: tr("Body", "Right forearm"),
        BodyRegion.WRIST_L: tr("Body", "Left wrist"),
        BodyRegion.WRIST_R: tr("Body", "Right wrist"),
        BodyRegion.HAND_L: tr("Body", "Left hand"),
        BodyRegion.HAND_R: tr("Body", "Right hand"),
        BodyRegion.HIP_L: tr("Body", "Left hip"),
        BodyRegion.HIP_R: tr("Body", "Right hip"),
        BodyRegion.THIGH_L: tr("Body", "Left thigh"),
        BodyRegion.THIGH_R: tr("Body", "Right thigh"),
        BodyRegion.KNEE_L: tr("Body", "Left knee"),
        BodyRegion.KNEE_R: tr("Body", "Right knee"),
        BodyRegion.FOOT_L: tr("Body", "Left lower leg and foot"),
        BodyRegion.FOOT_R: tr("Body", "Right lower leg and foot"),
        BodyRegion.OTHER: tr("Body", "Somewhere else"),
    }[region]


def strength_word(word: Strength) -> str:
    """`a little`."""
    return {
        Strength.NONE: tr("Body", "none"),
        Strength.A_LITTLE: tr("Body", "a little"),
        Strength.NOTICEABLE: tr("Body", "noticeable"),
        Strength.STRONG: tr("Body", "strong"),
    }[word]


def worst_words(worst: int | None) -> str:
    """`noticeable, 5 of 10`."""
    if worst is None:
        return tr("Checkin", "not marked")
    form = tr("Checkin", "{word}, {number} of {most}")
    return form.format(word=strength_word(strength(worst)), number=worst, most=WORST)


def told(region: BodyRegion, worst: int | None) -> str:
    """`Left wrist: noticeable, 5 of 10`."""
    form = tr("Checkin", "{region}: {felt}")
    return form.format(region=region_name(region), felt=worst_words(worst))


def title(occasion: Occasion) -> str:
    """Over the form."""
    if occasion is Occasion.FLARE:
        return tr("Checkin", "What is it like now?")
    return tr("Checkin", "How does your body feel?")


def question(occasion: Occasion) -> str:
    """What is asked of each region."""
    match occasion:
        case Occasion.FLARE:
            return tr("Checkin", "Mark where it is, as it is now. Everything else is up to you.")
        case Occasion.DAY:
            return tr("Checkin", "Mark what you felt today, at its worst.")
        case Occasion.WEEK | Occasion.ASKED:
            return tr("Checkin", "Mark what you felt in the last 7 days, at its worst.")


def keys() -> str:
    """How the keyboard marks, for the line below the figures and for screen readers."""
    return tr("Checkin", "Click, or press 0 to 9, + for 10. Backspace takes a mark away.")


def quality(word: Quality) -> str:
    """`sharp`."""
    return {
        Quality.SHARP: tr("Checkin", "Sharp"),
        Quality.TIGHT: tr("Checkin", "Tight"),
        Quality.CRAMP: tr("Checkin", "Cramping"),
        Quality.TENDER: tr("Checkin", "Tender to touch"),
        Quality.TWITCHING: tr("Checkin", "Twitching"),
        Quality.ACHE: tr("Checkin", "Aching"),
        Quality.WEAK: tr("Checkin", "Weak"),
        Quality.STIFF: tr("Checkin", "Stiff"),
    }[word]


def spread(word: Spread) -> str:
    """Where it goes to."""
    return {
        Spread.NO: tr("Checkin", "No"),
        Spread.HIP_OR_THIGH: tr("Checkin", "Hip or thigh"),
        Spread.BELOW_KNEE: tr("Checkin", "Below the knee"),
        Spread.ARM: tr("Checkin", "Into an arm"),
    }[word]


def interference(word: Interference) -> str:
    """How much it got in the way."""
    return {
        Interference.NO: tr("Checkin", "No"),
        Interference.A_LITTLE: tr("Checkin", "A little"),
        Interference.A_LOT: tr("Checkin", "A lot"),
    }[word]


def when(word: When) -> str:
    """At what time of the day."""
    return {
        When.NOW: tr("Checkin", "Now"),
        When.AFTER_WORK: tr("Checkin", "After work"),
        When.WAKING: tr("Checkin", "On waking"),
    }[word]


def followed(word: Followed) -> str:
    """What it came after."""
    return {
        Followed.SITTING: tr("Checkin", "Long sitting"),
        Followed.STANDING: tr("Checkin", "Long standing"),
        Followed.DRIVING: tr("Checkin", "Driving"),
        Followed.LIFTING: tr("Checkin", "Lifting"),
        Followed.SUDDEN_MOVE: tr("Checkin", "A sudden move"),
        Followed.OVERUSE: tr("Checkin", "Doing a lot of one thing"),
        Followed.SPORT: tr("Checkin", "Sport"),
        Followed.MOVING_FURNITURE: tr("Checkin", "Moving furniture"),
        Followed.GARDENING: tr("Checkin", "Gardening"),
        Followed.WAKING_UP: tr("Checkin", "Waking up"),
        Followed.STRESS: tr("Checkin", "Stress"),
        Followed.INJURY: tr("Checkin", "An injury or fall"),
        Followed.UNKNOWN: tr("Checkin", "I don’t know"),
    }[word]


def helped(word: Helped) -> str:
    """What made it better."""
    return {
        Helped.WALK: tr("Checkin", "A walk"),
        Helped.STRETCH: tr("Checkin", "Stretching"),
        Helped.COLD: tr("Checkin", "Cold"),
        Helped.HEAT: tr("Checkin", "Heat"),
        Helped.REST_POSITION: tr("Checkin", "A position to rest in"),
        Helped.OTHER: tr("Checkin", "Something else"),
    }[word]


def noted() -> str:
    """After saving (ux line 50)."""
    return tr("Checkin", "Noted. It stays on this computer.")


def see_somebody(advice: Advice) -> str:
    """The calm line (S3); empty where there is no cause for it."""
    if advice.repeated:
        return tr(
            "Safety",
            "You’ve marked this area a few times. A doctor or physiotherapist can look properly;"
            " an app can’t.",
        )
    if advice.strong:
        return tr(
            "Safety",
            "You’ve marked this area as strong. A doctor or physiotherapist can look properly;"
            " an app can’t.",
        )
    return ""


def leave_out_question(region: BodyRegion) -> str:
    """Whether moves for a region are to be left out."""
    return tr("Checkin", "{region}: leave out moves for this area?").format(
        region=region_name(region)
    )


def safety_line() -> str:
    """Why the safety page is offered."""
    return tr(
        "Checkin",
        "Some signs are worth showing to somebody soon. The safety page lists them; it takes a"
        " minute.",
    )


def in_words(form: CheckinForm) -> str:
    """The marks of a form in a row: `Neck: a little, 2 of 10; Low back: …`."""
    return joined(form.worst)


def joined(worst: Mapping[BodyRegion, int]) -> str:
    """Marks in a row, head to foot."""
    marks = (told(region, worst[region]) for region in BodyRegion if region in worst)
    return tr("Checkin", "; ").join(marks)
