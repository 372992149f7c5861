"""Remarks and words of the published data, as the data hold them, so that a screen can say them in its language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

NOTES = (
    QT_TRANSLATE_NOOP(
        "Trials",
        "The adverse event shares are marked as any grade in a column headed grade 3 or worse. "
        "The arms add up to 599, the text says 602. The column headed PFS holds the time to "
        "progression of this trial.",
    ),
    QT_TRANSLATE_NOOP("Trials", "602 is the number of both arms together."),
    QT_TRANSLATE_NOOP("Trials", "226 is the number of both arms together."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The text of the same review gives 24.1 % and 9.2 %, also called mRECIST: two readings. "
        "Which reader is not printed there; the trial had its investigators and masked "
        "independent readers.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials",
        "Table 3 of the same review gives 40.6 % and 12.4 %, also called mRECIST: two readings. "
        "Which reader is not printed there; the trial had its investigators and masked "
        "independent readers.",
    ),
    QT_TRANSLATE_NOOP("Trials", "The primary end point was not met."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The text says mean, Table 3 of the same review median, of the same figures. The "
        "significance level that was set beforehand is printed as HR 0.84 and p 0.0419.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The text of the same review gives 29.8 % and 11.3 % by RECIST v1.1. The overall survival "
        "printed beside it belongs to the later cut.",
    ),
    QT_TRANSLATE_NOOP("Trials", "Table 3 of the same review gives 27.3 % and 11.9 % by RECIST v1.1 (an earlier cut)."),
    QT_TRANSLATE_NOOP("Trials", "The text gives 10.6 months for regorafenib."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "Table 3 gives 10.7 months for regorafenib, and a disease control rate is in the text only.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials",
        "Counted from the start of sorafenib: not to be compared with survival from the second line.",
    ),
    QT_TRANSLATE_NOOP("Trials", "The text gives p < 0.001 for overall survival."),
    QT_TRANSLATE_NOOP("Trials", "Table 3 gives p 0.005 for overall survival."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The text words this as AFP from 400 against AFP below 400; the figures read as "
        "ramucirumab against placebo among those from 400. To be held against the trial’s own "
        "report.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The table marks the primary end point as not met beside p 0.0199, the text calls "
        "survival longer. The adverse event shares are marked as any grade.",
    ),
    QT_TRANSLATE_NOOP("Trials", "Table 3 marks the primary end point of this trial as not met."),
    QT_TRANSLATE_NOOP("Trials", "The table marks both end points as not met; the text gives PFS p 0.0022."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The level set beforehand is given as p 0.0174. Table 3 prints p 0.02 for both end points.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The trial’s own abstract is said to give 14.6 months for pembrolizumab: to be held against it.",
    ),
    QT_TRANSLATE_NOOP("Trials", "Printed for the arm with the highest dose of ipilimumab."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The overall survival and 19 % are those of patients treated with sorafenib before; the "
        "ranges are of all cohorts.",
    ),
    QT_TRANSLATE_NOOP("Trials", "The sentence says that survival was prolonged, its figures say that it was shorter."),
    QT_TRANSLATE_NOOP("Trials", "Printed in weeks."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "Called a longer follow-up, yet the median is shorter than the first: perhaps another subgroup.",
    ),
    QT_TRANSLATE_NOOP("Trials", "As printed, Child-Pugh B lived longer than A: the order of the arms is doubtful."),
    QT_TRANSLATE_NOOP("Trials", "The text says this of over half of the patients."),
    QT_TRANSLATE_NOOP("Trials", "A mean, not a median."),
    QT_TRANSLATE_NOOP("Trials", "Printed as a mean."),
    QT_TRANSLATE_NOOP("Trials", "Progression as this trial defined it."),
    QT_TRANSLATE_NOOP("Trials", "Printed in days."),
    QT_TRANSLATE_NOOP("Trials", "Recurrence-free survival was not prolonged; no figures are printed."),
    QT_TRANSLATE_NOOP("Trials", "The grade of the adverse events is not stated."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The intervals of the 6- and 12-month rates are printed as 95 % and are one standard "
        "error wide. The table of related events has 24 patients.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials",
        "Shares of subgroups are printed of all 21 patients: 4 of 11 stands as 19.0 %. The hazard "
        "ratio is that of Vp4 against Vp3 and is in the figure.",
    ),
    QT_TRANSLATE_NOOP("Trials", "Shares of subgroups are printed of all 21 patients: 4 of 10 stands as 19.0 %."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "17 of 21 patients. Counted from the start and not from the sixth week: not a landmark analysis.",
    ),
    QT_TRANSLATE_NOOP("Trials", "Counted from the start and not from the sixth week: not a landmark analysis."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "Counted from the start and not from the sixth week: not a landmark analysis. PFS p is "
        "0.0009 in the results and the figure, 0.009 in the discussion.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials",
        "The sentence sets 8.3 months of PFS against it, which is the Vp3 subgroup; the whole trial had 6.8.",
    ),
    QT_TRANSLATE_NOOP(
        "Trials", "The results name p 0.021 and 0.006 for PIVKA-II alone, the discussion gives them to AFP."
    ),
    QT_TRANSLATE_NOOP("Trials", "One patient. Baseline AFP above 60,500 ng/mL."),
    QT_TRANSLATE_NOOP("Trials", "One patient. Baseline AFP 14,529 ng/mL."),
    QT_TRANSLATE_NOOP("Trials", "Agrees with Table 3 of the review, not with its text."),
    QT_TRANSLATE_NOOP("Trials", "Both are given as approximate."),
    QT_TRANSLATE_NOOP("Trials", "Printed in years; 0.56 years are 6.7 months."),
    QT_TRANSLATE_NOOP("Trials", "Patients without an option of locoregional therapy at first."),
    QT_TRANSLATE_NOOP("Trials", "The introduction of the same paper gives the same figures for 73 patients."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "One sentence of the discussion gives 8.3 months as the PFS of the trial: that is the Vp3 "
        "subgroup; 6.8 is right.",
    ),
    QT_TRANSLATE_NOOP("Trials", "The text does not say whether it is a median."),
    QT_TRANSLATE_NOOP("Trials", "Printed as a range over cohorts; the value is its lower end."),
    QT_TRANSLATE_NOOP("Trials", "8 of 21"),
    QT_TRANSLATE_NOOP("Trials", "Printed in the discussion."),
    QT_TRANSLATE_NOOP("Trials", "10 of 21"),
    QT_TRANSLATE_NOOP("Trials", "16 of 21"),
    QT_TRANSLATE_NOOP("Trials", "Fits the 10 responders by mRECIST."),
    QT_TRANSLATE_NOOP("Trials", "Printed as 95 %; the log-log limits are 33.8–74.9."),
    QT_TRANSLATE_NOOP("Trials", "Printed as 95 %; the log-log limits are 56.9–92.4."),
    QT_TRANSLATE_NOOP("Trials", "Printed as 95 %; the log-log limits are 29.7–70.9."),
    QT_TRANSLATE_NOOP("Trials", "4 of 11; printed as 19.0 % of all 21"),
    QT_TRANSLATE_NOOP("Trials", "6 of 11; printed as 28.6 % of all 21"),
    QT_TRANSLATE_NOOP("Trials", "Fits the 4 responders by RECIST."),
    QT_TRANSLATE_NOOP("Trials", "4 of 10; printed as 19.0 % of all 21"),
    QT_TRANSLATE_NOOP("Trials", "In the discussion; the results and the figure give 0.0009."),
    QT_TRANSLATE_NOOP(
        "Trials",
        "Immune-mediated colitis stands with none of any grade and one of grade 3/4: one of the two cannot be.",
    ),
    QT_TRANSLATE_NOOP("Trials", "radiologic"),
    QT_TRANSLATE_NOOP("Trials", "trial's own"),
    QT_TRANSLATE_NOOP("Trials", "thrombus, trial’s own"),
    QT_TRANSLATE_NOOP("Trials", "masked independent (not printed)"),
    QT_TRANSLATE_NOOP("Trials", "investigator (not printed)"),
    QT_TRANSLATE_NOOP("Trials", "later cut (not printed)"),
    QT_TRANSLATE_NOOP("Trials", "first cut (not printed)"),
    QT_TRANSLATE_NOOP("Trials", "Table 3"),
    QT_TRANSLATE_NOOP("Trials", "abstract, results, Table 2"),
    QT_TRANSLATE_NOOP("Trials", "results, Table 2"),
    QT_TRANSLATE_NOOP("Trials", "results"),
    QT_TRANSLATE_NOOP("Trials", "introduction"),
    QT_TRANSLATE_NOOP("Trials", "discussion"),
    QT_TRANSLATE_NOOP("Trials", "TRAE any grade"),
    QT_TRANSLATE_NOOP("Trials", "TRAE grade ≥ 3"),
    QT_TRANSLATE_NOOP("Trials", "Stopped for an AE"),
    QT_TRANSLATE_NOOP("Trials", "Duration of treatment"),
    QT_TRANSLATE_NOOP("Trials", "TRAE grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "OS, level set beforehand"),
    QT_TRANSLATE_NOOP("Trials", "Time to deterioration of quality of life"),
    QT_TRANSLATE_NOOP("Trials", "Serious AE"),
    QT_TRANSLATE_NOOP("Trials", "AE any grade"),
    QT_TRANSLATE_NOOP("Trials", "AE grade ≥ 3"),
    QT_TRANSLATE_NOOP("Trials", "irAE, severe"),
    QT_TRANSLATE_NOOP("Trials", "Time to recurrence"),
    QT_TRANSLATE_NOOP("Trials", "AE, grade not stated"),
    QT_TRANSLATE_NOOP("Trials", "Pathological CR"),
    QT_TRANSLATE_NOOP("Trials", "Follow-up"),
    QT_TRANSLATE_NOOP("Trials", "Deaths"),
    QT_TRANSLATE_NOOP("Trials", "Hypertension, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Hypertension, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Thrombocytopenia, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Fatigue, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Fatigue, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated dermatitis, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Gastrointestinal bleeding, grade ≥ 3"),
    QT_TRANSLATE_NOOP("Trials", "Disease control, sensitivity"),
    QT_TRANSLATE_NOOP("Trials", "Disease control, specificity"),
    QT_TRANSLATE_NOOP("Trials", "Tumour-free follow-up"),
    QT_TRANSLATE_NOOP("Trials", "CR of lung metastases after hepatectomy"),
    QT_TRANSLATE_NOOP("Trials", "PD of lung metastases after hepatectomy"),
    QT_TRANSLATE_NOOP("Trials", "Locoregional therapy after shrinkage"),
    QT_TRANSLATE_NOOP("Trials", "range"),
    QT_TRANSLATE_NOOP("Trials", "Rash, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Rash, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Anorexia, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Anorexia, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Proteinuria, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Proteinuria, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Leukopenia, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Leukopenia, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Neutropenia, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Neutropenia, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Thrombocytopenia, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "AST elevation, any grade"),
    QT_TRANSLATE_NOOP("Trials", "AST elevation, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "ALT elevation, any grade"),
    QT_TRANSLATE_NOOP("Trials", "ALT elevation, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Hyperbilirubinaemia, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Hyperbilirubinaemia, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Infusion-related reaction, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Infusion-related reaction, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Palmar-plantar erythrodysaesthesia, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Palmar-plantar erythrodysaesthesia, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Gastric ulcer, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Gastric ulcer, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Adrenal insufficiency, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Adrenal insufficiency, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated pneumonitis, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated pneumonitis, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated colitis, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated colitis, grade 3/4"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated dermatitis, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated hepatitis, any grade"),
    QT_TRANSLATE_NOOP("Trials", "Immune-mediated hepatitis, grade 3/4"),
)
