"""The pinned packages: complete, checked by hash, and from no particular place."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
REQUIREMENTS = (PROJECT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
PINNED = re.compile(
    r"^([a-z0-9][a-z0-9-]*)==\S+( ; [^\\]+)? \\\n((?:    --hash=sha256:.*\n?)+)", re.MULTILINE
)


def normalised(requirement: str) -> str:
    """Return a requirement's name the way package indexes compare it."""
    name = re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned_names() -> set[str]:
    return {name for name, _marker, _hashes in PINNED.findall(REQUIREMENTS)}


def test_every_dependency_is_pinned_with_hashes() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]

    assert {normalised(requirement) for requirement in wanted} <= pinned_names()


def test_nothing_else_is_in_the_file() -> None:
    left = PINNED.sub("", REQUIREMENTS)

    assert [line for line in left.splitlines() if line and not line.startswith("#")] == []


def test_no_address_is_named() -> None:
    assert re.findall(r"https?:|index|\.org|\.com", REQUIREMENTS) == []
