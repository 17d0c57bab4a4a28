"""Settings in words: the labels of choices, durations as they are shown and typed."""

import re
from typing import Final

from posture.core.durations import parse_duration
from posture.core.hours import WEEKDAYS
from posture.ui.dashboard.written import weekday_name
from posture.ui.i18n import tr

MINUTE: Final = 60
HOUR: Final = 3600


def choice_words(key: str, choice: str) -> str:
    """What a choice is called in the window."""
    words = _choices(key).get(choice)
    return words or choice.replace("-", " ").capitalize()


def example_of(key: str) -> str:
    """What can be typed into a field that takes a written form."""
    match key.rpartition(".")[2]:
        case "schedule":
            return tr("Example", "eyes mon-fri 13:00-17:00; recovery sat 10:00-12:00")
        case "postpone_choices":
            return tr("Example", "5m, 10m, 20m")
        case _:
            return ""


def duration_words(seconds: float) -> str:
    """`45 s`, `5 min`, `1 min 30 s`, `1 h 30 min`."""
    minutes, rest = divmod(round(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    parts = [
        words.format(n=n)
        for n, words in (
            (hours, tr("Duration", "{n} h")),
            (minutes, tr("Duration", "{n} min")),
            (rest, tr("Duration", "{n} s")),
        )
        if n
    ]
    nothing = tr("Duration", "{n} s").format(n=0)
    return " ".join(parts or [nothing]).replace(" ", "\N{NO-BREAK SPACE}")


def typed_duration(text: str, unit_s: float) -> float:
    """Seconds of a typed duration; a bare number counts in `unit_s`. Raises ValueError."""
    plain = " ".join(text.split()).replace(",", ".")
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain):
        return float(plain) * unit_s
    for unit, words in (
        ("h", tr("Duration", "{n} h")),
        ("m", tr("Duration", "{n} min")),
        ("s", tr("Duration", "{n} s")),
    ):
        name = words.replace("{n}", "").strip()
        plain = re.sub(rf"(?<=[0-9\s]){re.escape(name)}(?![a-z])", unit, plain)
    return parse_duration(plain)


def _choices(key: str) -> dict[str, str]:
    match key:
        case "prompts.corner":
            return {
                "tray": tr("Choice", "Near the tray"),
                "top-left": tr("Choice", "Top left"),
                "top-right": tr("Choice", "Top right"),
                "bottom-left": tr("Choice", "Bottom left"),
                "bottom-right": tr("Choice", "Bottom right"),
            }
        case "moves.leave_out":
            return {
                "wrists": tr("Choice", "Wrists & hands"),
                "pregnancy": tr("Choice", "Pregnant"),
            }
        case "moves.equipment":
            return {
                "stable-chair": tr("Choice", "Chair without castors"),
                "level-route": tr("Choice", "A level way to walk"),
                "band": tr("Choice", "Elastic band"),
                "strap": tr("Choice", "Towel or strap"),
                "table": tr("Choice", "Sturdy table"),
            }
        case "moves.choice":
            return {
                "favourites": tr("Choice", "My favourites"),
                "same": tr("Choice", "The same"),
            }
        case "prompts.screen":
            return {
                "pointer": tr("Choice", "The one with the pointer"),
                "primary": tr("Choice", "The main one"),
            }
        case "report.day":
            return {word: weekday_name(number) for number, word in enumerate(WEEKDAYS)}
        case "appearance.tray":
            return {
                "auto": tr("Choice", "Automatic"),
                "light": tr("Choice", "For a light panel"),
                "dark": tr("Choice", "For a dark panel"),
            }
        case "appearance.week_starts":
            return {"system": tr("Choice", "As the desktop has it")}
        case "appearance.theme":
            return {
                "system": tr("Choice", "As the desktop has it"),
                "light": tr("Choice", "Light"),
                "dark": tr("Choice", "Dark"),
            }
        case _:
            return {
                "never": tr("Choice", "Never"),
                "forever": tr("Choice", "Forever"),
                "none": tr("Choice", "None"),
            }
