"""What the phase II paper prints otherwise than its own numbers allow, said beside the corrected table (known defects).

Sentences are our own; figures are those of the paper, NCT06040177.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.cohort.members import CohortMember
from models.words import Sentence

EFFICACY, SAFETY = 21, 24
_OF_21 = Sentence("The paper takes percentages of Vp3 and Vp4 of all 21 patients; here they are of the group.")

NOTES: dict[str, tuple[Sentence, ...]] = {
    "baseline": (
        _OF_21,
        Sentence(
            "Tumour number: the paper prints 3 and 2 patients with one tumour and 7 and 6 with 2 to 5, which exceeds "
            "its totals of 4 and 12, and 9 % for 4 of 21; its p values there (0.999 and 0.395) cannot be met."
        ),
        Sentence("The paper prints AFP in mg/L; the unit is ng/mL, the same number as µg/L."),
        Sentence("ECOG 1 and Child-Pugh B: the paper's text says 5 and 5 patients, its table 13 and 2, as here."),
        Sentence(
            "AFP by group: p = 0.635 in the paper is not that of its own counts (Fisher 0.659) but that of liver taken "
            "by tumour."
        ),
        Sentence("Where p is 1 the paper prints 0.999."),
    ),
    "responses": (_OF_21,),
    "rates": (
        Sentence(
            "6- and 12-month rates: what the paper prints as 95 % CI (PFS 46.3–67.9; OS 72.4–89.6 and 41.5–63.3) is "
            "one standard error to either side; log-log limits are shown here."
        ),
        Sentence(
            "Duration of response: the paper's 10.4 months is that of the 10 mRECIST responders, its 12.5 (Vp3) and "
            "7.3 (Vp4) those of the 4 and 4 RECIST responders; here each has its own rows."
        ),
        Sentence("Median PFS: the paper's discussion says 8.3 months, which is that of Vp3; 6.8 is that of all."),
    ),
    "rates_by_marker": (
        Sentence("Combined marker and PFS: the paper prints p = 0.0009 in its results and 0.009 in its discussion."),
        Sentence(
            "The paper's curves by marker answer start at the start of treatment, although the answer is known only "
            "at 6 weeks; here nobody ended before the landmark, so medians and tests are the same."
        ),
    ),
    "events": (
        Sentence(
            "Immune-mediated colitis: the paper prints none of any grade but one of grade 3 or 4; here that one is "
            "counted in both."
        ),
        Sentence("The paper names a few events otherwise: leukopenia, anorexia, AST and ALT elevation, and others."),
    ),
    "markers": (
        Sentence(
            "AFP at 6 weeks: a median fall of 85 % among all 17 is impossible with the paper's own counts; it is that "
            "of the 14 whose AFP fell."
        ),
        Sentence("The paper takes the percentages of AFP at week 6 (66.6 and 14.2) of all 21 patients, not of the 17."),
    ),
}


def published_notes(table: str, members: Sequence[CohortMember]) -> tuple[Sentence, ...]:
    """The notes of a table, where it is of the whole reconstructed efficacy or safety set; else none."""
    whole = len(members) in (EFFICACY, SAFETY) and all(one.reconstructed for one in members)
    return NOTES.get(table, ()) if whole else ()
