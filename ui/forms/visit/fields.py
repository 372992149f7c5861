"""The fields of the visit form: one line to type on, what it was before, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.forms.sizes import MarksDraft, SizeDraft, marks_at_a_read, may_merge_into, parse_size
from models.forms.typed import EntryError
from models.record.records import Imaging, Lesion, LiRads, Measurement, Record, State, Status
from models.response.lesions import is_hepatic
from storage.clinic.history import Origins
from ui.forms.visit.marks import LineMarks, MarksPanel, SizeMarks, show_remark
from ui.kit.fields import Choice, Entry, Option, vocabulary
from ui.kit.theme import Theme
from ui.kit.widgets import clipped, label
from ui.words.common import not_recorded, tenths, translate
from ui.words.language import clauses, listed
from ui.words.origins import origin_words
from ui.words.sources import Source, sources_of
from ui.words.worksheet import lesion_words, mark_words, merged_words, parts_words, split_words


def status_options() -> list[Option]:
    """Present, not enhancing, absent, unequivocal progression, not evaluable, removed; each with its key."""
    named = vocabulary(Status, "pnauer")
    progressed = translate("VisitDialog", "unequivocal progression")
    return [(progressed if value is Status.PROGRESSED else words, key, value) for words, key, value in named]


class SizeFields(QObject):
    """The diameters of one target or new lesion at this read, and what is wrong with them or what they mean."""

    typed = Signal()

    def __init__(self, lesion: Lesion, record: Record, panel: MarksPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.lesion = lesion
        self._theme = theme = panel.theme
        number = lesion.number
        says = translate("VisitDialog", "{lesion}, diameter in mm").format(lesion=number)
        self.diameter = Entry(f"lesions.{number}.diameter", says, parent)
        says = translate("VisitDialog", "{lesion}, viable diameter in mm").format(lesion=number)
        self.viable = Entry(f"lesions.{number}.viable", says, parent)
        self.viable.setVisible(not lesion.nodal)
        says = translate("VisitDialog", "{lesion}, LI-RADS treatment response").format(lesion=number)
        self.li_rads = Choice(vocabulary(LiRads, "npvex"), says, parent)
        self.li_rads.setToolTip(translate("VisitDialog", "LI-RADS treatment response (R-17)"))
        self.li_rads.hide()
        self.li_rads.currentIndexChanged.connect(self._on_changed)
        self.remark = clipped(theme, parent)
        self.marks = SizeMarks(panel, parent, self.diameter, self.viable)
        self.marks.offer(number, ("state", "into", *marks_at_a_read(lesion)))
        self.marks.offer_mergers(may_merge_into(lesion, record), record)
        self.marks.typed.connect(self._on_changed)
        for field in (self.diameter, self.viable):
            field.textChanged.connect(self._on_changed)

    @property
    def needs_viable(self) -> bool:
        """A liver lesion is read twice; a node and a lesion elsewhere count by their diameter (R-6)."""
        return is_hepatic(self.lesion)

    @property
    def draft(self) -> SizeDraft:
        return SizeDraft(self.lesion.number, self.diameter.text(), self.viable.text(), self.li_rads.value)

    @property
    def marked(self) -> MarksDraft:
        return marks_draft(self.lesion, self.marks)

    def show_draft(self, kept: SizeDraft, marks: MarksDraft | None = None) -> None:
        self.diameter.setText(kept.diameter)
        self.viable.setText(kept.viable)
        self.li_rads.choose(kept.li_rads)
        show_marks(self.marks, marks)

    def show_problem(self, field: str, words: str) -> None:
        """``field`` is ``diameter`` or ``viable``; no words, no problem."""
        self.diameter.show_problem(words if field == "diameter" else "")
        self.viable.show_problem(words if field == "viable" else "")
        show_remark(self.remark, self._theme, wrong=words, words=listed([*self._meaning(), *mark_words(self.marked)]))

    def _meaning(self) -> list[str]:
        """What was typed, in words: a state, the sum of the parts, with which lesion it is measured."""
        try:
            found = parse_size(SizeDraft(self.lesion.number, self.diameter.text()))
        except EntryError:
            return []
        meanings = {
            State.ABSENT: translate("VisitDialog", "absent"),
            State.TOO_SMALL: translate("VisitDialog", "too small to measure, 5 mm"),
            State.NOT_EVALUABLE: translate("VisitDialog", "not evaluable"),
            State.REMOVED: translate("VisitDialog", "removed by surgery"),
        }
        if found is None:
            return []
        if found.status is not None:
            return [_word(found.status.value)]
        if found.into is not None:
            return [merged_words(self.marks.value("into") or found.into)]
        if found.parts_tenths is not None:
            return [split_words(found.parts_tenths)]
        return [meanings[found.state]] if found.state in meanings else []

    def _on_changed(self, *_: object) -> None:
        self.typed.emit()


class SizeRow(SizeFields):
    """One target or new lesion as a line of the form: what it was, and the diameters of this read."""

    def __init__(
        self, lesion: Lesion, before: Imaging | None, record: Record, panel: MarksPanel, parent: QWidget
    ) -> None:
        super().__init__(lesion, record, panel, parent)
        theme = panel.theme
        self.name = label(lesion_words(lesion), theme, parent, role="table", wrap=True)
        self.number = label(lesion.number, theme, parent, role="table_strong", colour="text2")
        found = self._found = before.measurement(lesion.number) if before else None
        self.before = label(_size_words(found), theme, parent, role="table", colour="text3", right=True, middle=True)
        self.before_viable = label(
            _viable_words(found), theme, parent, role="table", colour="text3", right=True, middle=True
        )
        self.number.setBuddy(self.diameter)
        self.name.setBuddy(self.viable)

    def place(self, grid: QGridLayout, row: int) -> None:
        widgets = (self.number, self.name, self.before, self.before_viable, self.diameter, self.viable, self.remark)
        for column, widget in enumerate((*widgets, self.marks.button)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)

    def show_origins(self, origins: Origins) -> None:
        """Where the last measurement comes from."""
        whole, viable = (sources_of(self._found, apart=name) for name in ("viable_tenths", "diameter_tenths"))
        show_origin(self.before, self.diameter, whole, origins=origins)
        show_origin(self.before_viable, self.viable, viable, origins=origins)


def _size_words(found: Measurement | None) -> str:
    if found is None:
        return not_recorded()
    if found.parts_tenths is not None:
        return parts_words(found.parts_tenths)
    if found.into is not None:
        return merged_words(found.into)
    if found.diameter_tenths is not None:
        size = tenths(found.diameter_tenths)
        return clauses((size, _word(found.state.value))) if found.state else size
    said = found.state or found.status
    return _word(said.value) if said else not_recorded()


def _viable_words(found: Measurement | None) -> str:
    if found is None or found.viable_tenths is None:
        return "–"
    return tenths(found.viable_tenths)


def _word(word: str) -> str:
    return translate("models", word)


class StatusFields:
    """The status of one lesion at this read that has no diameter: a non-target, or a new effusion."""

    def __init__(self, lesion: Lesion, panel: MarksPanel, parent: QWidget) -> None:
        self.lesion = lesion
        self._theme = panel.theme
        self.choice = Choice(status_options(), lesion.number, parent)
        self.remark = clipped(panel.theme, parent)
        self.marks = LineMarks(panel, parent, (self.choice,))
        self.marks.offer(lesion.number, marks_at_a_read(lesion))

    @property
    def marked(self) -> MarksDraft:
        return marks_draft(self.lesion, self.marks)

    def show_problem(self, words: str) -> None:
        show_remark(self.remark, self._theme, wrong=words, words=listed(mark_words(self.marked)))


class StatusRow(StatusFields):
    """One non-target lesion as a line of the form: its status before and now."""

    def __init__(self, lesion: Lesion, before: Imaging | None, panel: MarksPanel, parent: QWidget) -> None:
        super().__init__(lesion, panel, parent)
        theme = panel.theme
        self.number = label(lesion.number, theme, parent, role="table_strong", colour="text2")
        self.name = label(lesion_words(lesion), theme, parent, role="table", wrap=True)
        found = self._found = before.measurement(lesion.number) if before else None
        words = _word(found.status.value) if found and found.status else not_recorded()
        self.before = label(words, theme, parent, role="table", colour="text3", right=True, middle=True)
        self.number.setBuddy(self.choice)

    def place(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.number, row, 0)
        grid.addWidget(self.name, row, 1)
        grid.addWidget(self.before, row, 2, 1, 2)
        grid.addWidget(self.choice, row, 4, 1, 3)
        grid.addWidget(self.remark, row + 1, 4, 1, 4)
        grid.addWidget(self.marks.button, row, 7)

    def show_problem(self, words: str) -> None:
        super().show_problem(words)
        self.remark.setVisible(bool(self.remark.text()))

    def show_origins(self, origins: Origins) -> None:
        show_origin(self.before, self.choice, sources_of(self._found), origins=origins)


def marks_draft(lesion: Lesion, marks: LineMarks) -> MarksDraft:
    """What is marked of a lesion that is recorded, beside its size or status."""
    return MarksDraft(
        lesion.number,
        certainty=marks.value("certainty"),
        typical=marks.value("typical"),
        cytology_positive=marks.value("cytology_positive"),
    )


def show_marks(marks: LineMarks, kept: MarksDraft | None) -> None:
    """Put marks that were made before on their line."""
    for name in ("certainty", "typical", "cytology_positive"):
        marks.put(name, None if kept is None or name not in marks.names else getattr(kept, name))


def show_origin(
    shown: QLabel, field: QWidget, sources: tuple[Source, ...], *, origins: Origins, words: str = ""
) -> None:
    """Where the greyed value beside a field comes from: by the mouse over it, by Shift+F1 on the field.

    A value that was changed since it was entered is underlined.
    """
    told = "\n".join(filter(None, (words, *(origin_words(one.entries(origins)) for one in sources))))
    shown.setToolTip(told)
    field.setWhatsThis(told)
    font = shown.font()
    font.setUnderline(any(one.changed(origins) for one in sources))
    shown.setFont(font)


def header(words: str, theme: Theme, parent: QWidget, *, right: bool = False) -> QLabel:
    return label(words, theme, parent, role="caption", colour="text3", right=right)
