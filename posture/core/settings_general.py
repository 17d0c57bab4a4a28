"""The settings that belong to no break kind, each declared once.

Validation, `posture config list`, the settings window and docs/settings.md all follow from these
declarations and those of `settings_of_kinds`: a new setting is one entry here or there.
"""

from collections.abc import Mapping

from posture.core.breaks import HOUR, LEAST_GAP_S, MINUTE
from posture.core.hours import OFFICE_HOURS, WEEKDAYS
from posture.core.setting_declaration import Group, Setting
from posture.core.setting_lists import NAME, Command, Day, ListOf, ProfileHours, Span
from posture.core.setting_types import Choice, Duration, Flag, Number, OrNone, Text, Whole
from posture.core.settings_of_body import SETTINGS_OF_BODY

QUIET_REASONS = ("fullscreen", "call", "screencast", "dnd", "inhibitor")
HOLD, IGNORE = "hold", "ignore"
HOOK_EVENTS: Mapping[str, str] = {
    "prompt_due": "a break comes due",
    "prompt_shown": "a prompt appears",
    "prompt_postponed": "a prompt is postponed",
    "prompt_closed": "a prompt ends, with whatever outcome",
    "break_started": "a break begins",
    "routine_ended": "a routine ends",
    "pause_began": "everything is paused",
    "pause_ended": "a pause ends",
}

FIRST_DAYS: Mapping[str, int] = {"monday": 0, "sunday": 6, "saturday": 5}
"""The days on which weeks begin, somewhere: as Python numbers them."""

NOT_YET = "Not used by this version yet."


def later(help_text: str) -> str:
    """The help of a setting that stands in the file but that nothing follows yet."""
    return f"{help_text} {NOT_YET}"


PROFILE_SETTING = Setting(
    key="profile",
    type=NAME,
    default="balanced",
    group=Group.RHYTHM,
    label="Preset",
    help="The rhythm that all figures start from.",
)

_GENERAL: tuple[Setting, ...] = (
    PROFILE_SETTING,
    Setting(
        key="profiles.schedule",
        type=ListOf(ProfileHours(), separator=";", joint="; "),
        default=(),
        group=Group.HOURS,
        label="Presets by time of day",
        help="Hours in which another profile is in force; the first entry that fits wins.",
    ),
    Setting(
        key="work.hours",
        type=ListOf(Span(), least=1, most=28, separator=";", joint="; "),
        default=OFFICE_HOURS.spans,
        group=Group.HOURS,
        label="Working days and hours",
        help="Outside these hours nothing prompts and nothing counts; they may go past midnight.",
    ),
    Setting(
        key="work.days_off",
        type=ListOf(Day(), most=400),
        default=(),
        group=Group.HOURS,
        label="Days off",
        help="Dates without prompts, which no statistics count.",
    ),
    Setting(
        key="prompts.least_gap",
        type=Duration(0, 2 * HOUR),
        default=LEAST_GAP_S,
        group=Group.PROMPTS,
        label="Least time between prompts",
        help="At least this long lies between two prompts, whatever their kinds.",
        window=(5 * MINUTE, 30 * MINUTE),
    ),
    Setting(
        key="prompts.corner",
        type=Choice(("tray", "top-left", "top-right", "bottom-left", "bottom-right")),
        default="tray",
        group=Group.PROMPTS,
        label="Corner",
        help="The corner of the screen in which prompts come; tray means the one near the tray.",
    ),
    Setting(
        key="prompts.screen",
        type=Choice(("pointer", "primary")),
        default="pointer",
        group=Group.PROMPTS,
        label="Screen",
        help="The screen on which prompts come: the one with the pointer, or always the main one.",
    ),
    Setting(
        key="prompts.full_screen",
        type=Flag(),
        default=False,
        group=Group.PROMPTS,
        label="Show moves full screen",
        help="A break that you start fills the screen, and the other screens are dimmed. Esc ends it.",
    ),
    Setting(
        key="prompts.hold_to_skip",
        type=Flag(),
        default=True,
        group=Group.PROMPTS,
        label="Firm: hold to skip",
        help="With firm strength, Skip is held for a second and a half; off, one click does.",
    ),
    Setting(
        key="prompts.lock_screen",
        type=Flag(),
        default=False,
        group=Group.PROMPTS,
        label="Lock the screen when a break starts",
        help="Locks the session as soon as a break begins; micro-breaks don’t lock it.",
    ),
    Setting(
        key="prompts.notifications",
        type=Flag(),
        default=False,
        group=Group.PROMPTS,
        label="Use system notifications",
        help="A notification with buttons in place of the small notice before a break.",
    ),
    Setting(
        key="idle.pause_of",
        type=Duration(1, 5 * MINUTE),
        default=8.0,
        group=Group.PROMPTS,
        label="A pause is",
        help="So long without input is a natural pause, at which a due prompt comes.",
        window=(3, 60),
    ),
    Setting(
        key="idle.reading",
        type=Flag(),
        default=False,
        group=Group.AWAY,
        label="I read a lot",
        help="Less than 3 minutes without input never count as a break: you are reading.",
    ),
)

_QUIET_LABELS: Mapping[str, tuple[str, str]] = {
    "fullscreen": ("In full screen", "an application fills the screen"),
    "call": ("During calls", "a call uses the microphone or camera"),
    "screencast": ("While sharing or presenting", "the screen is shared or recorded"),
    "dnd": ("When do-not-disturb is on", "the desktop’s do-not-disturb is on"),
    "inhibitor": (
        "While something keeps the screen on",
        "a program keeps the screen from going dark, as films and talks do",
    ),
}

_QUIET: tuple[Setting, ...] = (
    *(
        Setting(
            key=f"quiet.{reason}",
            type=Choice((HOLD, IGNORE)),
            default=HOLD,
            group=Group.QUIET,
            label=_QUIET_LABELS[reason][0],
            help=f"Whether prompts are held while {_QUIET_LABELS[reason][1]}.",
        )
        for reason in QUIET_REASONS
    ),
    Setting(
        key="quiet.apps",
        type=ListOf(Text("a process name", longest=100)),
        default=(),
        group=Group.QUIET,
        label="For these apps",
        help="Names of programs that hold prompts for as long as one of them runs.",
    ),
    Setting(
        key="quiet.calendars",
        type=ListOf(Text("a calendar file or a folder of such", longest=1000, files="*.ics")),
        default=(),
        group=Group.QUIET,
        label="Calendars",
        help="Calendar files (.ics) on this computer, read and never written: meetings hold prompts.",
    ),
)

_LOOK_AND_SOUND: tuple[Setting, ...] = (
    Setting(
        key="appearance.theme",
        type=Choice(("system", "light", "dark")),
        default="system",
        group=Group.LOOK,
        label="Theme",
        help="Light or dark colours, or those of the desktop.",
    ),
    Setting(
        key="appearance.text_scale",
        type=Number(0.9, 1.5),
        default=1.0,
        group=Group.LOOK,
        label="Text size",
        help="Size of all text, 1 being the desktop’s own.",
    ),
    Setting(
        key="appearance.reduced_motion",
        type=Choice(("system", "on", "off")),
        default="system",
        group=Group.LOOK,
        label="Reduce motion",
        help="Pictures that don’t move in place of animations; system means off for now.",
    ),
    Setting(
        key="appearance.week_starts",
        type=Choice(("system", *FIRST_DAYS)),
        default="system",
        group=Group.LOOK,
        label="First day of the week",
        help="The day on which weeks begin on all pages; system means the desktop’s.",
    ),
    Setting(
        key="appearance.tray",
        type=Choice(("auto", "light", "dark")),
        default="auto",
        group=Group.LOOK,
        label="Tray icon",
        help="Whether the tray icon is drawn for a light or a dark panel.",
    ),
    Setting(
        key="sound.enabled",
        type=Flag(),
        default=False,
        group=Group.SOUND,
        label="Sound",
        help="Soft tones when a prompt comes, a move begins and a break ends; never during a call.",
    ),
    Setting(
        key="sound.volume",
        type=Whole(0, 100, "%"),
        default=40,
        group=Group.SOUND,
        label="Volume",
        help="How loud the tones are.",
    ),
    Setting(
        key="sound.voice",
        type=Flag(),
        default=False,
        group=Group.SOUND,
        label="Voice guidance",
        help="Says the moves of a routine aloud in place of tones; needs Sound and an installed voice.",
    ),
)

_SYSTEM: tuple[Setting, ...] = (
    Setting(
        key="language",
        type=Text(
            'a language such as "de", or "system"',
            longest=12,
            pattern=r"system|[a-z]{2,3}([_-][A-Za-z]{2,4})?",
        ),
        default="system",
        group=Group.SYSTEM,
        label="Language",
        help=later("The language of all windows; system means the desktop’s."),
    ),
    Setting(
        key="startup.autostart",
        type=Flag(),
        default=True,
        group=Group.SYSTEM,
        label="Start at sign-in",
        help="Whether Posture starts when you sign in.",
    ),
    Setting(
        key="first_run.done",
        type=Flag(),
        default=False,
        group=Group.SYSTEM,
        label="Welcome seen",
        help="Whether the welcome window was finished or closed; false shows it at the next start.",
    ),
    Setting(
        key="retention.activity_days",
        type=OrNone(Whole(7, 36_500, "days"), "forever"),
        default=90,
        group=Group.DATA,
        label="Keep activity for",
        help="Days for which times at and away from the desk are kept; outcomes stay for good.",
        window=(30, 3650),
    ),
    Setting(
        key="report.offer",
        type=Flag(),
        default=False,
        group=Group.DATA,
        label="Offer the weekly report",
        help="A line on the Today page and in the tray’s menu once a week; no window opens by itself.",
    ),
    Setting(
        key="report.day",
        type=Choice(WEEKDAYS),
        default="mon",
        group=Group.DATA,
        label="Report on",
        help="The day from which last week’s report is offered.",
    ),
    Setting(
        key="report.at",
        type=Choice(tuple(f"{hour:02}:00" for hour in range(24))),
        default="09:00",
        group=Group.DATA,
        label="Report from",
        help="The hour from which it is offered; later where the computer was off then.",
    ),
)

_HOOKS = tuple(
    Setting(
        key=f"hooks.{event}",
        type=Command(),
        default=(),
        group=Group.HOOKS,
        label=f"When {when}",
        help=later(f"A command that runs, without a shell, each time {when}."),
    )
    for event, when in HOOK_EVENTS.items()
)

SETTINGS: tuple[Setting, ...] = (
    *_GENERAL,
    *_QUIET,
    *SETTINGS_OF_BODY,
    *_LOOK_AND_SOUND,
    *_SYSTEM,
    *_HOOKS,
)
"""Every setting that belongs to no break kind, in the order in which they are listed."""
