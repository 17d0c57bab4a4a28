"""Pictures of the prompts with real content, in light and dark; nothing in them is cut off."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from posture.ui.card_values import LeaveOutMove, Postpone, Skip, Start, TogglePause
from posture.ui.mini_panel import MiniPanel
from tests.app.conftest import Shoot
from tests.app.office import MIN, Office
from tests.ui.looking import clipped, settle


def offer(office: Office) -> QWidget:
    return office.ask().card


def offer_after_waiting(office: Office) -> QWidget:
    office.work(66 * MIN)
    office.rest(8)
    office.answer(LeaveOutMove())
    office.work(40)
    return office.card


def last_offer(office: Office) -> QWidget:
    office.ask()
    for _ in range(2):
        office.answer(Postpone(300))
        office.work(5 * MIN + 1)
    return office.card


def ready_when_you_are(office: Office) -> QWidget:
    office.ask()
    office.work(100)
    return office.card


def why_now(office: Office) -> QWidget:
    office.work(66 * MIN)
    office.rest(8)
    office.card.page.offer.why_requested.emit()
    return office.card


def running(office: Office) -> QWidget:
    office.ask()
    office.answer(LeaveOutMove())
    office.answer(Start())
    office.pass_s(14)
    return office.card


def running_paused(office: Office) -> QWidget:
    running(office)
    office.answer(TogglePause())
    return office.card


def running_busy(office: Office) -> QWidget:
    running(office)
    office.work(10)
    return office.card


def walking(office: Office) -> QWidget:
    office.ask()
    office.answer(Start())
    office.pass_s(20)
    return office.card


def going_on(office: Office) -> QWidget:
    walking(office)
    office.pass_s(200)
    return office.card


def ended(office: Office) -> QWidget:
    walking(office)
    office.pass_s(300)
    return office.card


def heads_up(office: Office) -> QWidget:
    office.work(70 * MIN - 17)
    return office.card


def micro(office: Office) -> QWidget:
    office.parts._settings.change({"breaks.micro.enabled": True})
    office.work(30 * MIN)
    office.rest(8)
    return office.card


def micro_at_work(office: Office) -> QWidget:
    micro(office)
    office.work(12)
    return office.card


def toast_undo(office: Office) -> QWidget:
    office.ask()
    office.answer(Skip())
    return office.toast


def toast_long(office: Office) -> QWidget:
    office.paths.settings_file.write_text("appearance = [", encoding="utf-8")
    office.parts.reload_settings()
    settle()
    return office.toast


def panel(office: Office) -> QWidget:
    for answer in (Start(), Skip(), Start()):
        office.ask()
        office.answer(answer)
        office.pass_s(301)
    office.work(20 * MIN)
    return opened_panel(office)


def panel_paused(office: Office) -> QWidget:
    office.choose("Pause", "1 hour")
    return opened_panel(office)


def opened_panel(office: Office) -> QWidget:
    office.tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    window = office.window("panel")
    assert isinstance(window, MiniPanel)
    window.settle()
    return window


SCENES: tuple[Callable[[Office], QWidget], ...] = (
    offer,
    offer_after_waiting,
    last_offer,
    ready_when_you_are,
    why_now,
    running,
    running_paused,
    running_busy,
    walking,
    going_on,
    ended,
    heads_up,
    micro,
    micro_at_work,
    toast_undo,
    toast_long,
    panel,
    panel_paused,
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_nothing_is_cut_off(
    office: Office, shoot: Shoot, scene: Callable[[Office], QWidget]
) -> None:
    window = scene(office.open())
    settle()
    assert window.isVisible()
    assert clipped(window) == []
    for mode in ("light", "dark"):
        office.parts._theme.set_mode(mode)
        shoot(window, f"app_{scene.__name__}_{mode}")
