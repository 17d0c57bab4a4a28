"""What is asked on the routines page: routines written, deleted, sent and taken in; favourites; moves left out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from posture.app.dashboard_window import DASHBOARD
from posture.app.open_windows import OpenWindows, to_front
from posture.app.toasts import Toasts
from posture.app.window_parts import Parts
from posture.ui.i18n import tr

if TYPE_CHECKING:
    from posture.core.content import Routine
    from posture.core.routine_editing import Draft
    from posture.storage.own_routines import OwnRoutines
    from posture.ui.routine_editor.window import RoutineEditor

EDITOR = "routine_editor"


class RoutineRoom(QObject):
    """One editor at a time. Every change of the folder is followed by a new reading of it."""

    changed = Signal()
    """There are other routines now, or other settings of them: pages and menus may follow."""

    def __init__(
        self, parts: Parts, open_windows: OpenWindows, toasts: Toasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._library = parts.routine_library
        self._open = open_windows
        self._toasts = toasts

    @Slot(object)
    def take(self, action: object) -> None:
        """Do what was asked, a `RoutineAction`."""
        from posture.ui.routines import values

        match action:
            case values.NewRoutine():
                self._edit_new()
            case values.EditRoutine(id):
                self._with(id, self._edit)
            case values.DuplicateRoutine(id):
                self._with(id, self._duplicate)
            case values.DeleteRoutine(id):
                self._with(id, self._delete)
            case values.ExportRoutine(id):
                self._with(id, self._export)
            case values.ImportRoutine():
                self._import()
            case values.ShowFiles():
                self._show_files()
            case values.SetFavourite(id, on):
                self._put("moves.favourites", id, there=on)
            case values.SetSuggested(id, on):
                self._put("moves.never", id, there=not on)

    def let_close(self) -> None:
        """The app is quitting: the editor asks nothing any more."""
        if self._editor is not None:
            self._editor.set_may_close()

    # --- writing ---

    @property
    def _editor(self) -> "RoutineEditor | None":
        return cast("RoutineEditor | None", self._open.get(EDITOR))

    def _with(self, routine_id: str, act: "Callable[[Routine], None]") -> None:
        routine = self._library.library().routines.get(routine_id)
        if routine is not None:
            act(routine)

    def _edit_new(self) -> None:
        from posture.core.routine_editing import Draft

        self._open_editor(Draft())

    def _edit(self, routine: "Routine") -> None:
        from posture.core.routine_editing import draft_of

        self._open_editor(draft_of(routine))

    def _duplicate(self, routine: "Routine") -> None:
        from posture.core.routine_editing import copy_of, tidy
        from posture.core.routine_limits import LONGEST_NAME
        from posture.ui.routine_editor.words import copy_name

        self._open_editor(copy_of(routine, tidy(copy_name(routine.name), LONGEST_NAME)))

    def _open_editor(self, draft: "Draft") -> None:
        """An editor that is open already comes to the front: what is in it is not lost."""
        from posture.ui.routine_editor.window import RoutineEditor

        window = self._editor
        if window is None:
            moves = self._library.library().moves
            window = RoutineEditor(self._parts.theme, draft, moves)
            window.saved.connect(self._on_saved)
            self._open.keep(EDITOR, window, window.closed)
        to_front(window)

    @Slot(object)
    def _on_saved(self, draft: "Draft") -> None:
        from posture.storage.own_routines import NotWrittenError

        window = self._editor
        if window is None:
            return
        try:
            saved = self._save(draft)
        except NotWrittenError as error:
            window.refuse(str(error))
            return
        window.done()
        self._reread()
        self._toasts.say(tr("Routines", "Saved: {name}.").format(name=saved.name), can_undo=False)

    def _save(self, draft: "Draft") -> "Routine":
        """Write it over the file it came from, or into a new one. Raises NotWrittenError."""
        from posture.core.routine_editing import free_id, routine_of
        from posture.core.routine_files import routine_file_table

        self._library.look()
        library, own = self._library.library(), self._library.brought_along()
        path = self._library.own_file(draft.id) if draft.id else None
        taken = library.routines.keys()
        routine = routine_of(draft, draft.id if path else free_id(draft.name, taken))
        table = routine_file_table(routine, library, own)
        if path is None:
            self._files.add(routine.id, table)
        else:
            self._files.change(path, table)
        return routine

    # --- taking away ---

    def _delete(self, routine: "Routine") -> None:
        from posture.storage.own_routines import NotWrittenError

        path = self._library.own_file(routine.id)
        if path is None:
            return
        try:
            held = self._files.remove(path)
        except NotWrittenError as error:
            self._toasts.say(str(error), can_undo=False)
            return
        self._reread()
        said = tr("Routines", "Deleted: {name}.").format(name=routine.name)
        self._toasts.say_with_undo(said, partial(self._put_back, path, held))

    def _put_back(self, path: Path, held: bytes) -> bool:
        from posture.storage.own_routines import NotWrittenError

        try:
            self._files.put_back(path, held)
        except NotWrittenError as error:
            self._toasts.say(str(error), can_undo=False)
            return False
        self._reread()
        return True

    # --- sharing ---

    def _export(self, routine: "Routine") -> None:
        from posture.core.routine_files import routine_file_table
        from posture.storage.own_routines import NotWrittenError, export_to

        title = tr("Routines", "Export the routine")
        name, _ = QFileDialog.getSaveFileName(
            self._parent_window(), title, f"{routine.id}.toml", _kind()
        )
        if not name:
            return
        table = routine_file_table(routine, self._library.library(), self._library.own)
        try:
            export_to(Path(name), table)
        except NotWrittenError as error:
            self._toasts.say(str(error), can_undo=False)
        else:
            said = tr("Routines", "Written to {file}.").format(file=Path(name).name)
            self._toasts.say(said, can_undo=False)

    def _import(self) -> None:
        title = tr("Routines", "Import a routine")
        name, _ = QFileDialog.getOpenFileName(self._parent_window(), title, filter=_kind())
        if name:
            self._toasts.say(self._taken_in(Path(name)), can_undo=False)

    def _taken_in(self, path: Path) -> str:
        """Take in a file; what came of it, in a sentence."""
        from posture.core.content import ContentError
        from posture.core.routine_editing import free_id
        from posture.storage.content_checking import check_alone
        from posture.storage.own_routines import NotWrittenError

        self._library.look()
        library = self._library.library()
        try:
            found = check_alone(path, library)
        except ContentError as error:
            return tr("Routines", "Not taken in: {why}").format(why=error)
        if found.routine is None:
            return tr("Routines", "Not taken in: {file} holds no routine.").format(file=path.name)
        there = library.routines.get(found.id)
        if there == found.routine:
            return tr("Routines", "You have that one already: {name}.").format(name=there.name)
        routine_id = found.id if there is None else free_id(found.id, library.routines)
        try:
            self._files.add(routine_id, found.table | {"id": routine_id})
        except NotWrittenError as error:
            return str(error)
        self._reread()
        return tr("Routines", "Taken in: {name}.").format(name=found.routine.name)

    def _show_files(self) -> None:
        folder = self._library.folder
        there = folder if folder.exists() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))

    # --- settings ---

    def _put(self, key: str, name: str, *, there: bool) -> None:
        """Put a name into a list of the settings, or take it out."""
        now = [one for one in self._parts.settings.settings.words(key) if one != name]
        problem = self._parts.settings.change({key: tuple([*now, name] if there else now)})
        if problem is not None:
            self._toasts.say(problem, can_undo=False)
        self.changed.emit()

    def _parent_window(self) -> QWidget | None:
        """What a dialog stands before."""
        return self._open.get(DASHBOARD)

    @property
    def _files(self) -> "OwnRoutines":
        from posture.storage.own_routines import OwnRoutines

        return OwnRoutines(self._library.folder)

    def _reread(self) -> None:
        self._library.reload()
        self.changed.emit()


def _kind() -> str:
    return tr("Routines", "Routines (*.toml)")
