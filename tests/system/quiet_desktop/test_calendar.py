"""Meetings of calendar files: when somebody is busy, and when not."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from posture.system.host import Host
from posture.system.quiet.calendar import ics
from posture.system.quiet.calendar.excerpt import excerpt_around
from posture.system.quiet.calendar.ics import IcsCalendars
from posture.system.quiet.calendar.meetings import meetings_in

BERLIN = ZoneInfo("Europe/Berlin")
WINTER = "20260302"
"""A Monday; clocks go forward on 29 March and back on 25 October."""


class Calendars:
    """A folder of calendars, and a clock moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
        self.host = Host({})
        self.probe = IcsCalendars(self.host, lambda: self.now)

    def write(self, *events: str, name: str = "work.ics", head: str = "") -> Path:
        """Write a calendar of these events, and have it looked at."""
        file = self.folder / name
        bodies = "".join(
            f"BEGIN:VEVENT\nUID:{n}@x\n{e}\nEND:VEVENT\n" for n, e in enumerate(events)
        )
        text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{bodies}END:VCALENDAR\n"
        file.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
        self.host.calendars = tuple({*self.host.calendars, file})
        return file

    def busy_at(self, *moment: int, zone: ZoneInfo = BERLIN) -> bool:
        """Whether prompts are held at this moment of the user's clock."""
        year, month, day, hour, minute = moment
        self.now = datetime(year, month, day, hour, minute, tzinfo=zone)
        seen = self.probe.seen()
        assert seen in ((), ("calendar",))
        return bool(seen)


@pytest.fixture
def calendars(tmp_path: Path) -> Calendars:
    return Calendars(tmp_path)


def meeting(start: str = "20260302T090000", more: str = "", *, minutes: int = 60) -> str:
    return f"DTSTART;TZID=Europe/Berlin:{start}\nDURATION:PT{minutes}M{more and chr(10) + more}"


# --- one meeting ---


def test_it_holds_from_its_first_moment_to_its_last(calendars: Calendars) -> None:
    calendars.write("DTSTART:20260302T080000Z\nDTEND:20260302T083000Z")
    assert [calendars.busy_at(2026, 3, 2, 8, 59), calendars.busy_at(2026, 3, 2, 9, 0)] == [
        False,
        True,
    ]
    assert [calendars.busy_at(2026, 3, 2, 9, 29), calendars.busy_at(2026, 3, 2, 9, 30)] == [
        True,
        False,
    ]
    assert calendars.probe.problems() == ()


@pytest.mark.parametrize(
    "more",
    [
        "STATUS:CANCELLED",
        "status:cancelled",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "ORGANIZER:mailto:boss@x\nATTENDEE;PARTSTAT=DECLINED:mailto:me@x",
        "ORGANIZER:mailto:me@x\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ME@x\nATTENDEE;PARTSTAT=DECLINED:mailto:b@x",
    ],
)
def test_what_makes_nobody_busy(calendars: Calendars, more: str) -> None:
    calendars.write(meeting(more=more))
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    calendars.write(meeting())
    assert calendars.busy_at(2026, 3, 2, 9, 30)


@pytest.mark.parametrize(
    "more",
    [
        "STATUS:TENTATIVE",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@x\nATTENDEE;PARTSTAT=DECLINED:mailto:b@x",
        "BEGIN:VALARM\nTRIGGER:-PT5M\nSTATUS:CANCELLED\nEND:VALARM",
        "SUMMARY:STATUS:CANCELLED",
    ],
)
def test_what_makes_busy_all_the_same(calendars: Calendars, more: str) -> None:
    calendars.write(meeting(more=more))
    assert calendars.busy_at(2026, 3, 2, 9, 30)


@pytest.mark.parametrize(("answer", "busy"), [("DECLINED", False), ("ACCEPTED", True)])
def test_a_calendar_named_for_its_owner_tells_who_declined(
    calendars: Calendars, answer: str, busy: bool
) -> None:
    other = {"DECLINED": "ACCEPTED", "ACCEPTED": "DECLINED"}[answer]
    answers = f"ATTENDEE;PARTSTAT={answer}:mailto:me@x\nATTENDEE;PARTSTAT={other}:mailto:b@x"
    calendars.write(meeting(more=answers), head="X-WR-CALNAME:me@x\n")
    assert calendars.busy_at(2026, 3, 2, 9, 30) is busy


@pytest.mark.parametrize(
    "event",
    [
        "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303",
        "DTSTART;VALUE=DATE:20260301\nDURATION:P1W",
        "DTSTART;VALUE=DATE:19800302\nRRULE:FREQ=YEARLY",
        "DTSTART;TZID=Europe/Berlin:20260302T000000\nDTEND;TZID=Europe/Berlin:20260303T000000",
        "DTSTART;TZID=Europe/Berlin:20260301T120000\nDTEND;TZID=Europe/Berlin:20260304T120000",
        "DTSTART:20260301T120000\nDURATION:P3D",
        "DTSTART;TZID=Europe/Berlin:20260302T090000",
        "RECURRENCE-ID;VALUE=DATE:20260302\nDTSTART;VALUE=DATE:20260302",
    ],
)
def test_what_lasts_a_day_or_no_time_at_all_is_no_meeting(calendars: Calendars, event: str) -> None:
    calendars.write(event)
    assert not calendars.busy_at(2026, 3, 2, 9, 0)
    assert calendars.probe.problems() == ()


# --- repetitions ---


def test_daily_until_a_day(calendars: Calendars) -> None:
    calendars.write(meeting("20260105T090000", "RRULE:FREQ=DAILY;UNTIL=20260303T080000Z"))
    held = [calendars.busy_at(2026, 3, day, 9, 30) for day in (1, 2, 3, 4)]
    assert held == [True, True, True, False]


def test_weekly_on_some_days(calendars: Calendars) -> None:
    calendars.write(meeting("20260105T090000", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;WKST=SU"))
    held = [calendars.busy_at(2026, 3, day, 9, 30) for day in (2, 3, 4, 5, 6, 7, 8, 9)]
    assert held == [True, False, True, False, False, False, False, True]


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=MONTHLY;BYDAY=1MO",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=1MO",
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5",
        "RDATE;TZID=Europe/Berlin:20260302T090000",
    ],
)
def test_other_rules(calendars: Calendars, rule: str) -> None:
    calendars.write(meeting("20260105T090000", rule))
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert not calendars.busy_at(2026, 3, 2, 10, 0)


def test_a_day_left_out(calendars: Calendars) -> None:
    calendars.write(
        meeting("20260105T090000", "RRULE:FREQ=DAILY\nEXDATE;TZID=Europe/Berlin:20260302T090000")
    )
    assert [calendars.busy_at(2026, 3, day, 9, 30) for day in (1, 2, 3)] == [True, False, True]


@pytest.mark.parametrize("moved_to", ["20260302T140000", "20260309T090000"])
def test_an_occurrence_that_was_moved(calendars: Calendars, moved_to: str) -> None:
    """Within the day, or to a week later: what remains is the hole."""
    series = meeting("20260105T090000", "RRULE:FREQ=DAILY")
    moved = meeting(
        moved_to, "RECURRENCE-ID;TZID=Europe/Berlin:20260302T090000\nUID:0@x\nSEQUENCE:1"
    )
    file = calendars.write(series)
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("END:VCALENDAR", f"BEGIN:VEVENT\n{moved}\nEND:VEVENT\nEND:VCALENDAR"),
        encoding="utf-8",
    )
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.busy_at(2026, 3, 2, 14, 30) is (moved_to == "20260302T140000")
    assert calendars.busy_at(2026, 3, 3, 9, 30)


def test_an_occurrence_that_was_cancelled(calendars: Calendars) -> None:
    file = calendars.write(meeting("20260105T090000", "RRULE:FREQ=DAILY"))
    gone = meeting("20260302T090000", "UID:0@x\nRECURRENCE-ID:20260302T080000Z\nSTATUS:CANCELLED")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("END:VCALENDAR", f"BEGIN:VEVENT\n{gone}\nEND:VEVENT\nEND:VCALENDAR"),
        encoding="utf-8",
    )
    assert [calendars.busy_at(2026, 3, day, 9, 30) for day in (1, 2, 3)] == [True, False, True]


# --- zones ---


def test_it_stays_at_nine_across_summer_time(calendars: Calendars) -> None:
    calendars.write(meeting("20260105T090000", "RRULE:FREQ=DAILY"))
    for month, day in ((3, 28), (3, 29), (3, 30), (10, 24), (10, 25), (10, 26)):
        assert calendars.busy_at(2026, month, day, 9, 30)
        assert not calendars.busy_at(2026, month, day, 8, 30)
        assert not calendars.busy_at(2026, month, day, 10, 30)


def test_one_in_new_york_follows_their_clocks(calendars: Calendars) -> None:
    """From 8 to 29 March they are an hour closer."""
    calendars.write(
        "DTSTART;TZID=America/New_York:20260105T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    )
    assert [calendars.busy_at(2026, 3, 6, hour, 30) for hour in (14, 15)] == [False, True]
    assert [calendars.busy_at(2026, 3, 9, hour, 30) for hour in (14, 15)] == [True, False]
    assert [calendars.busy_at(2026, 3, 30, hour, 30) for hour in (14, 15)] == [False, True]


def test_the_hour_that_comes_twice(calendars: Calendars) -> None:
    calendars.write("DTSTART:20261025T003000Z\nDTEND:20261025T010000Z")
    calendars.now = datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN)
    assert calendars.probe.seen() == ("calendar",)
    calendars.now = calendars.now.replace(fold=1)
    assert calendars.probe.seen() == ()


def test_a_meeting_without_a_zone_is_at_that_time_wherever_one_is(calendars: Calendars) -> None:
    calendars.write("DTSTART:20260302T090000\nDTEND:20260302T100000")
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.busy_at(2026, 3, 2, 9, 30, zone=ZoneInfo("Asia/Tokyo"))
    assert not calendars.busy_at(2026, 3, 2, 17, 30, zone=ZoneInfo("Asia/Tokyo"))


def test_a_traveller_keeps_the_zone_of_the_meeting(calendars: Calendars) -> None:
    calendars.write(meeting())
    assert calendars.busy_at(2026, 3, 2, 17, 30, zone=ZoneInfo("Asia/Tokyo"))
    assert calendars.busy_at(2026, 3, 1, 22, 30, zone=ZoneInfo("Pacific/Honolulu"))


def test_a_meeting_that_ends_without_a_zone(calendars: Calendars) -> None:
    calendars.write("DTSTART;TZID=Europe/Berlin:20260302T090000\nDTEND:20260302T100000")
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert not calendars.busy_at(2026, 3, 2, 10, 0)


@pytest.mark.parametrize(
    ("start", "read", "asked", "zone"),
    [
        (
            "DTSTART;TZID=Pacific/Kiritimati:20260304T223000",
            (2, 23, 30),
            (3, 23, 0),
            "Pacific/Honolulu",
        ),
        (
            "DTSTART;TZID=Pacific/Honolulu:20260301T234500",
            (3, 0, 20),
            (3, 0, 30),
            "Pacific/Kiritimati",
        ),
        ("DTSTART;TZID=Europe/Berlin:20260301T233000", (2, 0, 0), (2, 0, 15), "Europe/Berlin"),
    ],
)
def test_two_days_away_by_the_calendar_and_yet_now(
    calendars: Calendars,
    start: str,
    read: tuple[int, int, int],
    asked: tuple[int, int, int],
    zone: str,
) -> None:
    calendars.write(f"{start}\nDURATION:PT1H")
    calendars.busy_at(2026, 3, *read, zone=ZoneInfo(zone))
    assert calendars.busy_at(2026, 3, *asked, zone=ZoneInfo(zone))


ZONE = """BEGIN:VTIMEZONE
TZID:Our Office
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0530
TZOFFSETTO:+0430
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0430
TZOFFSETTO:+0530
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
"""


def test_a_zone_that_the_file_defines(calendars: Calendars) -> None:
    event = 'DTSTART;TZID="Our Office":20260105T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY'
    calendars.write(event, head=ZONE)
    assert calendars.busy_at(2026, 3, 2, 4, 30, zone=ZoneInfo("UTC"))
    assert not calendars.busy_at(2026, 3, 2, 5, 30, zone=ZoneInfo("UTC"))
    assert calendars.busy_at(2026, 7, 1, 3, 30, zone=ZoneInfo("UTC"))


@pytest.mark.parametrize(
    "zone", ["W. Europe Standard Time", "/freeassociation.sourceforge.net/Europe/Berlin"]
)
def test_outlooks_and_evolutions_names_of_zones(calendars: Calendars, zone: str) -> None:
    calendars.write(f"DTSTART;TZID={zone}:20260302T090000\nDURATION:PT1H")
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert not calendars.busy_at(2026, 3, 2, 17, 30, zone=ZoneInfo("UTC"))


def test_two_files_may_mean_different_zones_by_one_name(calendars: Calendars) -> None:
    event = 'DTSTART;TZID="Our Office":20260302T090000\nDURATION:PT1H'
    calendars.write(event, head=ZONE)
    calendars.write(event, head=ZONE.replace("+0", "-0"), name="other.ics")
    held = [calendars.busy_at(2026, 3, 2, hour, 45, zone=ZoneInfo("UTC")) for hour in (4, 9, 13)]
    assert held == [True, False, True]


@pytest.mark.parametrize("zone", ["Nowhere/At all", "../../etc/passwd", "Europe/Berlin"])
def test_googles_zone_of_the_whole_calendar(calendars: Calendars, zone: str) -> None:
    calendars.write(
        "DTSTART:20260302T080000Z\nDTEND:20260302T090000Z", head=f"X-WR-TIMEZONE:{zone}\n"
    )
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == ()


# --- files ---


def test_a_file_that_changes_while_we_run(calendars: Calendars) -> None:
    calendars.write(meeting())
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    file = calendars.write(meeting("20260302T110000"))
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    file.unlink()
    assert not calendars.busy_at(2026, 3, 2, 11, 30)
    calendars.write(meeting("20260302T110000"))
    assert calendars.busy_at(2026, 3, 2, 11, 30)
    calendars.host.calendars = ()
    assert not calendars.busy_at(2026, 3, 2, 11, 30)


def test_days_go_by_and_clocks_are_set_back(calendars: Calendars) -> None:
    calendars.write(*(meeting(f"202603{day:02}T090000") for day in range(1, 31)))
    moments = [(3, 2), (3, 3), (3, 20), (3, 5), (3, 4)]
    assert all(calendars.busy_at(2026, month, day, 9, 30) for month, day in moments)


def test_a_file_is_read_once_a_day(calendars: Calendars, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    read = ics._read_file

    def count(path: Path, *more: object) -> object:
        reads.append(path)
        return read(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(ics, "_read_file", count)
    calendars.write(meeting())
    for minute in range(0, 60, 5):
        assert calendars.busy_at(2026, 3, 2, 9, minute)
    assert len(reads) == 1
    calendars.busy_at(2026, 3, 3, 9, 0)
    assert len(reads) == 2


def test_a_folder_of_calendars(calendars: Calendars, tmp_path: Path) -> None:
    """Its calendars count, what lies deeper and other files don't; new ones are noticed."""
    calendars.host.calendars = ()
    (tmp_path / "deeper").mkdir()
    for name in ("deeper/a.ics", "b.ics.bak", "notes.txt"):
        calendars.write(meeting(), name=name)
    calendars.host.calendars = (tmp_path,)
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    calendars.write(meeting(), name="B.ICS")
    calendars.host.calendars = (tmp_path,)
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    (tmp_path / "B.ICS").unlink()
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == ()


def test_of_a_large_folder_the_latest_are_read(calendars: Calendars, tmp_path: Path) -> None:
    for number in range(60):
        calendars.write(meeting("20260301T090000"), name=f"old{number}.ics")
    calendars.write(meeting(), name="zz-new.ics")
    calendars.host.calendars = (tmp_path,)
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == (f"{tmp_path.name}: only 50 of 61 calendars are read",)


def test_the_users_folder_is_written_short(
    calendars: Calendars, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    calendars.write(meeting())
    calendars.host.calendars = (Path("~/work.ics"), Path("~nobody-of-that-name/work.ics"))
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == ("work.ics: No such file or directory",)


# --- what is wrong with a file ---


def test_a_good_calendar_counts_beside_broken_ones(calendars: Calendars, tmp_path: Path) -> None:
    calendars.write(meeting())
    loop, pipe = tmp_path / "loop.ics", tmp_path / "pipe.ics"
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    others = (loop, pipe, tmp_path / "missing.ics", tmp_path / "empty.ics", tmp_path / "text.ics")
    others[3].touch()
    others[4].write_text("Dear diary", encoding="utf-8")
    calendars.host.calendars += others
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert sorted(calendars.probe.problems()) == [
        "empty.ics: is not a calendar",
        "loop.ics: Too many levels of symbolic links",
        "missing.ics: No such file or directory",
        "pipe.ics: is neither a file nor a folder",
        "text.ics: is not a calendar",
    ]


def test_loops_in_a_folder(calendars: Calendars, tmp_path: Path) -> None:
    calendars.write(meeting())
    (tmp_path / "round.ics").symlink_to(tmp_path)
    (tmp_path / "loop.ics").symlink_to(tmp_path / "loop.ics")
    calendars.host.calendars = (tmp_path,)
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == ("loop.ics: Too many levels of symbolic links",)


def test_a_file_of_fifty_megabytes_is_not_read(calendars: Calendars) -> None:
    file = calendars.write(meeting())
    with file.open("r+b") as opened:
        opened.truncate(50 * 1024 * 1024)
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == ("work.ics: is larger than 10 MB",)


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("DTSTART:20260302T250000\nDURATION:PT1H", "a meeting in it can’t be read"),
        ("DTSTART:2026-03-02T09\nRRULE:FREQ=DAILY", "a meeting in it can’t be read"),
        ("DTSTART:20260230T090000\nRRULE:FREQ=DAILY", "a meeting in it can’t be read"),
        ("DTSTART:20260302T090000\nDTEND:19260302T100000", "a meeting in it can’t be read"),
        ("DTSTART:20260302T090000\nDURATION:soon", "a meeting in it can’t be read"),
        (
            "RECURRENCE-ID:15260302T090000\nDTSTART:20260302T090000\nDURATION:PT1H",
            "a meeting in it can’t be read",
        ),
        (
            "DTSTART:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=XX",
            "a meeting in it can’t be read",
        ),
        *(
            (
                f"DTSTART:{start}T090000\nDURATION:PT1H\nRRULE:{rule}",
                "a meeting in it repeats in a way that takes too long to work out",
            )
            for start, rule in (
                ("20260101", "FREQ=SECONDLY"),
                ("20260101", "FREQ=HOURLY"),
                ("20260101", "FREQ=DAILY;INTERVAL=0"),
                ("20260101", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
                ("20260101", "FREQ=DAILY;BYMONTH=13"),
                ("20260101", f"FREQ=YEARLY;BYSECOND={','.join(map(str, range(60)))}"),
                ("00010101", "FREQ=DAILY"),
                ("20260101", "COUNT=5"),
            )
        ),
    ],
)
def test_a_meeting_that_makes_no_sense_spoils_no_other(
    calendars: Calendars, event: str, why: str
) -> None:
    calendars.write(event, meeting("20260302T130000"))
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.busy_at(2026, 3, 2, 13, 30)
    assert calendars.probe.problems() == (f"work.ics: {why}",)


def test_a_file_that_is_just_being_written(calendars: Calendars) -> None:
    file = calendars.write(meeting(), meeting("20260302T130000"))
    whole = file.read_bytes()
    file.write_bytes(whole[: whole.rindex(b"DURATION")])
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    assert not calendars.busy_at(2026, 3, 2, 13, 30)
    assert calendars.probe.problems() == ("work.ics: ends in the middle of a meeting",)
    file.write_bytes(whole)
    assert calendars.busy_at(2026, 3, 2, 13, 30)
    assert calendars.probe.problems() == ()


def test_a_zone_with_rules_of_its_own_kind_is_not_worked_out(calendars: Calendars) -> None:
    """The meeting counts at that time of the user's clock."""
    hostile = ZONE.replace("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=SECONDLY")
    calendars.write('DTSTART;TZID="Our Office":20260302T090000\nDURATION:PT1H', head=hostile)
    assert calendars.busy_at(2026, 3, 2, 9, 30)


def test_a_calendar_that_takes_too_long_is_left(
    calendars: Calendars, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read before counts; another file is read when asked again."""
    monkeypatch.setattr(ics, "READ_WITHIN_MS", 0)
    calendars.write(meeting())
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    monkeypatch.setattr(ics, "READ_WITHIN_MS", 3000)
    assert calendars.busy_at(2026, 3, 2, 9, 30)


def test_what_takes_too_long_ends_between_two_meetings(calendars: Calendars) -> None:
    text = calendars.write(meeting(), meeting("20260302T100000")).read_text(encoding="utf-8")
    steps = iter((False, True))
    excerpt = excerpt_around(text, calendars.now.date())
    read = meetings_in(excerpt, calendars.now, lambda: next(steps))
    assert len(read.found) == 1
    assert read.problems == ("has too many meetings to look at all of them",)


def test_too_many_meetings_are_told(calendars: Calendars) -> None:
    calendars.write(*(["STATUS:CANCELLED\n" + meeting()] * 2001))
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    told = "work.ics: has more than 2000 meetings around this day"
    assert told in calendars.probe.problems()


def test_neither_titles_nor_places_are_kept(calendars: Calendars) -> None:
    secret = "SUMMARY:Interview\nLOCATION:Room 7\nDESCRIPTION:With\n  somebody else\nCOMMENT:psst"
    calendars.write(meeting(more=secret))
    assert calendars.busy_at(2026, 3, 2, 9, 30)
    kept = repr(vars(calendars.probe)) + repr(calendars.probe.problems())
    assert not any(word in kept for word in ("Interview", "Room 7", "somebody", "psst"))


def test_opened_it_reads_the_systems_clock(tmp_path: Path) -> None:
    host = Host({})
    probe = ics.open_ics(host)
    assert probe.seen() == ()
    start = datetime.now(UTC) - timedelta(minutes=5)
    file = tmp_path / "now.ics"
    file.write_text(
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{start:%Y%m%dT%H%M%SZ}\nDURATION:PT1H\n"
        "END:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    host.calendars = (file,)
    assert probe.seen() == ("calendar",)


def test_a_folder_that_may_not_be_listed(
    calendars: Calendars, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    calendars.host.calendars = (tmp_path,)
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == (f"{tmp_path.name}: Permission denied",)


def test_a_file_that_may_not_be_read(calendars: Calendars, monkeypatch: pytest.MonkeyPatch) -> None:
    file = calendars.write(meeting())

    def refuse(path: Path, *_how: object, **_more: object) -> None:
        assert path == file
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert not calendars.busy_at(2026, 3, 2, 9, 30)
    assert calendars.probe.problems() == ("work.ics: Permission denied",)
