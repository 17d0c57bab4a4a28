"""What the timer says. It promises nothing: many people find it comforting, the evidence is limited."""

from datetime import datetime
from typing import Final

from posture.core.body import BodyRegion
from posture.core.cold_heat import MINUTE, Ended, Kind, Phase, Refusal
from posture.ui.checkin.words import region_name
from posture.ui.cold_heat.values import Progress, Refused
from posture.ui.dashboard.written import clock, minutes_long
from posture.ui.i18n import tr

FIRST_REGIONS: Final = (BodyRegion.LOW_BACK, BodyRegion.NECK, BodyRegion.UPPER_BACK)
_NO_PLACES: Final = (BodyRegion.HEAD, BodyRegion.EYES, BodyRegion.JAW)
"""Where nothing cold or hot is to be put by a clock."""


def regions() -> tuple[BodyRegion, ...]:
    """Where it can be put on, the most likely first."""
    others = (one for one in BodyRegion if one not in (*FIRST_REGIONS, *_NO_PLACES))
    return (*FIRST_REGIONS, *others)


def kind_name(kind: Kind) -> str:
    """`Cold`."""
    return tr("ColdHeat", "Cold") if kind is Kind.COLD else tr("ColdHeat", "Heat")


def length_name(seconds: float) -> str:
    """`15 min`."""
    return tr("ColdHeat", "{minutes} min").format(minutes=round(seconds / MINUTE))


def modest_line() -> str:
    """What is known of it."""
    return tr("ColdHeat", "Many people find cold or heat comforting. The evidence is limited.")


def phase_line(phase: Phase) -> str:
    """What suits by the time since it began."""
    match phase:
        case Phase.COLD:
            return tr("ColdHeat", "It began less than 2 days ago: cold, if that is comfortable.")
        case Phase.EITHER:
            return tr("ColdHeat", "Cold or heat: whichever is more comfortable.")
        case Phase.HEAT:
            return tr("ColdHeat", "It began 3 days ago or longer: heat, if that is comfortable.")


def stopped_title() -> str:
    """In place of the form."""
    return tr("ColdHeat", "Timers are off")


def refusal_line(refused: Refused) -> str:
    """Why it can't begin now."""
    match refused.why:
        case Refusal.STOPPED:
            return tr(
                "ColdHeat",
                "Something was ticked on the safety page. They are back when you have talked to a"
                " professional and said so there.",
            )
        case Refusal.RUNNING:
            return tr("ColdHeat", "One is running already.")
        case Refusal.LOCKED_OUT:
            until = "" if refused.until is None else clock(refused.until)
            return tr(
                "ColdHeat",
                "This place has had cold or heat within 2 hours. The skin rests until {time}.",
            ).format(time=until)
        case Refusal.SWELLING:
            return tr(
                "ColdHeat",
                "No heat on a new swelling or bruise. Cold may be more comfortable; if you are in"
                " doubt, ask a professional.",
            )


def running_title(progress: Progress) -> str:
    """`Cold on: low back`."""
    form = tr("ColdHeat", "{kind} · {region}")
    return form.format(kind=kind_name(progress.kind), region=region_name(progress.region))


def ends_line(progress: Progress) -> str:
    """When it comes off."""
    return tr("ColdHeat", "It comes off at {time}.").format(time=clock(progress.ends_at))


def left_figure(progress: Progress) -> tuple[str, str]:
    """The figure in the ring, and the words below it."""
    if progress.left_s >= MINUTE:
        minutes = -int(-progress.left_s // MINUTE)
        unit = tr("ColdHeat", "minute left") if minutes == 1 else tr("ColdHeat", "minutes left")
        return str(minutes), unit
    seconds = -int(-progress.left_s // 1)
    unit = tr("ColdHeat", "second left") if seconds == 1 else tr("ColdHeat", "seconds left")
    return str(seconds), unit


def look_title() -> str:
    """The heading of the look at the skin."""
    return tr("ColdHeat", "Time to look at the skin")


def look_line() -> str:
    """What to look for."""
    return tr("ColdHeat", "Very white, blotchy, numb or burning: take it off.")


def over_title() -> str:
    """The end, said until it is answered."""
    return tr("ColdHeat", "Take it off now")


def over_line(progress: Progress) -> str:
    """How long it has been on."""
    on = progress.lasts_s + (progress.over_for_s or 0.0)
    form = tr("ColdHeat", "{what}: on for {time}.")
    what = running_title(progress)
    return form.format(what=what, time=minutes_long(max(MINUTE, on // MINUTE * MINUTE)))


def off_title(how: Ended) -> str:
    """After it."""
    if how is Ended.SKIN:
        return tr("ColdHeat", "Noted. Good that you looked.")
    if how is Ended.LIMIT:
        return tr("ColdHeat", "The time was up long ago. If it is still on, take it off.")
    return tr("ColdHeat", "Noted. It’s off.")


def off_line(how: Ended, until: datetime | None) -> str:
    """What follows."""
    rest = tr("ColdHeat", "The skin there rests for 2 hours, until {time}.")
    said = "" if until is None else rest.format(time=clock(until))
    if how is not Ended.SKIN:
        return said
    worry = tr(
        "ColdHeat",
        "If it doesn’t soon look and feel as usual again, talk to a professional.",
    )
    return f"{worry} {said}".rstrip()


def cut_line() -> str:
    """An answer on the safety page stopped it."""
    return tr(
        "ColdHeat",
        "Timers are off since something was ticked on the safety page, this one too.",
    )
