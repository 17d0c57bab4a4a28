"""Why a routine is suggested, in one sentence."""

from posture.core.coaching import Reason, Suggestion
from posture.core.content import Region
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
        case Reason.HOME:
            return tr("Coach", "Floor moves for the end of the day.")
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


def _rested_sentence(region: Region | None) -> str:
    if region is None or region is Region.WHOLE_BODY:
        return tr("Coach", "It’s this one’s turn.")
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
