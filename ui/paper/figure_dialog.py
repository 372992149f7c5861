"""Asking where a figure is to be saved, and as what."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.paper.figure_file import Exportable, Format


def ask_where(owner: QWidget, one: Exportable, kind: Format, then: Callable[[Path], None]) -> None:
    """Ask for the place of a file; the name offered is that of the figure and of nobody."""
    ask_file(owner, one.title, f"{one.name}.{kind.value}", f"{kind.name} (*.{kind.value})", then)


def ask_file(owner: QWidget, title: str, name: str, files: str, then: Callable[[Path], None]) -> None:
    """Ask where to save a file, ``name`` being offered; its ending is added where none is typed.

    Of several kinds of ``files``, parted by ``;;``, the chosen one gives the ending.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
    dialog = QFileDialog(owner, title, folder, files)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filterSelected.connect(partial(_on_kind, dialog))
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def _on_kind(dialog: QFileDialog, files: str) -> None:
    """Another kind of file: the name that stands there ends as it does."""
    found = re.search(r"\*\.(\w+)", files)
    if found is not None:
        dialog.setDefaultSuffix(found[1])
        dialog.selectFile(str(Path(dialog.selectedFiles()[0]).with_suffix(f".{found[1]}")))
