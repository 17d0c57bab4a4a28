"""What has to hold between settings: named kinds and profiles exist, rides lead somewhere.

What breaks a rule is left out, so that the default holds in its place, and is reported.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from posture.core.breaks import PROFILES
from posture.core.setting_lists import ProfileSpan
from posture.core.settings_catalogue import kind_key, nearest
from posture.core.settings_plan import (
    Chosen,
    base_kinds,
    general,
    kinds_under,
    profile_called,
    profiles,
)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong with the settings: where, what, and what is allowed."""

    key: str
    wrong: str
    allowed: str = ""
    path: tuple[str | int, ...] = ()
    """Where in the file: names of tables and keys, then indices of lists, to the bad value."""
    line: int | None = None

    def words(self) -> str:
        """The problem in one line, without its place."""
        subject = f"{self.key} {self.wrong}".strip()
        return f"{subject}; {self.allowed}" if self.allowed else subject

    def sentence(self, file_name: str) -> str:
        """The problem in one line, with its place."""
        place = file_name if self.line is None else f"{file_name} line {self.line}"
        return f"{place}: {self.words()}"


def settled(chosen: Chosen) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What was chosen without what breaks a rule, and the problems with that."""
    kept = dict(chosen)
    problems: list[Problem] = []
    for rule in _RULES:
        found = list(rule(kept))
        bad = {problem.key for problem in found}
        kept = {key: value for key, value in kept.items() if bad.isdisjoint(_with_tables(key))}
        problems += found
    return kept, tuple(problems)


def is_about(problem: Problem, key: str) -> bool:
    """Whether the problem is with that key, or with a table that it stands in."""
    return problem.key in _with_tables(key)


def overruled(chosen: Chosen) -> Iterator[Problem]:
    """Settings of profiles that have no effect, since `breaks.…` has the last word."""
    for key in chosen:
        parts = kind_key(key)
        plain = f"breaks.{parts.kind}.{parts.field.field}" if parts else ""
        if plain != key and plain in chosen:
            wrong = f"has no effect, because {plain} is set as well"
            yield _problem(key, wrong, "remove one of the two")


def _own_kinds_have_a_rhythm(chosen: Chosen) -> Iterator[Problem]:
    known = {kind.id for kind in base_kinds(chosen)}
    named = {parts.kind for key in chosen if (parts := kind_key(key)) and parts.profile is None}
    for kind in sorted(named - known):
        wrong = "is no shipped kind of break, and one of your own needs `every` or `at`"
        yield _problem(f"breaks.{kind}", wrong, nearest(kind, known))


def _profiles_change_known_kinds(chosen: Chosen) -> Iterator[Problem]:
    known = {kind.id for kind in base_kinds(chosen)}
    for key in chosen:
        parts = kind_key(key)
        if parts and parts.profile is not None and parts.kind not in known:
            yield _problem(key, f'names the kind "{parts.kind}", which does not exist', _use(known))


def _bases_are_shipped(chosen: Chosen) -> Iterator[Problem]:
    shipped = [profile.id for profile in PROFILES]
    for key, value in chosen.items():
        if key.endswith(".based_on") and value not in shipped:
            yield _problem(key, f'= "{value}" is no shipped profile', _use(shipped))


def _profiles_exist(chosen: Chosen) -> Iterator[Problem]:
    known = [profile.id for profile in profiles(chosen)]
    profile = general(chosen, "profile")
    if profile not in known:
        yield _problem("profile", f'= "{profile}" is no profile', _use(known))
    entries: tuple[ProfileSpan, ...] = general(chosen, "profiles.schedule")
    for index, entry in enumerate(entries):
        if entry.profile not in known:
            wrong = f'entry {index + 1}: "{entry.profile}" is no profile'
            yield _problem("profiles.schedule", wrong, _use(known), (index, "profile"))
            return


def _rides_lead_somewhere(chosen: Chosen) -> Iterator[Problem]:
    kinds = kinds_under(chosen, profile_called(chosen, general(chosen, "profile")))
    hosts = [kind.id for kind in kinds if kind.rides_on is None]
    for key, host in chosen.items():
        parts = kind_key(key)
        if parts is None or parts.field.field != "with" or host is None:
            continue
        if host == parts.kind or host not in hosts:
            others = [other for other in hosts if other != parts.kind]
            wrong = f'= "{host}" is no kind that it can come with'
            yield _problem(key, wrong, f'{_use(others)}, or "none"')


_RULES: tuple[Callable[[Chosen], Iterable[Problem]], ...] = (
    _own_kinds_have_a_rhythm,
    _profiles_change_known_kinds,
    _bases_are_shipped,
    _profiles_exist,
    _rides_lead_somewhere,
)


def _with_tables(key: str) -> Iterator[str]:
    """The key and the tables it stands in."""
    names = key.split(".")
    return (".".join(names[:length]) for length in range(len(names), 0, -1))


def _problem(
    key: str, wrong: str, allowed: str = "", inside: tuple[str | int, ...] = ()
) -> Problem:
    return Problem(key=key, wrong=wrong, allowed=allowed, path=(*key.split("."), *inside))


def _use(words: Iterable[str]) -> str:
    return f"use one of {', '.join(words)}"
