"""The log, to be read and to be sent to whoever mends the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from storage import logfile
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label


class LogDialog(QDialog):
    """Shows the log file at ``path`` as it is now, newest line last; nothing can be changed."""

    def __init__(self, theme: Theme, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme, self._path = theme, path
        self.setWindowTitle(self.tr("Log"))
        ground(self, theme, "panel")
        what = self.tr(
            "What the program wrote about itself: times, operations, errors and where in the program they arose. "
            "No name, no number of a patient and no value is written there."
        )
        self.told = label(what, theme, self, role="body", colour="text2", wrap=True)
        self.where = label(str(path), theme, self, role="table", colour="text2", wrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Lines of the log, newest last"))
        self.copy_button = button(self.tr("Copy"), self)
        self.folder_button = button(self.tr("Open folder"), self)
        self.close_button = button(self.tr("Close"), self, kind="primary")
        self._lay_out()
        self.copy_button.clicked.connect(self._on_copy)
        self.folder_button.clicked.connect(self._on_folder)
        self.close_button.clicked.connect(self.accept)
        self._fill()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(860), self._theme.px(560))

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(12))
        column.setSpacing(px(8))
        for widget in (self.told, self.where, self.text):
            column.addWidget(widget)
        column.setStretchFactor(self.text, 1)
        line = QHBoxLayout()
        line.addWidget(self.copy_button)
        line.addWidget(self.folder_button)
        line.addStretch(1)
        line.addWidget(self.close_button)
        column.addLayout(line)
        for made in (self.copy_button, self.folder_button, self.close_button):
            made.setAutoDefault(False)

    def _fill(self) -> None:
        try:
            lines = logfile.written(self._path)
        except OSError as problem:
            self.told.setText(self.tr("The log cannot be read ({reason}).").format(reason=problem.strerror))
            lines = ""
        self.text.setPlainText(lines)
        self.text.setPlaceholderText(self.tr("Nothing was written yet."))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.copy_button.setEnabled(bool(lines))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _on_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self.told.setText(self.tr("The folder could not be opened: {folder}").format(folder=self._path.parent))
