"""Which settings stand in which group of the window, and where one has a control of its own.

A setting that is named nowhere here appears by itself, at the end of its declared group.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from posture.core.setting_declaration import Group
from posture.core.settings import Settings
from posture.core.settings_catalogue import GENERAL
from posture.core.settings_of_kinds import KIND_FIELDS
from posture.ui.i18n import tr
from posture.ui.icons import IconName
from posture.ui.settings.block import Block, FieldsBlock
from posture.ui.settings.capability import Capabilities, caution_for
from posture.ui.settings.care_group import SafetyBlock
from posture.ui.settings.data_group import NO_FACTS, DataFacts, data_blocks
from posture.ui.settings.field import Field
from posture.ui.settings.hours_group import DAYS_OFF, HOURS, DaysOffBlock, HoursBlock
from posture.ui.settings.prompts_group import StrengthBlock
from posture.ui.settings.rhythm_group import DayBlock, PresetBlock
from posture.ui.settings.system_group import CapabilityBlock
from posture.ui.theme import Theme

GROUPS: Final = (
    Group.RHYTHM,
    Group.HOURS,
    Group.PROMPTS,
    Group.QUIET,
    Group.AWAY,
    Group.MOVES,
    Group.POSTURE,
    Group.CARE,
    Group.SOUND,
    Group.LOOK,
    Group.DATA,
    Group.SYSTEM,
)
"""The groups on show, in order."""

LATER: Final = frozenset(
    {
        "language",
    }
)
"""Settings that nothing follows yet; take a key out once something does."""

IN_FILE_ONLY: Final = frozenset({"first_run.done"})
KIND_FIELDS_IN_FILE_ONLY: Final = frozenset({"name", "content", "with", "at", "when", "surface"})
"""They make kinds of one's own, which is done in the settings file."""

MAIN_KINDS: Final = ("movement", "micro")
"""The kinds whose figures are set in the window; the others are on or off, and how often."""

WITH_OWN_CONTROL: Final = frozenset({"profile", HOURS, DAYS_OFF})
KIND_FIELDS_WITH_OWN_CONTROL: Final = frozenset({"strength"})
PLACED: Final = {"prompts.least_gap": Group.RHYTHM}
"""Where a setting stands in another group than the declared one."""


@dataclass(frozen=True)
class Source:
    """What the blocks of a group are built from."""

    theme: Theme
    settings: Settings
    capabilities: Capabilities
    today: Callable[[], date]
    move_names: Mapping[str, str]
    """The names of moves by their ids."""
    data: DataFacts = NO_FACTS


def group_title(group: Group) -> str:
    """The group's name."""
    match group:
        case Group.RHYTHM:
            return tr("Settings", "Rhythm")
        case Group.HOURS:
            return tr("Settings", "Hours")
        case Group.PROMPTS:
            return tr("Settings", "Prompts")
        case Group.QUIET:
            return tr("Settings", "Hold back")
        case Group.AWAY:
            return tr("Settings", "Away")
        case Group.MOVES:
            return tr("Settings", "Moves")
        case Group.POSTURE:
            return tr("Settings", "Posture")
        case Group.CARE:
            return tr("Settings", "Care")
        case Group.SOUND:
            return tr("Settings", "Sound")
        case Group.LOOK:
            return tr("Settings", "Look")
        case Group.DATA:
            return tr("Settings", "Data")
        case Group.SYSTEM:
            return tr("Settings", "System")
        case Group.HOOKS:
            return tr("Settings", "Commands")


ICONS: Final[dict[Group, IconName]] = {
    Group.RHYTHM: "rhythm",
    Group.HOURS: "clock",
    Group.PROMPTS: "bell",
    Group.QUIET: "hand",
    Group.AWAY: "walking",
    Group.MOVES: "play",
    Group.POSTURE: "seated",
    Group.CARE: "shield",
    Group.SOUND: "sound",
    Group.LOOK: "text_size",
    Group.DATA: "folder",
    Group.SYSTEM: "device",
    Group.HOOKS: "sliders",
}


def blocks_of(group: Group, source: Source) -> tuple[Block, ...]:
    """The parts of a group, from top to bottom."""
    match group:
        case Group.RHYTHM:
            return _rhythm(source)
        case Group.HOURS:
            special: list[Block] = [
                HoursBlock(source.theme, source.settings),
                DaysOffBlock(source.theme, source.settings, source.today),
            ]
        case Group.PROMPTS:
            special = [StrengthBlock(source.theme, source.settings, source.capabilities)]
        case Group.CARE:
            special = [SafetyBlock(source.theme)]
        case Group.DATA:
            place, *others = data_blocks(source.theme, source.data)
            return (place, *_general(group, source), *others)
        case _:
            special = []
    of_system = group is Group.SYSTEM and source.capabilities
    after = [CapabilityBlock(source.theme, source.capabilities)] if of_system else []
    return (*special, *_general(group, source), *_of_main_kinds(group, source), *after)


def shown_keys() -> frozenset[str]:
    """The general settings that the window offers in rows of their own."""
    hidden = LATER | IN_FILE_ONLY | WITH_OWN_CONTROL
    return frozenset(
        key
        for key, setting in GENERAL.items()
        if key not in hidden and PLACED.get(key, setting.group) in GROUPS
    )


def _rhythm(source: Source) -> tuple[Block, ...]:
    return (
        PresetBlock(source.theme, source.settings),
        DayBlock(source.theme, source.today),
        *_of_main_kinds(Group.RHYTHM, source),
        *_other_kinds(source),
        *_general(Group.RHYTHM, source, title=tr("Settings", "Between prompts")),
    )


def _general(group: Group, source: Source, *, title: str = "") -> Iterator[Block]:
    """The settings of the group that belong to no break kind."""
    offered = shown_keys()
    fields = [
        _field(source, key, words=_words_in_window(key), needs=_needed(key))
        for key, setting in GENERAL.items()
        if key in offered and PLACED.get(key, setting.group) is group
    ]
    if fields:
        yield FieldsBlock(source.theme, title, fields)


def _of_main_kinds(group: Group, source: Source) -> Iterator[Block]:
    """The figures of movement breaks and micro-breaks that belong to the group."""
    names = {kind.id: kind.name for kind in source.settings.plan().kinds}
    hidden = KIND_FIELDS_IN_FILE_ONLY | KIND_FIELDS_WITH_OWN_CONTROL
    shown = [f.field for f in KIND_FIELDS if f.group is group and f.field not in hidden]
    for kind in MAIN_KINDS if shown else ():
        title = tr("Kind", names[kind])
        fields = [
            _field(source, f"breaks.{kind}.{field}", topic=title, needs=_enabled_key(kind, field))
            for field in shown
        ]
        yield FieldsBlock(source.theme, title, fields)


def _other_kinds(source: Source) -> Iterator[Block]:
    """A switch for every other kind, and how often it comes."""
    fields = []
    for kind in source.settings.plan().kinds:
        if kind.id in MAIN_KINDS:
            continue
        name = tr("Kind", kind.name)
        fields.append(
            _field(source, f"breaks.{kind.id}.enabled", label=name, words=_about(kind.id))
        )
        if kind.rides_on is None and not kind.at:
            every = tr("Settings", "{kind}: every").format(kind=name)
            key, needs = f"breaks.{kind.id}.every", f"breaks.{kind.id}.enabled"
            fields.append(_field(source, key, label=every, needs=needs))
    yield FieldsBlock(source.theme, tr("Settings", "Beside them"), fields)


def _field(
    source: Source, key: str, *, label: str = "", words: str = "", topic: str = "", needs: str = ""
) -> Field:
    return Field(
        source.theme,
        source.settings.setting(key),
        label=label,
        words=words,
        topic=topic,
        caution=caution_for(key, source.capabilities),
        needs=needs,
        names=source.move_names,
    )


def _enabled_key(kind: str, field: str) -> str:
    return "" if field == "enabled" else f"breaks.{kind}.enabled"


def _needed(key: str) -> str:
    """The switch without which the setting has no effect."""
    table, _, name = key.rpartition(".")
    switch = f"{table}.enabled"
    return switch if name != "enabled" and switch in GENERAL else ""


def _words_in_window(key: str) -> str:
    """What a setting does, where its own help speaks of the command line; else nothing."""
    if key == "moves.never":
        return tr("Settings", "They are not suggested. Remove one here to bring it back.")
    if key == "moves.favourites":
        return tr("Settings", "Routines that you marked with a star on the Routines page.")
    return ""


def _about(kind: str) -> str:
    match kind:
        case "posture":
            return tr("Settings", "Twice a day a movement break opens with a look at how you sit.")
        case "hydration":
            return tr("Settings", "A small reminder of a glass of water.")
        case "stand":
            return tr(
                "Settings", "A cue to change between sitting and standing at a desk for both."
            )
        case "day-limit":
            return tr("Settings", "A word when the day at the desk has been long.")
        case _:
            return tr("Settings", "A kind of your own, from the settings file.")


def keys_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The settings that these blocks set, each once."""
    return tuple(dict.fromkeys(key for block in blocks for key in block.keys))
