"""Flags where markers and imaging point different ways."""

from __future__ import annotations

from models.flags import Flag, Severity
from models.markers import MarkerAnswers, MarkerCourse
from models.quantities import Answer
from models.response import ReaderSeries, Response
from models.words import Input, Sentence, Step, Why, sentence

SOURCE = (
    "Phase II trial NCT06040177, six-week marker answer; RECIST 1.1: markers alone are neither response nor progression"
)


def discordance_flags(series: ReaderSeries, markers: MarkerAnswers) -> tuple[Flag, ...]:
    """The six-week marker answer against the overall RECIST response at the latest read."""
    if not series.points:
        return ()
    last = series.points[-1]
    found = []
    for marker in (markers.afp, markers.pivka):
        overall = last.recist.overall
        if marker.answer is Answer.MET and overall is Response.PD:
            words = sentence("{marker} fell at 6 weeks, imaging shows progression", marker=marker.analyte)
        elif marker.answer is Answer.NOT_MET and overall in (Response.CR, Response.PR):
            words = sentence(
                "{marker} criterion not met at 6 weeks, imaging shows {response}",
                marker=marker.analyte,
                response=overall.value,
            )
        else:
            continue
        found.append(Flag(severity=Severity.REVIEW, summary=words, why=_why(marker, series), on=last.on))
    return tuple(found)


def _why(marker: MarkerCourse, series: ReaderSeries) -> Why:
    last = series.points[-1]
    return Why(
        rule="R-10.6",
        inputs=(
            *marker.why.inputs,
            Input(Sentence("Overall response by RECIST 1.1"), last.recist.overall.value, on=last.on),
        ),
        steps=(Step(marker.reason, Sentence(str(marker.answer))),),
        source=SOURCE,
    )
