"""Which setting a story hangs on, and what it was then as far as that is recorded. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from posture.core.events import Outcome, SettingChanged
from posture.core.relabel import Seen
from posture.core.settings import Settings
from posture.core.why_codes import Because, Code
from posture.core.why_values import DecisionStory, DueBy, GapStory, PromptStory, Story, Wait

_WAITS: Mapping[Wait, str] = {
    Wait.SPACING: "prompts.least_gap",
    Wait.PAUSE: "breaks.{kind}.pause_wait",
}
_OF_DECISIONS: Mapping[str, str] = {
    Code.DAY_BEGAN: "work.hours",
    Code.OFF_HOURS: "work.hours",
    Code.PROFILE: "profile",
    Code.KIND_ON: "breaks.{kind}.enabled",
    Code.KIND_OFF: "breaks.{kind}.enabled",
    Code.KIND_CHANGED: "breaks.{kind}.at",
}
_HOLDING = frozenset({"fullscreen", "call", "screencast", "dnd", "inhibitor"})


class SettingThen(msgspec.Struct, frozen=True):
    """A setting with its value at the moment, as people write it; None where that isn't known any more."""

    key: str
    value: str | None


def setting_of(
    story: Story, settings: Settings, changes: Iterable[SettingChanged] = ()
) -> SettingThen | None:
    """The setting that tells most about the story; None where none does, or it is gone."""
    key = _key_of(story)
    if key is None or not settings.has(key):
        return None
    return SettingThen(key, _value_then(key, story.at, settings, changes))


def _value_then(
    key: str, at: datetime, settings: Settings, changes: Iterable[SettingChanged]
) -> str | None:
    """What it is now, or was before the first change since."""
    for change in changes:
        if change.at <= at:
            continue
        if change.key == key:
            return change.before or None
        if change.key == "profile" and key.startswith("breaks."):
            return None
    return settings.text(key)


def _key_of(story: Story) -> str | None:
    match story:
        case PromptStory():
            return _key_of_prompt(story).format(kind=story.kind)
        case GapStory():
            return f"breaks.{story.kind}.every"
        case DecisionStory(step=step):
            key = _OF_DECISIONS.get(step.code)
            return None if key is None else key.format(kind=step.kind)


def _key_of_prompt(story: PromptStory) -> str:
    outcome = None if story.closed is None else story.closed.outcome
    if story.wait is Wait.QUIET or outcome is Outcome.HELD:
        return _key_of_hold(story)
    if story.wait in _WAITS:
        return _WAITS[story.wait]
    if story.because in (Because.HOURS, Because.OWN_HOURS, Because.NEW_DAY):
        return "work.hours" if story.because != Because.OWN_HOURS else "breaks.{kind}.when"
    match outcome:
        case Outcome.NATURAL if story.rested in (Seen.LOCKED, Seen.ASLEEP, Seen.NOT_RUNNING):
            return "breaks.{kind}.natural_after_locked"
        case Outcome.NATURAL:
            return "breaks.{kind}.natural_after"
        case Outcome.IGNORED:
            return "breaks.{kind}.response"
        case Outcome.PARTIAL | Outcome.SKIPPED if story.started_by:
            return "breaks.{kind}.length"
        case _ if story.steps_of(Code.POSTPONED):
            return "breaks.{kind}.postpone_choices"
        case _ if story.due_by is DueBy.CLOCK:
            return "breaks.{kind}.at"
        case _:
            return "breaks.{kind}.every"


def _key_of_hold(story: PromptStory) -> str:
    for reason in story.reasons:
        if reason in _HOLDING:
            return f"quiet.{reason}"
        if reason.startswith("app:"):
            return "quiet.apps"
        if reason == "calendar":
            return "quiet.calendars"
    return "breaks.{kind}.every"
