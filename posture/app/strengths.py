"""How hard a prompt really asks on this desktop: where no window can stay on top, every prompt is quiet."""

from posture.core.breaks import BreakKind, Strength

WAYLAND = "wayland"


def can_float(platform_name: str) -> bool:
    """Whether windows have a place of their own above others, by the name of Qt's platform.

    Plain Wayland gives neither: a card would open anywhere and take the keyboard.
    """
    return not platform_name.startswith(WAYLAND)


def shown_strength(kind: BreakKind, *, on_top: bool) -> Strength:
    """The strength as it is shown. The engine keeps to the chosen one, whatever the desktop can do."""
    return kind.strength if on_top else Strength.QUIET
