"""The least that our stack can be: a bare tray icon and APScheduler, as they come, one job a minute.

It does nothing for anybody. Whatever the app costs beyond it is what the app itself is worth.
"""

import sys

from apscheduler.schedulers.qt import QtScheduler
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon


def job() -> None:
    """Do nothing, once a minute."""


def main() -> int:
    """Show the icon until we are ended."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("posture-floor")
    application.setQuitOnLastWindowClosed(False)
    picture = QPixmap(22, 22)
    picture.fill("green")
    icon = QSystemTrayIcon(QIcon(picture), application)
    icon.show()
    scheduler = QtScheduler()
    scheduler.add_job(job, "interval", minutes=1)
    scheduler.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
