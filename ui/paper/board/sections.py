"""The sections of the tumour-board page: each is a list whose most important rows stay where there is little room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.course.course import Course
from models.course.report_rows import undated_events
from models.markers.markers import MarkerChange, MarkerCourse, noise_of
from models.prints.board import Gap, events_for_board, gaps, lanes_for_board
from models.quantities import Answer
from models.words import percent_words
from ui.paper.board.cutting import Cut, Ends, Fact, Listed, Once, Pages
from ui.paper.course.summary_clinical import baseline_words, disease_words, liver_section, now_runs
from ui.paper.course.summary_results import event_words
from ui.paper.ink import Ink, Run, plain, second, strong, text_width
from ui.paper.layout import Boxed, Paragraph, Piece
from ui.words.clinical import answer_words, capital, fall_words, lane_words, translate
from ui.words.common import not_recorded
from ui.words.language import in_a_row, short_date, spoken
from ui.words.recorded import recorded
from ui.words.speaking import halves

_LABEL, _SHORT_LABEL = 104.0, 84.0


# --- diagnosis, stage, treatment ------------------------------------------------------------------------------------


def disease_list(course: Course, pages: Pages, lines: int) -> Listed:
    """What the disease is, at baseline and now; then the treatments, what goes on first."""
    told = [
        (translate("Report", "Disease"), (plain(disease_words(course)),)),
        (translate("Report", "At baseline"), (plain(baseline_words(course)),)),
        (translate("Report", "Now"), now_runs(course)),
    ]
    lanes = [(capital(recorded(lane.agent)), (plain(lane_words(lane)),)) for lane in lanes_for_board(course)]
    lanes = lanes or [(translate("Report", "Treatment"), (plain(not_recorded()),))]
    across = _label_width([label for label, _runs in (*told, *lanes)])
    facts = tuple(Once(Fact(label, runs, across, lines)) for label, runs in (*told, *lanes))
    title = translate("Report", "Diagnosis, stage, treatment")
    more = pages.more(translate("Board", "Further treatments: {count}"), title)
    return Listed(title, facts[3:], 2, more, soft=6, head=facts[:3])


def _label_width(labels: list[str]) -> float:
    """As wide as the widest in one language, and as those in both that are short."""
    widths = [text_width(halves(label)[0]) for label in labels]
    widths += [both for label in labels if (both := text_width(label)) <= _SHORT_LABEL]
    return min(max(widths) + 0.2, _LABEL)


def liver_piece(course: Course) -> Piece:
    return Once(liver_section(course))


# --- adverse events -------------------------------------------------------------------------------------------------


def event_list(course: Course, pages: Pages, lines: int) -> Listed:
    """Open events of grade 2 and above, the most severe first; how many are serious is said in any case."""
    dead = course.record.outcome.is_dead
    title = translate("Report", "Open adverse events, grade 2 and above")
    if dead:
        title = translate("Report", "Adverse events open at death, grade 2 and above")
    found = events_for_board(course)
    begun = (plain(short_date(row.event.start) if row.event.start else not_recorded()) for row in found)
    rows = tuple(
        Once(Ends(event_words(row, grade_first=True), on, lines)) for row, on in zip(found, begun, strict=True)
    )
    notes = [translate("Report", "Date: since. CTCAE {version}.").format(version=course.parameters.ctcae_version)]
    if found:
        serious = sum(bool(row.event.serious) for row in found)
        notes.append(translate("Board", "Serious: {count}.").format(count=serious))
    if undated := len(undated_events(course)):
        notes.append(translate("Report", "Without any date, not listed: {count}.").format(count=undated))
    nothing = translate("Report", "No adverse event is recorded.")
    if course.record.adverse_events:
        nothing = translate("Report", "None is recorded as open.")
    return Listed(
        title,
        rows,
        3,
        soft=8,
        more=pages.more(translate("Board", "Further events: {count}"), title),
        head=() if rows else (Paragraph((plain(nothing),)),),
        tail=(Once(Cut((second(in_a_row(notes)),), lines)),) if rows else (),
    )


# --- marker checks --------------------------------------------------------------------------------------------------


def marker_checks(course: Course, lines: int) -> Listed:
    """The six-week answers, and how far each marker stands from its nadir, against noise."""
    markers = course.markers.afp, course.markers.pivka
    rows = tuple(Once(row) for marker in markers for row in _checks(marker, lines))
    return Listed(translate("Board", "Marker checks"), rows, len(rows), str)


def _checks(marker: MarkerCourse, lines: int) -> Iterator[Ends]:
    answer = answer_words(marker.answer)
    if marker.week6 is not None:
        answer = translate("Report", "{change}, {answer}").format(change=fall_words(marker.week6), answer=answer)
    label = translate("Board", "{marker} at 6 weeks").format(marker=recorded(marker.analyte))
    yield Ends((plain(label),), plain(answer), lines, share=0.72)
    if marker.from_nadir is not None and marker.latest is not None:
        label = translate("Board", "{marker} from nadir").format(marker=recorded(marker.analyte))
        yield Ends((plain(label),), plain(_from_nadir(marker, marker.from_nadir)), lines, share=0.72)


def _from_nadir(marker: MarkerCourse, change: MarkerChange) -> str:
    """``+121.0 %, beyond noise (85.0 %)``; of censored results the bounds."""
    low, high = change.low, change.high
    words = translate("Board", "{low} to {high} %")
    if low is not None and high is not None and low == high:
        said = translate("Board", "{percent} %").format(percent=percent_words(low))
    else:
        ends = (translate("Board", "open") if end is None else percent_words(end) for end in (low, high))
        said = words.format(low=next(ends), high=next(ends))
    beyond = {
        Answer.MET: translate("Board", "{change}, beyond noise ({noise} %)"),
        Answer.NOT_MET: translate("Board", "{change}, within noise ({noise} %)"),
    }.get(change.beyond_noise, translate("Board", "{change}, noise {noise} %: cannot be determined"))
    return beyond.format(change=said, noise=percent_words(noise_of(marker).rise * 100, plus=False))


# --- what is missing, and the question ------------------------------------------------------------------------------


@dataclass(frozen=True)
class MissingBox:
    """The list of missing data in its dashed frame, which says what it leaves out."""

    listed: Listed

    @property
    def box(self) -> Boxed:
        title = Paragraph((strong(self.listed.title),))
        return Boxed((title, *self.listed.pieces), dashed=True)

    def height(self, width: float) -> float:
        return self.box.height(width)

    def paint(self, ink: Ink, x: float, y: float, width: float) -> None:
        self.box.paint(ink, x, y, width)


def gap_list(course: Course, pages: Pages, lines: int) -> Listed:
    found = gaps(course)
    title = translate("Report", "Missing data")
    rows = tuple(Once(Ends(_gap_runs(gap), second(_when(gap)), lines)) for gap in found)
    nothing = (Paragraph((plain(translate("Board", "Nothing that this page asks for is missing.")),)),)
    more = pages.more(translate("Board", "Further gaps: {count}"), title)
    return Listed(title, rows, 3, more, head=() if rows else nothing, soft=8)


def _gap_runs(gap: Gap) -> tuple[Run, ...]:
    what = capital(spoken(gap.what))
    return (
        (plain(translate("Board", "{what}, ").format(what=what)), second(spoken(gap.why)))
        if gap.why
        else (plain(what),)
    )


def _when(gap: Gap) -> str:
    """Nothing where it was never recorded, as the title says of all."""
    if gap.of is not None:
        return translate("Board", "result of {date}").format(date=short_date(gap.of))
    if gap.last is not None:
        return translate("Board", "last {date}").format(date=short_date(gap.last))
    return "" if gap.on is None else translate("Board", "not on {date}").format(date=short_date(gap.on))


def question_runs(course: Course) -> tuple[Run, ...]:
    """What is asked of the board, of which day; else that nothing is."""
    patient = course.record.patient
    if not patient.board_question:
        return (second(translate("Board", "No question is recorded.")),)
    return (plain(patient.board_question),)


def question_title(course: Course) -> tuple[Run, ...]:
    title = strong(translate("Board", "Question for the board"))
    on = course.record.patient.board_on
    return (title,) if on is None else (title, second(f"  {short_date(on)}"))
