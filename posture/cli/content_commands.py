"""`posture content`: the exercises, routines, checklists, tips and safety lists there are; a check of one's own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from posture.cli.endings import failed, invalid
from posture.cli.output import print_json, print_table
from posture.cli.session import Session
from posture.cli.words import span
from posture.core.content import (
    Checklist,
    ContentError,
    Library,
    Move,
    Routine,
    SafetyList,
    Tip,
)
from posture.storage.content_checking import Checked, check_alone
from posture.storage.content_files import (
    CHECKLISTS,
    EXERCISES,
    POSES,
    ROUTINES,
    SAFETY,
    TIPS,
    Reading,
    read_library,
)
from posture.system.resources import ResourcesNotFoundError, resources_folder

_WORDS = {
    EXERCISES: "exercise",
    ROUTINES: "routine",
    CHECKLISTS: "checklist",
    TIPS: "tip",
    SAFETY: "safety list",
}
_PLACES = f"{', '.join([*_WORDS][:-1])} or {SAFETY}"

Item = Move | Routine | Checklist | Tip | SafetyList


@click.group("content")
def content() -> None:
    """Moves, routines, checklists, tips, safety.

    Your own are TOML files in the folders exercises, routines, checklists and tips of the folder
    “content” beside your records.
    """


@content.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_all(session: Session, as_json: bool) -> None:
    """List all by id, with what they are and how long they take."""
    shelves = _shelves(_library(session))
    if as_json:
        print_json(
            {shelf: [_summary(item) for item in items.values()] for shelf, items in shelves.items()}
        )
        return
    print_table(
        [
            (_WORDS[shelf], item.id, _span(item), _name(item))
            for shelf, items in shelves.items()
            for item in items.values()
        ],
        right=frozenset({2}),
    )


@content.command("show")
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def show(session: Session, id: str, as_json: bool) -> None:  # noqa: A002 - named so in the contract
    """Print the exercise, routine, checklist, tip or safety list ID."""
    shelves = _shelves(_library(session))
    found = [(shelf, items[id]) for shelf, items in shelves.items() if id in items]
    if not found:
        raise invalid(f"there is nothing called “{id}”; “posture content list” names all there is")
    if as_json:
        print_json({_WORDS[shelf]: msgspec.to_builtins(item) for shelf, item in found})
    else:
        click.echo("\n\n".join(_page(_WORDS[shelf], item) for shelf, item in found))


@content.command("check")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def check(session: Session, path: Path) -> None:
    """Check a file of your own, or a folder of them.

    The exit code is 2 when something is wrong; each error names the file, the place and what is allowed.
    """
    if path.is_dir():
        _check_folder(path)
    else:
        _check_file(session, path)


# --- what there is ---


def _library(session: Session) -> Library:
    """Everything there is; what is wrong with the user's own is said on stderr."""
    reading = _reading(session)
    for error in reading.errors:
        click.echo(str(error), err=True)
    return reading.library


def _reading(session: Session) -> Reading:
    return read_library(_shipped(), session.paths.data / "content")


def _shipped() -> Path:
    try:
        return resources_folder() / "content"
    except ResourcesNotFoundError as error:
        raise failed(str(error)) from None


def _shelves(library: Library) -> dict[str, Mapping[str, Item]]:
    return {
        EXERCISES: library.moves,
        ROUTINES: library.routines,
        CHECKLISTS: library.checklists,
        TIPS: library.tips,
        SAFETY: library.safety,
    }


def _summary(item: Item) -> dict[str, object]:
    seconds = _seconds(item)
    return {"id": item.id, "name": _name(item)} | ({} if seconds is None else {"seconds": seconds})


def _name(item: Item) -> str:
    return item.title if isinstance(item, Tip | SafetyList) else item.name


def _seconds(item: Item) -> int | None:
    """How long it takes; what is read takes no time of its own."""
    match item:
        case Checklist():
            return item.about_s
        case Move() | Routine():
            return item.total_s
        case Tip() | SafetyList():
            return None


def _span(item: Item) -> str:
    seconds = _seconds(item)
    return "" if seconds is None else span(seconds)


def _page(word: str, item: Item) -> str:
    facts = ", ".join(filter(None, (f"{word} {item.id}", _span(item))))
    return "\n".join((f"{_name(item)} ({facts})", *_lines(item)))


def _lines(item: Item) -> list[str]:
    match item:
        case Move():
            return [_both_sides(item.instruction), *_bullets(item.cues), *_bullets(item.cautions)]
        case Routine():
            return [
                f"{item.purpose}.",
                *_bullets(f"{step.move.name}, {span(step.dose.total_s)}" for step in item.steps),
            ]
        case Checklist():
            return [line for one in item.items for line in (one.question, *_bullets(one.fixes))]
        case Tip():
            return [item.text]
        case SafetyList():
            return [item.lead, *_bullets(one.text for one in item.items), item.advice]


def _bullets(texts: Any) -> list[str]:
    return [f"  - {_both_sides(text)}" for text in texts]


def _both_sides(text: str) -> str:
    """A text with its places for a side filled in, left first."""
    return text.replace("{side}", "left").replace("{other}", "right")


# --- checking one's own ---


def _check_folder(folder: Path) -> None:
    own = folder.resolve()
    shipped = [place for place in (_shipped().resolve(),) if place != own]
    reading = read_library(*shipped, own)
    if reading.errors:
        raise invalid("\n".join(str(error) for error in reading.errors))
    counts = _counts(reading.library, read_library(*shipped).library)
    if not any(counts.values()):
        raise invalid(f"{folder}: there is nothing to check; put files into {_PLACES} in it")
    found = ", ".join(f"{shelf}: {count}" for shelf, count in counts.items())
    click.echo(f"{folder}: nothing is wrong ({found})")


def _counts(library: Library, without: Library) -> dict[str, int]:
    before = _shelves(without)
    return {shelf: len(items) - len(before[shelf]) for shelf, items in _shelves(library).items()}


def _check_file(session: Session, path: Path) -> None:
    try:
        found = check_alone(path, _reading(session).library)
    except ContentError as error:
        raise invalid(str(error)) from None
    click.echo(f"{path}: nothing is wrong ({_held(found)})")


def _held(found: Checked) -> str:
    return f"{found.count} poses" if found.kind == POSES else f"{_WORDS[found.kind]} {found.id}"
