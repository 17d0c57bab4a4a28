"""`posture content`: the exercises, routines and checklists there are, and a check of one's own."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from posture.cli.endings import failed, invalid
from posture.cli.output import print_json, print_table
from posture.cli.session import Session
from posture.cli.words import span
from posture.core.content import Checklist, ContentError, Library, Move, Routine
from posture.core.content_tables import decode_checklist, decode_move, decode_poses, decode_routine
from posture.storage.content_files import (
    CHECKLISTS,
    EXERCISES,
    POSES,
    ROUTINES,
    Reading,
    read_library,
)
from posture.system.resources import ResourcesNotFoundError, resources_folder

_PLACES = f"{EXERCISES}, {ROUTINES} or {CHECKLISTS}"
_WORDS = {EXERCISES: "exercise", ROUTINES: "routine", CHECKLISTS: "checklist"}
_TOLD_BY = {ROUTINES: "steps", CHECKLISTS: "items"}
"""The key that tells what a file outside these folders is; without it, an exercise."""

Item = Move | Routine | Checklist


@click.group("content")
def content() -> None:
    """Exercises, routines and checklists.

    Your own are TOML files in the folders exercises, routines and checklists of the folder “content”
    beside your records.
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
            (_WORDS[shelf], item.id, span(_seconds(item)), item.name)
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
    """Print the exercise, routine or checklist ID."""
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
    }


def _summary(item: Item) -> dict[str, object]:
    return {"id": item.id, "name": item.name, "seconds": _seconds(item)}


def _seconds(item: Item) -> int:
    return item.about_s if isinstance(item, Checklist) else item.total_s


def _page(word: str, item: Item) -> str:
    heading = f"{item.name} ({word} {item.id}, {span(_seconds(item))})"
    return "\n".join((heading, *_lines(item)))


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
    library = _reading(session).library
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        what = _check_table(path, table, library)
    except ContentError as error:
        raise invalid(str(error)) from None
    except OSError as error:
        raise invalid(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise invalid(f"{path}: the file is not UTF-8 text") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise invalid(f"{path}: this is not TOML: {error}") from None
    click.echo(f"{path}: nothing is wrong ({what})")


def _check_table(path: Path, table: dict[str, Any], library: Library) -> str:
    """What the file holds. Raises ContentError where it does not fit."""
    if path.parent.name == POSES:
        return f"{len(decode_poses(str(path), table))} poses"
    shelf = _shelf_of(path, table)
    match shelf:
        case "routines":
            decode_routine(str(path), table, library.moves)
        case "checklists":
            decode_checklist(str(path), table)
        case _:
            decode_move(str(path), table, library.poses)
    return f"{_WORDS[shelf]} {table['id']}"


def _shelf_of(path: Path, table: Mapping[str, Any]) -> str:
    if path.parent.name in _WORDS:
        return path.parent.name
    return next((shelf for shelf, key in _TOLD_BY.items() if key in table), EXERCISES)
