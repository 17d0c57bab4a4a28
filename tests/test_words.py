"""Every word that the user reads: none of those that ux.md section 4 forbids, no claim of evidence.md 1.3.

What is read: the content files, what goes through `tr`, the labels and help of settings, every other string of the
package that has a blank in it, and what the desktop shows of the app before it runs.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[1]
CONTENT: Final = ROOT / "resources" / "content"
PACKAGE: Final = ROOT / "posture"
SHOWN_BEFORE: Final = ROOT / "packaging" / "linux"
NOT_WORDS: Final = frozenset({"id", "origin", "start", "end", "move", "topic"})
"""Keys of content whose strings are names, not sentences."""

BLAME: Final = (
    r"must|should|shouldn[’']t|only|still haven[’']t|fail(?:s|ed|ure)?|missed|lazy|bad posture"
    r"|just(?! under\b| moved\b| now\b)"
)
"""`just` belittles, unless it tells a place or a time."""
PROMISES: Final = (
    r"treat(?:s|ed|ing|ment)?|reliev\w+|relief|prevent\w*|cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?"
    r"|burns|kill\w*|deadly|dangerous"
)
CLAIMS: Final = (
    r"dis[ck] pressure|realign\w*|golgi|cerebell\w+|six-pack|willow bark|valerian|arnica"
    r"|essential oils?|chronic\w*|ibuprofen|paracetamol|acetaminophen|aspirin|diclofenac"
    r"|naproxen|nsaids?|\d+ ?mg|blood pressure (?:is|as) a (?:frequent |common )?cause"
    r"|spasms? (?:comes?|is caused) (?:from|by) high blood pressure"
)
FORBIDDEN: Final = re.compile(rf"\b(?:{BLAME}|{PROMISES}|{CLAIMS})\b|(?<!<)!(?!=)", re.IGNORECASE)

EXCEPTIONS: Final = {
    "Go only as far as feels easy. A stretch may pull; it shouldn’t sting, tingle or make you dizzy.": (
        "S2 of ux 4.6, which alone may say so"
    ),
    "How should it ask?": "a question of ux 2.1, nobody is told anything",
    "Only on": "ux 2.1: the days of work, as a label",
    "does not diagnose or treat any condition": "the disclaimer of evidence 5.6: it denies the promise",
    "Article: Effective Strategies for Treating Back Spasms": "the title of a source",
    "Article: Understanding Muscle Spasm in Back Treatment Options": "the title of a source",
    "MSD Prevention (Ontario), sit-stand workstations": "the name of a source",
}
"""Words that may stand, and why; each is used, or it goes from this list."""


def content_words() -> Iterator[tuple[str, str]]:
    for path in sorted(CONTENT.rglob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for words in _strings(table):
            yield path.relative_to(ROOT).as_posix(), words


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_WORDS:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@cache
def translated_words() -> tuple[tuple[str, str], ...]:
    """Read once: these are hundreds of files."""
    return tuple(_translated_words())


def _translated_words() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "tr(" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and _name(node.func) == "tr":
                for argument in node.args[1:]:
                    for words in _constants(argument):
                        yield path.relative_to(ROOT).as_posix(), words


def setting_words() -> Iterator[tuple[str, str]]:
    for path in sorted((PACKAGE / "core").glob("setting*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for keyword in node.keywords:
                    if keyword.arg in {"label", "help"}:
                        for words in _constants(keyword.value):
                            yield path.relative_to(ROOT).as_posix(), words


def written_words() -> Iterator[tuple[str, str]]:
    """Every string with a blank, wherever it stands: the desktop's parts and the break kinds have words, too."""
    for path in sorted(PACKAGE.rglob("*.py")):
        comments: set[int] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Expr):
                comments.add(id(node.value))
            elif (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in comments
                and " " in node.value.strip()
            ):
                yield path.relative_to(ROOT).as_posix(), node.value


def packaged_words() -> Iterator[tuple[str, str]]:
    for path in sorted(SHOWN_BEFORE.glob("org.posture_app.Posture.*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.relative_to(ROOT).as_posix(), line


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _constants(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def offences(words: str) -> list[str]:
    """What is forbidden in a text, the exceptions taken out of it."""
    for exception in EXCEPTIONS:
        words = words.replace(exception, "")
    return [found[0] for found in FORBIDDEN.finditer(words)]


@pytest.mark.parametrize(
    "read", [content_words, translated_words, setting_words, written_words, packaged_words]
)
def test_no_forbidden_word_is_said(read: Any) -> None:
    texts = list(read())
    assert len(texts) > 40, "nothing was read"
    assert [(place, found, words) for place, words in texts for found in offences(words)] == []


def test_each_exception_is_in_use() -> None:
    said = "\n".join(words for _, words in (*content_words(), *translated_words()))
    assert [exception for exception in EXCEPTIONS if exception not in said] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("You must stand up.", ["must"]),
        ("It prevents pain and heals.", ["prevents", "heals"]),
        ("Well done!", ["!"]),
        ("<!DOCTYPE html> x != y", []),
        ("You just sat again.", ["just"]),
        ("Top edge just under your eyes; I just moved.", []),
        ("Losing weight lowers disc pressure.", ["disc pressure"]),
        ("Not with high blood pressure that is not settled.", []),
        ("A healthy back, lonely trustworthy mustard.", []),
        ("A stretch shouldn’t hurt.", ["shouldn’t"]),
    ],
)
def test_the_lint_finds_what_it_is_for(words: str, found: list[str]) -> None:
    assert offences(words) == found
