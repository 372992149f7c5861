"""Asked when the window is closed and a backup has to be taken first: wait, stay, or close without it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.clinic.backups.progress import ProgressLine
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label
from ui.words.language import problem_words

_SHOWN_AFTER_MS = 400  # most backups are done by then, and nobody needs to see them


class ClosingDialog(QDialog):
    """``stay_wanted`` and ``close_wanted`` say what was chosen; it never closes by itself."""

    stay_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self._theme = theme
        self.setWindowTitle(self.tr("Backup before closing"))
        ground(self, theme, "panel")
        self.said = label("", theme, self, role="strong", wrap=True)
        self.told = label("", theme, self, role="body", colour="text2", wrap=True)
        self.line = ProgressLine(theme, self)
        self.stay_button = button(self.tr("Stay"), self, kind="primary")
        self.close_button = button(self.tr("Close without a backup"), self)
        self.stay_button.clicked.connect(self.stay_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(14))
        column.setSpacing(px(8))
        for widget in (self.said, self.told, self.line):
            column.addWidget(widget)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.stay_button)
        column.addLayout(buttons)
        self._timer = QTimer(self, interval=_SHOWN_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._appear)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(440), max(super().sizeHint().height(), self._theme.px(170)))

    def wait(self) -> None:
        """A backup is being taken; shown only if it takes its time."""
        self.said.setText(self.tr("A backup is being taken before Hepatrack closes."))
        self.told.setText(self.tr("The window closes by itself when it is done."))
        self._timer.start()

    def show_progress(self) -> None:
        percent = getattr(self.sender(), "percent", None)
        self.line.show_percent(percent)

    def fail(self, problem: Exception) -> None:
        """The backup failed: what and why, and nothing is closed before somebody chose."""
        self._timer.stop()
        self.line.hide()
        self.said.setText(self.tr("The backup before closing failed."))
        self.told.setText(problem_words(problem))
        self._appear()

    def _appear(self) -> None:
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.show()
        self.resize(self.sizeHint())
        self.stay_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stay_wanted.emit()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.stay_wanted.emit()
