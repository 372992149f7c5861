"""The log, to be read and to be sent to whoever mends the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from storage import logfile
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, label


class LogPanel(Retold, QWidget):
    """The log file at ``path`` as it is when it is filled, newest line last; nothing can be changed."""

    def __init__(self, theme: Theme, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._path = theme, path
        self.told = label("", theme, self, wrap=True)
        self.where = label(str(path), theme, self, wrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.copy_button, self.folder_button = button("", self), button("", self)
        self.line = QHBoxLayout()
        self.line.addWidget(self.copy_button)
        self.line.addWidget(self.folder_button)
        self.line.addStretch(1)
        column = bare(QVBoxLayout(self), spacing=theme.px(8))
        for widget in (self.told, self.where, self.text):
            column.addWidget(widget)
        column.setStretchFactor(self.text, 1)
        column.addLayout(self.line)
        for made in (self.copy_button, self.folder_button):
            made.setAutoDefault(False)
        self.copy_button.clicked.connect(self._on_copy)
        self.folder_button.clicked.connect(self._on_folder)
        theme.changed.connect(self._dress)
        self._dress()
        self.fill()

    def fill(self) -> None:
        """Read it anew."""
        self._say()
        try:
            lines = logfile.written(self._path)
        except OSError as problem:
            self.told.setText(self.tr("The log cannot be read ({reason}).").format(reason=problem.strerror))
            lines = ""
        self.text.setPlainText(lines)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.copy_button.setEnabled(bool(lines))

    def _say(self) -> None:
        self.told.setText(
            self.tr(
                "What the program wrote about itself: times, operations, errors and where in the program they arose. "
                "No name, no number of a patient and no value is written there."
            )
        )
        self.text.setAccessibleName(self.tr("Lines of the log, newest last"))
        self.text.setPlaceholderText(self.tr("Nothing was written yet."))
        self.copy_button.setText(self.tr("Copy"))
        self.folder_button.setText(self.tr("Open folder"))

    def _dress(self) -> None:
        dress_label(self.told, self._theme, role="body", colour="text2")
        dress_label(self.where, self._theme, role="table", colour="text2")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _on_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self.told.setText(self.tr("The folder could not be opened: {folder}").format(folder=self._path.parent))
