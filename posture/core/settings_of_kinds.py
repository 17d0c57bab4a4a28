"""The settings that every break kind has, each declared once.

They exist as `breaks.<kind>.<field>` for each kind of the catalogue and for the user's own, and as
`profiles.<name>.breaks.<kind>.<field>`; the kind's figures are their defaults.
The bounds of the file are wide, those of the settings window are the recommended ones.
"""

from posture.core.breaks import HOUR, MINUTE, Strength, Surface
from posture.core.hours import WorkSpan
from posture.core.setting_declaration import Group, KindField
from posture.core.setting_lists import NAME, ClockOrRule, ListOf, Span
from posture.core.setting_types import Choice, Duration, Flag, OrNone, Text, Whole

DAY = 24 * HOUR

_REST = OrNone(Duration(1, 4 * HOUR), "never")
_HOURS: ListOf[WorkSpan] = ListOf(Span(), most=28, separator=";", joint="; ")
_DURATIONS = ListOf(Duration(1, 12 * HOUR), most=6)
_TIMES = ListOf(ClockOrRule(), most=24, separator=r";|,(?=\s*\d{1,2}:\d)", joint="; ")

KIND_FIELDS: tuple[KindField, ...] = (
    KindField(
        field="enabled",
        attribute="enabled",
        type=Flag(),
        group=Group.RHYTHM,
        label="On",
        help="Whether prompts of this kind come.",
    ),
    KindField(
        field="every",
        attribute="every_s",
        type=Duration(5, DAY),
        group=Group.RHYTHM,
        label="Every",
        help="Time at the desk without a rest that counts, after which it is due.",
        windows={
            "movement": (15 * MINUTE, 180 * MINUTE),
            "micro": (10 * MINUTE, 60 * MINUTE),
            "*": (10 * MINUTE, 12 * HOUR),
        },
    ),
    KindField(
        field="length",
        attribute="length_s",
        type=Duration(1, 2 * HOUR),
        group=Group.RHYTHM,
        label="For",
        help="How long the break lasts.",
        windows={
            "movement": (30, 15 * MINUTE),
            "micro": (10, 90),
            "*": (5, 15 * MINUTE),
        },
    ),
    KindField(
        field="name",
        attribute="name",
        type=Text("a name", longest=40),
        group=Group.RHYTHM,
        label="Name",
        help="What this kind is called in the tray and the statistics.",
    ),
    KindField(
        field="content",
        attribute="content",
        type=Choice(("movement", "eyes", "check", "water", "stand", "stop")),
        group=Group.RHYTHM,
        label="Offers",
        help="What a break of this kind offers.",
    ),
    KindField(
        field="at",
        attribute="at",
        type=_TIMES,
        group=Group.HOURS,
        label="At fixed times",
        help="Times of day or cron rules at which it comes, in place of its rhythm.",
    ),
    KindField(
        field="with",
        attribute="rides_on",
        type=OrNone(NAME, "none"),
        group=Group.RHYTHM,
        label="Comes with",
        help="The kind whose breaks this one opens, in place of prompts of its own.",
    ),
    KindField(
        field="when",
        attribute="hours",
        type=_HOURS,
        group=Group.HOURS,
        label="Own hours",
        help="Days and hours in which this kind may prompt; empty means the work hours.",
    ),
    KindField(
        field="strength",
        attribute="strength",
        type=Choice(tuple(Strength), Strength),
        group=Group.PROMPTS,
        label="Strength",
        help="How hard a prompt asks: tray, card, dimmed screen, or a screen that can’t be skipped.",
    ),
    KindField(
        field="surface",
        attribute="surface",
        type=Choice(tuple(Surface), Surface),
        group=Group.PROMPTS,
        label="Looks like",
        help="Whether the prompt is a card with buttons or a small pill that goes by itself.",
    ),
    KindField(
        field="pause_wait",
        attribute="pause_wait_s",
        type=Duration(0, 2 * HOUR),
        group=Group.PROMPTS,
        label="Wait for a pause up to",
        help="How long a due prompt waits for a pause in typing and pointing before it comes anyway.",
        windows={"micro": (0, 10 * MINUTE), "*": (0, 30 * MINUTE)},
    ),
    KindField(
        field="heads_up",
        attribute="heads_up_s",
        type=Duration(0, 10 * MINUTE),
        group=Group.PROMPTS,
        label="Short notice",
        help="How long before a prompt that found no pause a small notice comes; 0 means none.",
        windows={"*": (0, 2 * MINUTE)},
    ),
    KindField(
        field="response",
        attribute="response_s",
        type=Duration(1, 2 * HOUR),
        group=Group.PROMPTS,
        label="Stays for",
        help="How long a prompt stays without an answer while work goes on.",
        windows={"*": (30, 300)},
    ),
    KindField(
        field="again_after",
        attribute="again_after_s",
        type=Duration(0, 2 * HOUR),
        group=Group.PROMPTS,
        label="Ask again after",
        help="When a prompt without an answer is offered once more; 0 means not at all.",
        windows={"*": (0, 15 * MINUTE)},
    ),
    KindField(
        field="postpone_choices",
        attribute="postpone_choices_s",
        type=_DURATIONS,
        group=Group.PROMPTS,
        label="Postpone by",
        help="The delays that a prompt offers; the first is the one on its button.",
        windows={"*": (MINUTE, 30 * MINUTE)},
    ),
    KindField(
        field="postpone_limit",
        attribute="postpone_limit",
        type=Whole(0, 20),
        group=Group.PROMPTS,
        label="Postpone at most",
        help="How many times one prompt can be postponed.",
        windows={"*": (0, 5)},
    ),
    KindField(
        field="natural_after",
        attribute="natural_after_s",
        type=_REST,
        group=Group.AWAY,
        label="Counts after no input for",
        help="A rest this long counts as this break, taken on your own.",
        windows={"micro": (30, 5 * MINUTE), "*": (2 * MINUTE, 15 * MINUTE)},
    ),
    KindField(
        field="natural_after_locked",
        attribute="natural_after_locked_s",
        type=_REST,
        group=Group.AWAY,
        label="Counts when locked for",
        help="The same for a rest with the screen locked or the computer asleep.",
        windows={"micro": (30, 5 * MINUTE), "*": (MINUTE, 15 * MINUTE)},
    ),
)
