"""Every rule that is computed, in one list: id, what it says, the parameters it reads, and its source."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase

RECIST = "Eisenhauer 2009 (RECIST 1.1)"
EORTC = "EORTC clarification of RECIST 1.1"
MRECIST = "Lencioni 2010; update 2020 (mRECIST)"
TRIAL = "Phase II trial NCT06040177"
CTCAE = "CTCAE version 5.0, NCI 2017"
R_SURVIVAL = "R package survival 3.5"
OWN = "own rule"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``parameters`` are names of ``models.record.protocol.Parameters`` that a protocol or a case may set."""

    id: str
    text: str
    source: str
    parameters: tuple[str, ...] = ()


RULES: tuple[Rule, ...] = (
    Rule(
        "R-1.1",
        "Baseline imaging is the last on or before the start of treatment; an older one is used and flagged",
        RECIST,
        ("baseline_imaging_days",),
    ),
    Rule(
        "R-1.2",
        "Measurable: longest diameter 10 mm or more, on slices over 5 mm twice the slice thickness; lymph node short "
        "axis 15 mm or more",
        RECIST,
    ),
    Rule("R-1.3", "At most 5 target lesions, at most 2 per organ; all lymph nodes are one organ", RECIST),
    Rule(
        "R-1.4",
        "Effusions, thrombus, blastic bone, leptomeningeal and infiltrative disease are never targets; an irradiated "
        "lesion only when it has progressed since",
        RECIST,
    ),
    Rule("R-1.5", "Sum: longest diameters of targets, short axes of nodal targets", RECIST),
    Rule("R-1.6", "Too small to measure counts 5 mm, absent 0; split parts add up, merged lesions count once", RECIST),
    Rule("R-1.6a", "Removed by surgery: in no sum, baseline sum or nadir from that read on, and no response", OWN),
    Rule("R-1.7", "Nadir: the smallest complete sum on study before the visit, baseline included", RECIST),
    Rule("R-1.8", "A lesion number never changes and is never used again", RECIST),
    Rule("R-2.1", "Target CR: non-nodal targets absent and nodal targets under 10 mm short axis", RECIST),
    Rule(
        "R-2.2",
        "Target PD: sum 20 % and 5 mm or more above the nadir, or a target back after an overall CR",
        RECIST,
    ),
    Rule("R-2.3", "The measured part of an incomplete visit alone can be PD", RECIST),
    Rule("R-2.4", "Not evaluable: a target was not measured and the measured part is not PD", RECIST),
    Rule("R-2.5", "Target PR: sum 30 % or more below baseline", RECIST),
    Rule("R-2.6", "PR persists until PD", EORTC, ("partial_response_persists",)),
    Rule("R-2.7", "Target SD: none of the other answers", RECIST),
    Rule(
        "R-3",
        "Non-target: CR when all are gone; PD when the reader marks unequivocal progression; not evaluable when not "
        "all were assessed; else Non-CR/Non-PD",
        RECIST,
    ),
    Rule("R-3.1", "A non-target, or a thrombus that is one, present again after an overall CR is PD", RECIST),
    Rule(
        "R-3.2",
        "CR of the patient needs every marker above its range at baseline to be within it, nearest result within 14 "
        "days; mRECIST has no such condition unless the protocol sets one",
        RECIST,
        ("marker_normalisation_required", "mrecist_marker_normalisation_required"),
    ),
    Rule(
        "R-4",
        "An unequivocal new lesion is PD; an equivocal one is followed, and PD is dated back to its first appearance",
        RECIST,
    ),
    Rule("R-5", "Overall response from target, non-target and new lesions", RECIST, ("primary_reader",)),
    Rule("R-6", "mRECIST: as RECIST 1.1 with the viable, arterially enhancing diameter", MRECIST),
    Rule("R-6.1", "mRECIST target: 10 mm or more viable at baseline; none: not assessable", MRECIST),
    Rule("R-6.2", "mRECIST CR: no enhancement; PR: viable sum −30 %; PD: +20 % of the smallest viable sum", MRECIST),
    Rule("R-6.3", "Whether mRECIST PD also needs 5 mm: sources disagree", MRECIST, ("mrecist_absolute_5mm",)),
    Rule(
        "R-6.4",
        "After a target CR by mRECIST, enhancement of 10 mm or more is PD where the sum is above the nadir; less is "
        "equivocal and stays CR",
        OWN,
    ),
    Rule("R-6.5", "A node at the porta hepatis counts from 20 mm short axis, others from 15 mm", MRECIST),
    Rule(
        "R-6.6",
        "Portal vein tumour thrombus is followed as a non-target and progressed only when the reader marks it",
        MRECIST,
        ("thrombus_is_non_target",),
    ),
    Rule("R-6.7", "Ascites or pleural effusion counts for PD only with positive cytology", MRECIST),
    Rule(
        "R-6.8",
        "A new hepatic nodule is PD from 10 mm with the typical pattern, or once it has grown by 10 mm; dated back",
        MRECIST,
    ),
    Rule(
        "R-7.1",
        "Confirmed CR: a second CR after the confirmation interval, only CR or not evaluable between",
        RECIST,
        ("confirmation_days", "not_evaluable_between"),
    ),
    Rule(
        "R-7.2",
        "Confirmed PR: a later CR or PR after the confirmation interval; a persisting PR neither confirms nor breaks",
        RECIST,
        ("confirmation_days", "not_evaluable_between", "stable_between_allowed"),
    ),
    Rule(
        "R-7.2a",
        "All that was read is gone, but a marker is not known or a non-target was not read: no fall from CR",
        OWN,
    ),
    Rule(
        "R-7.2b",
        "Reads after the first day of a new anticancer therapy do not count for the best response",
        "Trial practice",
        ("response_before_new_therapy_only",),
    ),
    Rule("R-7.3", "The first assessment that confirms closes the window; the response is dated at the first", RECIST),
    Rule(
        "R-7.4",
        "SD and Non-CR/Non-PD need a minimum time from the start; an unconfirmed response counts as SD, without target "
        "disease as Non-CR/Non-PD, if late enough",
        RECIST,
        ("stable_minimum_days",),
    ),
    Rule("R-7.5", "Best response: the first reached of CR, PR, SD, Non-CR/Non-PD, PD, not evaluable", RECIST),
    Rule("R-7.6", "Best confirmed and best unconfirmed response are both shown", RECIST),
    Rule("R-8.1", "Overall survival: start to death, censored at the last date known alive", TRIAL),
    Rule(
        "R-8.2",
        "Progression-free survival: start to the first overall PD or death",
        TRIAL,
        ("progression_criterion", "pfs_censor_at"),
    ),
    Rule(
        "R-8.3",
        "Censoring at new therapy, and at missed assessments before an event",
        "Trial practice",
        ("censor_at_new_therapy", "missed_assessments"),
    ),
    Rule("R-8.4", "Time to response: start to the first confirmed CR or PR", TRIAL),
    Rule("R-8.5", "Duration of response: response to PD or death, confirmed responders only", TRIAL, ("dor_from",)),
    Rule("R-8.6", "Disease control: CR, PR or SD as best confirmed response", TRIAL),
    Rule(
        "R-8.7",
        "Cumulative incidence where another event can come first (Aalen-Johansen); a patient's time to progression "
        "is not computed yet",
        R_SURVIVAL,
    ),
    Rule(
        "R-9",
        "Thrombus: CR when gone, PD when upstaged against the best class so far, PR when downstaged against baseline "
        "or flow is restored, else SD; both Vp and Cheng classes are kept; a read that contradicts itself is refused",
        TRIAL,
    ),
    Rule("R-10.1", "A result is kept verbatim and as an interval; anything that is no number is refused", OWN),
    Rule("R-10.2", "Changes of censored values are intervals; a threshold needs the whole interval", OWN),
    Rule("R-10.3", "AFP answer: baseline above 20 ng/mL, fall of 75 % or more at 6 weeks", TRIAL),
    Rule("R-10.4", "PIVKA-II answer: baseline above the range, fall of 50 % or more at 6 weeks", TRIAL),
    Rule(
        "R-10.5",
        "At 6 weeks: the result nearest to the planned day inside the window; a tie takes the later",
        TRIAL,
        ("week6_day", "week6_window_days", "baseline_laboratory_days"),
    ),
    Rule("R-10.6", "Combined answer: met if either is met", TRIAL),
    Rule("R-10.7", "Run-in: direction of change at day 14 ± 3", TRIAL),
    Rule("R-10.8", "Units and methods of a marker are never mixed; a change of method blocks percentages", OWN),
    Rule("R-10.9", "Doubling time and half-life between consecutive quantified results", "ln 2 · Δt / ln(v₂/v₁)"),
    Rule(
        "R-10.10",
        "Beyond noise: more than +85.0 or −45.9 % (AFP), +27.5 or −21.6 % (PIVKA-II), the log-normal limits of "
        "reference change values 62.6 % (one-sided) and 24.4 % (two-sided); inside them no doubling time, no half-life",
        "Erden 2008 (AFP); Jabor 2024 (PIVKA-II); both in healthy adults; Fokkema 2006 (log-normal limits)",
    ),
    Rule(
        "R-11",
        "Grades from results are suggestions until accepted; patterns are not diagnoses",
        CTCAE,
        ("ctcae_version",),
    ),
    Rule(
        "R-11.2",
        "No result of a graded analyte is passed over: what cannot be graded is listed with its reason, for review "
        "where every range stored would give grade 3 or 4",
        OWN,
        ("ctcae_version",),
    ),
    Rule("R-12", "ALBI, Child-Pugh, BCLC and the neutrophil-lymphocyte ratio", "Johnson 2015; Pugh 1973; Reig 2022"),
    Rule("R-13", "Visit plan, windows, doses and entry criteria of the protocol", TRIAL, ("landmark_day",)),
    Rule("R-14", "Cohort statistics: Kaplan-Meier and its companions", R_SURVIVAL),
    Rule("R-14.1", "Kaplan-Meier with Greenwood variance; limits log-log, log or plain, none at 1 and 0", R_SURVIVAL),
    Rule("R-14.2", "Median and quartiles: the middle of a flat piece that lies exactly on the level", R_SURVIVAL),
    Rule("R-14.3", "At risk are those with a time equal or above; events and censored since the last tick", R_SURVIVAL),
    Rule(
        "R-14.4",
        "Log-rank and Cox with Efron ties; neither below 10 patients or 5 events; a permutation p below 50 or 20; "
        "proportional hazards by the score test of Grambsch and Therneau",
        R_SURVIVAL,
    ),
    Rule("R-14.5", "Restricted mean with the standard error of the estimator; follow-up by reversal", R_SURVIVAL),
    Rule("R-14.6", "Groups known only after the start are compared from a landmark on", OWN, ("landmark_day",)),
    Rule("R-14.7", "Above two groups, pairs are compared with Holm's correction", "Holm 1979"),
    Rule("R-14.8", "A patient is a tick on the time axis beside words about the cohort, and not counted in it", OWN),
    Rule("R-14.9", "Conditional survival of those with a longer time; refused below 5 at risk", OWN),
    Rule("R-14.10", "Every figure carries n, events, limits, length of a month, data cut and filter", OWN),
    Rule("R-14.11", "Published trials are marks with their limits, never invented curves", OWN),
    Rule(
        "R-14.12",
        "Difference and ratio of the restricted means of two groups up to a common time, with limits",
        "R package survRM2",
    ),
    Rule(
        "R-15",
        "iRECIST beside RECIST 1.1 where the protocol asks for it; not computed yet",
        "Seymour 2017 (iRECIST)",
        ("irecist", "irecist_confirmation_days_low", "irecist_confirmation_days_high"),
    ),
    Rule(
        "R-16",
        "What cannot be is refused; what can hardly be is kept and flagged with both values: one reader's two reads of "
        "one date are one read, the later entered value counts",
        OWN,
    ),
    Rule("R-18", "A day known in part is kept so; an answer that differs within its span is not determined", OWN),
    Rule("R-17", "Recorded, not judged: LI-RADS treatment response; growth of a sum and its doubling time", OWN),
)

BY_ID = {rule.id: rule for rule in RULES}


def rule(rule_id: str) -> Rule | None:
    """The rule with this id; ``R-10.3`` also answers for a part such as ``R-10.3a``, ``R-11`` for ``R-11.2``."""
    whole = rule_id.rstrip(ascii_lowercase)
    return next((found for part in (rule_id, whole, whole.rsplit(".", 1)[0]) if (found := BY_ID.get(part))), None)
