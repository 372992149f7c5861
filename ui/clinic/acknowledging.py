"""What was done with the recovery code: told with its days, and acknowledged for a reason that is signed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, foot_band, ground, label


class AcknowledgeDialog(QDialog):
    """Says ``reasoned`` with the reason; whoever acknowledges it closes the dialog, or tells it the problem."""

    reasoned = Signal(str)

    def __init__(self, theme: Theme, done: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        title = self.tr("Acknowledge the use of the recovery code")
        self.setWindowTitle(title)
        ground(self, theme, "panel")
        px = theme.px
        inner = QVBoxLayout()
        inner.setContentsMargins(px(18), px(14), px(18), px(14))
        inner.setSpacing(px(10))
        after = self.tr(
            "Whoever acknowledges it says that this was meant. The check of the clinic file then tells it with name, "
            "day and reason, and no longer as something wrong."
        )
        asked = label(self.tr("&Reason"), theme, self, role="table")
        self.reason = QLineEdit(self)
        asked.setBuddy(self.reason)
        self.told = label("", theme, self, role="body", colour="urgent", wrap=True)
        self.told.hide()
        self.leave_button = button(self.tr("Leave it"), self)
        self.go_button = button(self.tr("Acknowledge"), self, kind="primary")
        for widget in (
            label(title, theme, self, role="section"),
            label("\n".join(done), theme, self, role="body", wrap=True),
            label(after, theme, self, role="body", colour="text2", wrap=True),
            asked,
            self.reason,
            self.told,
        ):
            inner.addWidget(widget)
        column = bare(QVBoxLayout(self))
        column.addLayout(inner)
        column.addStretch(1)
        column.addWidget(foot_band(theme, self, self.leave_button, self.go_button))
        for made in (self.go_button, self.leave_button):
            made.setAutoDefault(False)
        self.go_button.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.go_button.setEnabled(bool(text.strip())))
        self.leave_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._on_go)
        self.resize(px(560), px(300))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
        self.go_button.setEnabled(True)

    def _on_go(self) -> None:
        self.go_button.setEnabled(False)
        self.reasoned.emit(self.reason.text().strip())
