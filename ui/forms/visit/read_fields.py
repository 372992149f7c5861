"""Every field of a read, wherever the form puts them: lesions, thrombus, new lesions, how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from models.course.course import Course
from models.course.report_rows import read_on
from models.forms.sizes import MarksDraft, SizeDraft
from models.forms.visit import VisitDraft
from models.record.records import Cheng, Imaging, Role, Status, Thrombus, Vp
from ui.forms.visit.fields import SizeFields, StatusFields, show_marks
from ui.forms.visit.marks import LineMarks, MarksPanel
from ui.kit.fields import Choice, Entry, vocabulary
from ui.words.common import translate
from ui.words.worksheet import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from ui.forms.visit.added import AddedSection


class ReadFields:
    """The fields of one read; a form makes them, lays them out, and is told by ``connect`` of every change."""

    def __init__(
        self,
        course: Course,
        panel: MarksPanel,
        parent: QWidget,
        *,
        sizes: Sequence[SizeFields],
        statuses: Sequence[StatusFields],
    ) -> None:
        self.sizes, self.statuses = tuple(sizes), tuple(statuses)
        self.vp = Choice(vocabulary(Vp, "01234p"), translate("ReadSection", "Thrombus, Vp class"), parent)
        self.cheng = Choice(vocabulary(Cheng, "01234"), translate("ReadSection", "Thrombus, Cheng class"), parent)
        restored, not_restored = translate("ReadSection", "restored"), translate("ReadSection", "not restored")
        flow = [(restored, "y", True), (not_restored, "n", False)]
        self.flow = Choice(flow, translate("ReadSection", "Portal flow"), parent)
        self.of_thrombus = LineMarks(panel, parent, (self.vp, self.cheng, self.flow))
        self.of_thrombus.offer(translate("ReadSection", "the thrombus"), ("progressed",))
        self.none_new = QCheckBox(translate("ReadSection", "No new lesion on this scan"), parent)
        self.modality = Entry("modality", translate("ReadSection", "Modality"), parent)
        self.slice = Entry("slice_mm", translate("ReadSection", "Slice thickness in mm"), parent)
        self.reader = Entry("reader", translate("ReadSection", "Reader"), parent)
        before = last_read(course)
        self.modality.setText((before.modality or "") if before else "")
        self.slice.setText("" if before is None or before.slice_mm is None else f"{before.slice_mm.normalize():f}")
        self.reader.setText(course.series.reader or "")

    @property
    def walked(self) -> list[QWidget]:
        """The fields of known lesions and of the thrombus, in the order in which Enter walks them."""
        found: list[QWidget] = []
        for size in self.sizes:
            found += [size.diameter, size.viable] if size.needs_viable else [size.diameter]
        found += [status.choice for status in self.statuses]
        return [*found, self.vp, self.cheng]

    @property
    def _marked(self) -> list[MarksDraft]:
        return [*(size.marked for size in self.sizes), *(status.marked for status in self.statuses)]

    def draft(self, rest: VisitDraft, added: AddedSection) -> VisitDraft:
        """``rest`` with the read as it stands."""
        return replace(
            rest,
            modality=self.modality.text(),
            slice_mm=self.slice.text(),
            reader=self.reader.text(),
            sizes=tuple(size.draft for size in self.sizes),
            statuses=tuple((one.lesion.number, one.choice.value) for one in self.statuses if one.choice.value),
            marks=tuple(one for one in self._marked if not one.is_empty),
            vp=self.vp.value,
            cheng=self.cheng.value,
            flow_restored=self.flow.value,
            progressed=self.of_thrombus.value("progressed"),
            no_new_lesion=self.none_new.isChecked(),
            added=added.draft,
        )

    def show_draft(self, kept: VisitDraft) -> None:
        """Put a read that was typed before on the form."""
        sizes: dict[str, SizeDraft] = {size.number: size for size in kept.sizes}
        statuses: dict[str, Status] = dict(kept.statuses)
        marks: dict[str, MarksDraft] = {one.number: one for one in kept.marks}
        for size in self.sizes:
            number = size.lesion.number
            size.show_draft(sizes.get(number, SizeDraft(number)), marks.get(number))
        for status in self.statuses:
            status.choice.choose(statuses.get(status.lesion.number))
            show_marks(status.marks, marks.get(status.lesion.number))
        self.of_thrombus.put("progressed", kept.progressed)
        for choice, value in ((self.vp, kept.vp), (self.cheng, kept.cheng), (self.flow, kept.flow_restored)):
            choice.choose(value)
        self.none_new.setChecked(kept.no_new_lesion)
        for entry, text in ((self.modality, kept.modality), (self.slice, kept.slice_mm), (self.reader, kept.reader)):
            entry.setText(text)

    def show_problems(self, found: dict[str, str]) -> None:
        """Words by field; a field without words is in order."""
        for size in self.sizes:
            fields = {name: found.get(f"lesions.{size.lesion.number}.{name}", "") for name in ("diameter", "viable")}
            wrong = next((name for name, words in fields.items() if words), "diameter")
            size.show_problem(wrong, fields[wrong])
        for status in self.statuses:
            status.show_problem(found.get(f"lesions.{status.lesion.number}.status", ""))
        for entry in (self.modality, self.slice, self.reader):
            entry.show_problem(found.get(entry.name, ""))
        self.none_new.setToolTip(found.get("no_new_lesion", ""))

    def thrombus_words(self, found: dict[str, str]) -> tuple[str, str]:
        """What is wrong with the thrombus, and what its mark says."""
        marked = Thrombus(progressed=self.of_thrombus.value("progressed"))
        return found.get("cheng", "") or found.get("progressed", ""), beside(marked)

    def typed_targets(self, added: AddedSection) -> tuple[int, int]:
        """How many targets have been typed, of how many."""
        targets = [size for size in self.sizes if size.lesion.role is Role.TARGET]
        more = sum(one.role is Role.TARGET for one in added.draft)
        return more + sum(size.draft != SizeDraft(size.lesion.number) for size in targets), more + len(targets)

    def connect(self, typed: Callable[..., object] | SignalInstance) -> None:
        for size in self.sizes:
            size.typed.connect(typed)
        for marks in (*(status.marks for status in self.statuses), self.of_thrombus):
            marks.typed.connect(typed)
        for choice in (*(status.choice for status in self.statuses), self.vp, self.cheng, self.flow):
            choice.currentIndexChanged.connect(typed)
        for entry in (self.modality, self.slice, self.reader):
            entry.textChanged.connect(typed)
        self.none_new.toggled.connect(typed)


def last_read(course: Course) -> Imaging | None:
    """The last read of the primary reader: what is copied forward in grey."""
    series = course.series
    on = series.points[-1].on if series.points else series.baseline.on if series.baseline else None
    return read_on(course, on)
