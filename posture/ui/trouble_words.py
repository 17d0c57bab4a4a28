"""What is said where history can't be saved or read, and the buttons that help."""

from posture.storage.problems import StorageBusy, StorageProblem
from posture.ui.i18n import tr


def unsaved_words(problem: StorageProblem) -> str:
    """The sentence of the banner: what does not work and what goes on all the same."""
    if isinstance(problem, StorageBusy):
        return tr(
            "Trouble",
            "History can’t be saved right now. Breaks go on as usual; what happens is kept in "
            "memory and tried again every 10 seconds.",
        )
    return str(problem)


def unread_words(problem: StorageProblem) -> str:
    """The sentence in the place of a page that can't be read."""
    form = tr("Trouble", "{problem} Breaks go on as usual.")
    return form.format(problem=str(problem))


def unread_title() -> str:
    """The heading in the place of such a page."""
    return tr("Trouble", "This page can’t be read right now")


def try_again_label() -> str:
    """Read it anew."""
    return tr("Trouble", "Try again")


def try_now_label() -> str:
    """Save at once."""
    return tr("Trouble", "Try now")


def details_label() -> str:
    """Say more."""
    return tr("Trouble", "Details")


def restore_label() -> str:
    """Choose a copy."""
    return tr("Trouble", "Restore a backup…")


def saved_words() -> str:
    """The toast once saving works again."""
    return tr("Trouble", "Saved. Nothing is missing.")


def unsaved_again_words() -> str:
    """The toast where it does not."""
    return tr("Trouble", "It can’t be saved yet. It is tried again every 10 seconds.")


def how_to_add_label() -> str:
    """What helps where there is no tray."""
    return tr("Trouble", "How to add one")
