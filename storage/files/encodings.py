"""In which encoding the bytes of a text are: found out, or asked wherever more than one reading makes sense."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from models.words import Sentence, listed, sentence
from storage.files.commonsigns import JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL
from storage.problems import FileProblem

ENCODINGS = {
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16 (BOM)",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "cp932": "Shift-JIS",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
}
"""Python's name of a codec and what a person calls it. ``cp…`` are the ones that Windows writes under these names."""
_SAMPLE = 300_000
_LIKELY, _CLEARLY = 0.6, 0.35
_ALL_BELOW = 4
_STRAY_ZEROS = 50  # fewer than one byte of so many is a sign gone astray, and no UTF-16
_MOST_SHOWN = 12
_LATIN_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ")
_LATIN_SIGNS = frozenset("€£§©®°±²³µ·×÷½¼¾«»¿¡–—‘’“”•…™\u00a0")
_FULL_WIDTH = frozenset(
    "，。、；：？！（）《》〈〉【】“”‘’—…·・％℃≥≤±×～０１２３４５６７８９"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ＋－＝／．　"
)
_HIGH_RUN = re.compile("[^\x00-\x7f]+")


class Undecided(FileProblem):
    """How a table is to be read must be said by a person. ``option`` is what the console calls it."""

    def __init__(self, place: str | Sentence, said: str | Sentence, option: str) -> None:
        super().__init__(place, said)
        self.option = option


def decoded(name: str, content: bytes, encoding: str | None) -> tuple[str, str]:
    """The text without a byte order mark, and its encoding. Raises Undecided, or FileProblem where it is no text."""
    found = encoding or found_encoding(name, content)
    try:
        text = content.decode(found)
    except UnicodeDecodeError:
        raise FileProblem(
            name, sentence("the file is not a text in {encoding}", encoding=ENCODINGS.get(found, found))
        ) from None
    return text.removeprefix("\ufeff"), found


def found_encoding(name: str, content: bytes) -> str:
    """By byte order mark, by the zero bytes of UTF-16, as UTF-8 if it is that without a fault, else by its characters.

    Between the encodings without a mark, the share of characters that are common in each decides, and only where it
    is clearly higher for one: ``男`` in GB18030 is a Korean syllable in EUC-KR, and nothing in the bytes says which.
    """
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if content[:_SAMPLE].count(0) > len(content[:_SAMPLE]) // _STRAY_ZEROS:
        return _found_utf_16(name, content[: _SAMPLE & ~1])
    if content.isascii():
        return "utf-8"
    sample = _telling(content)
    likely = {encoding: _share(sample, encoding) for encoding in _BY_COMMON_SIGNS}
    if _decodes(content, "utf-8"):
        # a short text in another encoding can be UTF-8 by chance, but then hardly in letters that anybody uses
        likely["utf-8"] = _share(sample, "utf-8")
        if likely["utf-8"] >= _LIKELY:
            return "utf-8"
    best = max(likely, key=lambda encoding: likely[encoding])
    if likely[best] >= _LIKELY and all(
        share < likely[best] - _CLEARLY for encoding, share in likely.items() if encoding != best
    ):
        return best
    raise _undecided(
        name, sample, sorted((one for one in likely if _partly(sample, one)), key=lambda one: -likely[one])
    )


def _undecided(name: str, sample: bytes, rivals: list[str]) -> FileProblem:
    if not rivals:
        known = listed([*dict.fromkeys(ENCODINGS.values())])
        return Undecided(
            name, sentence("the encoding cannot be told; it may be one of {encodings}", encodings=known), "--encoding"
        )
    ways = [
        sentence("{encoding} ({text})", encoding=ENCODINGS[encoding], text=_shown(sample, encoding))
        for encoding in rivals
    ]
    return Undecided(
        name,
        sentence("the encoding cannot be told; the file may be {ways}: say which", ways=listed(ways)),
        "--encoding",
    )


def _shown(sample: bytes, encoding: str) -> str:
    """The first signs beyond ASCII, as they would read."""
    found = "".join(_HIGH_RUN.findall(_partly(sample, encoding)))
    return found[:_MOST_SHOWN] + ("…" if len(found) > _MOST_SHOWN else "")


def _found_utf_16(name: str, sample: bytes) -> str:
    """ASCII signs leave their zero bytes at odd places in little endian order, at even ones in big endian order."""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    fits = {"utf-16-le": odd > 4 * even, "utf-16-be": even > 4 * odd}
    for encoding, fit in fits.items():
        if fit and _partly(sample, encoding):
            return encoding
    raise FileProblem(name, Sentence("the file is not a text: it has zero bytes, and not those of UTF-16"))


def _telling(content: bytes) -> bytes:
    """The distinct lines that hold more than ASCII, up to a limit."""
    lines = dict.fromkeys(line for line in re.split(rb"[\r\n]+", content[: 20 * _SAMPLE]) if not line.isascii())
    return b"\n".join(lines)[:_SAMPLE] or content[-_SAMPLE:]


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _partly(sample: bytes, encoding: str) -> str:
    """The text of a sample, which may end within a character only where it was cut; empty where it is none."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample, final=len(sample) < _SAMPLE)
    except UnicodeDecodeError:
        return ""


def _share(sample: bytes, encoding: str) -> float:
    """The share of the distinct signs (for letters: of pieces of words) that are in common use; 0 for no such text."""
    text = _partly(sample, encoding)
    if not text or "\0" in text:
        return 0.0
    told = [_COMMON[encoding](piece) for piece in _pieces(text, whole=encoding == "cp1252")]
    few = len(told) < _ALL_BELOW and not all(told)  # two or three signs say something only if all of them do
    return sum(told) / len(told) if told and not few else 0.0


def _pieces(text: str, *, whole: bool) -> set[str]:
    """The signs beyond ASCII; ``whole``: each run of them with the sign before and the one after it."""
    if not whole:
        return {sign for sign in set(text) if not sign.isascii()}
    return {text[max(0, found.start() - 1) : found.end() + 1] for found in _HIGH_RUN.finditer(text)}


def _latin(piece: str) -> bool:
    """One or two letters with a mark beside a letter without one, or a sign of its own."""
    run = "".join(_HIGH_RUN.findall(piece))
    if all(sign in _LATIN_SIGNS for sign in run):
        return len(run) == 1
    beside = any(sign.isascii() and sign.isalpha() for sign in piece)
    return beside and len(run) <= 2 and all(sign in _LATIN_LETTERS for sign in run)


def _used_in_utf_8(sign: str) -> bool:
    """Anything from U+0800 on, which no other encoding makes by chance, and the letters of Europe."""
    letters = ("LATIN", "GREEK", "CYRILLIC")
    return ord(sign) >= 0x800 or sign in _LATIN_SIGNS or unicodedata.name(sign, "").startswith(letters)


def _kana(sign: str) -> bool:
    return "\u3041" <= sign <= "\u30fc"


_COMMON: dict[str, Callable[[str], bool]] = {
    "utf-8": _used_in_utf_8,
    "gb18030": lambda sign: sign in SIMPLIFIED or sign in _FULL_WIDTH,
    "cp950": lambda sign: sign in TRADITIONAL or sign in _FULL_WIDTH,
    "cp932": lambda sign: sign in JAPANESE or _kana(sign) or sign in _FULL_WIDTH,
    "cp949": lambda sign: sign in KOREAN or sign in _FULL_WIDTH,
    "cp1252": _latin,
}
_BY_COMMON_SIGNS = tuple(encoding for encoding in _COMMON if encoding != "utf-8")
