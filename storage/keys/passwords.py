"""Which passwords will do: how many guesses each is good for, as ``zxcvbn`` counts them, and why one is too easy.

Whoever has a copy of the keys file guesses as fast as Argon2id lets them, some ten times a second on a core. A score
of 3 says at least 10^8 guesses, four months of a core that never rests; 2 says 10^6, a day. 4 (10^10) would refuse what
people of a clinic can keep in mind. Passwords that are there already go on opening, whatever they score.
"""

from __future__ import annotations

import re
import threading
from typing import Any

from models.words import Sentence, sentence
from storage.problems import Fault, StoreProblem

SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 1000
LOWEST_SCORE = 3
_JUDGED = (32, 100)  # characters: the first few are good enough as a rule, and a hundred take a tenth of a second
_NAME, _LEFT = 3, 5  # letters of a name that is looked for; what is too little beside it
_PROGRAM = ("hepatrack", "clinic", "hepatology", "liver")
_ONE_AT_A_TIME = threading.Lock()  # zxcvbn keeps the words of whoever asks in a table of its own

_COMMON = Sentence("This password is easy to guess: it is one of those that many people use.")
_WORD = Sentence("This password is easy to guess: it is a single word.")
_NAMES = Sentence("This password is easy to guess: it is made of common names.")
_KEYS = Sentence("This password is easy to guess: its keys lie beside each other.")
_REPEATED = Sentence("This password is easy to guess: it repeats itself.")
_ROW = Sentence("This password is easy to guess: its characters follow each other, as in abc or 6543.")
_DATE = Sentence("This password is easy to guess: it is made of a year or a date.")
_OURS = Sentence("This password is easy to guess: it is made of the name of the user, the clinic file or the program.")
_SHORT_OF_GUESSES = Sentence("This password is easy to guess.")
_ADVICE = Sentence("Take several words that do not belong together.")
# By what zxcvbn says in English.
REASONS = {
    "This is a top-10 common password.": _COMMON,
    "This is a top-100 common password.": _COMMON,
    "This is a very common password.": _COMMON,
    "This is similar to a commonly used password.": _COMMON,
    "A word by itself is easy to guess.": _WORD,
    "Names and surnames by themselves are easy to guess.": _NAMES,
    "Common names and surnames are easy to guess.": _NAMES,
    "Straight rows of keys are easy to guess.": _KEYS,
    "Short keyboard patterns are easy to guess.": _KEYS,
    'Repeats like "aaa" are easy to guess.': _REPEATED,
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': _REPEATED,
    'Sequences like "abc" or "6543" are easy to guess.': _ROW,
    "Recent years are easy to guess.": _DATE,
    "Dates are often easy to guess.": _DATE,
}


def check_password(password: str, *, user: str = "", clinic: str = "") -> None:
    """Raise StoreProblem with the reason for a password that will not do.

    ``user`` is who is to have it, ``clinic`` the name of the clinic file: words that are guessed first.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise refused(
            sentence("A password has at least {least} characters.", least=SHORTEST_PASSWORD), "Choose a longer one."
        )
    if len(password) > LONGEST_PASSWORD:
        raise refused(
            sentence("A password has at most {most} characters.", most=f"{LONGEST_PASSWORD:,}"), "Choose a shorter one."
        )
    words = _words(user, clinic)
    if _is_names(password[: max(_JUDGED)].casefold(), words):
        raise refused(_OURS, _ADVICE)
    for length in _JUDGED:
        found = _judged(password[:length], words)
        if found["score"] >= LOWEST_SCORE:
            return
    raise refused(_reason(found), _ADVICE)


def _judged(password: str, words: list[str]) -> dict[str, Any]:
    from zxcvbn import zxcvbn

    with _ONE_AT_A_TIME:
        found: dict[str, Any] = zxcvbn(password, user_inputs=words, max_length=max(_JUDGED))
    return found


def _words(user: str, clinic: str) -> list[str]:
    """The names, whole, in their parts, and with the parts joined in either order."""
    found = [*_PROGRAM]
    for name in (user.casefold(), clinic.casefold()):
        parts = [part for part in re.split(r"[\W_]+", name) if len(part) > 1]
        found += [name, "".join(parts), "".join(parts[::-1]), *parts]
    return [word for word in found if word]


def _is_names(password: str, words: list[str]) -> bool:
    """Whether hardly anything is left without the names; zxcvbn takes two names and a digit for three words."""
    left = password
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= _NAME:
            left = left.replace(word, " ")
    return left != password and len(re.sub(r"[\W_]", "", left)) < _LEFT


def _reason(found: dict[str, Any]) -> Sentence:
    if any(match.get("dictionary_name") == "user_inputs" for match in found["sequence"]):
        return _OURS
    return REASONS.get(found["feedback"]["warning"], _SHORT_OF_GUESSES)


def refused(said: str | Sentence, remedy: str | Sentence) -> StoreProblem:
    """What is wrong with what somebody typed of users and passwords."""
    return StoreProblem(said, remedy, fault=Fault.FILE)
