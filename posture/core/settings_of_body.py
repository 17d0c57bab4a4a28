"""The settings of moves, posture and care: what suits somebody's body, each declared once."""

from posture.core.breaks import MINUTE
from posture.core.setting_declaration import Group, Setting
from posture.core.setting_lists import ListOf
from posture.core.setting_types import Choice, Duration, Flag, OrNone, Text, Whole

BODY_AREAS = (
    "neck",
    "shoulders",
    "wrists",
    "lower-back",
    "hips",
    "knees",
    "ankles",
    "balance",
    "pregnancy",
)
EQUIPMENT_AT_HAND = (
    "chair",
    "stable-chair",
    "desk",
    "door-frame",
    "window",
    "wall",
    "level-route",
)
EQUIPMENT = (*EQUIPMENT_AT_HAND, "band", "mat", "cushion", "strap", "table")

MOVES: tuple[Setting, ...] = (
    Setting(
        key="moves.leave_out",
        type=ListOf(Choice(BODY_AREAS)),
        default=(),
        group=Group.MOVES,
        label="Leave out",
        help="Moves that load these parts of the body are not suggested.",
    ),
    Setting(
        key="moves.never",
        type=ListOf(Text("the id of a move", longest=60)),
        default=(),
        group=Group.MOVES,
        label="Moves left out",
        help="Moves that are not suggested again; `posture content list` names them all.",
    ),
    Setting(
        key="moves.seated",
        type=Flag(),
        default=False,
        group=Group.MOVES,
        label="I don’t stand up",
        help="Suggest moves that can be done sitting, and speak of them that way.",
    ),
    Setting(
        key="moves.wheelchair",
        type=Flag(),
        default=False,
        group=Group.MOVES,
        label="Wheelchair user",
        help="Suggest moves that can be done sitting, and draw them in a wheelchair.",
    ),
    Setting(
        key="moves.discreet",
        type=Flag(),
        default=False,
        group=Group.MOVES,
        label="Open-plan friendly",
        help="Suggest moves that draw no looks in an open-plan office.",
    ),
    Setting(
        key="moves.level",
        type=Choice(("easy", "normal")),
        default="easy",
        group=Group.MOVES,
        label="Level",
        help="Easy plays the easier version of each move and leaves strength out.",
    ),
    Setting(
        key="moves.choice",
        type=Choice(("rotate", "favourites", "same")),
        default="rotate",
        group=Group.MOVES,
        label="Routine choice",
        help="Rotate through the body, choose among your favourites, or keep to the first favourite.",
    ),
    Setting(
        key="moves.favourites",
        type=ListOf(Text("the id of a routine", longest=60)),
        default=(),
        group=Group.MOVES,
        label="Favourites",
        help="Routines that you like; `posture content list` names them all.",
    ),
    Setting(
        key="moves.equipment",
        type=ListOf(Choice(EQUIPMENT)),
        default=EQUIPMENT_AT_HAND,
        group=Group.MOVES,
        label="What is at hand",
        help="Things that moves may use; a move that needs anything else is not suggested.",
    ),
    Setting(
        key="moves.strength",
        type=Flag(),
        default=False,
        group=Group.MOVES,
        label="Strength snack",
        help="Offers two minutes of strength in one break a day, five days a week.",
    ),
    Setting(
        key="moves.home",
        type=Flag(),
        default=False,
        group=Group.MOVES,
        label="Floor moves at the end of the day",
        help="Offers a routine of the Home list when work hours end.",
    ),
)

POSTURE: tuple[Setting, ...] = (
    Setting(
        key="posture.checks",
        type=Whole(0, 4, "a day"),
        default=2,
        group=Group.POSTURE,
        label="Checks per day",
        help="How many movement breaks a day begin with a look at how you sit.",
    ),
    Setting(
        key="posture.standing_desk",
        type=Flag(),
        default=False,
        group=Group.POSTURE,
        label="I use a standing desk",
        help="Asks you to change between sitting and standing, and remembers which it is.",
    ),
    Setting(
        key="posture.stand_for",
        type=Duration(5 * MINUTE, 30 * MINUTE),
        default=15 * MINUTE,
        group=Group.POSTURE,
        label="Stand for",
        help="After so long the cue to sit comes; new to standing, begin with 5 to 15 minutes.",
    ),
    Setting(
        key="posture.height",
        type=OrNone(Whole(120, 220, "cm"), "unknown"),
        default=None,
        group=Group.POSTURE,
        label="My height",
        help="Turned into starting heights for chair, desk and screen; it stays on this computer.",
    ),
    Setting(
        key="posture.tips",
        type=Flag(),
        default=False,
        group=Group.POSTURE,
        label="Tips",
        help="One line of advice a day on the Today page.",
    ),
)

CARE: tuple[Setting, ...] = (
    Setting(
        key="care.enabled",
        type=Flag(),
        default=True,
        group=Group.CARE,
        label="Recovery mode and timers",
        help="Off leaves recovery mode, the cold and heat timer and their pages out altogether.",
    ),
    Setting(
        key="care.weekly_checkin",
        type=Flag(),
        default=False,
        group=Group.CARE,
        label="Weekly body check-in",
        help="Asks on Friday’s last break how your body felt this week.",
    ),
    Setting(
        key="care.clinician",
        type=Flag(),
        default=False,
        group=Group.CARE,
        label="My clinician gave me exercises",
        help="Their word comes before the stages of recovery mode: it leaves nothing out.",
    ),
    Setting(
        key="care.ask_first",
        type=Flag(),
        default=False,
        group=Group.CARE,
        label="Ask a professional first",
        help="Leaves exercises out until you have asked; breaks and posture checks go on.",
    ),
    Setting(
        key="care.sedating_medicine",
        type=Flag(),
        default=False,
        group=Group.CARE,
        label="Medicine that makes drowsy",
        help="Leaves out moves that ask for balance, and the tip about driving.",
    ),
    Setting(
        key="care.emergency_number",
        type=Text("a phone number, or nothing", longest=20, pattern=r"[0-9 +*#-]*"),
        default="",
        group=Group.CARE,
        label="Emergency number",
        help="Shown on the safety page, such as 112, 999 or 911.",
    ),
)

SETTINGS_OF_BODY: tuple[Setting, ...] = (*MOVES, *POSTURE, *CARE)
"""In the order in which they are listed."""
