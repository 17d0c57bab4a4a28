"""The reports: made when somebody asks for one, shown, saved, printed. None comes by itself."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog

from posture.app.open_windows import OpenWindows, to_front
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.core.weeks import Week
from posture.storage.problems import StorageProblem
from posture.ui.i18n import tr

if TYPE_CHECKING:
    from posture.app.report_source import ReportSource
    from posture.ui.report.page import Report
    from posture.ui.report.printing import ReportPrinting
    from posture.ui.report.window import Reader, ReportWindow

REPORT = "report"


class Reports(QObject):
    """One window at a time."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open = open_windows
        self._toasts = toasts
        self._week: Week | None = None
        self._printing: ReportPrinting | None = None

    @Slot(object)
    def open_week(self, week: object) -> None:
        """Show the report of a week, or bring it to the front."""
        if not isinstance(week, Week):
            return
        window = self._window
        if window is not None and week != self._week:
            window.close()
            window = None
        if window is None:
            window = self._make(week)
        if window is not None:
            to_front(window)

    @Slot()
    def open_offered(self) -> None:
        """Show the report that is on offer; then it is no more."""
        offer = self._parts.report_offers.offer
        if offer is not None:
            self._parts.report_offers.answer()
            self.open_week(offer.week)

    @Slot()
    def decline(self) -> None:
        """Not this week."""
        self._parts.report_offers.answer()

    # --- the window ---

    @property
    def _window(self) -> "ReportWindow | None":
        return cast("ReportWindow | None", self._open.get(REPORT))

    def _make(self, week: Week) -> "ReportWindow | None":
        from posture.ui.report.window import ReportWindow

        self._week = week
        try:
            window = ReportWindow(self._parts.theme, self._report, f"posture-{_file_name(week)}")
        except StorageProblem as problem:
            self._toasts.say(str(problem), can_undo=False)
            return None
        window.save_requested.connect(self._on_save_requested)
        window.print_requested.connect(self._on_print_requested)
        return self._open.keep(REPORT, window, window.closed)

    def _report(self, reader: "Reader", weeks: int) -> "Report":
        """The page that fits one sheet. Raises StorageProblem."""
        from posture.core.report_period import period_up_to
        from posture.ui.report.paper import fitting
        from posture.ui.report.period_page import period_page_of
        from posture.ui.report.week_page import week_page_of
        from posture.ui.report.window import Reader

        week = self._week or Week.of(self._parts.history.day())
        source, path = self._source(), str(self._parts.data_file)
        names = source.names()
        if reader is Reader.ME:
            found = source.week(week)
            return fitting(lambda room: week_page_of(found, names, path, room), self._family)
        first, last = period_up_to(week, weeks)
        period = source.period(first, min(last, self._parts.history.day()))
        return fitting(lambda room: period_page_of(period, names, path, room), self._family)

    def _source(self) -> "ReportSource":
        from posture.app.insights import Picker
        from posture.app.report_source import ReportSource

        parts = self._parts
        settings = parts.settings.settings
        return ReportSource(
            parts.history.events,
            settings,
            settings.plan(parts.history.now()),
            parts.load_library,
            parts.history.day(),
            pick=Picker(parts).pick,
        )

    @property
    def _family(self) -> str:
        return self._parts.theme.font("body").family()

    # --- saving and printing ---

    @Slot(object, str, str)
    def _on_save_requested(self, report: "Report", name: str, kind: str) -> None:
        """Ask where to; the rest of the app goes on meanwhile."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        kinds = {"pdf": tr("Report", "PDF (*.pdf)"), "html": tr("Report", "HTML (*.html)")}
        dialog = QFileDialog(
            self._window,
            tr("Report", "Save the report"),
            QStandardPaths.writableLocation(documents),
            kinds[kind],
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{name}.{kind}")
        dialog.fileSelected.connect(lambda path: self.save(report, kind, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, report: "Report", kind: str, path: str) -> None:
        """Write it, for the user's eyes alone; what became of it is said in the window."""
        from posture.storage.new_file import new_file

        try:
            with new_file(Path(path), replace=True) as file:  # the dialog has asked
                file.write(self._content(report, kind))
        except StorageProblem as problem:
            words = tr("Report", "{path} couldn’t be saved: {reason}. Try another folder.")
            self._say(words.format(path=path, reason=_reason(problem)))
        else:
            self._say(tr("Report", "Saved as {path}").format(path=path))

    def _content(self, report: "Report", kind: str) -> bytes:
        if kind == "html":
            from posture.ui.report.html import html_of

            return html_of(report).encode()
        from posture.ui.report.paper import pdf_of

        return pdf_of(report, self._family)

    @Slot(object)
    def _on_print_requested(self, report: "Report") -> None:
        """QtPrintSupport is loaded here and nowhere else."""
        window = self._window
        if window is None:
            return
        try:
            from posture.ui.report.printing import ReportPrinting
        except ImportError:
            window.say(tr("Report", "Printing isn’t available here. Save as PDF works."))
            return
        self._printing = ReportPrinting(report, self._family, window)
        self._printing.printed.connect(self._on_printed)
        self._printing.open()

    @Slot(bool)
    def _on_printed(self, done: bool) -> None:
        sent = tr("Report", "Sent to the printer.")
        self._say(sent if done else tr("Report", "The printer didn’t take it. Save as PDF works."))

    def _say(self, words: str) -> None:
        if self._window is not None:
            self._window.say(words)


def _file_name(week: Week) -> str:
    return f"week-{week.first_day}" if week.iso_number is None else str(week)


def _reason(problem: StorageProblem) -> str:
    """What the system said; a report is no history."""
    cause = problem.__cause__
    return cause.strerror if isinstance(cause, OSError) and cause.strerror else str(problem)
