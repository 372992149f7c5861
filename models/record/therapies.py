"""The therapies of this field by class: behind line of therapy, entry criteria and lanes.

A therapy that stands in no line of ``therapy_table`` and whose name has none of the stems by which international names
say what a substance is, is of unknown kind, and whoever asks is told so: nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from models.names.therapy_table import TABLE


class Effect(StrEnum):
    """Where a therapy acts on the tumour; what does not act on it is supportive."""

    LOCAL = "local"
    SYSTEMIC = "systemic"
    SUPPORTIVE = "supportive"


class Group(StrEnum):
    """The classes of therapies; ``EFFECTS`` says what each is."""

    KINASE = "kinase inhibitor"
    CHECKPOINT = "checkpoint antibody"
    ANTIBODY = "antibody"
    CHEMOTHERAPY = "chemotherapy"
    CYTOKINE = "cytokine"
    CELLS = "cell therapy"
    VACCINE = "vaccine"
    OTHER_SYSTEMIC = "other systemic therapy"
    EMBOLISATION = "embolisation"
    INFUSION = "arterial infusion"
    RADIATION = "radiation"
    ABLATION = "ablation"
    SURGERY = "surgery"
    ANTIVIRAL = "antiviral"  # of hepatitis B
    ANTIVIRAL_C = "hepatitis C antiviral"
    PROCEDURE = "supportive procedure"  # done, and not on the tumour
    SUPPORTIVE = "supportive therapy"


EFFECTS: dict[Group, Effect] = {
    **dict.fromkeys(Group, Effect.SYSTEMIC),
    **dict.fromkeys((Group.EMBOLISATION, Group.INFUSION, Group.RADIATION, Group.ABLATION, Group.SURGERY), Effect.LOCAL),
    **dict.fromkeys((Group.ANTIVIRAL, Group.ANTIVIRAL_C, Group.PROCEDURE, Group.SUPPORTIVE), Effect.SUPPORTIVE),
}
MEDICINE = "medicine"  # the kind of what does not act on the tumour
IMMUNE = (Group.CHECKPOINT, Group.CYTOKINE)  # drugs that are drawn as immunotherapy


@dataclass(frozen=True, slots=True)
class Therapy:
    """One therapy: its English name, its class, its Chinese name ("" where none is in use), how else it is written."""

    name: str
    group: Group
    chinese: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def effect(self) -> Effect:
        return EFFECTS[self.group]


def _read(group: Group, text: str) -> Iterator[Therapy]:
    """The lines of one class of ``TABLE``; a line that begins with spaces goes on with the one before."""
    for row in text.replace("\n    ", " ").strip().splitlines():
        name, chinese, aliases = (*(part.strip() for part in row.split("|")), "", "")[:3]
        yield Therapy(name, group, chinese, tuple(alias.strip() for alias in aliases.split(";") if alias.strip()))


THERAPIES: tuple[Therapy, ...] = tuple(
    therapy for group, text in TABLE.items() for therapy in _read(Group(group), text)
)
NOTHING = ("none", "no", "nil", "无", "没有", "-", "–", "—")  # written where there was no therapy

# The stems by which international names say what a substance is (WHO): a name with one of them that stands in no line
# above is still of that class.
_STEMS = (
    (re.compile(r"[a-z]{3,}(?:li|lixi|lizu|limu|lu|lixizu)mab\b"), Group.CHECKPOINT),
    (re.compile(r"[a-z]{3,}mab\b|[\u3400-\u9fff]{2,8}单抗"), Group.ANTIBODY),
    (re.compile(r"[a-z]{3,}(?:nib|limus|ciclib)\b|[\u3400-\u9fff]{2,5}(?:替尼|非尼)"), Group.KINASE),
    (re.compile(r"[a-z]{3,}(?:platin|rubicin|citabine|taxel)\b"), Group.CHEMOTHERAPY),
)
_LATIN = re.compile(r"[a-z0-9α]")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: the therapies in order of their place, and the classes of names known by their stem only."""

    therapies: tuple[Therapy, ...]
    stems: tuple[Group, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        return (*(therapy.group for therapy in self.therapies), *self.stems)


@lru_cache(maxsize=4096)
def therapies_named(text: str) -> Named:
    """What stands in a text as people write it (``HAIC with FOLFOX``, ``仑伐替尼 8 mg``); a longer name goes first."""
    folded = _folded(text)
    found: list[tuple[int, Therapy]] = []
    for spelling, therapy in _spellings():
        while (place := _place(folded, spelling)) >= 0:
            found.append((place, therapy))
            folded = folded[:place] + " " * len(spelling) + folded[place + len(spelling) :]
    stems = []
    for pattern, group in _STEMS:
        while (stem := pattern.search(folded)) is not None:
            stems.append(group)
            folded = folded[: stem.start()] + " " * len(stem.group()) + folded[stem.end() :]
    therapies = tuple(dict.fromkeys(therapy for _, therapy in sorted(found, key=lambda one: one[0])))
    return Named(therapies, tuple(stems))


def therapy(name: str) -> Therapy | None:
    """The one therapy whose name or alias a text is, as a whole; None for anything else."""
    return dict(_spellings()).get(_folded(name))


def therapies_like(text: str) -> tuple[Therapy, ...]:
    """Those with a spelling (name, Chinese name, code name) that begins with the text, then those that hold it."""
    wanted = _folded(text)
    if not wanted:
        return ()
    ranked = []
    for place, one in enumerate(THERAPIES):
        written = [_folded(spelling) for spelling in _written(one)]
        if any(wanted in spelling for spelling in written):
            ranked.append((not any(spelling.startswith(wanted) for spelling in written), place, one))
    return tuple(one for *_, one in sorted(ranked, key=lambda found: found[:2]))


def effect_of(text: str) -> Effect | None:
    """What one entry of a history was: systemic, local or supportive; None where nothing in it is known.

    A drug beside a local therapy makes it systemic (``TACE with lenvatinib``), but the chemotherapy of an arterial
    infusion or of a chemoembolisation is part of the local therapy.
    """
    groups = therapies_named(text).groups
    effects = {EFFECTS[group] for group in groups if group is not Group.CHEMOTHERAPY}
    if Effect.LOCAL not in effects and Group.CHEMOTHERAPY in groups:
        return Effect.SYSTEMIC
    return next((effect for effect in (Effect.SYSTEMIC, Effect.LOCAL, Effect.SUPPORTIVE) if effect in effects), None)


def is_nothing(text: str) -> bool:
    """Whether an entry says that there was no therapy."""
    return _folded(text) in ("", *NOTHING)


def acts_on_hepatitis_b(text: str) -> bool:
    """Whether an entry names an antiviral of hepatitis B; interferon is one, too."""
    return any(one.group is Group.ANTIVIRAL or one.name == "interferon alfa" for one in therapies_named(text).therapies)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _place(folded: str, spelling: str) -> int:
    """Where a spelling stands as a word of its own (Chinese has no gaps between words); −1 where it does not."""
    start = folded.find(spelling)
    while start >= 0:
        before, after = folded[start - 1 : start], folded[start + len(spelling) : start + len(spelling) + 1]
        if not (_joins(before, spelling[0]) or _joins(spelling[-1], after)):
            return start
        start = folded.find(spelling, start + 1)
    return -1


def _joins(left: str, right: str) -> bool:
    return bool(_LATIN.match(left) and _LATIN.match(right))


@cache
def _spellings() -> tuple[tuple[str, Therapy], ...]:
    """Every spelling with its therapy, the longest first."""
    made = {_folded(spelling): therapy for therapy in THERAPIES for spelling in _written(therapy)}
    return tuple(sorted(made.items(), key=lambda pair: -len(pair[0])))


def _written(therapy: Therapy) -> Iterator[str]:
    yield from filter(None, (therapy.name, therapy.chinese, *therapy.aliases))
