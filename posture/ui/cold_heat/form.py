"""Before it begins: cold or heat, where, how long, and the lines that have to be true."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.body import BodyRegion
from posture.core.cold_heat import LENGTHS_S, USUAL_S, Kind, Phase
from posture.core.content import SafetyList
from posture.ui.checkin.words import region_name
from posture.ui.cold_heat import words
from posture.ui.cold_heat.values import Wanted
from posture.ui.i18n import tr
from posture.ui.safety.tick_row import TickRow
from posture.ui.theme import Theme
from posture.ui.widgets.fields import Combo
from posture.ui.widgets.one_of import OneOf
from posture.ui.widgets.surface import Surface
from posture.ui.widgets.text import Text

GAP_PX: Final = 16
PADDING_PX: Final = 20


class BeforeCard(Surface):
    """The lines of one list, all to be ticked. Nothing of it is kept."""

    changed = Signal()

    def __init__(self, theme: Theme, before: SafetyList, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.advice = before.advice
        self.rows = {item.id: TickRow(theme, item.text) for item in before.items}
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING_PX, 16, PADDING_PX, 14)
        column.setSpacing(0)
        column.addWidget(Text(theme, before.title, style="h3"))
        column.addWidget(Text(theme, before.lead, ink="text2", wrap=True))
        column.addSpacing(8)
        for row in self.rows.values():
            row.toggled.connect(self.changed)
            column.addWidget(row)

    @property
    def is_complete(self) -> bool:
        """Whether every line is true."""
        return all(row.is_ticked for row in self.rows.values())


class Form(QWidget):
    """Says what is wanted, and whether it is filled in; whether it may begin is known elsewhere."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        before: Mapping[Kind, SafetyList],
        *,
        phase: Phase,
        region: BodyRegion,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        suits = Kind.HEAT if phase is Phase.HEAT else Kind.COLD
        self.kind = OneOf(
            theme,
            tr("ColdHeat", "Which one?"),
            [(kind, words.kind_name(kind)) for kind in Kind],
            chosen=suits,
        )
        self.lengths = {
            kind: OneOf(
                theme,
                tr("ColdHeat", "For how long?"),
                [(seconds, words.length_name(seconds)) for seconds in LENGTHS_S[kind]],
                chosen=USUAL_S,
            )
            for kind in Kind
        }
        self.region = Combo(theme)
        self.swelling = OneOf(
            theme,
            tr("ColdHeat", "Is there a swelling or a bruise, less than 2 days old?"),
            [(False, tr("ColdHeat", "No")), (True, tr("ColdHeat", "Yes"))],
        )
        self.before = {kind: BeforeCard(theme, before[kind]) for kind in Kind}
        self._lay_out(theme, phase, region)
        self._connect()
        self._show_kind()

    @property
    def wanted(self) -> Wanted:
        """What is asked for so far."""
        kind = self._kind
        return Wanted(
            kind=kind,
            region=BodyRegion(self.region.currentData()),
            planned_s=self.lengths[kind].chosen or USUAL_S,
            swelling=kind is Kind.HEAT and self.swelling.chosen is True,
        )

    @property
    def is_complete(self) -> bool:
        """Whether every line is ticked, and what heat asks is answered."""
        answered = self._kind is Kind.COLD or self.swelling.chosen is not None
        return answered and self.before[self._kind].is_complete

    @property
    def advice(self) -> str:
        """What to do where a line is not true."""
        return self.before[self._kind].advice

    @property
    def _kind(self) -> Kind:
        return self.kind.chosen or Kind.COLD

    def _lay_out(self, theme: Theme, phase: Phase, region: BodyRegion) -> None:
        for one in words.regions():
            self.region.addItem(region_name(one), one)
        self.region.setCurrentIndex(max(0, self.region.findData(region)))
        where = tr("ColdHeat", "Where?")
        self.region.setAccessibleName(where)
        card = Surface(theme)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(PADDING_PX, 16, PADDING_PX, 18)
        inner.setSpacing(GAP_PX)
        inner.addWidget(self.kind)
        inner.addWidget(Text(theme, words.phase_line(phase), ink="text2", wrap=True))
        place = QVBoxLayout()
        place.setSpacing(GAP_PX // 2)
        place.addWidget(Text(theme, where, style="strong"))
        place.addWidget(self.region)
        inner.addLayout(place)
        for length in self.lengths.values():
            inner.addWidget(length)
        inner.addWidget(self.swelling)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(card)
        for before in self.before.values():
            column.addWidget(before)

    def _connect(self) -> None:
        self.kind.changed.connect(self._on_kind_changed)
        self.region.currentIndexChanged.connect(self.changed)
        self.swelling.changed.connect(self.changed)
        for kind in Kind:
            self.lengths[kind].changed.connect(self.changed)
            self.before[kind].changed.connect(self.changed)

    def _show_kind(self) -> None:
        for kind in Kind:
            self.lengths[kind].setVisible(kind is self._kind)
            self.before[kind].setVisible(kind is self._kind)
        self.swelling.setVisible(self._kind is Kind.HEAT)

    @Slot()
    def _on_kind_changed(self) -> None:
        self._show_kind()
        self.changed.emit()
