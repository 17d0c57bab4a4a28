"""docs/settings.md: every setting with its default and bounds, written from the declarations."""

from collections.abc import Iterable, Iterator

from posture.core.breaks import KINDS, PROFILES, BreakKind
from posture.core.durations import format_duration
from posture.core.setting_declaration import KindField, Setting
from posture.core.setting_lists import ListOf
from posture.core.setting_types import OrNone
from posture.core.settings_general import SETTINGS
from posture.core.settings_of_kinds import KIND_FIELDS

_INTRODUCTION = """\
# Settings

Written by `posture config list --markdown`; a test holds it equal to the declarations.

Settings stand in `config.toml`; `posture config path` says where it is. Change them in the settings
window, by `posture config set KEY VALUE`, or in an editor: the running app takes up a saved file.
Durations are `45s`, `30m`, `1h30m`; a bare number is minutes. Times are `14:30`.

A value that can't be used is reported with its line, and its default holds until it is mended.
Unknown keys are reported and kept. The file is never reset, comments survive a change, and
`config.toml.bak` is the file as it was before the last change.
"""

_OF_KINDS = """\
## Break kinds: `breaks.<kind>.…`

A kind of your own is a table `[breaks.<name>]` with at least `every` or `at`; letters, digits, `-`
and `_` make a name. A kind that is given `every` or `at` comes by itself, unless `with` is given too.
"""

_PROFILES = """\
## Profiles: `profile` and `profiles.<name>.…`

A kind's figures come from the catalogue, then from the profile in force, then from
`breaks.<kind>.…`, which has the last word. A profile of your own is made by any of these keys:

- `profiles.<name>.name`, `profiles.<name>.reason`: what it is called, and why to use it.
- `profiles.<name>.based_on`: the shipped profile it starts from; without it `balanced`.
- `profiles.<name>.breaks.<kind>.<field>`: what it changes.

A shipped profile is changed by the same keys under its own name.
"""

_EXAMPLE = """\
## An example

```toml
profile = "keyboard-intensive"

[breaks.movement]
every = "45m"
postpone_choices = ["5m", "15m"]

[breaks.stairs] # a kind of my own
at = ["11:00", "0 15 * * mon-fri"]
length = "3m"

[work]
hours = [
    {days = "mon-thu", from = "08:30", to = "17:00"},
    {days = "fri", from = "08:30", to = "14:00"},
]
days_off = ["2026-12-24", "2026-12-25"]

[profiles]
schedule = ["walks mon-fri 13:00-17:00"]

[profiles.walks]
based_on = "active-walk"
breaks.movement.length = "4m"

[hooks]
break_started = ["playerctl", "pause"]
```
"""


def settings_page() -> str:
    """The whole page as Markdown."""
    general = [_row(setting) for setting in SETTINGS]
    parts = [
        _INTRODUCTION,
        _table("## General", ("Key", "Default", "Allowed", "What it does"), general),
        _OF_KINDS,
        _table("", ("Field", "Allowed", "What it does"), map(_field_row, KIND_FIELDS)),
        _table(
            "### Defaults in the profile *balanced*",
            ("Field", *(f"`{kind.id}`" for kind in KINDS)),
            (_defaults_row(field) for field in KIND_FIELDS),
        ),
        _PROFILES,
        _table("", ("Profile", "Name", "What it is"), _profile_rows()),
        _EXAMPLE,
    ]
    return "\n".join(parts)


def _row(setting: Setting) -> tuple[str, ...]:
    default = setting.type.text(setting.default)
    return f"`{setting.key}`", _code(default), _allowed(setting), setting.help


def _field_row(field: KindField) -> tuple[str, ...]:
    return f"`{field.field}`", _allowed(field.setting(field.field, KINDS[0])), field.help


def _defaults_row(field: KindField) -> tuple[str, ...]:
    return f"`{field.field}`", *(_code(_default(field, kind)) for kind in KINDS)


def _default(field: KindField, kind: BreakKind) -> str:
    return field.type.text(field.of(kind))


def _profile_rows() -> Iterator[tuple[str, ...]]:
    return ((f"`{profile.id}`", profile.name, profile.reason) for profile in PROFILES)


def _allowed(setting: Setting) -> str:
    """Bounds or choices in short; the error messages say the rest."""
    match setting.type:
        case OrNone(word=word):
            return f"{_range(setting)}, or `{word}`"
        case ListOf(most=most):
            return f"{_range(setting)}; up to {most} in a list"
        case _:
            return _range(setting)


def _range(setting: Setting) -> str:
    if setting.choices:
        return ", ".join(f"`{choice}`" for choice in setting.choices)
    if setting.minimum is None or setting.maximum is None:
        return setting.innermost_type.allowed.removeprefix("use ")
    if setting.unit == "s":
        return f"{format_duration(setting.minimum)} to {format_duration(setting.maximum)}"
    return f"{setting.minimum:g} to {setting.maximum:g} {setting.unit}".strip()


def _code(text: str) -> str:
    return f"`{text}`" if text else "–"


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [_line(heads), _line("---" for _ in heads), *(_line(row) for row in rows)]
    return "\n".join((title, "", *lines, "") if title else (*lines, ""))


def _line(cells: Iterable[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
