"""The words of the record: what a clinician chooses from, spelt as the case file spells it."""

from __future__ import annotations

from enum import StrEnum


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class Vp(StrEnum):
    """Portal vein invasion after the Liver Cancer Study Group of Japan, mildest first.

    ``present``: there is a thrombus, and its class was not recorded; it has no place in the order.
    """

    VP0 = "Vp0"
    VP1 = "Vp1"
    VP2 = "Vp2"
    VP3 = "Vp3"
    VP4 = "Vp4"
    PRESENT = "present"

    @property
    def rank(self) -> int | None:
        """0 to 4; None where the class was not recorded."""
        return None if self is Vp.PRESENT else int(self.value[2])


class Cheng(StrEnum):
    """Portal vein tumour thrombus after Cheng, mildest first."""

    NONE = "0"
    I = "I"  # noqa: E741 - the class is called I
    II = "II"
    III = "III"
    IV = "IV"

    @property
    def rank(self) -> int:
        return _CHENG_RANKS[self.value]


_CHENG_RANKS = {cheng.value: rank for rank, cheng in enumerate(Cheng)}


class Role(StrEnum):
    TARGET = "target"
    NON_TARGET = "non-target"
    NEW = "new"


class State(StrEnum):
    """What a reader notes of a target or new lesion in place of a diameter."""

    ABSENT = "absent"
    TOO_SMALL = "too small"
    NOT_EVALUABLE = "not evaluable"
    MERGED = "merged"
    REMOVED = "removed"


class Status(StrEnum):
    """What a reader notes of a non-target lesion; *progressed* is unequivocal progression."""

    PRESENT = "present"
    NOT_ENHANCING = "not enhancing"
    ABSENT = "absent"
    PROGRESSED = "progressed"
    NOT_EVALUABLE = "not evaluable"
    REMOVED = "removed"


class LiRads(StrEnum):
    """LI-RADS treatment response 2024 of one lesion at one read (R-17): recorded, never computed.

    After radiation nonviable, nonprogressing or viable; after other local treatment nonviable, equivocal or viable.
    """

    NONVIABLE = "nonviable"
    NONPROGRESSING = "nonprogressing"
    VIABLE = "viable"
    EQUIVOCAL = "equivocal"
    NOT_EVALUABLE = "not evaluable"


class Certainty(StrEnum):
    EQUIVOCAL = "equivocal"
    UNEQUIVOCAL = "unequivocal"


class Ascites(StrEnum):
    NONE = "none"
    SLIGHT = "slight"
    MODERATE = "moderate"


class Encephalopathy(StrEnum):
    NONE = "none"
    GRADE_1_2 = "grade 1-2"
    GRADE_3_4 = "grade 3-4"


class Varices(StrEnum):
    """Oesophageal or gastric varices at endoscopy."""

    NONE = "none"
    SMALL = "small"
    LARGE = "large"


class RangeSex(StrEnum):
    """Whom a range is for."""

    MALE = "male"
    FEMALE = "female"
    BOTH = "both"
