"""Our connection to a bus: questions are bounded, signals arrive, a lost bus is survived."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from posture.system import bus as bus_module
from posture.system.bus import Body, Bus, BusError, Endpoint, open_bus
from posture.system.probing import Unavailable
from tests.bus_stand_in import StandIn, private_bus

DOOR = Endpoint("org.example.House", "/door", "org.example.Door")


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def bus(address: str, qtbot: QtBot) -> Iterator[Bus]:
    opened = open_bus("session", {"DBUS_SESSION_BUS_ADDRESS": address})
    assert isinstance(opened, Bus)
    yield opened
    opened.close()


@pytest.fixture
def house(address: str) -> Iterator[StandIn]:
    with StandIn(address, DOOR.service) as house:
        yield house


def test_a_question_gets_its_answer(bus: Bus, house: StandIn) -> None:
    house.answer("/door", DOOR.interface, "Knock", lambda times: ("s", (f"knocked {times}",)))
    assert bus.ask(DOOR, "Knock", "u", (3,)) == ("knocked 3",)


def test_a_property_comes_without_wrapping(bus: Bus, house: StandIn) -> None:
    house.property("/door", DOOR.interface, "Open", "b", True)
    assert bus.read(DOOR, "Open") is True


def test_an_error_is_told(bus: Bus, house: StandIn) -> None:
    with pytest.raises(BusError, match="UnknownMethod"):
        bus.ask(DOOR, "Vanish")


def test_a_service_that_is_not_there_is_not_started(bus: Bus) -> None:
    assert not bus.has_owner(DOOR.service)
    with pytest.raises(BusError, match=r"ServiceUnknown|NameHasNoOwner"):
        bus.ask(DOOR, "Knock")


def test_one_that_hangs_is_left_alone_for_a_while(
    bus: Bus, house: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.silent = True
    with pytest.raises(BusError, match="does not answer"):
        bus.ask(DOOR, "Knock", within_s=0.05)
    with pytest.raises(BusError, match="a moment ago"):
        bus.ask(DOOR, "Knock", within_s=5)
    assert house.calls.empty()


def test_signals_arrive_those_of_others_do_not(bus: Bus, house: StandIn, qtbot: QtBot) -> None:
    heard: list[Body] = []
    watch = bus.watch(DOOR, "Rang", heard.append)
    house.emit("/window", DOOR.interface, "Rang", "i", (1,))
    house.emit("/door", DOOR.interface, "Rang", "i", (2,))
    qtbot.waitUntil(lambda: heard == [(2,)])
    bus.unwatch(watch)
    house.emit("/door", DOOR.interface, "Rang", "i", (3,))
    house.answer("/door", DOOR.interface, "Knock")
    bus.ask(DOOR, "Knock")
    qtbot.wait(1)
    assert heard == [(2,)]


def test_a_signal_that_comes_before_an_answer_is_kept(
    bus: Bus, house: StandIn, qtbot: QtBot
) -> None:
    heard: list[Body] = []
    bus.watch(DOOR, "Rang", heard.append)

    def ring_first() -> tuple[None, tuple[()]]:
        house.emit("/door", DOOR.interface, "Rang")
        return (None, ())

    house.answer("/door", DOOR.interface, "Knock", ring_first)
    bus.ask(DOOR, "Knock")
    assert heard == []
    qtbot.waitUntil(lambda: heard == [()])


def test_a_call_waits_for_nobody(bus: Bus, house: StandIn, qtbot: QtBot) -> None:
    house.answer("/door", DOOR.interface, "Knock", ("s", ("come in",)))
    answers: list[Body | BusError] = []
    bus.call(DOOR, "Knock", then=answers.append)
    bus.call(DOOR, "Vanish", then=answers.append)
    assert answers == []
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[0] == ("come in",)
    assert isinstance(answers[1], BusError)


def test_owners_come_and_go(bus: Bus, address: str, qtbot: QtBot) -> None:
    seen: list[bool] = []
    bus.watch_owner(DOOR.service, seen.append)
    with StandIn(address, DOOR.service):
        qtbot.waitUntil(lambda: seen == [True])
    qtbot.waitUntil(lambda: seen == [True, False])


def test_a_bus_that_ends_is_survived(qtbot: QtBot) -> None:
    answers: list[Body | BusError] = []
    with private_bus() as address:
        bus = open_bus("session", {"DBUS_SESSION_BUS_ADDRESS": address})
        assert isinstance(bus, Bus)
        with StandIn(address, DOOR.service) as house:
            house.silent = True
            bus.call(DOOR, "Knock", then=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert bus.lost
    assert not bus.has_owner(DOOR.service)
    with pytest.raises(BusError, match="gone"):
        bus.ask(DOOR, "Knock")


@pytest.mark.parametrize(
    "address", ["", "unix:path=/nowhere/at/all", "tcp:host=localhost", "nonsense"]
)
def test_no_bus_is_told(address: str) -> None:
    found = open_bus("session", {"DBUS_SESSION_BUS_ADDRESS": address})
    assert isinstance(found, Unavailable)


def test_the_session_folder_names_the_bus_where_nothing_else_does() -> None:
    address = bus_module._address_of("session", {"XDG_RUNTIME_DIR": "/run/user/1000"})
    assert address == "unix:path=/run/user/1000/bus"
    assert bus_module._address_of("system", {}) == bus_module.SYSTEM_ADDRESS
