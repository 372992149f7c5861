"""The Import place in the window: files that are chosen by its command or dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.session.session import Session
from ui.window.menus import why_not_of
from ui.window.places import IMPORT, Places

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.imports.page import ImportPage
    from ui.window.desk import Desk


class ImportPlace(QObject):
    """A file is chosen by its command, or dropped on the window; ``action`` knows why it may not be."""

    def __init__(self, desk: Desk, session: Session, places: Places, action: QAction) -> None:
        super().__init__(desk)
        self._desk, self._session, self._places, self._action = desk, session, places, action
        places.page_made.connect(self._on_page_made)
        action.changed.connect(self._on_action)
        desk.uncovered.connect(self._on_uncovered)
        desk.setAcceptDrops(True)
        desk.installEventFilter(self)

    @property
    def page(self) -> ImportPage | None:
        """The page of the place, once it was made."""
        from ui.imports.page import ImportPage

        found = self._places.page(IMPORT)
        return found if isinstance(found, ImportPage) else None

    def choose(self, _: str = "") -> None:
        """Go to the place and ask for a file."""
        self._desk.show_place(IMPORT)
        if (page := self.page) is not None:
            page.choose_file()

    def open_file(self, path: Path) -> None:
        self._desk.show_place(IMPORT)
        if (page := self.page) is not None:
            page.open_file(path)

    def _on_page_made(self, name: str) -> None:
        if name == IMPORT and (page := self.page) is not None:
            page.problem.connect(self._session.failed)
            page.told.connect(lambda words: self._desk.message.say(words, news=True))
            self._on_action()

    def _on_action(self) -> None:
        if (page := self.page) is not None:
            page.show_refusal(why_not_of(self._action))

    def _on_uncovered(self) -> None:
        """Whoever comes in does not find the file of whoever was here before."""
        if (page := self.page) is not None:
            page.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDropEvent) or not self._action.isEnabled():
            return False
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) != 1:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open_file(files[0])
        return True
