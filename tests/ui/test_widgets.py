"""The small widgets: how large they are, what keys and clicks do, what a screen reader finds."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTime
from PySide6.QtGui import QAccessible, QEnterEvent, QIcon, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from posture.ui.icons import ICON_NAMES, STROKES, IconName, icon, icon_paths, icon_pixmap
from posture.ui.palette import LIGHT
from posture.ui.theme import Theme
from posture.ui.widgets.buttons import Button
from posture.ui.widgets.chip import ChoiceChip, Tag
from posture.ui.widgets.choice import Check, DayToggle, RadioCard
from posture.ui.widgets.fields import Combo, SpinField, Switch, TextField, TimeField
from posture.ui.widgets.focus_ring import REACH_PX, FocusRing
from posture.ui.widgets.hold_button import HoldButton
from posture.ui.widgets.joined import JoinedButtons, SplitButton, enable_steps
from posture.ui.widgets.menu import Menu
from posture.ui.widgets.ring import Ring
from posture.ui.widgets.segments import Segments
from posture.ui.widgets.surface import Line, Surface
from posture.ui.widgets.text import Text
from posture.ui.widgets.toast import Toast
from tests.ui.conftest import Shoot
from tests.ui.looking import settle

LONG = "A good moment to stand up and reach, and then to look out of the window for a while."


PAGES: list[QWidget] = []
"""Python would take a window that no name holds, and what is in it, away at once."""


class Page(QWidget):
    """A shown window with a column of widgets and some air around."""

    def __init__(self, qtbot: QtBot, *widgets: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(self)
        PAGES[:] = [self]
        self.show()
        qtbot.waitExposed(self)
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)


def point_at(widget: QWidget) -> None:
    """Bring the pointer onto a widget."""
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, widget.mapToGlobal(middle)))


# --- Text ---


def test_text_keeps_the_line_height_of_its_style(theme: Theme) -> None:
    assert Text(theme, "One line", style="h2").sizeHint().height() == 26
    assert Text(theme, "One\ntwo", style="body").sizeHint().height() == 40


def test_text_wraps_and_says_how_high_it_gets(theme: Theme) -> None:
    text = Text(theme, LONG, wrap=True)
    assert text.heightForWidth(5000) == 20
    assert text.heightForWidth(200) > text.heightForWidth(400) > 20
    assert not Text(theme, LONG).hasHeightForWidth()


def test_text_is_cut_with_an_ellipsis_after_its_last_line(theme: Theme) -> None:
    text = Text(theme, LONG, wrap=True, max_lines=2)
    assert text.heightForWidth(150) == 40
    assert text.lines(150)[-1].endswith("…")
    assert text.lines(5000) == [LONG]
    single = Text(theme, LONG, max_lines=1)
    assert single.lines(150)[0].endswith("…")


def test_text_follows_the_theme(theme: Theme, qtbot: QtBot, shoot: Shoot) -> None:
    text = Text(theme, "Words", style="h1", ink="text")
    qtbot.addWidget(text)
    text.resize(text.sizeHint())
    light, narrow = shoot(text, "text").read_bytes(), text.sizeHint().width()
    theme.set_mode("dark")
    assert shoot(text, "text").read_bytes() != light
    theme.set_text_scale(1.5)
    assert text.sizeHint().width() > narrow
    text.set_style("body")
    assert text.sizeHint().height() == 30
    text.set_ink("pine")
    assert shoot(text, "text").read_bytes() != light


def test_text_is_static_text_for_screen_readers(theme: Theme, qtbot: QtBot) -> None:
    text = Text(theme, "45 of 52")
    qtbot.addWidget(text)
    face = QAccessible.queryAccessibleInterface(text)
    assert face.role() is QAccessible.Role.StaticText
    assert face.text(QAccessible.Text.Name) == "45 of 52"


# --- Buttons ---


@pytest.mark.parametrize(("height_px", "scale", "high"), [(36, 1, 36), (38, 1, 38), (46, 1.5, 56)])
def test_button_height(theme: Theme, height_px: int, scale: float, high: int) -> None:
    theme.set_text_scale(scale)
    assert Button(theme, "Start", height_px=height_px).sizeHint().height() == high


def test_button_keeps_sixteen_pixels_beside_its_words(theme: Theme) -> None:
    button = Button(theme, "Start && go")
    words = button.fontMetrics().horizontalAdvance("Start & go")
    assert button.sizeHint().width() == words + 32
    assert Button(theme, icon_name="more", name="More").sizeHint().width() == 36


def test_roles_have_their_colours(theme: Theme) -> None:
    assert Button(theme, "a", role="primary").look().fill == LIGHT.pine
    assert Button(theme, "a", role="secondary").look().edge == LIGHT.ctl
    assert Button(theme, "a", role="quiet").look().fill is None
    assert Button(theme, "a", role="link").look().words == LIGHT.pine
    checkable = Button(theme, "a", checkable=True)
    checkable.setChecked(True)
    assert checkable.look().fill == LIGHT.pine


def test_the_pointer_and_a_new_role_change_the_look(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Continue")
    Page(qtbot, button)
    plain = button.look()
    point_at(button)
    assert button.look() != plain
    button.set_role("primary")
    assert button.look().fill == LIGHT.pine_hover


def test_enter_presses_and_arrows_are_left_to_the_window(theme: Theme, qtbot: QtBot) -> None:
    keys: list[int] = []

    class Window(Page):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            keys.append(event.key())

    button = Button(theme, "Next")
    Window(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert keys == [Qt.Key.Key_Right]


def test_an_icon_button_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, icon_name="chevron_left", name="Week before")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Week before", "Week before")


def test_key_hint_and_icon_take_room(theme: Theme) -> None:
    plain = Button(theme, "Fixed it").sizeHint().width()
    button = Button(theme, "Fixed it", key_hint="2")
    assert button.sizeHint().width() > plain
    button.set_key_hint("")
    assert button.sizeHint().width() == plain
    button.set_icon_name("check")
    assert button.sizeHint().width() == plain + 28


def test_joined_buttons_touch(theme: Theme, qtbot: QtBot) -> None:
    before = Button(theme, icon_name="chevron_left", name="Before")
    after = Button(theme, icon_name="chevron_right", name="After")
    Page(qtbot, JoinedButtons((before, after)))
    assert before.geometry().right() + 1 == after.geometry().left()


def test_the_focus_stays_with_the_pair_when_one_can_go_no_further(
    theme: Theme, qtbot: QtBot
) -> None:
    before = Button(theme, icon_name="chevron_left", name="Before")
    after = Button(theme, icon_name="chevron_right", name="After")
    Page(qtbot, JoinedButtons((before, after)), Button(theme, "Another"))
    enable_steps((before, True), (after, False))
    before.setFocus()
    enable_steps((before, False), (after, True))
    assert before.window().focusWidget() is after
    enable_steps((before, True), (after, False))
    assert before.window().focusWidget() is before
    assert not after.isEnabled()


def test_split_button_acts_and_opens_its_menu(theme: Theme, qtbot: QtBot) -> None:
    menu = Menu(theme)
    menu.addAction("20 minutes")
    qtbot.addWidget(menu)
    split = SplitButton(theme, "In 5 min", menu, menu_name="Other times")
    Page(qtbot, split)
    with qtbot.waitSignal(split.clicked):
        QTest.mouseClick(split.action_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.mouseClick(split.menu_button, Qt.MouseButton.LeftButton)
    menu.close()
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.keyClick(split.action_button, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu.close()
    assert split.menu_button.accessibleName() == "Other times"


def test_hold_button_wants_to_be_held(theme: Theme, qtbot: QtBot) -> None:
    button = HoldButton(theme, "Skip")
    Page(qtbot, button)
    with qtbot.assertNotEmitted(button.held):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(button, Qt.Key.Key_Space)
    with qtbot.waitSignal(button.held):
        QTest.keyPress(button, Qt.Key.Key_Space)
        button.filling.setCurrentTime(button.filling.duration())
    QTest.keyRelease(button, Qt.Key.Key_Space)


def test_hold_button_without_hold_is_a_button(theme: Theme, qtbot: QtBot) -> None:
    button = HoldButton(theme, "Skip")
    wide = button.sizeHint().width()
    button.set_hold(False)
    Page(qtbot, button)
    assert button.sizeHint().width() < wide
    with qtbot.waitSignal(button.held):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.held):
        button.begin_hold()


# --- Focus ring ---


def test_ring_shows_for_the_keyboard_and_not_for_a_click(theme: Theme, qtbot: QtBot) -> None:
    button, other = Button(theme, "Start"), Button(theme, "Skip")
    Page(qtbot, button, other)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.focus_ring.visible
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert (button.focus_ring.visible, other.focus_ring.visible) == (False, False)
    QTest.keyClick(other, Qt.Key.Key_Shift)
    assert other.focus_ring.visible


def test_ring_is_three_pixels_outside_and_follows(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Start")
    page = Page(qtbot, button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    reach = QRect(button.geometry()).adjusted(-REACH_PX, -REACH_PX, REACH_PX, REACH_PX)
    assert button.focus_ring.geometry == reach
    button.move(button.pos() + QPoint(0, 7))
    assert button.focus_ring.geometry == reach.translated(0, 7)
    page.hide()
    assert not button.focus_ring.visible


def test_ring_in_a_tight_corner_is_drawn_on_what_is_around(theme: Theme, qtbot: QtBot) -> None:
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 0, 0)
    button = Button(theme, "Start")
    row.addWidget(button)
    page = Page(qtbot, inner)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    place = button.mapTo(page, QPoint(0, 0)) - QPoint(REACH_PX, REACH_PX)
    assert button.focus_ring.geometry.topLeft() == place


def test_ring_scrolls_with_the_page(theme: Theme, qtbot: QtBot) -> None:
    area, content = QScrollArea(), QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    button = Button(theme, "Start")
    column.addWidget(button)
    area.setWidget(content)
    Page(qtbot, area)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.focus_ring.visible
    assert button.focus_ring.geometry.topLeft() == button.pos() - QPoint(REACH_PX, REACH_PX)


def test_field_shows_its_ring_for_a_click_too(theme: Theme, qtbot: QtBot) -> None:
    field = TextField(theme, "Notes")
    Page(qtbot, Button(theme, "Start"), field)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert field.focus_ring.visible


# --- Shapes ---


def test_ring_and_segments_take_shares(theme: Theme, qtbot: QtBot, shoot: Shoot) -> None:
    ring, bars = Ring(theme), Segments(theme, (0.0,))
    ring.set_share(0.66)
    ring.set_text("13", "of 20")
    bars.set_shares((1.0, 0.4, 0.0))
    assert (ring.share, ring.text, bars.shares) == (0.66, "13", (1.0, 0.4, 0.0))
    theme.set_text_scale(1.5)
    assert ring.sizeHint().width() == 90
    page = Page(qtbot, ring, bars)
    pixels = page.grab().toImage()
    filled = bars.mapTo(page, QPoint(10, 2))
    assert pixels.pixelColor(filled).name() == LIGHT.pine.name()


def test_surface_paints_fill_and_edge(theme: Theme, qtbot: QtBot) -> None:
    surface = Surface(theme, fill="tint", edge="pine", radius_px=8)
    surface.resize(60, 40)
    qtbot.addWidget(surface)
    assert surface.grab().toImage().pixelColor(30, 20) == LIGHT.tint
    surface.set_fill("sunken")
    surface.set_edge("pine", 2)
    image = surface.grab().toImage()
    assert (image.pixelColor(30, 20), image.pixelColor(30, 0)) == (LIGHT.sunken, LIGHT.pine)


def test_line_is_one_pixel(theme: Theme) -> None:
    assert Line(theme).maximumHeight() == 1
    assert Line(theme, Qt.Orientation.Vertical).maximumWidth() == 1


@pytest.mark.parametrize("name", ICON_NAMES)
def test_icon_stays_in_its_grid_and_is_drawn(qapp: QApplication, name: IconName) -> None:
    lines, dots = icon_paths(name)
    box = lines.boundingRect().united(dots.boundingRect())
    assert box.left() >= 1.2
    assert box.top() >= 1.2
    assert box.right() <= 18.8
    assert box.bottom() <= 18.8
    pixmap = icon_pixmap(name, LIGHT.text2, ratio=2)
    assert pixmap.width() == 40
    assert any(
        pixmap.toImage().pixelColor(x, y).alpha() > 200 for x in range(40) for y in range(40)
    )


def test_icons_for_menus_come_in_several_sizes(qapp: QApplication) -> None:
    assert isinstance(icon("pause", LIGHT.text2), QIcon)
    assert [size.width() for size in icon("pause", LIGHT.text2).availableSizes()] == [
        20,
        30,
        40,
        60,
    ]
    assert set(STROKES) == set(ICON_NAMES)


# --- Choices and fields ---


def test_tag_grows_with_its_words(theme: Theme) -> None:
    assert (
        Tag(theme, "Left side", tone="side").sizeHint().width() > Tag(theme, "A").sizeHint().width()
    )


@pytest.mark.parametrize("kind", [ChoiceChip, Check, Switch])
def test_a_click_anywhere_turns_it_on(
    theme: Theme, qtbot: QtBot, kind: type[ChoiceChip] | type[Check] | type[Switch]
) -> None:
    box = kind(theme, "Start when I sign in")
    Page(qtbot, box)
    with qtbot.waitSignal(box.toggled):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def test_chip_keeps_its_size_when_chosen(theme: Theme) -> None:
    chip = ChoiceChip(theme, "Neck")
    size = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == size


def test_radio_card_is_chosen_by_a_click_on_it(theme: Theme, qtbot: QtBot) -> None:
    card = RadioCard(
        theme, "Gentle", "A small card in the corner.", tag="Good start", caution="Or not."
    )
    Page(qtbot, card)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, card.height() - 4))
    assert card.radio.isChecked()
    assert card.radio.accessibleDescription() == "A small card in the corner. Or not."
    card.radio.clearFocus()
    card.radio.setFocus(Qt.FocusReason.TabFocusReason)
    assert card.focus_ring.visible


@pytest.mark.parametrize(("width", "is_beside"), [(300, True), (180, False)])
def test_the_tag_of_a_narrow_card_stands_below_its_title(
    theme: Theme, qtbot: QtBot, width: int, is_beside: bool
) -> None:
    card = RadioCard(theme, "Balanced", "Move for 5 minutes.", tag="Good start")
    Page(qtbot, card).resize(400, 400)
    card.setFixedWidth(width)
    settle()
    (tag,) = card.findChildren(Tag)
    head = tag.parentWidget()
    assert head is not None
    assert head.rect().contains(tag.geometry())
    assert head.rect().contains(card.radio.geometry())
    assert (tag.x() > card.radio.geometry().right()) is is_beside
    assert (tag.y() > card.radio.geometry().bottom()) is not is_beside


def test_day_toggle_has_the_full_name(theme: Theme, qtbot: QtBot) -> None:
    day = DayToggle(theme, "Mo", "Monday")
    Page(qtbot, day)
    QTest.mouseClick(day, Qt.MouseButton.LeftButton)
    assert day.isChecked()
    assert day.accessibleName() == "Monday"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_is_left_to_the_window_and_space_switches(
    theme: Theme, qtbot: QtBot, key: Qt.Key
) -> None:
    card = RadioCard(theme, "Gentle", "A small card.")
    for button in (
        Check(theme, "Start"),
        Switch(theme, "Sound"),
        ChoiceChip(theme, "Neck"),
        DayToggle(theme, "Mo", "Monday"),
        card.radio,
    ):
        qtbot.addWidget(button)
        enter = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        button.keyPressEvent(enter)
        assert not enter.isAccepted()
        assert not button.isDown()
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert button.isChecked()


def test_boxes_do_not_hand_enter_to_qt(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[int] = []
    monkeypatch.setattr(QCheckBox, "keyPressEvent", lambda _, event: handed.append(event.key()))
    box = Check(theme, "Start")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        box.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    assert handed == [Qt.Key.Key_Space]


def click_on(field: TimeField, share: float) -> None:
    """Click into the figures, so far from their left end."""
    line = field.lineEdit()
    words = field.fontMetrics().horizontalAdvance(field.text())
    at = QPoint(round(line.textMargins().left() + 2 + share * words), line.height() // 2)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize(
    ("share", "typed", "after"), [(0.2, "08", QTime(8, 30)), (0.9, "45", QTime(17, 45))]
)
def test_a_click_into_a_time_takes_typing(
    theme: Theme, qtbot: QtBot, share: float, typed: str, after: QTime
) -> None:
    field = TimeField(theme)
    field.setTime(QTime(17, 30))
    Page(qtbot, field)
    click_on(field, share)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.time() == after


@pytest.mark.parametrize("typed", ["0815", "08:15"])
def test_a_whole_time_can_be_typed_over(theme: Theme, qtbot: QtBot, typed: str) -> None:
    field = TimeField(theme)
    field.setTime(QTime(17, 30))
    Page(qtbot, field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert field.lineEdit().selectedText() == field.text()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.time() == QTime(8, 15)


def test_spin_field_shows_its_unit_and_can_be_typed(theme: Theme, qtbot: QtBot) -> None:
    field = SpinField(theme, unit="min", minimum=1, maximum=180)
    field.setValue(50)
    Page(qtbot, field)
    assert field.text() == "50\N{NO-BREAK SPACE}min"
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "75")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 75
    assert field.height() == 36


def test_the_largest_number_fits_its_field(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_scale(1.5)
    field = SpinField(theme, unit="min", maximum=180)
    field.setValue(180)
    Page(qtbot, field)
    words = field.fontMetrics().horizontalAdvance(field.text())
    edit = field.lineEdit()
    margins = edit.textMargins()
    assert edit.width() - margins.left() - margins.right() >= words


def test_the_wheel_changes_a_field_only_when_it_has_the_focus(theme: Theme, qtbot: QtBot) -> None:
    number, time, combo = SpinField(theme), TimeField(theme), Combo(theme)
    number.setValue(5)
    time.setTime(QTime(9, 0))
    combo.addItems(["Automatic", "Dark"])
    Page(qtbot, Button(theme, "First"), number, time, combo)
    for field in (number, time, combo):
        wheel(field)
    assert (number.value(), time.time().hour(), combo.currentIndex()) == (5, 9, 0)
    for field in (number, time, combo):
        field.setFocus()
        wheel(field)
    assert (number.value(), time.time().hour(), combo.currentIndex()) == (4, 8, 1)


def wheel(widget: QWidget) -> None:
    """One notch down."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_combo_has_room_for_its_longest_choice(theme: Theme) -> None:
    combo = Combo(theme)
    combo.addItems(["On", "For light panels"])
    words = combo.fontMetrics().horizontalAdvance("For light panels")
    assert combo.sizeHint().width() > words + 30


# --- Toast ---


def test_toast_offers_undo_and_goes_by_itself(theme: Theme, qtbot: QtBot) -> None:
    page = Page(qtbot)
    page.resize(500, 300)
    toast = Toast(theme, page)
    toast.say("Skipped. Next one at 15:35.")
    assert toast.isVisible()
    with qtbot.waitSignal(toast.undone):
        QTest.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    toast.say("Noted. It stays on this computer.", can_undo=False)
    assert toast.undo_button.isHidden()
    assert toast.clock.interval() == 6000
    with qtbot.waitSignal(toast.closed):
        toast.clock.timeout.emit()


def test_toast_waits_while_the_pointer_is_on_it(theme: Theme, qtbot: QtBot) -> None:
    page = Page(qtbot)
    page.resize(500, 300)
    toast = Toast(theme, page)
    toast.say("Paused until 15:30.")
    assert toast.geometry().center().x() == pytest.approx(250, abs=1)
    point_at(toast)
    assert not toast.clock.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.clock.isActive()
    page.resize(600, 400)
    assert toast.geometry().bottom() == 400 - 20 - 1


def test_menu_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    menu = Menu(theme)
    qtbot.addWidget(menu)
    light = menu.styleSheet()
    theme.set_mode("dark")
    assert menu.styleSheet() != light


def test_everything_in_one_picture(theme: Theme, qtbot: QtBot, shoot: Shoot) -> None:
    for mode in ("light", "dark"):
        theme.set_mode("dark" if mode == "dark" else "light")
        ring = FocusRing(theme, Check(theme, "Play a soft sound"), radius_px=5)
        page = Surface(theme, fill="canvas", edge=None)
        column = QVBoxLayout(page)
        for role in ("primary", "secondary", "quiet", "link", "danger"):
            column.addWidget(Button(theme, role.capitalize(), role=role))
        column.addWidget(SpinField(theme, unit="min"))
        column.addWidget(Switch(theme, "Sound"))
        qtbot.addWidget(page)
        page.resize(300, 400)
        assert not ring.visible
        assert shoot(page, f"widgets_{mode}").stat().st_size > 5000
