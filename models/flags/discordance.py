"""Flags where a marker and the imaging of the same time point different ways."""

from __future__ import annotations

from models.flags.flags import Flag, Severity
from models.markers.markers import MarkerAnswers, MarkerCourse, answer_near, fall_percent
from models.markers.series import MarkerPoint, lowest
from models.markers.words import point_input, working
from models.quantities import Answer
from models.response.response import ReaderSeries, Response, TimePoint
from models.words import Input, Sentence, Step, Why, sentence

NEAREST_DAYS = 14
SOURCE = (
    "Own rule: the marker criteria of the phase II trial NCT06040177, at the read; "
    "RECIST 1.1: markers alone are neither response nor progression"
)


def discordance_flags(series: ReaderSeries, markers: MarkerAnswers) -> tuple[Flag, ...]:
    """Each marker at the latest read, judged by its own criterion, against the overall RECIST response there.

    The result nearest to the read counts, at most 14 days from it: what fell months ago says nothing of today's
    imaging. At six weeks this is the six-week answer itself. A marker that has doubled since its nadir goes with
    progression, however far below its baseline it still is.
    """
    if not series.points:
        return ()
    last = series.points[-1]
    found = (_discordance(marker, last) for marker in (markers.afp, markers.pivka))
    return tuple(flag for flag in found if flag is not None)


def _discordance(marker: MarkerCourse, read: TimePoint) -> Flag | None:
    judged = answer_near(marker, read.day, NEAREST_DAYS)
    if judged is None:
        return None
    point, answer = judged
    overall = read.recist.overall
    against = {Answer.MET: (Response.PD,), Answer.NOT_MET: (Response.CR, Response.PR)}
    if overall not in against.get(answer, ()):
        return None
    if answer is Answer.MET and _doubled(marker, point):
        return None
    six_weeks = marker.week6 is not None and point is marker.week6.point
    words = _in_words(marker.analyte, answer, overall, six_weeks=six_weeks)
    why = _why(marker, point, read, answer=answer)
    return Flag(severity=Severity.REVIEW, summary=words, why=why, on=read.on)


def _doubled(marker: MarkerCourse, point: MarkerPoint) -> bool:
    assert marker.baseline is not None
    nadir = lowest([other for other in marker.points if marker.baseline.day <= other.day <= point.day])
    return nadir is not None and nadir is not point and point.value.low >= 2 * nadir.value.high


def _in_words(marker: str, answer: Answer, overall: Response, *, six_weeks: bool) -> Sentence:
    if answer is Answer.MET and six_weeks:
        return sentence("{marker} fell at 6 weeks, imaging shows progression", marker=marker)
    if answer is Answer.MET:
        return sentence("{marker} is down by its criterion, imaging of the same time shows progression", marker=marker)
    words = {"marker": marker, "response": overall.value}
    if six_weeks:
        return sentence("{marker} criterion not met at 6 weeks, imaging shows {response}", **words)
    return sentence("{marker} is not down by its criterion, imaging of the same time shows {response}", **words)


def _why(marker: MarkerCourse, point: MarkerPoint, read: TimePoint, *, answer: Answer) -> Why:
    assert marker.baseline is not None
    percent = fall_percent(marker)
    apart = sentence("{days} days from the read, at most {most}", days=abs(point.day - read.day), most=NEAREST_DAYS)
    return Why(
        rule="R-10.6",
        inputs=(
            point_input(sentence("{marker} at baseline", marker=marker.analyte), marker.baseline),
            point_input(sentence("{marker} nearest to the read", marker=marker.analyte), point),
            Input(Sentence("Overall response by RECIST 1.1"), read.recist.overall.value, on=read.on),
        ),
        steps=(
            *working(marker.baseline, point, percent=percent, answer=answer),
            Step(apart, Sentence("criterion met")),
        ),
        source=SOURCE,
    )
