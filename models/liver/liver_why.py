"""The working of ALBI, Child-Pugh and the neutrophil-lymphocyte ratio at one visit (R-12)."""

from __future__ import annotations

from models.liver.result import LiverFunction
from models.record.labs import in_digits, in_rule_unit
from models.words import Input, Sentence, Step, Why, score_words, sentence

SOURCE = "Johnson 2015 (ALBI); Pugh 1973 (Child-Pugh)"


def why(scores: LiverFunction) -> Why:
    """Every result with its own date, the three sums, and what is needed for those that could not be made."""
    return Why(
        rule="R-12",
        inputs=(*_results(scores), *_findings(scores)),
        steps=(*_albi(scores), *_child_pugh(scores), *_ratio(scores)),
        parameters=("results within 7 days of the visit",) if scores.day else (),
        missing=tuple(
            sentence("needs: {item}", item=Sentence(item)) for item in (*scores.missing, *scores.missing_for_nlr)
        ),
        source=SOURCE,
    )


def _results(scores: LiverFunction) -> tuple[Input, ...]:
    return tuple(
        Input(Sentence(analyte), result.value.reported, result.unit, result.date)
        for analyte, result in scores.used.items()
    )


def _findings(scores: LiverFunction) -> tuple[Input, ...]:
    found = []
    if scores.ascites is not None:
        found.append(Input(Sentence("ascites"), scores.ascites.value, on=scores.on))
    if scores.encephalopathy is not None:
        found.append(Input(Sentence("encephalopathy"), scores.encephalopathy.value, on=scores.on))
    return tuple(found)


def _albi(scores: LiverFunction) -> tuple[Step, ...]:
    if scores.albi is None:
        return ()
    bilirubin = in_digits(in_rule_unit(scores.used["bilirubin"]).low)
    albumin = in_digits(in_rule_unit(scores.used["albumin"]).low)
    return (
        Step(
            sentence("ALBI: 0.66 × log₁₀({bilirubin}) − 0.085 × {albumin}", bilirubin=bilirubin, albumin=albumin),
            sentence("{score}, grade {grade}", score=score_words(scores.albi), grade=scores.albi_grade),
        ),
    )


def _child_pugh(scores: LiverFunction) -> tuple[Step, ...]:
    left = Sentence("Child-Pugh: bilirubin, albumin, INR, ascites, encephalopathy")
    if scores.child_pugh_points is not None:
        words = {"points": scores.child_pugh_points, "name": scores.child_pugh_class}
        return (Step(left, sentence("{points} points, class {name}", **words)),)
    words = {"least": scores.least_points, "most": scores.most_points}
    return (Step(left, sentence("{least} to {most} points", **words)),)


def _ratio(scores: LiverFunction) -> tuple[Step, ...]:
    if scores.nlr is None:
        return ()
    numbers = (in_digits(scores.used[name].value.low) for name in ("neutrophils", "lymphocytes"))
    return (
        Step(
            sentence("Neutrophils ÷ lymphocytes: {arithmetic}", arithmetic=" ÷ ".join(numbers)),
            sentence("{ratio}", ratio=score_words(scores.nlr)),
        ),
    )
