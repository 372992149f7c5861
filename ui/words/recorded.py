"""Words that records hold in English (drugs, organs, adverse events, labels of origin), in the language of the screen.

A word that is not known stays as it was written: nothing of a record is ever lost or guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from ui.words.languages import BOTH, CHINESE
from ui.words.speaking import in_each, said, translate

KNOWN = (
    # procedures, said more closely than the dictionary of therapies does
    QT_TRANSLATE_NOOP("Data", "left hemi-hepatectomy"),
    QT_TRANSLATE_NOOP("Data", "transhepatic arterial embolization"),
    # kinds of treatment
    QT_TRANSLATE_NOOP("Data", "TCR clones"),
    QT_TRANSLATE_NOOP("Data", "cells sequenced"),
    QT_TRANSLATE_NOOP("Data", "TIL clones in blood"),
    QT_TRANSLATE_NOOP("Data", "clones"),
    QT_TRANSLATE_NOOP("Data", "target"),
    QT_TRANSLATE_NOOP("Data", "non-target"),
    QT_TRANSLATE_NOOP("Data", "new"),
    QT_TRANSLATE_NOOP("Data", "drug"),
    QT_TRANSLATE_NOOP("Data", "radiation"),
    QT_TRANSLATE_NOOP("Data", "procedure"),
    QT_TRANSLATE_NOOP("Data", "cell therapy"),
    QT_TRANSLATE_NOOP("Data", "medicine"),
    # why a dose is what it is, and what was treated
    QT_TRANSLATE_NOOP("Data", "hypertension"),
    QT_TRANSLATE_NOOP("Data", "proteinuria"),
    QT_TRANSLATE_NOOP("Data", "diarrhoea"),
    QT_TRANSLATE_NOOP("Data", "fatigue"),
    QT_TRANSLATE_NOOP("Data", "ALT or AST increased"),
    QT_TRANSLATE_NOOP("Data", "bilirubin increased"),
    QT_TRANSLATE_NOOP("Data", "bleeding"),
    QT_TRANSLATE_NOOP("Data", "infection"),
    QT_TRANSLATE_NOOP("Data", "immune-related event"),
    QT_TRANSLATE_NOOP("Data", "progression"),
    QT_TRANSLATE_NOOP("Data", "surgery"),
    QT_TRANSLATE_NOOP("Data", "travel"),
    QT_TRANSLATE_NOOP("Data", "weight changed"),
    QT_TRANSLATE_NOOP("Data", "the patient's own wish"),
    QT_TRANSLATE_NOOP("Data", "financial constraints"),
    QT_TRANSLATE_NOOP("Data", "death"),
    QT_TRANSLATE_NOOP("Data", "last dose"),
    QT_TRANSLATE_NOOP("Data", "cerebral infarction"),
    QT_TRANSLATE_NOOP("Data", "upper gastrointestinal haemorrhage"),
    QT_TRANSLATE_NOOP("Data", "lymphodepletion"),
    QT_TRANSLATE_NOOP("Data", "dose not published"),
    QT_TRANSLATE_NOOP("Data", "first day illustrative"),
    QT_TRANSLATE_NOOP("Data", "tumour rupture and bleeding"),
    QT_TRANSLATE_NOOP("Data", "planned 14 days after lenvatinib day 1"),
    QT_TRANSLATE_NOOP("Data", "before the infusion"),
    QT_TRANSLATE_NOOP("Data", "after the infusion"),
    QT_TRANSLATE_NOOP("Data", "portal vein tumour thrombus"),
    QT_TRANSLATE_NOOP("Data", "liver tumour"),
    QT_TRANSLATE_NOOP("Data", "hepatic vein"),
    QT_TRANSLATE_NOOP("Data", "bone metastasis"),
    # the profile at baseline
    QT_TRANSLATE_NOOP("Data", "MASLD"),
    QT_TRANSLATE_NOOP("Data", "well differentiated"),
    QT_TRANSLATE_NOOP("Data", "moderately differentiated"),
    QT_TRANSLATE_NOOP("Data", "poorly differentiated"),
    QT_TRANSLATE_NOOP("Data", "diabetes"),
    QT_TRANSLATE_NOOP("Data", "coronary heart disease"),
    # how often
    QT_TRANSLATE_NOOP("Data", "daily"),
    QT_TRANSLATE_NOOP("Data", "once"),
    QT_TRANSLATE_NOOP("Data", "every 3 weeks"),
    QT_TRANSLATE_NOOP("Data", "every 21 days"),
    # organs and sites
    QT_TRANSLATE_NOOP("Data", "liver"),
    QT_TRANSLATE_NOOP("Data", "lung"),
    QT_TRANSLATE_NOOP("Data", "bone"),
    QT_TRANSLATE_NOOP("Data", "brain"),
    QT_TRANSLATE_NOOP("Data", "adrenal"),
    QT_TRANSLATE_NOOP("Data", "lymph node"),
    QT_TRANSLATE_NOOP("Data", "peritoneum"),
    QT_TRANSLATE_NOOP("Data", "spleen"),
    QT_TRANSLATE_NOOP("Data", "pleura"),
    QT_TRANSLATE_NOOP("Data", "pleural effusion"),
    QT_TRANSLATE_NOOP("Data", "porta hepatis"),
    QT_TRANSLATE_NOOP("Data", "retroperitoneal"),
    QT_TRANSLATE_NOOP("Data", "left adrenal gland"),
    QT_TRANSLATE_NOOP("Data", "right adrenal gland"),
    QT_TRANSLATE_NOOP("Data", "left ilium"),
    QT_TRANSLATE_NOOP("Data", "thoracic vertebra 10"),
    QT_TRANSLATE_NOOP("Data", "right sixth rib"),
    QT_TRANSLATE_NOOP("Data", "left lobe"),
    QT_TRANSLATE_NOOP("Data", "right lobe"),
    QT_TRANSLATE_NOOP("Data", "both lungs"),
    QT_TRANSLATE_NOOP("Data", "left upper lobe"),
    QT_TRANSLATE_NOOP("Data", "left lower lobe"),
    QT_TRANSLATE_NOOP("Data", "right upper lobe"),
    QT_TRANSLATE_NOOP("Data", "right middle lobe"),
    QT_TRANSLATE_NOOP("Data", "right lower lobe"),
    QT_TRANSLATE_NOOP("Data", "middle lobe of the right lung"),
    QT_TRANSLATE_NOOP("Data", "further nodules in both lobes"),
    QT_TRANSLATE_NOOP("Data", "further nodules in both lungs"),
    QT_TRANSLATE_NOOP("Data", "further lesions of the left lobe"),
    QT_TRANSLATE_NOOP("Data", "several nodules"),
    QT_TRANSLATE_NOOP("Data", "sizes not published"),
    QT_TRANSLATE_NOOP("Data", "inferior vena cava"),
    QT_TRANSLATE_NOOP("Data", "right hepatic vein"),
    QT_TRANSLATE_NOOP("Data", "middle hepatic vein"),
    QT_TRANSLATE_NOOP("Data", "left hepatic vein"),
    QT_TRANSLATE_NOOP("Data", "right atrium"),
    QT_TRANSLATE_NOOP("Data", "none"),
    # everyday names of adverse events, beside the catalogue's
    QT_TRANSLATE_NOOP("Data", "hand-foot skin reaction"),
    QT_TRANSLATE_NOOP("Data", "thrombocytopenia"),
    QT_TRANSLATE_NOOP("Data", "neutropenia"),
    QT_TRANSLATE_NOOP("Data", "rash"),
    QT_TRANSLATE_NOOP("Data", "transaminase abnormality"),
    QT_TRANSLATE_NOOP("Data", "immune-mediated dermatitis"),
    QT_TRANSLATE_NOOP("Data", "immune-mediated hepatitis"),
    QT_TRANSLATE_NOOP("Data", "stroke"),
    QT_TRANSLATE_NOOP("Data", "blood pressure"),
    # causes
    QT_TRANSLATE_NOOP("Data", "alcohol"),
    QT_TRANSLATE_NOOP("Data", "unexplained"),
    QT_TRANSLATE_NOOP("Data", "treatment"),
    QT_TRANSLATE_NOOP("Data", "illustrative onset"),
    # kinds of treatment
    QT_TRANSLATE_NOOP("Data", "drug"),
    QT_TRANSLATE_NOOP("Data", "cell therapy"),
    QT_TRANSLATE_NOOP("Data", "procedure"),
    QT_TRANSLATE_NOOP("Data", "radiation"),
    # why a dose was changed, a treatment stopped or a patient died
    QT_TRANSLATE_NOOP("Data", "progression"),
    QT_TRANSLATE_NOOP("Data", "death"),
    QT_TRANSLATE_NOOP("Data", "toxicity"),
    QT_TRANSLATE_NOOP("Data", "last dose"),
    QT_TRANSLATE_NOOP("Data", "first day illustrative"),
    QT_TRANSLATE_NOOP("Data", "dose not published"),
    QT_TRANSLATE_NOOP("Data", "lymphodepletion"),
    QT_TRANSLATE_NOOP("Data", "the patient's own wish"),
    QT_TRANSLATE_NOOP("Data", "financial constraints"),
    QT_TRANSLATE_NOOP("Data", "pandemic restriction and financial reason"),
    QT_TRANSLATE_NOOP("Data", "cerebral infarction"),
    QT_TRANSLATE_NOOP("Data", "upper gastrointestinal haemorrhage"),
    QT_TRANSLATE_NOOP("Data", "tumour rupture and bleeding"),
    QT_TRANSLATE_NOOP("Data", "palliative"),
    QT_TRANSLATE_NOOP("Data", "for pain after rupture"),
    QT_TRANSLATE_NOOP("Data", "source of the TIL"),
    QT_TRANSLATE_NOOP("Data", "autologous"),
    QT_TRANSLATE_NOOP("Data", "complications of COVID-19"),
    QT_TRANSLATE_NOOP("Data", "unexplained, out of hospital"),
    # of the liver
    QT_TRANSLATE_NOOP("Data", "hepatitis B"),
    QT_TRANSLATE_NOOP("Data", "hepatitis C"),
    # labels of origin and of the imaging
    QT_TRANSLATE_NOOP("Data", "Reconstructed from published summaries; nobody in it exists"),
    QT_TRANSLATE_NOOP("Data", "Reconstructed from published summaries"),
    QT_TRANSLATE_NOOP("Data", "Published case report; dates and values marked illustrative are not published"),
    QT_TRANSLATE_NOOP("Data", "Published case report"),
    QT_TRANSLATE_NOOP("Data", "CT of the chest"),
    QT_TRANSLATE_NOOP("Data", "cells"),
    QT_TRANSLATE_NOOP("Data", "days"),
    # roles in a sentence, and what of a patient is one only
    QT_TRANSLATE_NOOP("Data", "an administrator"),
    QT_TRANSLATE_NOOP("Data", "a clinician"),
    QT_TRANSLATE_NOOP("Data", "a nurse"),
    QT_TRANSLATE_NOOP("Data", "a radiologist"),
    QT_TRANSLATE_NOOP("Data", "a data manager"),
    QT_TRANSLATE_NOOP("Data", "a reader"),
    QT_TRANSLATE_NOOP("Data", "outcome"),
    # parameters of the rules, as a protocol names them
    QT_TRANSLATE_NOOP("Data", "confirmation_days"),
    QT_TRANSLATE_NOOP("Data", "not_evaluable_between"),
    QT_TRANSLATE_NOOP("Data", "stable_between_allowed"),
    QT_TRANSLATE_NOOP("Data", "stable_minimum_days"),
    QT_TRANSLATE_NOOP("Data", "partial_response_persists"),
    QT_TRANSLATE_NOOP("Data", "mrecist_absolute_5mm"),
    QT_TRANSLATE_NOOP("Data", "marker_normalisation_required"),
    QT_TRANSLATE_NOOP("Data", "mrecist_marker_normalisation_required"),
    QT_TRANSLATE_NOOP("Data", "response_before_new_therapy_only"),
    QT_TRANSLATE_NOOP("Data", "irecist"),
    QT_TRANSLATE_NOOP("Data", "irecist_confirmation_days_low"),
    QT_TRANSLATE_NOOP("Data", "irecist_confirmation_days_high"),
    QT_TRANSLATE_NOOP("Data", "thrombus_is_non_target"),
    QT_TRANSLATE_NOOP("Data", "baseline_imaging_days"),
    QT_TRANSLATE_NOOP("Data", "baseline_laboratory_days"),
    QT_TRANSLATE_NOOP("Data", "progression_criterion"),
    QT_TRANSLATE_NOOP("Data", "pfs_censor_at"),
    QT_TRANSLATE_NOOP("Data", "censor_at_new_therapy"),
    QT_TRANSLATE_NOOP("Data", "missed_assessments"),
    QT_TRANSLATE_NOOP("Data", "dor_from"),
    QT_TRANSLATE_NOOP("Data", "week6_day"),
    QT_TRANSLATE_NOOP("Data", "week6_window_days"),
    QT_TRANSLATE_NOOP("Data", "landmark_day"),
    QT_TRANSLATE_NOOP("Data", "primary_reader"),
    QT_TRANSLATE_NOOP("Data", "ctcae_version"),
    QT_TRANSLATE_NOOP("Data", "tolerance_percent"),
    QT_TRANSLATE_NOOP("Data", "weight_days"),
    QT_TRANSLATE_NOOP("Data", "last_imaging"),
    QT_TRANSLATE_NOOP("Data", "last_contact"),
    QT_TRANSLATE_NOOP("Data", "first_response"),
    QT_TRANSLATE_NOOP("Data", "confirmation"),
    QT_TRANSLATE_NOOP("Data", "recist"),
    QT_TRANSLATE_NOOP("Data", "mrecist"),
    QT_TRANSLATE_NOOP("Data", "true"),
    QT_TRANSLATE_NOOP("Data", "false"),
)
# Codes that stay as they are, and where they are first met have their meaning beside them.
CODES = (
    QT_TRANSLATE_NOOP("Full", "AFP"),
    QT_TRANSLATE_NOOP("Full", "PIVKA-II"),
    QT_TRANSLATE_NOOP("Full", "SBRT"),
    QT_TRANSLATE_NOOP("Full", "TACE"),
    QT_TRANSLATE_NOOP("Full", "HAIC"),
)
# Words that have a shorter form for narrow places.
LONG = (
    QT_TRANSLATE_NOOP("Short", "TIL infusion"),
    QT_TRANSLATE_NOOP("Short", "transhepatic arterial embolization"),
    QT_TRANSLATE_NOOP("Short", "Alanine aminotransferase increased"),
    QT_TRANSLATE_NOOP("Short", "Aspartate aminotransferase increased"),
    QT_TRANSLATE_NOOP("Short", "Palmar-plantar erythrodysesthesia syndrome"),
    QT_TRANSLATE_NOOP("Short", "Gamma-glutamyltransferase increased"),
    QT_TRANSLATE_NOOP("Short", "GGT increased"),
    QT_TRANSLATE_NOOP("Short", "Alkaline phosphatase increased"),
)
# Sentences of a record, the first that fits before the others, and what may stand in their places.
_PLACES = {
    "first": r"[1-8]",
    "last": r"[1-8]",
    "agent": r"[\w-]+",
    "days": r"[0-9]+",
    "count": r"[0-9]+",
    "event": r"[^;]+",
    "grade": r"[1-5]",
    "cause": r"[^;]+",
    "reason": r"[^;]+",
}
_TEMPLATES: tuple[Any, ...] = (
    QT_TRANSLATE_NOOP("Data", "segment {first}"),
    QT_TRANSLATE_NOOP("Data", "segments {first} to {last}"),
    QT_TRANSLATE_NOOP("Data", "segments {first} and {last}"),
    QT_TRANSLATE_NOOP("Data", "{agent} interrupted {days} days"),
    QT_TRANSLATE_NOOP("Data", "{agent} interrupted"),
    QT_TRANSLATE_NOOP("Data", "{agent} reduced"),
    QT_TRANSLATE_NOOP("Data", "{agent} stopped"),
    QT_TRANSLATE_NOOP("Data", "{count} doses"),
    QT_TRANSLATE_NOOP("Data", "cultured for {days} days"),
    QT_TRANSLATE_NOOP("Data", "dose after {event}, grade {grade}"),
    QT_TRANSLATE_NOOP("Data", "interrupted {days} days: {event}, grade {grade}"),
    QT_TRANSLATE_NOOP("Data", "reduced: {event}, grade {grade}"),
    QT_TRANSLATE_NOOP("Data", "stopped after {count} doses: {cause}"),
    QT_TRANSLATE_NOOP("Data", "stopped: {reason}"),
    QT_TRANSLATE_NOOP("Data", "reduced: {reason}"),
    QT_TRANSLATE_NOOP("Data", "dose after {reason}"),
    QT_TRANSLATE_NOOP("Data", "interrupted {days} days: {reason}"),
    QT_TRANSLATE_NOOP("Data", "grade {grade}"),
)
_NAMED = {name: f"(?P<{name}>{fits})" for name, fits in _PLACES.items()}
_PATTERNS = tuple((re.compile(template.format(**_NAMED) + r"\Z"), template) for template in _TEMPLATES)
_WORD = re.compile("[A-Za-z]{4}")  # three letters may be a code
_LISTED = frozenset(str(text).casefold() for text in KNOWN)


def recorded(text: str) -> str:
    """A word or a list of words of a record; in English, and where it is not known, exactly as it was written."""
    if (now := said()) == BOTH:
        return in_each(lambda: recorded(text))
    chinese = now == CHINESE if now else QLocale().language() == QLocale.Language.Chinese
    return _chinese(text) if chinese else text


def is_listed(text: str) -> bool:
    """Whether it is a word or sentence of these lists, in English: what nobody typed freely, and so names nobody."""
    if text.casefold() in _LISTED or therapy_named(text) or _in_catalogue(text):
        return True
    for pattern, _template in _PATTERNS:
        if (found := pattern.match(text)) is not None:
            said = (piece for piece in found.groupdict().values() if _WORD.search(piece))
            return all(is_listed(piece) for piece in said)
    return False


def therapy_named(text: str) -> bool:
    """Whether it is a name of the dictionary of therapies, in any spelling."""
    from models.record.therapies import therapy

    return therapy(text) is not None


def _in_catalogue(text: str) -> bool:
    from models.record.terms import canonical
    from storage.shipped.terms import load_terms

    return canonical(load_terms(), text) is not None


def short(text: str) -> str:
    """The same where there is little room: ``TIL 回输``, ``AST 升高``."""
    if said() == BOTH:
        return in_each(lambda: short(text))
    told = translate("Short", text)
    return told if told != text else recorded(text)


def in_full(text: str) -> str:
    """The same with the meaning of a code: ``SBRT（立体定向体部放疗）``."""
    if said() == BOTH:
        return in_each(lambda: in_full(text))
    told = translate("Full", text)
    return told if told != text else recorded(text)


def _chinese(text: str) -> str:
    whole = _known(text)
    if whole != text:
        return whole
    for sign, written in ((";", "；"), (",", "，")):  # what a semicolon parts is told part by part
        pieces = text.split(f"{sign} ")
        if len(pieces) > 1:
            told = [_chinese(piece) for piece in pieces]
            half = any(said == piece and _WORD.search(piece) for said, piece in zip(told, pieces, strict=True))
            return text if half else written.join(told)  # rather as it was written than half translated
    return text


def _known(text: str) -> str:
    for spelling in (text, text.casefold()):
        told = translate("Data", spelling)
        if told != spelling:
            return told
    return _therapy_name(text) or _pattern(text) or _catalogue_name(text) or text


def _therapy_name(text: str) -> str:
    """The Chinese name of a therapy; "" for an alias, which may say more than the name, and for a code."""
    from models.record.therapies import therapy

    named = therapy(text)
    return (
        named.chinese if named is not None and not text.isupper() and text.casefold() == named.name.casefold() else ""
    )


def _pattern(text: str) -> str:
    """``segments 5 to 8``, ``lenvatinib interrupted 10 days``; "" for anything else."""
    for pattern, template in _PATTERNS:
        if (found := pattern.match(text)) is not None:
            words = {name: recorded(piece) for name, piece in found.groupdict().items()}
            if (reason := found.groupdict().get("reason")) is not None and words["reason"] == reason:
                return ""  # rather as it was written than half translated
            return translate("Data", template).format(**words)
    return ""


@lru_cache(maxsize=1024)
def _catalogue_name(text: str) -> str:
    """The Chinese name of a term of the CTCAE; "" for anything else, and for a code (ALT is a test, not its rise)."""
    from models.record.analytes import ANALYTES
    from models.record.terms import canonical
    from storage.shipped.terms import load_terms

    if text.isupper() or text in ANALYTES:
        return ""

    term = canonical(load_terms(), text)
    return "" if term is None else term.chinese
