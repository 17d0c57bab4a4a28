"""The adherence file: made, checked, migrated, refused; and what the app remembers in it."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest

from posture.storage import problems
from posture.storage.database import Database, open_database, open_readonly
from posture.storage.migrations import MIGRATIONS, Migration
from posture.storage.problems import (
    DamagedHistory,
    DiskFull,
    NewerHistory,
    NoHistory,
    OlderHistory,
    ReadOnlyStorage,
    StorageBusy,
    StorageProblem,
    StorageUnavailable,
)
from posture.storage.state_store import StateStore

TODAY = date(2026, 11, 16)
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "adherence.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = open_database(path, TODAY, busy_s=0)
    yield opened
    opened.close()


def notes_table(connection: sqlite3.Connection) -> None:
    """Version 1 of a history of long ago."""
    connection.execute("CREATE TABLE notes (text TEXT)")
    connection.execute("INSERT INTO notes VALUES ('kept')")


def stars_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE notes ADD COLUMN stars INTEGER DEFAULT 3")


def broken_migration(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM notes")
    raise RuntimeError("half way")


def make(path: Path, *migrations: Migration) -> None:
    """A file of so many versions, closed."""
    open_database(path, TODAY, migrations=migrations).close()


def crash_copy(path: Path, target: Path) -> Path:
    """The file and its log as a crash would leave them while the app has it open."""
    target.mkdir()
    for part in path.parent.glob(f"{path.name}*"):
        (target / part.name).write_bytes(part.read_bytes())
    return target / path.name


def folder_contents(folder: Path) -> dict[str, bytes]:
    return {part.name: part.read_bytes() for part in folder.iterdir()}


class TestOpening:
    def test_a_new_file_is_private_and_in_wal_mode(self, path: Path, database: Database) -> None:
        assert {part.name: part.stat().st_mode & 0o777 for part in path.parent.iterdir()} == {
            "adherence.db": 0o600,
            "adherence.db-wal": 0o600,
            "adherence.db-shm": 0o600,
        }
        assert database.rows("PRAGMA journal_mode") == [("wal",)]
        assert database.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]

    def test_a_file_open_to_others_is_made_private(self, path: Path) -> None:
        make(path, notes_table)
        path.chmod(0o644)
        make(path, notes_table)
        assert path.stat().st_mode & 0o777 == 0o600

    def test_an_empty_file_becomes_a_history(self, path: Path) -> None:
        path.parent.mkdir()
        path.touch()
        opened = open_database(path, TODAY)
        assert opened.rows("SELECT count(*) FROM prompts") == [(0,)]
        opened.close()

    def test_closing_leaves_one_file(self, path: Path) -> None:
        make(path, notes_table)
        assert [part.name for part in path.parent.iterdir()] == ["adherence.db"]

    def test_it_is_sound(self, database: Database) -> None:
        assert database.is_sound()

    def test_the_schema_is_described_in_the_documentation(self, database: Database) -> None:
        described = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
        names = database.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        for (table,) in names:
            assert f"`{table}`" in described
            for _number, column, *_rest in database.rows(f"PRAGMA table_info({table})"):
                stem = column.removesuffix("_us").removesuffix("_offset_min")
                assert f"`{column}`" in described or f"`{stem}_us`" in described, (table, column)


class TestMigrations:
    def test_an_older_file_is_copied_and_brought_up_to_date(self, path: Path) -> None:
        make(path, notes_table)
        opened = open_database(path, TODAY, migrations=(notes_table, stars_column))
        assert opened.rows("SELECT * FROM notes") == [("kept", 3)]
        opened.close()
        copy = path.with_name("adherence.v1.2026-11-16.bak")
        assert copy.stat().st_mode & 0o777 == 0o600
        old = open_database(copy, TODAY, migrations=(notes_table,))
        assert old.rows("SELECT * FROM notes") == [("kept",)]
        old.close()

    def test_an_up_to_date_file_is_not_copied(self, path: Path) -> None:
        make(path, notes_table)
        make(path, notes_table)
        assert [part.name for part in path.parent.iterdir()] == ["adherence.db"]

    def test_a_migration_that_breaks_off_changes_nothing(self, path: Path) -> None:
        make(path, notes_table)
        with pytest.raises(RuntimeError, match="half way"):
            open_database(path, TODAY, migrations=(notes_table, broken_migration))
        opened = open_database(path, TODAY, migrations=(notes_table,))
        assert opened.rows("SELECT * FROM notes") == [("kept",)]
        opened.close()

    def test_the_shipped_migrations_can_be_run_twice_on_a_fresh_and_an_old_file(
        self, path: Path
    ) -> None:
        for versions in range(1, len(MIGRATIONS) + 1):
            make(path, *MIGRATIONS[:versions])
        make(path, *MIGRATIONS)


class TestNewerFile:
    def test_it_is_refused_in_plain_words_and_left_alone(self, path: Path) -> None:
        make(path, notes_table, stars_column)
        path.chmod(0o644)
        before = folder_contents(path.parent)
        with pytest.raises(NewerHistory) as refused:
            open_database(path, TODAY, migrations=(notes_table,))
        assert str(path) in str(refused.value)
        assert "newer Posture (its format is 2, this version knows 1)" in str(refused.value)
        assert (refused.value.found, refused.value.known) == (2, 1)
        assert folder_contents(path.parent) == before
        assert path.stat().st_mode & 0o777 == 0o644

    def test_its_leftover_log_is_not_touched(self, path: Path, tmp_path: Path) -> None:
        opened = open_database(path, TODAY, migrations=(notes_table, stars_column))
        left = crash_copy(path, tmp_path / "crashed")
        opened.close()
        log = left.with_name("adherence.db-wal")
        before = (left.read_bytes(), log.read_bytes())
        with pytest.raises(NewerHistory):
            open_database(left, TODAY, migrations=(notes_table,))
        assert (left.read_bytes(), log.read_bytes()) == before

    def test_reading_it_is_refused_too(self, path: Path) -> None:
        make(path, notes_table, stars_column)
        with pytest.raises(NewerHistory):
            open_readonly(path, known=1)


class TestReadonly:
    def test_no_file_is_said_plainly(self, path: Path) -> None:
        with pytest.raises(NoHistory, match="Nothing is recorded yet"):
            open_readonly(path)

    def test_it_reads_while_the_app_writes(self, path: Path, database: Database) -> None:
        reader = open_readonly(path)
        StateStore(database).save(b"state")
        assert StateStore(reader).load() == b"state"
        reader.close()

    def test_it_reads_when_no_app_runs(self, path: Path) -> None:
        make(path, *MIGRATIONS)
        reader = open_readonly(path)
        assert StateStore(reader).load() is None
        reader.close()

    def test_it_can_not_write(self, path: Path) -> None:
        make(path, *MIGRATIONS)
        reader = open_readonly(path)
        with pytest.raises(ReadOnlyStorage):
            StateStore(reader).save(b"state")
        reader.close()

    def test_an_older_file_wants_to_be_updated_first(self, path: Path) -> None:
        make(path, notes_table)
        with pytest.raises(OlderHistory, match="Start Posture once") as refused:
            open_readonly(path, known=2)
        assert (refused.value.found, refused.value.known) == (1, 2)

    def test_a_file_that_is_no_database_is_said_to_be_damaged(self, path: Path) -> None:
        path.parent.mkdir()
        path.write_bytes(b"not a database at all" * 100)
        with pytest.raises(DamagedHistory):
            open_readonly(path)


class TestDamage:
    def test_a_file_that_is_no_database(self, path: Path) -> None:
        path.parent.mkdir()
        path.write_bytes(b"not a database at all" * 100)
        with pytest.raises(DamagedHistory, match="couldn’t be read"):
            open_database(path, TODAY)

    def test_a_file_cut_short(self, path: Path) -> None:
        make(path, *MIGRATIONS)
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(DamagedHistory):
            open_database(path, TODAY)

    def test_a_damaged_page_is_found_after_a_crash(
        self, path: Path, database: Database, tmp_path: Path
    ) -> None:
        with database.transaction() as connection:
            connection.executemany(
                "INSERT INTO app_state VALUES (?, ?)", [(str(n), b"x" * 900) for n in range(99)]
            )
        database.leave_no_traces()
        StateStore(database).save(b"one more, so that there is a log")
        left = crash_copy(path, tmp_path / "crashed")
        torn = bytearray(left.read_bytes())
        torn[-8192:] = b"\xff" * 8192
        left.write_bytes(torn)
        with pytest.raises(DamagedHistory):
            open_database(left, TODAY)

    @pytest.mark.parametrize("keep_pages", [10, 2])
    def test_a_damaged_file_is_not_sound(self, path: Path, keep_pages: int) -> None:
        make(path, *MIGRATIONS)
        content = path.read_bytes()
        page_size = int.from_bytes(content[16:18], "big")
        kept = content[: keep_pages * page_size]
        path.write_bytes(kept + b"\xff" * (len(content) - len(kept)) * (keep_pages > 2))
        damaged = Database(path, sqlite3.connect(path))
        assert not damaged.is_sound()
        damaged.close()

    def test_a_sound_file_opens_after_a_crash(
        self, path: Path, database: Database, tmp_path: Path
    ) -> None:
        StateStore(database).save(b"state")
        opened = open_database(crash_copy(path, tmp_path / "crashed"), TODAY)
        assert StateStore(opened).load() == b"state"
        opened.close()


class TestTransactions:
    def test_an_error_takes_all_of_it_back(self, database: Database) -> None:
        def save_and_fail() -> None:
            with database.transaction():
                StateStore(database).save(b"state")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            save_and_fail()
        assert StateStore(database).load() is None

    def test_one_within_another_joins_it(self, database: Database) -> None:
        with database.transaction():
            StateStore(database).save(b"one")
            with database.transaction():
                StateStore(database).save(b"two")
        assert StateStore(database).load() == b"two"

    @pytest.mark.parametrize(("durable", "synchronous"), [(True, 2), (False, 1)])
    def test_a_durable_one_is_synced(
        self, database: Database, durable: bool, synchronous: int
    ) -> None:
        with database.transaction(durable=durable):
            assert database.rows("PRAGMA synchronous") == [(synchronous,)]

    def test_a_lock_of_another_program_is_said_plainly(
        self, path: Path, database: Database
    ) -> None:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy, match="in use by another program"):
            StateStore(database).save(b"state")
        other.execute("ROLLBACK")
        other.close()
        StateStore(database).save(b"state")
        assert StateStore(database).load() == b"state"

    def test_a_full_disk_is_said_plainly_and_can_be_tried_again(self, database: Database) -> None:
        database.rows("PRAGMA max_page_count = 1")
        with pytest.raises(DiskFull, match="no room to save history"):
            StateStore(database).save(b"x" * 100_000)
        database.rows("PRAGMA max_page_count = 100000")
        StateStore(database).save(b"x" * 100_000)
        assert StateStore(database).load() == b"x" * 100_000

    def test_a_bug_stays_a_bug(self, database: Database) -> None:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            database.rows("SELECT * FROM nowhere")
        with pytest.raises(sqlite3.ProgrammingError):
            database.rows("SELECT ?")


@contextmanager
def without_root() -> Iterator[None]:
    """Root may write everywhere, so be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_folder() -> Iterator[Callable[[], AbstractContextManager[Path]]]:
    """A folder that everybody may read; nobody may write in it within the context it gives."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        @contextmanager
        def locked() -> Iterator[Path]:
            for part in folder.iterdir():
                part.chmod(0o444)
            folder.chmod(0o555)
            with without_root():
                yield folder
            folder.chmod(0o755)

        yield locked


class TestReadOnlyFolder:
    def test_a_new_file_can_not_be_made(
        self, locked_folder: Callable[[], AbstractContextManager[Path]]
    ) -> None:
        with (
            locked_folder() as folder,
            pytest.raises(ReadOnlyStorage, match="writing isn’t allowed"),
        ):
            open_database(folder / "adherence.db", TODAY)

    def test_an_existing_file_can_not_be_written(
        self, locked_folder: Callable[[], AbstractContextManager[Path]]
    ) -> None:
        with locked_folder() as folder:
            pass
        make(folder / "adherence.db", *MIGRATIONS)
        with locked_folder(), pytest.raises(ReadOnlyStorage):
            open_database(folder / "adherence.db", TODAY)

    def test_an_existing_file_can_be_read(
        self, locked_folder: Callable[[], AbstractContextManager[Path]]
    ) -> None:
        with locked_folder() as folder:
            pass
        make(folder / "adherence.db", *MIGRATIONS)
        with locked_folder():
            reader = open_readonly(folder / "adherence.db")
            assert reader.is_sound()
            reader.close()

    def test_a_folder_in_place_of_the_file(self, path: Path) -> None:
        path.mkdir(parents=True)
        with pytest.raises(StorageUnavailable):
            open_database(path, TODAY)

    def test_a_file_in_place_of_the_folder(self, path: Path) -> None:
        path.parent.write_text("in the way")
        with pytest.raises(StorageUnavailable):
            open_database(path, TODAY)


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (28, DiskFull),
        (30, ReadOnlyStorage),
        (5, StorageUnavailable),
    ],
)
def test_errors_of_the_system_are_said_plainly(
    number: int, problem: type[StorageProblem], path: Path
) -> None:
    with pytest.raises(problem) as said, problems.files_told_plainly(path):
        raise OSError(number, "as the system says it")
    assert said.value.path == path


class TestStateStore:
    def test_nothing_is_remembered_at_first(self, database: Database) -> None:
        assert StateStore(database).load() is None

    def test_the_last_state_is_kept(self, database: Database) -> None:
        store = StateStore(database)
        store.save(b"one")
        store.save(b"two")
        assert store.load() == b"two"

    def test_a_value_is_kept_until_it_is_let_go(self, database: Database) -> None:
        store = StateStore(database)
        store.remember("note", b"one")
        assert store.recall("note") == b"one"
        store.forget("note")
        assert store.recall("note") is None
