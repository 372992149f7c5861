"""The words in which two readers are adjudicated: by which criterion, and what it is."""

from __future__ import annotations

from enum import StrEnum


class JudgedBy(StrEnum):
    """The criterion by which two readers were adjudicated."""

    RECIST = "recist"
    MRECIST = "mrecist"
    IRECIST = "irecist"


class Judgement(StrEnum):
    """The overall response that an adjudication gives."""

    CR = "CR"
    PR = "PR"
    SD = "SD"
    NON_CR_NON_PD = "Non-CR/Non-PD"
    PD = "PD"
    NOT_EVALUABLE = "not evaluable"
