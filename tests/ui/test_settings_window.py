from datetime import date
import pytest, time
from posture.core.settings import Settings
from posture.core.setting_declaration import Group
from posture.ui.settings.groups import GROUPS
from posture.ui.settings.window import SettingsWindow
from posture.ui.theme import Theme

CAP = {
    "idle": "XScreenSaver",
    "lock": "logind",
    "call": "unavailable: this version doesn’t notice calls",
    "dnd": "unavailable: no notification server says so",
    "fullscreen": "EWMH",
}


@pytest.mark.parametrize(
    ("mode", "scale", "size"),
    [("light", 1.0, (1000, 720)), ("dark", 1.0, (1120, 780)), ("light", 1.5, (880, 620))],
)
def test_pictures(qapp, family, mode, scale, size, shoot) -> None:
    theme = Theme(family, mode=mode, text_scale=scale, reduced_motion=True)
    theme.apply_to(qapp)
    a = time.perf_counter()
    w = SettingsWindow(theme, Settings(), today=lambda: date(2026, 3, 2), capabilities=CAP)
    w.resize(*size)
    w.show()
    print("open", time.perf_counter() - a)
    for g in GROUPS:
        w.open_group(g)
        [qapp.processEvents() for _ in range(4)]
        shoot(w, f"settings_{g}_{mode}_{scale}")
    a = time.perf_counter()
    w.page.search_for("pause")
    print("find", time.perf_counter() - a)
    [qapp.processEvents() for _ in range(4)]
    shoot(w, f"settings_find_{mode}_{scale}")
    a = time.perf_counter()
    w.show_settings(Settings())
    print("show", time.perf_counter() - a)


def test_tall(qapp, family, shoot) -> None:
    theme = Theme(family, mode="light", reduced_motion=True)
    theme.apply_to(qapp)
    s = (
        Settings()
        .with_value("breaks.micro.enabled", False)
        .with_value("breaks.movement.every", 5400.0)
    )
    s = (
        s.with_text("work.hours", "mon-thu 08:30-12:00; mon-thu 13:00-17:30; fri 09:00-13:00")
        .with_text("work.days_off", "2026-12-25, 2026-12-28")
        .with_text("quiet.apps", "zoom, obs")
        .with_text("breaks.movement.natural_after", "never")
    )
    w = SettingsWindow(theme, s, today=lambda: date(2026, 3, 2), capabilities=CAP)
    w.resize(900, 2000)
    w.show()
    for g in ("rhythm", "hours", "prompts", "away"):
        w.open_group(Group(g))
        [qapp.processEvents() for _ in range(4)]
        shoot(w, f"settings_tall_{g}")
