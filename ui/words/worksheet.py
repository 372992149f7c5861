"""The words of the RECIST worksheet: what stands in a cell, at the head of a row and over a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.course.worksheet import Cell, Column, Lengths, Line, NewAnswer, Percents, Responses, Row
from models.forms.sizes import MarksDraft
from models.record.kept import JudgedBy
from models.record.records import Lesion, LiRads, Measurement, Thrombus
from models.response.lesions import whole_tenths
from models.response.response import Response, ThrombusRead
from models.response.response_why import signed
from models.words import percent_words
from ui.words.clinical import place_words
from ui.words.common import not_recorded, tenths
from ui.words.language import clauses, listed, short_date, word
from ui.words.recorded import recorded
from ui.words.speaking import translate

NOTHING = "–"
CRITERION_NAMES = {JudgedBy.RECIST: "RECIST 1.1", JudgedBy.MRECIST: "mRECIST", JudgedBy.IRECIST: "iRECIST"}
Halves = tuple[str, str]
Marked = Lesion | Measurement | MarksDraft


def halves(cell: Cell, line: Line) -> Halves:
    """What a cell says by RECIST 1.1 and mRECIST, or whole and viable; one whose second half is empty is one word."""
    if cell is None:
        return ("", "")
    if isinstance(cell, Measurement):
        return _measured(cell)
    if isinstance(cell, Thrombus):
        return _thrombus(cell)
    if isinstance(cell, Lengths):
        sized = _apart if line is Line.APART else _length
        return sized(cell.recist), sized(cell.mrecist)
    if isinstance(cell, Percents):
        return _percent(cell.recist), _percent(cell.mrecist)
    if isinstance(cell, Responses):
        return _response(cell.recist), _response(cell.mrecist)
    if isinstance(cell, ThrombusRead):
        return word(cell.response.value), ""
    return _new(cell), ""


def beside(cell: Cell) -> str:
    """What stands below the numbers of a lesion or the classes of a thrombus, and is none of them."""
    if isinstance(cell, Thrombus):
        return translate("Worksheet", "unequivocal progression") if cell.progressed else ""
    if not isinstance(cell, Measurement):
        return ""
    parts = measured_words(cell) if cell.into is None else mark_words(cell)  # the merger stands in its cell
    if cell.li_rads is not None:
        parts.append(li_rads_words(cell.li_rads))
    return listed(parts)


def below_words(cell: Cell) -> str:
    """The same, as short as there is room for: the treatment response by its word, parts without their sum."""
    if not isinstance(cell, Measurement):
        return beside(cell)
    parts = [] if cell.parts_tenths is None else [parts_words(cell.parts_tenths)]
    parts += mark_words(cell)
    if cell.li_rads is not None:
        parts.append(word(cell.li_rads.value))
    return listed(parts)


def as_marked(found: Measurement, lesion: Lesion) -> Measurement:
    """A measurement with the marks of its lesion, where the read says no other."""
    return replace(
        found,
        certainty=found.certainty or lesion.certainty,
        typical=lesion.typical if found.typical is None else found.typical,
        cytology_positive=lesion.cytology_positive if found.cytology_positive is None else found.cytology_positive,
    )


def measured_words(found: Measurement) -> list[str]:
    """What a read says of a lesion beside its size or status, in words: its parts, its merger, its marks."""
    words = [] if found.parts_tenths is None else [split_words(found.parts_tenths)]
    words += [] if found.into is None else [merged_words(found.into)]
    words += [word(found.state.value)] if found.state is not None and found.diameter_tenths is not None else []
    return [*words, *mark_words(found)]


def parts_words(parts: Sequence[int]) -> str:
    """``12.0 + 7.0``: the parts of a lesion that has split."""
    return " + ".join(map(tenths, parts))


def split_words(parts: Sequence[int]) -> str:
    """``12.0 + 7.0 = 19.0``: the same, and what the lesion counts (R-1.6)."""
    return f"{parts_words(parts)} = {tenths(sum(parts))}"


def merged_words(into: str) -> str:
    """``merged into T1``: with which lesion it is measured (R-1.6)."""
    return translate("Worksheet", "merged into {lesion}").format(lesion=into)


def mark_words(marked: Marked) -> list[str]:
    """What a reader marked of a lesion: how certain it is, its pattern, its cytology (R-4, R-6.7, R-6.8)."""
    found = [] if marked.certainty is None else [word(marked.certainty.value)]
    if marked.typical is not None:
        typical, other = translate("Worksheet", "typical enhancement"), translate("Worksheet", "no typical enhancement")
        found.append(typical if marked.typical else other)
    if marked.cytology_positive is not None:
        positive, negative = translate("Worksheet", "cytology positive"), translate("Worksheet", "cytology negative")
        found.append(positive if marked.cytology_positive else negative)
    return found


def li_rads_words(found: LiRads) -> str:
    """``LR-TR viable``: the treatment response by LI-RADS, as the reader recorded it (R-17)."""
    return translate("Worksheet", "LR-TR {response}").format(response=word(found.value))


def _measured(found: Measurement) -> Halves:
    if found.status is not None:
        return word(found.status.value), ""
    if found.into is not None:
        return merged_words(found.into), ""
    whole = whole_tenths(found)
    if found.state is not None and whole is None:
        return word(found.state.value), ""
    viable = "" if found.viable_tenths is None else tenths(found.viable_tenths)
    return (NOTHING if whole is None else tenths(whole)), viable or NOTHING


def _thrombus(found: Thrombus) -> Halves:
    vp = NOTHING if found.vp is None else found.vp.value
    return vp, NOTHING if found.cheng is None else found.cheng.value


def _length(value: int | None) -> str:
    return NOTHING if value is None else tenths(value)


def _apart(value: int | None) -> str:
    return NOTHING if value is None else signed(f"{value / 10:.1f}")


def _percent(value: float | None) -> str:
    return NOTHING if value is None else percent_words(value)


def _response(response: Response | None) -> str:
    return NOTHING if response is None else word(response.value)


def _new(answer: NewAnswer) -> str:
    if answer.first_seen:
        return listed(answer.first_seen)
    return translate("Worksheet", "none") if answer.none_said else translate("Worksheet", "not said")


def row_words(row: Row) -> Halves:
    """The name of a row, and what stands below or behind it in small."""
    if row.lesion is not None:
        return lesion_words(row.lesion), lesion_remark(row.lesion)
    return {
        Line.TARGETS: (
            translate("Worksheet", "Target lesions"),
            translate("Worksheet", "longest diameter, nodes short axis, mm"),
        ),
        Line.SUM: (translate("Worksheet", "Sum"), ""),
        Line.FROM_BASELINE: (translate("Worksheet", "% from baseline"), ""),
        Line.FROM_NADIR: (translate("Worksheet", "% from nadir"), ""),
        Line.APART: (translate("Worksheet", "mm from nadir"), ""),
        Line.TARGET_RESPONSE: (translate("Worksheet", "Target response"), ""),
        Line.NON_TARGETS: (translate("Worksheet", "Non-target lesions"), ""),
        Line.THROMBUS_BAND: (
            translate("Worksheet", "Portal vein tumour thrombus"),
            translate("Worksheet", "Vp; Cheng"),
        ),
        Line.THROMBUS: (translate("Worksheet", "Classes"), ""),
        Line.THROMBUS_RESPONSE: (translate("Worksheet", "Thrombus response"), ""),
        Line.NEW_BAND: (translate("Worksheet", "New lesions"), ""),
        Line.NEW_ANSWER: (translate("Worksheet", "First seen at this read"), ""),
        Line.OVERALL: (translate("Worksheet", "Overall response"), ""),
        Line.BEST: (translate("Worksheet", "Best confirmed"), ""),
    }.get(row.line, ("", ""))


def lesion_words(lesion: Lesion) -> str:
    """``Liver, segment 8``; a lesion without an organ says so."""
    if not lesion.organ:
        return listed(part for part in (not_recorded(), recorded(lesion.site or "")) if part)
    return place_words(lesion)


def lesion_remark(lesion: Lesion) -> str:
    parts = []
    if lesion.nodal:
        parts.append(translate("Worksheet", "short axis"))
    if lesion.in_radiation_field:
        parts.append(translate("Worksheet", "in radiation field"))
    if lesion.irradiated_before:
        since = {
            None: translate("Worksheet", "irradiated before baseline"),
            True: translate("Worksheet", "irradiated before baseline, progressed since"),
            False: translate("Worksheet", "irradiated before baseline, not progressed since"),
        }
        parts.append(since[lesion.progressed_since])
    return listed([*parts, *mark_words(lesion)])


def column_words(column: Column) -> tuple[str, str]:
    """The planned visit or the day, and the date, of a read."""
    if column.is_baseline:
        name = translate("Worksheet", "Baseline")
    else:
        day = "" if column.day is None else translate("Worksheet", "Day {day}").format(day=column.day)
        name = column.visit or day or translate("Worksheet", "Earlier")
    return name, short_date(column.on)


def column_tip(column: Column) -> str:
    """Everything that is known of the read: reader, modality, slices, nadir, therapy, signature."""
    imaging = column.imaging
    parts = [
        *(translate("Worksheet", "nadir by {criterion}").format(criterion=one.in_words) for one in column.nadir_of),
        imaging.modality or "",
        "" if imaging.slice_mm is None else _slices(f"{imaging.slice_mm.normalize():f}"),
        "" if imaging.reader is None else translate("Worksheet", "reader {reader}").format(reader=imaging.reader),
    ]
    if column.point is not None and column.point.recist.after_progression:
        parts.append(translate("Worksheet", "after progression"))
    if column.point is not None and column.point.under_new_therapy:
        parts.append(translate("Worksheet", "under new therapy"))
    signature = imaging.signed
    if signature is None:
        parts.append(translate("Worksheet", "not signed"))
    else:
        words = translate("Worksheet", "signed by {name}, {date}")
        parts.append(words.format(name=signature.by, date=short_date(signature.on)))
    return clauses(filter(None, parts))


def _slices(mm: str) -> str:
    return translate("Worksheet", "slices of {mm} mm").format(mm=mm)
