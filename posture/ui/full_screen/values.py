"""What a break on the whole screen is told when it opens: frozen values, as the card is shown."""

from enum import Enum, auto

import msgspec


class Way(Enum):
    """How a break on the whole screen lets go of its user before it is over."""

    FREE = auto()
    """Esc and `End here`: the user began it."""
    FIRM = auto()
    """The same, and Skip, which may ask to be held."""
    STRICT = auto()
    """One emergency exit, which is held for five seconds."""


class FullScreenBreak(msgspec.Struct, frozen=True, kw_only=True):
    """One break on the whole screen."""

    prompt_id: str
    kicker: str
    """`Movement break · 5 min`"""
    way: Way = Way.FREE
    hold_to_skip: bool = True
    on_main_screen: bool = False
    """Rather on the main screen than on the one with the pointer."""
