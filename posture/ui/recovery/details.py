"""When it began and where it is: two questions that can wait."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.core.body import BodyRegion
from posture.ui.checkin.began import Began
from posture.ui.checkin.words import region_name
from posture.ui.i18n import tr
from posture.ui.recovery.values import FlareSaid
from posture.ui.theme import Theme
from posture.ui.widgets.one_of import OneOf

REGIONS: Final = (
    BodyRegion.LOW_BACK,
    BodyRegion.NECK,
    BodyRegion.UPPER_BACK,
    BodyRegion.OTHER,
)
GAP_PX: Final = 18


class Details(QWidget):
    """`unsaid` stands for no answer to the first question: `Now`, or as it was said before."""

    def __init__(
        self,
        theme: Theme,
        now: datetime,
        *,
        unsaid: str,
        region: BodyRegion = BodyRegion.LOW_BACK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.began = Began(theme, now, with_hour=True, unsaid=unsaid)
        self.where = OneOf(
            theme,
            tr("Recovery", "Where is it?"),
            [(one, region_name(one)) for one in REGIONS],
            chosen=region if region in REGIONS else BodyRegion.OTHER,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self.began)
        column.addWidget(self.where)

    @property
    def said(self) -> FlareSaid:
        """The answers."""
        return FlareSaid(self.where.chosen or BodyRegion.LOW_BACK, self.began.onset)
