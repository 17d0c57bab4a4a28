"""What keeps the screen from going dark: a film, a talk, a call; and by which program.

Programs tell a reason with it ("Playing …"), which may name a film or a file: it is never read.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

INHIBITOR = "inhibitor"
"""What is seen where no program is named."""

OURSELVES = "posture"
LONGEST_NAME = 40
MOST_INHIBITORS = 20


def programs(told: Iterable[str]) -> tuple[str, ...]:
    """The names of those programs for people, each once, without our own."""
    names = dict.fromkeys(program_name(one) for one in told)
    return tuple(name for name in names if name.lower() != OURSELVES)[:MOST_INHIBITORS]


def program_name(told: str) -> str:
    """The readable part of what a program calls itself.

    `org.gnome.Totem`, `/usr/bin/vlc`, `firefox.desktop` and `My Player` become `Totem`, `vlc`,
    `firefox` and `My Player`.
    """
    name = PurePosixPath("".join(letter for letter in told if letter.isprintable()).strip()).name
    name = name.removesuffix(".desktop")
    if name.count(".") >= 2 and " " not in name:
        name = name.rpartition(".")[2]
    return name[:LONGEST_NAME].strip() or INHIBITOR
