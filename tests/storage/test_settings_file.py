"""The settings file: comments survive, lines are named, nothing is ever reset."""

import errno
import os
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tomlkit import TOMLDocument

from posture.core.settings import SettingError, Settings
from posture.storage import settings_file
from posture.storage.settings_file import (
    ATTEMPTS,
    HEADER,
    SIZE_LIMIT,
    SettingsFile,
    SettingsFileError,
)
from posture.storage.toml_change import UnchangeableError, holds, with_value, without_value
from posture.storage.toml_lines import key_lines, nearest_line

UNHURRIED = hypothesis_settings(deadline=None)
"""On a busy machine an example may take its time."""

HAND_WRITTEN = """\
# my settings
profile = "eyes" # rests the eyes

[breaks.movement]
# the doctor said so
every = "45m"   # not 60

[appearance]
theme = "dark"

[breaks.micro]
enabled = false
"""


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "config.toml")


def failure_of(file: SettingsFile) -> str:
    """What is wrong with a file that can't be read; reading it changes nothing."""
    loaded = file.load()
    assert loaded.settings == Settings()
    assert not loaded.is_readable
    (problem,) = loaded.problems
    with pytest.raises(SettingsFileError, match=r"is|can"):
        file.change({"sound.volume": 10})
    return problem.sentence("config.toml")


class TestReading:
    def test_no_file_is_all_defaults(self, file: SettingsFile) -> None:
        loaded = file.load()
        assert (loaded.settings, loaded.problems, loaded.is_readable) == (Settings(), (), True)
        assert not file.path.exists()

    def test_what_the_file_says(self, file: SettingsFile) -> None:
        file.path.write_text(HAND_WRITTEN)
        settings = file.load().settings
        assert settings.text("breaks.movement.every") == "45m"
        assert settings.word("profile") == "eyes"

    def test_problems_with_their_lines(self, file: SettingsFile) -> None:
        file.path.write_text(HAND_WRITTEN.replace('"45m"', '"7x"') + "\n[colour]\nx = 1\n")
        sentences = [problem.sentence("config.toml") for problem in file.load().problems]
        bad, unknown = sentences
        assert bad.startswith(
            'config.toml line 6: breaks.movement.every = "7x" is not a duration; use for example'
        )
        assert (
            unknown
            == "config.toml line 14: colour is not a setting of this version, and is kept as it is"
        )

    def test_a_byte_order_mark_and_windows_line_ends(self, file: SettingsFile) -> None:
        file.path.write_bytes(b"\xef\xbb\xbf" + HAND_WRITTEN.replace("\n", "\r\n").encode())
        assert file.load().settings.word("profile") == "eyes"
        file.change({"breaks.movement.every": 1800.0})
        assert file.load().settings.text("breaks.movement.every") == "30m"
        assert b"# not 60\r\n" in file.path.read_bytes()


class TestUnreadable:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"a = 1\n[b\n", "config.toml line 2: is not valid TOML at column 3: Expected ']'"),
            (
                b'a = 1\nb = "cut o',
                "config.toml line 2: is not valid TOML: Unterminated string at its end",
            ),
            (
                b"a = 1\na = 2\n",
                "config.toml line 2: is not valid TOML at column 6: Cannot overwrite",
            ),
            (b"\x00" * 100, "config.toml line 1: is not valid TOML"),
            (b"a = 1\nb = '\xff\xfe'\n", "config.toml line 2: is not UTF-8 text"),
            (b"a = " + b"9" * 5000, "config.toml: holds a number that is too long to read"),
            (b"a = " + b"[" * 50_000, "config.toml: is nested too deeply to read"),
            (b"#" * (SIZE_LIMIT + 1), "config.toml: is larger than 256 KiB"),
        ],
    )
    def test_is_reported_and_left_as_it_is(
        self, file: SettingsFile, content: bytes, sentence: str
    ) -> None:
        file.path.write_bytes(content)
        assert failure_of(file).startswith(sentence)
        assert file.path.read_bytes() == content
        assert [one.name for one in file.path.parent.iterdir()] == ["config.toml"]

    def test_a_folder(self, file: SettingsFile) -> None:
        file.path.mkdir()
        assert failure_of(file) == "config.toml: is a folder, and a file is needed"

    def test_a_pipe_does_not_hang(self, file: SettingsFile) -> None:
        os.mkfifo(file.path)
        assert failure_of(file) == "config.toml: is no ordinary file"

    def test_a_link_that_leads_nowhere(self, file: SettingsFile) -> None:
        file.path.symlink_to("gone.toml")
        assert failure_of(file) == "config.toml: is a link to a file that does not exist"

    def test_a_link_to_itself(self, file: SettingsFile) -> None:
        file.path.symlink_to(file.path)
        assert "can’t be read: Too many levels of symbolic links" in failure_of(file)

    def test_what_the_system_does_not_let_us_read(
        self, file: SettingsFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path) -> bytes:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

        file.path.write_text(HAND_WRITTEN)
        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert failure_of(file) == "config.toml: can’t be read: Permission denied"


class TestWriting:
    def test_a_new_file_is_for_the_user_alone(self, tmp_path: Path) -> None:
        file = SettingsFile(tmp_path / "new" / "config.toml")
        loaded = file.change({"breaks.movement.every": 2700.0, "quiet.call": "ignore"})
        assert loaded.settings == file.load().settings
        assert (
            file.path.read_text()
            == f'{HEADER}\n[breaks.movement]\nevery = "45m"\n\n[quiet]\ncall = "ignore"\n'
        )
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700

    def test_comments_and_order_survive(self, file: SettingsFile) -> None:
        file.path.write_text(HAND_WRITTEN)
        file.change({"breaks.movement.every": 1800.0})
        assert file.path.read_text() == HAND_WRITTEN.replace('"45m"', '"30m"')

    def test_the_last_file_is_kept(self, file: SettingsFile) -> None:
        file.path.write_text(HAND_WRITTEN)
        file.change({"sound.volume": 10})
        assert file.backup_path.read_text() == HAND_WRITTEN
        assert sorted(one.name for one in file.path.parent.iterdir()) == [
            "config.toml",
            "config.toml.bak",
        ]

    def test_several_changes_are_one_write(self, file: SettingsFile) -> None:
        file.path.write_text(HAND_WRITTEN)
        settings = file.change({"sound.volume": 10}, unset=["breaks", "profile"]).settings
        assert settings.chosen == {"appearance.theme": "dark", "sound.volume": 10}
        assert "# my settings" in file.path.read_text()

    def test_all_of_it_or_nothing(self, file: SettingsFile) -> None:
        file.path.write_text(HAND_WRITTEN)
        with pytest.raises(SettingError, match="too large"):
            file.change({"sound.volume": 10, "breaks.micro.postpone_limit": 1000})
        assert file.path.read_text() == HAND_WRITTEN

    def test_nothing_to_change_writes_nothing(self, file: SettingsFile) -> None:
        file.change({}, unset=["profile"])
        assert not file.path.exists()

    def test_a_link_stays_one(self, file: SettingsFile, tmp_path: Path) -> None:
        target = tmp_path / "dotfiles.toml"
        target.write_text(HAND_WRITTEN)
        file.path.symlink_to(target)
        file.change({"breaks.movement.every": 1800.0})
        assert file.path.is_symlink()
        assert target.read_text() == HAND_WRITTEN.replace('"45m"', '"30m"')

    def test_bad_values_and_unknown_keys_are_kept(self, file: SettingsFile) -> None:
        text = 'future = 1 # later\n[sound]\nvolume = "loud" # ?\n'
        file.path.write_text(text)
        file.change({"sound.enabled": True})
        assert file.path.read_text() == f"{text}enabled = true\n"

    def test_a_value_in_the_place_of_a_table(self, file: SettingsFile) -> None:
        file.path.write_text("breaks = 3\n")
        with pytest.raises(
            SettingsFileError, match="breaks in the file is a value, and has to be a table"
        ):
            file.change({"breaks.micro.enabled": False})
        assert file.path.read_text() == "breaks = 3\n"

    def test_an_edit_in_between_is_kept(
        self, file: SettingsFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file.path.write_text('profile = "eyes"\n')
        edits = iter([lambda: file.path.write_text('profile = "recovery"\n')])
        after_changed(monkeypatch, lambda: next(edits, lambda: 0)())
        settings = file.change({"sound.volume": 10}).settings
        assert (settings.word("profile"), settings.get("sound.volume")) == ("recovery", 10)

    def test_a_file_that_never_rests(
        self, file: SettingsFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        count = iter(range(1000))
        after_changed(monkeypatch, lambda: file.path.write_text(f"future = {next(count)}\n"))
        with pytest.raises(SettingsFileError, match="by another program"):
            file.change({"sound.volume": 10})
        assert next(count) == ATTEMPTS

    def test_a_full_disk_leaves_the_old_file(
        self, file: SettingsFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(handle: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        file.path.write_text(HAND_WRITTEN)
        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(SettingsFileError, match="can’t be written: No space left on device"):
            file.change({"sound.volume": 10})
        assert file.path.read_text() == HAND_WRITTEN
        assert [one.name for one in file.path.parent.iterdir()] == ["config.toml"]

    def test_folders_that_cant_be_synced_do_no_harm(
        self, file: SettingsFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path, flags: int) -> int:
            raise PermissionError(errno.EACCES, "as on Windows")

        monkeypatch.setattr(os, "open", refuse)
        settings_file._sync_folder(file.path.parent)
        monkeypatch.undo()
        assert file.change({"sound.volume": 10}).settings.get("sound.volume") == 10

    def test_making_an_empty_one(self, file: SettingsFile) -> None:
        file.make()
        assert file.path.read_text() == HEADER
        file.path.write_text(HAND_WRITTEN)
        file.make()
        assert file.path.read_text() == HAND_WRITTEN


def after_changed(monkeypatch: pytest.MonkeyPatch, edit: Callable[[], object]) -> None:
    """Let somebody else edit the file each time a change was worked out and is not written yet."""
    worked_out = settings_file._changed

    def changed(*arguments: Any) -> str:
        text = worked_out(*arguments)
        edit()
        return text

    monkeypatch.setattr(settings_file, "_changed", changed)


class TestHolding:
    def test_whether_something_stands_there(self, file: SettingsFile) -> None:
        file.path.write_text(HAND_WRITTEN)
        assert file.has("breaks.movement")
        assert file.has("breaks.movement.every")
        assert not file.has("breaks.movement.length")
        assert not file.has("profile.name")
        assert not file.has("")


class TestLines:
    def test_every_way_to_write_a_key(self) -> None:
        text = '''# one
a = 1
[b."c d".'e']
f.g = """
x = 1
\\""" """ # six
h = [ # seven
  { i = 1 },
  "]",
]
\tj = {k = 'l = "'}
[[m.n]]
o = 1
[[m.n]]
o = 1
[m.n.p]
q = \'\'\'a\'\'\'
r = 1'''
        lines = key_lines(text)
        assert lines == {
            ("a",): 2,
            ("b",): 3,
            ("b", "c d"): 3,
            ("b", "c d", "e"): 3,
            ("b", "c d", "e", "f"): 4,
            ("b", "c d", "e", "f", "g"): 4,
            ("b", "c d", "e", "h"): 7,
            ("b", "c d", "e", "j"): 11,
            ("m",): 12,
            ("m", "n"): 12,
            ("m", "n", 0): 12,
            ("m", "n", 0, "o"): 13,
            ("m", "n", 1): 14,
            ("m", "n", 1, "o"): 15,
            ("m", "n", 1, "p"): 16,
            ("m", "n", 1, "p", "q"): 17,
            ("m", "n", 1, "p", "r"): 18,
        }
        assert nearest_line(lines, ("b", "c d", "e", "h", 0, "i")) == 7
        assert nearest_line(lines, ("z",)) is None


LAYOUTS = st.sampled_from(
    [
        "",
        "# only a comment",
        HAND_WRITTEN,
        'breaks.movement.every = "30m" # dotted\nprofile = "eyes" # last\n',
        'breaks = {movement = {every = "30m"}} # inline\n[sound] # loud\nvolume = 5\n',
        '[breaks]\nmovement.every = "30m" # dotted\nmicro.enabled = false\n[breaks.posture]\nenabled = true\n',
        "[breaks.movement] # apart\n[sound]\nvolume = 7 # soft\n[breaks.micro]\n[breaks.movement.x]\ny = nan\n",
        '[[work.hours]] # early\ndays = ["mon"]\nfrom = "09:00"\nto = "10:00"\n[[work.hours]]\nfrom = 01:00:00\n',
        '[work]\nhours = [ # all\n  "mon 9:00-17:00", # monday\n]\n\n\n[quiet] # ssh\napps = []\n',
        '["breaks"."movement"]\n"every" = "30m" # quoted\r\n[hooks]\n',
    ]
)
CHANGES = st.dictionaries(
    st.sampled_from(
        [
            "profile",
            "sound.volume",
            "breaks.movement.every",
            "breaks.micro.enabled",
            "breaks.micro.postpone_choices",
            "breaks.stairs.at",
            "work.hours",
            "work.days_off",
            "quiet.apps",
            "profiles.walks.breaks.micro.length",
            "profiles.schedule",
            "hooks.pause_ended",
        ]
    ),
    st.integers(1, 99),
    max_size=4,
)


def value_for(key: str, number: int) -> object:
    """A stored value of the shape that the key has, different for each number."""
    entry = {"days": ["mon", "fri"], "from": "09:00", "to": f"10:{number % 60:02}"}
    return {
        "profile": f"p{number}",
        "sound.volume": number,
        "breaks.micro.enabled": number % 2 == 0,
        "breaks.micro.postpone_choices": ["5m", f"{number}m"],
        "breaks.stairs.at": ["10:00"] * (number % 3),
        "work.hours": [entry, entry],
        "work.days_off": [f"2026-01-{number % 28 + 1:02}"],
        "quiet.apps": ["a", 'b"', f"ü{number}"],
        "profiles.schedule": [{"profile": "eyes", **entry}],
        "hooks.pause_ended": ["say", f"it is\n{number}"],
    }.get(key, f"{number}m")


def comments_of(text: str) -> set[str]:
    return {line[line.index("#") :].strip() for line in text.splitlines() if "#" in line}


class TestChangingText:
    @UNHURRIED
    @given(LAYOUTS, CHANGES)
    def test_what_is_written_is_there_and_the_rest_is_as_it_was(
        self, text: str, changes: dict[str, int]
    ) -> None:
        expected = tomllib.loads(text, parse_float=str)
        for key, number in changes.items():
            value = value_for(key, number)
            before = comments_of(text)
            try:
                text = with_value(text, key.split("."), value)
            except UnchangeableError:
                pytest.fail(f"{key} could not be written into {text!r}")
            put(expected, key.split("."), value)
            assert tomllib.loads(text, parse_float=str) == expected
            kept = comments_of(text)
            assert before - kept <= {"# all", "# monday", "# early", "# inline"}, (
                "only inside the value itself"
            )

    @UNHURRIED
    @given(
        LAYOUTS,
        st.lists(
            st.sampled_from(["profile", "breaks.movement", "breaks.movement.every", "work.hours"])
        ),
    )
    def test_what_is_taken_out_is_gone_and_the_rest_is_as_it_was(
        self, text: str, keys: list[str]
    ) -> None:
        for key in keys:
            path = key.split(".")
            before = tomllib.loads(text, parse_float=str)
            was_there = holds(text, path)
            changed = without_value(text, path)
            assert not holds(changed, path)
            assert was_there or changed == text
            after = tomllib.loads(changed, parse_float=str)
            assert leaves(before) - leaves(after) == {
                leaf for leaf in leaves(before) if leaf.startswith(f"{key}")
            }
            assert leaves(after) <= leaves(before)
            text = changed

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ('breaks.movement.length = "4m"\nmovement.length = "3m"\n', "breaks.stairs.at"),
            ("x = 1\n[work]\n[breaks.movement]\n\n[[work.hours]]\n", "work.hours"),
        ],
    )
    def test_layouts_that_tomlkit_can_t_change_in_place(self, text: str, key: str) -> None:
        expected = tomllib.loads(text)
        put(expected, key.split("."), ["10:00"])
        assert tomllib.loads(with_value(text, key.split("."), ["10:00"])) == expected

    def test_an_emptied_table_goes_unless_a_comment_stands_in_it(self) -> None:
        assert without_value("[a.b]\nc = 1\n[d]\n", ["a", "b", "c"]) == "[d]\n"
        assert without_value("[a.b] # why\nc = 1\n", ["a", "b", "c"]) == "[a.b] # why\n"
        assert without_value("[a.b]\n# why\nc = 1\n", ["a", "b", "c"]) == "[a.b]\n# why\n"
        assert without_value("[a.b]\nc = 1\nd = 2\n", ["a", "b", "c"]) == "[a.b]\nd = 2\n"

    def test_a_table_torn_apart(self) -> None:
        text = "[a.b]\nc = 1\n[d]\n[a.e]\nf = 1\n"
        assert tomllib.loads(without_value(text, ["a", "b", "c"]))["a"]["e"] == {"f": 1}

    def test_wrong_text_is_never_used(
        self, file: SettingsFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = 'x = 1\nbreaks.movement.every = "30m"\n'
        monkeypatch.setattr(TOMLDocument, "as_string", lambda document: "x = 2\n")
        with pytest.raises(UnchangeableError, match="written into the file safely"):
            with_value(text, ["breaks", "movement", "every"], "1m")
        with pytest.raises(UnchangeableError, match="taken out of the file safely"):
            without_value(text, ["breaks", "movement", "every"])
        file.path.write_text(text)
        with pytest.raises(
            SettingsFileError, match=r"can’t be changed: .*; please edit it by hand"
        ):
            file.change({}, unset=["breaks.movement"])
        assert file.path.read_text() == text


def put(data: dict[str, Any], path: list[str], value: object) -> None:
    for name in path[:-1]:
        data = data.setdefault(name, {})
    data[path[-1]] = value


def leaves(data: dict[str, Any], prefix: str = "") -> set[str]:
    """All values as texts with their dotted keys."""
    found: set[str] = set()
    for key, value in data.items():
        found |= (
            leaves(value, f"{prefix}{key}.")
            if isinstance(value, dict)
            else {f"{prefix}{key} = {value}"}
        )
    return found
