"""Asking where a figure is to be saved, and as what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.paper.figure_file import Exportable, Format


def ask_where(owner: QWidget, one: Exportable, kind: Format, then: Callable[[Path], None]) -> None:
    """Ask for the place of a file; the name offered is that of the figure and of nobody."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(owner, one.title, str(Path(folder) / f"{one.name}.{kind.value}"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind.value)
    dialog.setNameFilters([f"{kind.name} (*.{kind.value})"])
    dialog.selectFile(f"{one.name}.{kind.value}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
