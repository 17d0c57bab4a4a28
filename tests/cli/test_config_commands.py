"""`posture config`: what it prints, where, and with which exit code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from posture.cli.config_commands import config
from posture.cli.settings_page import settings_page
from posture.core.settings import Settings
from posture.core.settings_reading import read_settings
from posture.storage.settings_file import HEADER, SettingsFile

DOCS = Path(__file__).parents[2] / "docs"
BAD = '[breaks.movement]\nevery = "7x"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def run(path: Path, *words: str) -> Result:
    context = SimpleNamespace(paths=SimpleNamespace(settings_file=path))
    return CliRunner().invoke(config, words, obj=context)


def answer(path: Path, *words: str) -> str:
    """What a command prints that has nothing to complain of."""
    result = run(path, *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.rstrip("\n")


def complaint(path: Path, code: int, *words: str) -> str:
    """The one line that a refused command prints."""
    result = run(path, *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.count("\n") == 1
    return result.stderr.rstrip("\n")


class TestGet:
    def test_a_default_and_a_chosen_value(self, path: Path) -> None:
        assert answer(path, "get", "breaks.movement.every") == "1h"
        path.write_text('[breaks.movement]\nevery = "90"\n')
        assert answer(path, "get", "breaks.movement.every") == "1h30m"

    def test_a_whole_table(self, path: Path) -> None:
        lines = answer(path, "get", "sound").splitlines()
        assert lines == ["sound.enabled = false", "sound.volume = 40", "sound.voice = false"]

    def test_as_json(self, path: Path) -> None:
        assert json.loads(answer(path, "get", "breaks.micro.postpone_choices", "--json")) == ["5m"]
        sound = {"sound.enabled": False, "sound.volume": 40, "sound.voice": False}
        assert json.loads(answer(path, "get", "sound", "--json")) == sound

    def test_no_setting(self, path: Path) -> None:
        line = complaint(path, 2, "get", "work.hour")
        assert line == "work.hour is not a setting; did you mean work.hours?"

    def test_a_bad_value_is_its_default_with_a_warning(self, path: Path) -> None:
        path.write_text(BAD)
        result = run(path, "get", "breaks.movement.every")
        assert (result.exit_code, result.stdout) == (0, "1h\n")
        assert result.stderr.startswith('config.toml line 2: breaks.movement.every = "7x" is not')
        assert answer(path, "get", "sound.volume") == "40"


class TestSet:
    def test_writes_and_says_so(self, path: Path) -> None:
        assert answer(path, "set", "breaks.movement.every", "45") == "breaks.movement.every = 45m"
        assert path.read_text().startswith(f'{HEADER}\n[breaks.movement]\nevery = "45m"\n')

    def test_a_bad_value(self, path: Path) -> None:
        line = complaint(path, 2, "set", "breaks.movement.every", "7x")
        allowed = "use for example 45s, 30m or 1h30m (5s to 24h)"
        assert line == f'breaks.movement.every = "7x" is not a duration; {allowed}'
        assert not path.exists()

    def test_no_setting(self, path: Path) -> None:
        assert "did you mean movement?" in complaint(path, 2, "set", "breaks.movment.every", "45m")

    def test_a_file_cut_off_half_way_is_left_as_it_is(self, path: Path) -> None:
        path.write_text('[breaks.movement]\nevery = "45')
        line = complaint(path, 1, "set", "sound.volume", "10")
        assert line.startswith("config.toml line 2: is not valid TOML")
        assert path.read_text() == '[breaks.movement]\nevery = "45'

    def test_a_setting_without_effect(self, path: Path) -> None:
        path.write_text('[breaks.micro]\nevery = "25m"\n')
        result = run(path, "set", "profiles.walks.breaks.micro.every", "20m")
        assert (result.exit_code, result.stdout) == (0, "profiles.walks.breaks.micro.every = 20m\n")
        assert "has no effect, because breaks.micro.every is set as well" in result.stderr


class TestUnset:
    def test_the_default_comes_back(self, path: Path) -> None:
        path.write_text("[sound] # s\nvolume = 10\n")
        assert answer(path, "unset", "sound.volume") == "sound.volume = 40 (default)"
        assert path.read_text() == "[sound] # s\n"

    def test_a_table(self, path: Path) -> None:
        path.write_text(
            'profile = "eyes"\n[breaks.movement]\nevery = "45m"\n[breaks.micro]\nevery = "25m"\n'
        )
        assert answer(path, "unset", "breaks") == ""
        assert path.read_text() == 'profile = "eyes"\n'

    def test_what_was_not_set(self, path: Path) -> None:
        assert answer(path, "unset", "sound.volume") == "sound.volume = 40 (default)"
        assert answer(path, "unset", "sound") == ""
        assert not path.exists()

    def test_an_unknown_key_in_the_file(self, path: Path) -> None:
        path.write_text("colour = 1\n")
        assert answer(path, "unset", "colour") == ""
        assert path.read_text() == ""
        assert "is not a setting" in complaint(path, 2, "unset", "colour")

    def test_a_broken_file(self, path: Path) -> None:
        path.write_text("colour")
        assert "is not valid TOML" in complaint(path, 1, "unset", "colour")


class TestList:
    def test_every_setting_with_value_mark_and_help(self, path: Path) -> None:
        path.write_text("[sound]\nvolume = 10\n")
        lines = answer(path, "list").splitlines()
        assert [line.split()[0] for line in lines] == list(Settings().all_keys())
        assert next(line for line in lines if line.startswith("sound.volume")).split()[1:3] == [
            "10",
            "set",
        ]
        assert next(line for line in lines if line.startswith("language")).split()[1:3] == [
            "system",
            "default",
        ]
        assert lines[0].endswith("The rhythm that all figures start from.")

    def test_what_was_changed(self, path: Path) -> None:
        path.write_text("[sound]\nvolume = 10\n")
        assert answer(path, "list", "--changed").startswith("sound.volume ")

    def test_as_json(self, path: Path) -> None:
        path.write_text('[breaks.micro]\nevery = "25m"\n')
        found = {entry["key"]: entry for entry in json.loads(answer(path, "list", "--json"))}
        assert list(found) == list(Settings().all_keys())
        assert found["breaks.micro.every"] == {
            "key": "breaks.micro.every",
            "value": "25m",
            "default": "30m",
            "is_default": False,
            "group": "rhythm",
            "help": "Time at the desk without a rest that counts, after which it is due.",
            "allowed": "use for example 45s, 30m or 1h30m (5s to 24h)",
        }

    def test_a_broken_file_is_all_defaults_with_a_warning(self, path: Path) -> None:
        path.write_text("colour")
        result = run(path, "list", "--changed")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "is not valid TOML" in result.stderr


class TestCheck:
    def test_nothing_wrong(self, path: Path) -> None:
        assert answer(path, "check") == f"{path}: nothing is wrong"

    def test_each_problem_in_one_line(self, path: Path) -> None:
        path.write_text(f"{BAD}[colour]\n")
        result = run(path, "check")
        assert (result.exit_code, result.stdout) == (2, "")
        first, second = result.stderr.splitlines()
        assert first.startswith(
            'config.toml line 2: breaks.movement.every = "7x" is not a duration;'
        )
        assert second.startswith("config.toml line 3: colour is not a setting")

    def test_a_broken_file(self, path: Path) -> None:
        path.mkdir()
        assert complaint(path, 2, "check") == "config.toml: is a folder, and a file is needed"


class TestEdit:
    @pytest.fixture
    def editor(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """An editor, in a folder with a blank in its name, that writes what stands beside it."""
        program = tmp_path / "my editor.py"
        program.write_text(
            "import sys, pathlib\n"
            "text, code = pathlib.Path(sys.argv[1]).read_text().split('\\n--\\n')\n"
            "pathlib.Path(sys.argv[2]).write_text(text)\n"
            "sys.exit(int(code))\n"
        )
        wanted = tmp_path / "wanted"
        monkeypatch.setenv("VISUAL", f"{sys.executable} '{program}' '{wanted}'")
        return wanted

    def test_edits_then_checks(self, path: Path, editor: Path) -> None:
        editor.write_text("[sound]\nvolume = 10\n\n--\n0")
        assert answer(path, "edit") == f"{path}: nothing is wrong"
        assert SettingsFile(path).load().settings.get("sound.volume") == 10

    def test_what_was_edited_wrongly(self, path: Path, editor: Path) -> None:
        editor.write_text(f"{BAD}\n--\n0")
        assert "line 2: breaks.movement.every" in complaint(path, 2, "edit")

    def test_an_editor_that_ends_badly(self, path: Path, editor: Path) -> None:
        editor.write_text("\n--\n3")
        assert complaint(path, 1, "edit").endswith("ended with code 3")

    def test_no_such_editor(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", "no-such-editor --wait")
        assert complaint(path, 1, "edit").startswith(
            "no-such-editor can’t be started: No such file"
        )
        monkeypatch.setenv("EDITOR", "'vi")
        assert complaint(path, 1, "edit") == "EDITOR can’t be understood: 'vi"

    def test_the_usual_editors(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[Any] = []

        def start(command: list[str], *, check: bool) -> SimpleNamespace:
            started.append(command)
            return SimpleNamespace(returncode=0)

        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        monkeypatch.setattr(subprocess, "run", start)
        monkeypatch.setattr(shutil, "which", lambda name: name if name == "nano" else None)
        answer(path, "edit")
        assert started == [["nano", str(path)]]
        assert path.read_text() == HEADER
        monkeypatch.setattr(shutil, "which", lambda name: None)
        assert complaint(path, 1, "edit") == f"set EDITOR to your editor, or open {path} yourself"

    def test_a_folder_that_can_t_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "taken").write_text("")
        line = complaint(tmp_path / "taken" / "config.toml", 1, "edit")
        assert line.startswith("config.toml: can’t be written: ")


class TestPage:
    def test_the_documentation_is_what_the_declarations_say(self, path: Path) -> None:
        page = (DOCS / "settings.md").read_text(encoding="utf-8")
        assert page == settings_page(), "run `posture config list --markdown > docs/settings.md`"
        assert answer(path, "list", "--markdown") == page.rstrip("\n")

    def test_every_setting_is_in_it(self) -> None:
        page = settings_page()
        for key in Settings().all_keys():
            field = key.rpartition(".")[2] if key.startswith("breaks.") else key
            assert f"| `{field}` |" in page

    def test_its_example_is_valid(self, path: Path) -> None:
        example = settings_page().partition("```toml\n")[2].partition("```")[0]
        path.write_text(example)
        assert answer(path, "check") == f"{path}: nothing is wrong"
        assert len(SettingsFile(path).load().settings.chosen) > 8
        assert read_settings({})[0] == Settings()


def test_where_the_file_is(path: Path) -> None:
    assert answer(path, "path") == str(path)
