"""The first run, from the first question to the closing note."""

from datetime import date, datetime
import pytest
from PySide6.QtWidgets import QApplication
from posture.core.settings import Settings
from posture.ui.first_run.window import FirstRunWindow
from posture.ui.theme import Theme
from tests.ui.conftest import Shoot

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_pictures(qapp, family, mode, scale, shoot) -> None:
    theme = Theme(family, mode=mode, text_scale=scale, reduced_motion=True)
    theme.apply_to(qapp)
    w = FirstRunWindow(
        theme,
        Settings(),
        today=MONDAY,
        first_break=lambda: datetime(2026, 3, 2, 10, 15),
        capabilities={"call": "unavailable: x"} if scale > 1 else {},
    )
    w.show()
    [qapp.processEvents() for _ in range(4)]
    shoot(w, f"first_run1_{mode}_{scale}")
    w.continue_button.click()
    [qapp.processEvents() for _ in range(4)]
    shoot(w, f"first_run2_{mode}_{scale}")
    w.continue_button.click()
    [qapp.processEvents() for _ in range(4)]
    shoot(w, f"first_run3_{mode}_{scale}")
    assert w
