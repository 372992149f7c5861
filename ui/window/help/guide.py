"""The user guide, or the release notes, in the help: chapters that are searched, and the chosen one beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from storage.shipped.guide import GUIDE, Chapter, chapters, picture_file
from ui.kit.retold import Retold
from ui.kit.tables import Column
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, label
from ui.paper.figure_dialog import ask_file
from ui.paper.guide import guide_document
from ui.paper.pages import PrintProblem, pdf_of
from ui.paper.saving import save
from ui.window.help.searched import SearchedTable
from ui.words.language import language

_WIDTHS = (250,)
LIST_WIDTH, WIDEST = 300, 820


class GuidePanel(Retold, QWidget):
    """``kind`` names the text (``storage.shipped.guide``). ``save`` stands under a guide, which is also a print."""

    def __init__(self, theme: Theme, parent: QWidget, *, kind: str = GUIDE) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        self._anchor = ""
        self.table = SearchedTable(theme, self, told=lambda one: f"{one.title}\n{one.text}", widths=_WIDTHS)
        self.text = _Text(theme, self)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.save_button: QPushButton = button("", self)
        self.save_button.setAutoDefault(False)
        self.save_button.setVisible(kind == GUIDE)
        self.told = label("", theme, self, wrap=True)
        left = QWidget(self)
        self._left = bare(QVBoxLayout(left), spacing=theme.px(8))
        self._left.addWidget(self.table, 1)
        self._left.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._left.addWidget(self.told)
        self._line = bare(QHBoxLayout(self))
        self._line.addWidget(left)
        self._line.addWidget(self.text, 1)
        self._side = left
        self.table.chosen_anew.connect(self._show_chapter)
        self.save_button.clicked.connect(self._on_save)
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    @property
    def chosen(self) -> Chapter | None:
        found = self.table.chosen
        return found if isinstance(found, Chapter) else None

    def show_chapter(self, anchor: str) -> None:
        """Go to the chapter of a place; to the first one where the place has none."""
        found = next((one for one in self._chapters if one.anchor == anchor), self._chapters[0])
        self.table.choose(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # pictures are as wide as the text
            self._show_chapter()

    def _say(self) -> None:
        kept = self.chosen.anchor if self.chosen is not None else ""
        self._chapters = chapters(language(), self._kind)
        self.table.search.setAccessibleName(self.tr("Search the chapters"))
        self.table.search.setPlaceholderText(self.tr("A word of the text"))
        self.table.view.setAccessibleName(self.tr("Chapters"))
        self.text.setAccessibleName(self.tr("Text of the chapter"))
        self.save_button.setText(self.tr("Save as PDF…"))
        self.table.show_records((Column(title=self.tr("Chapters"), value=lambda one: one.title),), self._chapters)
        found = [one for one in self.table.shown if one.anchor == kept]
        if found:
            self.table.view.selectRow(self.table.shown.index(found[0]))

    def _dress(self) -> None:
        self.table.dress()
        dress_label(self.told, self._theme, role="table", colour="text2")
        self._side.setFixedWidth(self._theme.px(LIST_WIDTH))
        self._line.setSpacing(self._theme.px(28))
        self._show_chapter()

    def _show_chapter(self) -> None:
        chapter = self.chosen
        self.text.clear()
        if chapter is not None:
            self._write(chapter)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, chapter: Chapter) -> None:
        document = self.text.document()
        document.setDefaultFont(self._theme.font("body"))
        document.setMarkdown(f"# {chapter.title}\n{chapter.text}")
        dress_document(document, self._theme)

    def _on_save(self) -> None:
        title = self.tr("User guide")
        files = self.tr("PDF files (*.pdf)")
        ask_file(self, title, f"hepatrack-{language()}.pdf", files, self.save)

    def save(self, path: Path) -> None:
        """Put the whole guide at ``path`` as PDF, and say how that went."""
        try:
            save(pdf_of(guide_document()), path)
        except PrintProblem as problem:
            self.told.setText(str(problem))
        else:
            self.told.setText(self.tr("Saved: {path}").format(path=path))


class _Text(QTextBrowser):
    """Markdown whose pictures are those of the guide."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """A picture as wide as the text, at most as it was taken; sharp on every screen."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, url)
        picture = QImage(str(picture_file(QUrl(url).toString(), language())))
        ratio = self.devicePixelRatioF()
        across = min(self.viewport().width() - 2 * round(self.document().documentMargin()), self._theme.px(WIDEST))
        if not picture.isNull():
            picture = picture.scaledToWidth(max(1, round(across * ratio)), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        return picture


def dress_document(document: QTextDocument, theme: Theme) -> None:
    """Headings in the type of the house; keys, which Markdown sets in a typewriter's, on a ground of their own."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        heading = block.blockFormat().headingLevel()
        for place in block.textFormats() if not heading else ():
            key = place.format.fontFixedPitch()
            if key or place.format.fontWeight() >= QFont.Weight.DemiBold:
                _over(cursor, block.position() + place.start, place.length, _strong(theme, key=key))
        if heading:
            style = QTextCharFormat()
            style.setFont(theme.font("title"))
            _over(cursor, block.position(), block.length() - 1, style)
        shape = block.blockFormat()
        if block.text() != "\ufffc":  # a picture, which is a line as high as itself
            shape.setLineHeight(132.0, 1)
        shape.setBottomMargin(theme.px(8))
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
        block = block.next()


def _strong(theme: Theme, *, key: bool) -> QTextCharFormat:
    style = QTextCharFormat()
    face = theme.font("body")
    face.setWeight(QFont.Weight.DemiBold)
    style.setFont(face)
    if key:
        style.setBackground(theme.colour("sunken"))
    return style


def _over(cursor: QTextCursor, start: int, length: int, style: QTextCharFormat) -> None:
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(style)
