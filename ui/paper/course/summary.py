"""The patient summary: a Course as a document of one to three pages, and that document as a PDF file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from models.course.course import Course
from models.course.report_rows import end_of_course
from models.record.partialdate import age_on
from storage.version import PROGRAM_VERSION as PROGRAM_VERSION
from ui.kit.theme import load_fonts
from ui.paper.course.charts import chart_strip
from ui.paper.course.summary_clinical import disease_section, liver_section
from ui.paper.course.summary_lesions import lesion_section
from ui.paper.course.summary_notes import notes_blocks
from ui.paper.course.summary_results import (
    endpoint_section,
    event_section,
    flag_section,
    highest_grade_section,
    laboratory_blocks,
    marker_section,
    missing_box,
    response_section,
)
from ui.paper.heads import HeavyRule, IdentityLine, NameLine
from ui.paper.ink import strong
from ui.paper.layout import Paragraph, Piece, Side
from ui.paper.pages import MARGIN, PAGES, Document, Footer, pdf_of
from ui.paper.saving import save
from ui.words.clinical import printed_words
from ui.words.common import not_recorded, sex_word
from ui.words.language import short_date, weekday_date
from ui.words.recorded import recorded
from ui.words.speaking import translate


def summary_document(
    course: Course, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
) -> Document:
    """The patient summary on ``page`` (A4 or Letter), in the language the program speaks now.

    ``mark`` is where the journal of the clinic file ended (``Anchor.short``): the print remembers it.
    """
    load_fonts()
    width = PAGES[page][0] - 2 * MARGIN
    blocks: tuple[Piece, ...] = (
        _lowest(Side((disease_section(course),), (liver_section(course),)), width),
        chart_strip(course, width),
        response_section(course),
        endpoint_section(course),
        Side((lesion_section(course),), (event_section(course), marker_section(course)), left_share=0.62),
        highest_grade_section(course),
        *notes_blocks(course),
        missing_box(course),
        flag_section(course),
        *laboratory_blocks(course),
    )
    return Document(
        page,
        patient_header(course, translate("Report", "Patient summary")),
        patient_footer(course, printed_at, printed_by=printed_by, mark=mark),
        blocks,
    )


def _lowest(side: Side, width: float) -> Side:
    """The division of the width between left and right that needs the least height."""
    shares = (0.45, 0.42, 0.48, 0.51, 0.54, 0.62, 0.68)
    return min((replace(side, left_share=share) for share in shares), key=lambda found: found.height(width))


# --- the header and footer of every page ----------------------------------------------------------------------------


def patient_header(course: Course, title: str) -> tuple[Piece, ...]:
    """Whose page it is, and what it is. A record of no real patient without a name has its code there."""
    patient, nobody = course.record.patient, course.record.provenance is not None
    name = patient.name or (patient.code if nobody else translate("Report", "Name not recorded"))
    pieces: list[Piece] = [NameLine(name, title), IdentityLine(_identity(course))]
    if course.record.provenance:
        pieces.append(Paragraph((strong(recorded(course.record.provenance)),)))
    return (*pieces, HeavyRule())


def _identity(course: Course) -> tuple[tuple[str, str], ...]:
    record, end = course.record, end_of_course(course)
    patient = record.patient
    born = not_recorded()
    if patient.birth_date is not None:
        born = short_date(patient.birth_date)
        years = None if record.outcome.is_dead else age_on(patient.birth_date, end)
        if years is not None:
            born = translate("Report", "{date} ({years} y)").format(date=born, years=years)
    day = translate("Report", "not started")
    if record.started:
        day = translate("Report", "{day}, {date}").format(day=record.day(end), date=weekday_date(end))
    title = translate("Report", "Day") if record.started else translate("Report", "Treatment")
    when = (title, day) if not record.outcome.is_dead else (translate("Report", "Died"), _death(course))
    number = (translate("Report", "Hospital no."), patient.hospital_number or not_recorded())
    return (
        (translate("Report", "Born"), born),
        (translate("Report", "Sex"), sex_word(patient.sex)),
        *((number,) if patient.hospital_number or record.provenance is None else ()),
        (translate("Report", "Study code"), patient.code),
        when,
    )


def _death(course: Course) -> str:
    outcome, born = course.record.outcome, course.record.patient.birth_date
    if outcome.death_date is None:
        return translate("Report", "date not recorded")
    years = None if outcome.died is None else age_on(born, outcome.died)
    date = short_date(outcome.death_date)
    return date if years is None else translate("Report", "{date} aged {years}").format(date=date, years=years)


def patient_footer(course: Course, printed_at: datetime, *, printed_by: str, mark: str) -> Footer:
    """When and by whom it was printed, of which data and by which rules."""
    printed = printed_words(printed_at, printed_by, judged=course.today, mark=mark)
    versions = translate(
        "Report",
        "Hepatrack {program} · rules {rules} · CTCAE {ctcae} · for research and documentation; not a medical device",
    ).format(program=PROGRAM_VERSION, rules=course.rules_version, ctcae=course.parameters.ctcae_version)
    provenance = (recorded(course.record.provenance),) if course.record.provenance else ()
    return Footer(
        (printed, *provenance, versions),
        translate("Report", "Page {number} of {total}"),
        course.record.patient.code,
    )


# --- PDF ------------------------------------------------------------------------------------------------------------


def pdf_bytes(
    course: Course, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
) -> bytes:  # fmt: skip
    """The patient summary as a PDF."""
    return pdf_of(summary_document(course, printed_at=printed_at, printed_by=printed_by, page=page, mark=mark))


def write_pdf(course: Course, path: Path, *, printed_at: datetime, printed_by: str, page: str = "A4") -> None:
    """Write the patient summary to ``path``. Raises PrintProblem; then nothing is left half written."""
    save(pdf_bytes(course, printed_at=printed_at, printed_by=printed_by, page=page), path)


def suggested_name(course: Course) -> str:
    """A file name without identity: the study code and the date of the data."""
    code = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in course.record.patient.code)
    return f"{code}_{course.today.isoformat()}.pdf"
