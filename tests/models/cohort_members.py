"""Members of a cohort for tests, made from a few numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from models.cohort.covariates import Profile
from models.cohort.members import CohortMember
from models.course.course import Course, course
from models.quantities import Answer
from models.record.records import Vp
from models.response.endpoints import Endpoint
from models.response.response import Criterion, Response
from models.words import Sentence
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols

START, CUT = date(2023, 1, 1), date(2025, 3, 28)
DEMO = Path(__file__).parents[2] / "resources" / "demo"


def end(days: int, event: bool = True) -> Endpoint:
    return Endpoint(days=days, event=event, on=START + timedelta(days), reason=Sentence(""))


def patient(key: int, days: int = 300, event: bool = True, **more: Any) -> CohortMember:
    """A member; fields of the profile that it has not itself may be given too."""
    plain = CohortMember(
        key=key,
        code=f"P{key:02d}",
        protocol="follow-up",
        provenance=None,
        judged=CUT,
        evaluable=True,
        vp=Vp.VP3,
        afp=Answer.MET,
        pivka=Answer.NOT_MET,
        either=Answer.MET,
        best_recist=Response.SD,
        best_mrecist=Response.SD,
        best_thrombus=Response.SD,
        criterion=Criterion.RECIST,
        os=end(days, event),
        pfs=end(days, event),
        dor=None,
        dor_mrecist=None,
        ttnt=end(days, event),
        profile=Profile(start=START),
    )
    own = {field.name for field in fields(CohortMember)}
    of_profile = {name: more.pop(name) for name in list(more) if name not in own}
    return replace(plain, **more, profile=replace(plain.profile, **of_profile))


def codes(members: Iterable[CohortMember]) -> list[str]:
    return [one.code for one in members]


@cache
def demo_courses(pattern: str = "*.json") -> tuple[tuple[int, Course], ...]:
    """Courses of the demo clinic, by a key of their own."""
    protocols = load_protocols()
    records = [read_case(path) for path in sorted(DEMO.glob(pattern))]
    return tuple((key, course(record, protocols[record.protocol], CUT)) for key, record in enumerate(records))
