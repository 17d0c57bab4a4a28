"""Titles of what the record names by id."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

LONGEST: Final = 60


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """Something without a title stands under its id."""

    item: Callable[[str, str], str]
    """Of an item, by its checklist and its id."""
    routines: Mapping[str, str] = {}
    kinds: Mapping[str, str] = {}
    presets: Mapping[str, str] = {}
