"""What the program puts on the clipboard, and takes away again when the window is locked or closed."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

# What keeps a copy out of histories of the clipboard, where the system has one: KDE's, and that of Windows.
_KEPT_OUT = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
_COPIED = "hepatrack_copied"  # a hash of it: what is on the clipboard may be somebody else's by then


def copy_text(text: str) -> None:
    """Put ``text`` about patients on the clipboard."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _KEPT_OUT.items():
        data.setData(kind, value)
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    clipboard.setProperty(_COPIED, _hash(text))


def forget_copied() -> None:
    """Empty the clipboard where it still holds what this program put there, by a button or out of a field."""
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.property(_COPIED)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer):
        if _owns(clipboard, mode) or (copied is not None and copied == _hash(clipboard.text(mode))):
            clipboard.clear(mode)
    clipboard.setProperty(_COPIED, None)


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Clipboard:
        return clipboard.ownsClipboard()
    return clipboard.ownsSelection() if mode is QClipboard.Mode.Selection else clipboard.ownsFindBuffer()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
