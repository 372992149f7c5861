"""The recovery code, shown once: to be printed, and typed in again in part so that nobody goes on without the print."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from ui.kit.room import keep_size
from ui.kit.sheet import Sheet
from ui.kit.theme import Theme, font
from ui.kit.widgets import button
from ui.paper.ink import COLOURS
from ui.paper.pages import PrintProblem
from ui.paper.saving import save
from ui.words.common import purpose
from ui.words.language import short_date

translate = QCoreApplication.translate
_INK = QColor(COLOURS["ink"])
_MARGIN_MM = 20
_ASKED = 2  # groups of the code


class RecoverySheet(Sheet):
    """Shows one code for one clinic file, hides it and asks for two of its groups; ``confirmed`` when they are right.

    While they are typed the code stands nowhere in the window: they can only come from what was printed or written
    down. Which two is drawn anew each time the code was looked at again.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._code = self._clinic = ""
        self._on = date.min
        self._asked: tuple[int, ...] = ()
        self._title = self.say(role="title")
        self._why = self.say()
        self.column.addSpacing(theme.px(8))
        self.code_label = self.say(role="section")
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # not into a clipboard
        self.print_button, self.pdf_button, self.kept_button = button("", self), button("", self), button("", self)
        line = self.buttons()
        line.addWidget(self.print_button)
        line.addWidget(self.pdf_button)
        line.addStretch(1)
        line.addWidget(self.kept_button)
        self._told = self.say(role="table", colour="text2")
        self.column.addSpacing(theme.px(8))
        self._fields = tuple(self.field() for _ in range(_ASKED))
        self.typed = tuple(entry for _, entry in self._fields)
        self.back_button, self.go_button = button("", self), button("", self, kind="primary")
        last = self.buttons()
        last.addWidget(self.back_button)
        last.addStretch(1)
        last.addWidget(self.go_button)
        self.print_button.clicked.connect(self._on_print)
        self.pdf_button.clicked.connect(self._on_pdf)
        self.kept_button.clicked.connect(self.ask)
        self.back_button.clicked.connect(self._show)
        for entry, following in zip(self.typed, (*self.typed[1:], self.go_button), strict=True):
            entry.textChanged.connect(self._on_typed)
            entry.returnPressed.connect(following.setFocus)
        self.typed[-1].returnPressed.connect(self._on_go)
        self.go_button.clicked.connect(self._on_go)
        self._told.hide()
        self.translated()
        self._part()

    @property
    def told(self) -> str:
        return self._told.text()

    @property
    def asked(self) -> tuple[int, ...]:
        """Which groups of the code are asked for, the first being 1; none while the code is shown."""
        return self._asked

    def show_code(self, code: str, clinic: str, on: date) -> None:
        self._code, self._clinic, self._on = code, clinic, on
        self._show()

    def ask(self) -> None:
        """Hide the code and ask for groups of it."""
        groups = range(1, self._code.count("-") + 2)
        self._asked = tuple(sorted(secrets.SystemRandom().sample(groups, _ASKED)))
        self._part()
        self.typed[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """No trace of the code stays in the window, which says that it goes on."""
        self._code, self._asked = "", ()
        self._part()
        for part in (self.print_button, self.pdf_button, self.kept_button):
            part.hide()
        self._why.setText(self.tr("The clinic file is being opened."))

    def write_pdf(self, path: str) -> None:
        """The page with the code as a PDF, which was read back before it is called saved."""
        try:
            save(code_pdf(self._code, self._clinic, self._on), Path(path))
        except PrintProblem as problem:
            self._tell(str(problem))
        else:
            self._tell(self.tr("The code was saved as a PDF. Print it, then delete the file."))

    def translated(self) -> None:
        self._title.setText(self.tr("The recovery code"))
        self.print_button.setText(self.tr("Print…"))
        self.pdf_button.setText(self.tr("Save as PDF…"))
        self.kept_button.setText(self.tr("It is kept"))
        self.back_button.setText(self.tr("Show the code again"))
        self.go_button.setText(self.tr("Continue"))
        self._say()

    def _say(self) -> None:
        self._why.setText(
            self.tr(
                "Type two groups of the code from what you printed or wrote down. It is hidden meanwhile, so that "
                "nobody goes on without having kept it."
            )
            if self._asked
            else self.tr(
                "Whoever has this code opens the clinic file without a password, and without it a forgotten password "
                "cannot be replaced. Print it and keep it locked away from this computer. It is shown only now."
            )
        )
        for (words, _), number in zip(self._fields, self._asked, strict=False):
            words.setText(self.tr("Group {number} of the code").format(number=number))

    def _show(self) -> None:
        self._asked = ()
        self._part()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self) -> None:
        """The code, or the fields to type it in: never both."""
        asking = bool(self._asked)
        self.code_label.setText("" if asking or not self._code else in_lines(self._code))
        shown: tuple[QWidget, ...] = (self.code_label, self.print_button, self.pdf_button, self.kept_button)
        for part in shown:
            part.setVisible(not asking)
        for part in (*(part for pair in self._fields for part in pair), self.back_button, self.go_button):
            part.setVisible(asking)
        for entry in self.typed:
            entry.clear()
        self._told.hide()
        self._say()
        self._on_typed("")

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()

    def _on_typed(self, _: str) -> None:
        groups = self._code.split("-")
        wanted = [groups[number - 1] for number in self._asked]
        typed = [entry.text().strip().upper() for entry in self.typed]
        self.go_button.setEnabled(bool(wanted) and typed == wanted)
        wrong = [
            number
            for number, text, group in zip(self._asked, typed, wanted, strict=False)
            if len(text) >= len(group) and text != group  # not sign by sign: it is no riddle
        ]
        self._told.setVisible(bool(wrong))
        if wrong:
            self._told.setText(self.tr("Group {number} is not that of the code.").format(number=wrong[0]))

    def _on_go(self) -> None:
        if self.go_button.isEnabled():
            self.confirmed.emit()

    def _on_pdf(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as PDF"), "", self.tr("PDF files (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("hepatrack-recovery-code.pdf")
        dialog.fileSelected.connect(self.write_pdf)
        dialog.open()

    def _on_print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._tell(self.tr("No printer is set up on this computer. Save a PDF instead, or write the code down."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Hepatrack")
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            drawn = draw_code(printer, self._code, self._clinic, self._on)
            self._tell(self.tr("The code was printed.") if drawn else self.tr("The printer did not take the page."))


class RecoveryDialog(QDialog):
    """The sheet in a dialog that only the confirmation closes: left by Esc, nobody would have the code."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        keep_size(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = RecoverySheet(theme, self)
        QVBoxLayout(self).addWidget(self.sheet)
        self.sheet.confirmed.connect(self.accept)

    def reject(self) -> None:
        """Stays: Esc and the frame's cross answer with it, too."""


def in_lines(code: str) -> str:
    """Three groups, then two."""
    groups = code.split("-")
    return "-".join(groups[:3]) + "-\n" + "-".join(groups[3:])


def code_pdf(code: str, clinic: str, on: date) -> bytes:
    """The page with the code as a PDF. Raises PrintProblem where it could not be drawn."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(translate("RecoverySheet", "Recovery code"))
    writer.setCreator("Hepatrack")
    if not draw_code(writer, code, clinic, on):
        raise PrintProblem(translate("RecoverySheet", "The page with the code could not be drawn."))
    return bytes(buffer.data().data())


def draw_code(device: QPagedPaintDevice, code: str, clinic: str, on: date) -> bool:
    """One A4 page: what the code is for, the code, the clinic file and the date. Whether the device took it."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.setPen(_INK)
    width, top = float(painter.viewport().width()), 0.0
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    for words, points, weight in (
        (translate("RecoveryPrint", "Recovery code of the clinic file {clinic}").format(clinic=clinic), 15, 600),
        (in_lines(code), 18, 600),
        (
            translate(
                "RecoveryPrint",
                "Whoever has this code opens the clinic file without a password. Keep this page locked away from the "
                "computer. To use it, choose “Use the recovery code” where the password is asked for.",
            ),
            11,
            400,
        ),
        (translate("RecoveryPrint", "Printed on {date}").format(date=short_date(on)), 9, 400),
        (purpose(), 9, 400),
    ):
        painter.setFont(font(points, weight))
        needed = painter.boundingRect(QRectF(0, top, width, 1e6), flags, words)
        painter.drawText(needed, flags, words)
        top = needed.bottom() + needed.height() / (words.count("\n") + 1)
    return painter.end()
