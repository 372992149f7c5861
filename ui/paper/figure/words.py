"""The words of a case figure. Of what somebody typed only words of the program's own lists are told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from models.prints.case_facts import Anchor, CaseFigure, DayKind, Mark, Panel, Row, Source
from models.response.response import Response
from models.words import filled
from ui.kit.marks import response_word
from ui.words.clinical import amount_words, analyte_name, capital, translate, unit_words
from ui.words.language import clauses, in_a_row, listed
from ui.words.recorded import is_listed, recorded

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBERS = re.compile(r"[0-9.]+ (?:× [0-9.]+ mm|% CD[48]\+)\Z")  # sizes and shares name nobody
_MANY = 1_000_000  # from here on a number is read as a power of ten
KINDS = {
    DayKind.RECORDED: str(QT_TRANSLATE_NOOP("Figure", "day recorded")),
    DayKind.COUNTED: str(QT_TRANSLATE_NOOP("Figure", "day counted from intervals, or known in part")),
    DayKind.ORDER: str(QT_TRANSLATE_NOOP("Figure", "order known, days not")),
    DayKind.UNKNOWN: str(QT_TRANSLATE_NOOP("Figure", "value or day not known")),
}
_SOURCES = {
    Source.TREATMENT: str(QT_TRANSLATE_NOOP("Figure", "treatment record")),
    Source.RESULT: str(QT_TRANSLATE_NOOP("Figure", "laboratory result")),
    Source.READ: str(QT_TRANSLATE_NOOP("Figure", "imaging read")),
    Source.EVENT: str(QT_TRANSLATE_NOOP("Figure", "adverse-event record")),
}
_PANELS = {
    Panel.TREATMENT: str(QT_TRANSLATE_NOOP("Figure", "treatment")),
    Panel.MARKER: str(QT_TRANSLATE_NOOP("Figure", "tumour marker")),
    Panel.SUM: str(QT_TRANSLATE_NOOP("Figure", "sum of diameters")),
    Panel.COUNT: str(QT_TRANSLATE_NOOP("Figure", "blood count")),
    Panel.ANALYTE: str(QT_TRANSLATE_NOOP("Figure", "other result")),
    Panel.LESION: str(QT_TRANSLATE_NOOP("Figure", "lesion")),
    Panel.EVENT: str(QT_TRANSLATE_NOOP("Figure", "adverse event")),
}
_ANCHORS = {
    Anchor.INFUSION: str(QT_TRANSLATE_NOOP("Figure", "Day 0 is the infusion of cells.")),
    Anchor.START: str(QT_TRANSLATE_NOOP("Figure", "Day 0 is the start of treatment.")),
    Anchor.FIRST_ENTRY: str(QT_TRANSLATE_NOOP("Figure", "Day 0 is the first entry: treatment has not started.")),
    Anchor.NOTHING: str(QT_TRANSLATE_NOOP("Figure", "Nothing with a day is recorded, so nothing is drawn.")),
}


def kind_words(kind: DayKind) -> str:
    return translate("Figure", KINDS[kind])


def source_words(mark: Mark) -> str:
    """``laboratory result``, ``imaging read, CT``."""
    words = translate("Figure", _SOURCES[mark.source])
    detail = told(mark.modality) if mark.source is Source.READ else ""
    return listed(part for part in (words, detail) if part)


def panel_words(panel: Panel) -> str:
    return translate("Figure", _PANELS[panel])


def anchor_words(anchor: Anchor) -> str:
    return translate("Figure", _ANCHORS[anchor])


def told(text: str) -> str:
    """What of a typed text is of the program's own lists, and so names nobody; the rest is left out."""
    parts = [part.strip() for piece in text.split(";") for part in piece.split(",")]
    return listed(recorded(part) for part in parts if part and (_NUMBERS.match(part) or is_listed(part)))


def row_name(row: Row) -> str:
    if row.panel in (Panel.MARKER, Panel.COUNT, Panel.ANALYTE):
        return analyte_name(row.name)
    if row.panel is Panel.TREATMENT and row.kind == row.name:
        return translate("Figure", "Culture of the cells")
    if row.panel is Panel.LESION:
        return f"{row.name} {recorded(row.kind)}".strip()
    return row.name if row.panel is Panel.SUM else capital(recorded(row.name))


def day_words(day: int) -> str:
    """With a true minus sign."""
    return f"{day:,}".replace("-", "−")


def in_powers(number: float) -> str:
    """``3.5 × 10¹⁰`` for what is large; in digits what is not."""
    if number < _MANY:
        return f"{number:,.12g}"
    digits, power = f"{number:.3e}".split("e")
    shown = digits.rstrip("0").rstrip(".")
    shown = f"{shown}.0" if "." not in shown else shown
    return f"{shown} × 10{str(int(power)).translate(_SUPERSCRIPT)}"


def amount(mark: Mark) -> str:
    """The dose of a treatment, the value of all else, with its unit."""
    if not mark.value:
        return ""
    if mark.treatment is None:
        return f"{mark.value} {unit_words(mark.unit)}".strip()
    if float(mark.value) >= _MANY:
        return f"{in_powers(float(mark.value))} {unit_words(mark.unit)}".strip()
    one = mark.treatment
    dose = amount_words(one)
    if one.fractions and dose:
        return filled(translate("Report", "{dose} in {count} fractions"), dose=dose, count=one.fractions)
    return dose


def given_words(row: Row, *, reasons: bool = True) -> str:
    """What is said beside the bars of a treatment: doses, how often, how long, what the cells were, and why."""
    given = [mark for mark in row.marks if not mark.omitted]
    if row.kind == row.name:
        mark = row.marks[0]
        words = filled(translate("Figure", "{days} days"), days=mark.value)
        if mark.kind is DayKind.COUNTED:
            return clauses((words, translate("Figure", "taken to begin on the day of surgery")))
        return words
    doses = list(dict.fromkeys(amount(mark) for mark in given if mark.value))
    parts = [" → ".join(doses)] if doses else [_no_dose(row)]
    if len(given) > 2 and not any(mark.lasting for mark in given):
        parts.append(filled(translate("Report", "{count} doses"), count=len(given)))
    schedules = dict.fromkeys(mark.treatment.schedule or "" for mark in given if mark.treatment)
    parts += [told(schedule) for schedule in schedules]
    parts += _days_given(given)
    parts += [_cells(mark) for mark in given]
    if reasons:
        parts += [told(reason) for reason in dict.fromkeys(mark.detail for mark in given)]
    if omitted := len(row.marks) - len(given):
        parts.append(translate("Figure", "{count} omitted").format(count=omitted))
    if any(mark.ongoing for mark in given):
        parts.append(translate("Report", "ongoing"))
    return clauses(dict.fromkeys(part for part in parts if part))


def _no_dose(row: Row) -> str:
    if row.kind != "drug" or any("dose not" in mark.detail for mark in row.marks):
        return ""
    return translate("Figure", "dose not recorded")


def _days_given(given: list[Mark]) -> Iterable[str]:
    """How many days a short course lasted; of a long one its bar tells."""
    if len(given) == 1 and given[0].lasting and not given[0].ongoing:
        mark = given[0]
        if mark.day is not None and mark.until is not None and mark.until - mark.day < 21:
            yield filled(translate("Figure", "{days} days"), days=mark.until - mark.day + 1)


def _cells(mark: Mark) -> str:
    one = mark.treatment
    if one is None or "CD4+" in mark.detail:
        return ""
    shares = (("CD4+", one.cd4_percent), ("CD8+", one.cd8_percent))
    return listed(f"{share} % {name}" for name, share in shares if share is not None)


def grade_words(mark: Mark) -> str:
    """``3``; where the source tells a band only, ``1 or 2``."""
    if mark.grade is None:
        return ""
    if mark.grade_known or mark.grade == 1:
        return str(mark.grade)
    if mark.grade == 2:
        return translate("Figure", "1 or 2")
    return translate("Figure", "1 to {grade}").format(grade=mark.grade)


def event_words(row: Row) -> str:
    """Beside the bars of an event: its highest grade in words, and what else is known."""
    if not row.known:
        return ""
    highest = max(row.marks, key=lambda mark: mark.grade or 0)
    parts = [translate("Figure", "grade {grade}").format(grade=grade_words(highest))]
    if any(mark.serious for mark in row.marks):
        parts.append(translate("Figure", "serious"))
    if any(mark.ongoing for mark in row.marks):
        parts.append(translate("Report", "ongoing"))
    return clauses(parts)


def drawn_words(row: Row) -> str:
    """The values of a row in a table: all of a few, else the first, the extremes and the last, with their days."""
    if row.panel is Panel.TREATMENT:
        return given_words(row, reasons=False)
    if row.panel is Panel.EVENT:
        return event_words(row)
    marks = [mark for mark in row.known if mark.value]
    if not marks:
        return translate("Figure", "no value")
    unit = unit_words(row.unit)
    if len(marks) <= 3:
        return f"{listed(_value_on(mark) for mark in marks)} {unit}".strip()
    lowest = min(marks, key=lambda mark: mark.number or 0.0)
    highest = max(marks, key=lambda mark: mark.number or 0.0)
    words = translate("Figure", "{count} values: {first}, lowest {lowest}, highest {highest}, last {last}")
    told_of = filled(
        words,
        count=len(marks),
        first=_value_on(marks[0]),
        lowest=_value_on(lowest),
        highest=_value_on(highest),
        last=_value_on(marks[-1]),
    )
    return f"{told_of} {unit}".strip()


def _value_on(mark: Mark) -> str:
    return f"{mark.value} ({day_words(mark.day or 0)})"


def response_words(response: Response | None) -> str:
    return "" if response is None else response_word(response)


def intro(figure: CaseFigure) -> str:
    """What the page is, and from which day days are counted."""
    what = translate("Figure", "De-identified: study code, sex and age in years, no date.")
    sentences = [what, anchor_words(figure.anchor)]
    if not figure.calendar_known:
        sentences.append(translate("Figure", "Only intervals are published: days are counted from them."))
    return in_a_row(sentences)
