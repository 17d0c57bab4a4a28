"""Why a routine is suggested, in one sentence; and the words of sitting and standing."""

from datetime import datetime

from posture.core.coaching import Reason, Suggestion
from posture.core.content import Region
from posture.core.sit_stand import Position, Stance
from posture.ui.i18n import tr


def reason_sentence(suggestion: Suggestion) -> str:
    """`Your wrists have waited longest.`"""
    match suggestion.reason:
        case Reason.WALK:
            return tr("Coach", "A short walk moves everything at once.")
        case Reason.FAVOURITE:
            return tr("Coach", "One of your favourites.")
        case Reason.AFTER_MEETING:
            return tr("Coach", "A few moves after a meeting.")
        case Reason.DAY_END:
            return tr("Coach", "A calm end to the day at the desk.")
        case Reason.STRESS:
            return tr("Coach", "Slow breathing for a tense day.")
        case Reason.STRENGTH:
            return tr("Coach", "Today’s two minutes of strength.")
        case Reason.RECOVERY:
            return tr("Coach", "Easy moves that fit recovery mode.")
        case Reason.RESTED:
            return _rested_sentence(suggestion.rested)


def region_words(region: Region) -> str:
    """A region of moves, as on a chip."""
    return _regions()[region]


def position_line(stance: Stance, now: datetime) -> str:
    """`Standing for 12 minutes`; without a time while nobody said since when."""
    standing = stance.position is Position.STANDING
    if stance.since is None:
        return tr("Coach", "Standing") if standing else tr("Coach", "Sitting")
    minutes = max(0, int((now - stance.since).total_seconds() // 60))
    if minutes < 1:
        return tr("Coach", "Standing since now") if standing else tr("Coach", "Sitting since now")
    if standing:
        return tr("Coach", "Standing for %n minute(s)", minutes)
    return tr("Coach", "Sitting for %n minute(s)", minutes)


def correction(position: Position) -> str:
    """The one click that says it is the other one."""
    if position is Position.STANDING:
        return tr("Coach", "I’m sitting now")
    return tr("Coach", "I’m standing now")


def recovery_entry(*, recovering: bool) -> str:
    """The tray's entry: one click to the page, a second one begins."""
    return tr("Tray", "Recovery mode…") if recovering else tr("Tray", "I have a flare…")


def change_title(position: Position) -> str:
    """The offer's title: time for the other position."""
    if position is Position.STANDING:
        return tr("Coach", "Time to sit for a while?")
    return tr("Coach", "Time to stand for a while?")


def change_sentence(position: Position) -> str:
    """What to do, while the cue to change runs."""
    if position is Position.STANDING:
        return tr("Coach", "Lower the desk, sit right back, both feet down.")
    return tr("Coach", "Raise the desk to elbow height, the screen with it.")


def _rested_sentence(region: Region | None) -> str:
    if region is None or region is Region.WHOLE_BODY:
        return tr("Coach", "This one has waited longest.")
    return tr("Coach", "Waited longest: {region}.").format(region=region_words(region).lower())


def _regions() -> dict[Region, str]:
    return {
        Region.EYES: tr("Region", "Eyes"),
        Region.NECK: tr("Region", "Neck"),
        Region.SHOULDERS: tr("Region", "Shoulders"),
        Region.CHEST: tr("Region", "Chest"),
        Region.UPPER_BACK: tr("Region", "Upper back"),
        Region.LOW_BACK: tr("Region", "Lower back"),
        Region.SIDES: tr("Region", "Sides"),
        Region.CORE: tr("Region", "Core"),
        Region.FOREARMS: tr("Region", "Forearms"),
        Region.WRISTS: tr("Region", "Wrists"),
        Region.HANDS: tr("Region", "Hands"),
        Region.HIPS: tr("Region", "Hips"),
        Region.BUTTOCKS: tr("Region", "Buttocks"),
        Region.THIGHS: tr("Region", "Thighs"),
        Region.KNEES: tr("Region", "Knees"),
        Region.CALVES: tr("Region", "Calves"),
        Region.CIRCULATION: tr("Region", "Circulation"),
        Region.BREATH: tr("Region", "Breath"),
        Region.WHOLE_BODY: tr("Region", "Whole body"),
    }
