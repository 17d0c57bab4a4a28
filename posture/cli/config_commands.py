"""`posture config`: settings by dotted key, for people and scripts."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from posture.cli.endings import failed, invalid
from posture.cli.output import print_json
from posture.cli.settings_page import settings_page
from posture.core.settings import SettingError, Settings
from posture.core.settings_rules import Problem
from posture.storage.settings_file import SettingsFile, SettingsFileError

EDITORS = ("notepad",) if sys.platform == "win32" else ("sensible-editor", "nano", "vi")
"""Tried in turn where neither VISUAL nor EDITOR is set."""


@click.group("config")
def config() -> None:
    """Show and change settings."""


@config.command("get")
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def get(ctx: click.Context, key: str, as_json: bool) -> None:
    """Print the value in force of KEY, or of all settings in the table KEY."""
    file = _file(ctx)
    settings = _loaded(file, about=key)
    inside = [other for other in settings.all_keys() if other.startswith(f"{key}.")]
    if not inside and not settings.has(key):
        raise invalid(settings.unknown(key).words())
    if as_json and inside:
        print_json({other: settings.stored(other) for other in inside})
    elif as_json:
        print_json(settings.stored(key))
    elif inside:
        click.echo("\n".join(f"{other} = {settings.text(other)}" for other in inside))
    else:
        click.echo(settings.text(key))


@config.command("set")
@click.argument("key")
@click.argument("value")
@click.pass_context
def set_value(ctx: click.Context, key: str, value: str) -> None:
    """Set KEY to VALUE, for example `breaks.movement.every 45m`."""
    file = _file(ctx)
    try:
        settings = file.read().settings.with_text(key, value)
        after = file.change({key: settings.get(key)})
    except (SettingError, SettingsFileError) as error:
        _refuse(file, error)
    click.echo(f"{key} = {after.settings.text(key)}")
    _warn(file, (problem for problem in after.problems if problem.key == key))


@config.command("unset")
@click.argument("key")
@click.pass_context
def unset(ctx: click.Context, key: str) -> None:
    """Take KEY, or the table KEY, out of the file, so that the defaults hold."""
    file = _file(ctx)
    try:
        if not file.has(key):
            _refuse_unknown(file.read().settings, key)
        settings = file.change({}, unset=[key]).settings
    except SettingsFileError as error:
        _refuse(file, error)
    if settings.has(key):
        click.echo(f"{key} = {settings.text(key)} (default)")


@config.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--markdown", is_flag=True, help="Print the page docs/settings.md.")
@click.option("--changed", is_flag=True, help="Leave out what is at its default.")
@click.pass_context
def list_all(ctx: click.Context, as_json: bool, markdown: bool, changed: bool) -> None:
    """List all settings with value, default and meaning."""
    if markdown:
        click.echo(settings_page(), nl=False)
        return
    file = _file(ctx)
    settings = _loaded(file)
    keys = [key for key in settings.all_keys() if settings.is_chosen(key) or not changed]
    if as_json:
        print_json([_description(settings, key) for key in keys])
        return
    for key in keys:
        mark = "set    " if settings.is_chosen(key) else "default"
        value = settings.text(key) or '""'
        click.echo(f"{key:<38} {value:<24} {mark}  {settings.setting(key).help}")


@config.command("path")
@click.pass_context
def path(ctx: click.Context) -> None:
    """Print where the file is."""
    click.echo(_file(ctx).path)


@config.command("check")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check the file; exit code 2 when something is wrong with it."""
    _check(_file(ctx))


@config.command("edit")
@click.pass_context
def edit(ctx: click.Context) -> None:
    """Open the file in your editor, then check it."""
    file = _file(ctx)
    try:
        file.make()
    except SettingsFileError as error:
        _refuse(file, error)
    command = [*_editor(file.path), str(file.path)]
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as error:
        message = f"{command[0]} can’t be started: {error.strerror}; set EDITOR to your editor"
        raise failed(message) from None
    if code:
        raise failed(f"{command[0]} ended with code {code}")
    _check(file)


def _file(ctx: click.Context) -> SettingsFile:
    return SettingsFile(ctx.obj.paths.settings_file)


def _loaded(file: SettingsFile, about: str = "") -> Settings:
    """The settings in force, with a warning for each problem with that key or table."""
    loaded = file.load()
    _warn(
        file,
        (
            problem
            for problem in loaded.problems
            if not problem.key or problem.key.startswith(about)
        ),
    )
    return loaded.settings


def _refuse_unknown(settings: Settings, key: str) -> None:
    is_table = any(other.startswith(f"{key}.") for other in settings.all_keys())
    if not is_table and not settings.has(key):
        raise invalid(settings.unknown(key).words())


def _check(file: SettingsFile) -> None:
    problems = file.load().problems
    if problems:
        raise invalid("\n".join(_sentences(file, problems)))
    click.echo(f"{file.path}: nothing is wrong")


def _editor(target: Path) -> list[str]:
    """The user's editor as a list of words, run without a shell."""
    line = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(line, posix=sys.platform != "win32")
    except ValueError:
        raise failed(f"EDITOR can’t be understood: {line}") from None
    if words:
        return words
    found = next((editor for editor in EDITORS if shutil.which(editor)), None)
    if found is None:
        raise failed(f"set EDITOR to your editor, or open {target} yourself")
    return [found]


def _description(settings: Settings, key: str) -> dict[str, object]:
    setting = settings.setting(key)
    return {
        "key": key,
        "value": settings.stored(key),
        "default": setting.type.stored(setting.default),
        "is_default": not settings.is_chosen(key),
        "group": str(setting.group),
        "help": setting.help,
        "allowed": setting.type.allowed,
    }


def _refuse(file: SettingsFile, error: SettingError | SettingsFileError) -> NoReturn:
    if isinstance(error, SettingError):
        raise invalid(error.problem.words()) from None
    raise failed(error.problem.sentence(file.path.name)) from None


def _warn(file: SettingsFile, problems: Iterable[Problem]) -> None:
    for sentence in _sentences(file, problems):
        click.echo(sentence, err=True)


def _sentences(file: SettingsFile, problems: Iterable[Problem]) -> list[str]:
    return [problem.sentence(file.path.name) for problem in problems]
