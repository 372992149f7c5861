"""The working of an answer as plain lines, for the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from models.flags.flags import Flag
from models.words import Input, Sentence, Why
from ui.words.clinical import unit_words
from ui.words.common import translate
from ui.words.language import short_date, spoken, word


def flag_text(flag: Flag) -> str:
    """What a flag says, its day, and everything it rests on, a line each."""
    title = spoken(flag.summary)
    if flag.on is not None:
        title = translate("Working", "{what} ({date})").format(what=title, date=short_date(flag.on))
    return "\n".join((title, *_lines(flag.why)))


def _lines(why: Why) -> Iterator[str]:
    yield why.rule
    yield from (_input(given) for given in why.inputs)
    yield from (_pair(spoken(step.left), spoken(step.right)) for step in why.steps)
    yield from why.parameters
    yield from (_pair(translate("WhyView", "Missing"), spoken(lacking)) for lacking in why.missing)
    if why.source:
        yield _pair(translate("WhyView", "Source"), word(why.source))


def _input(given: Input) -> str:
    words = spoken(given.label)
    if given.origin:
        words = translate("WhyView", "{label}, {origin}").format(label=words, origin=said(given.origin))
    value = f"{said(given.value)} {unit_words(given.unit)}".strip()
    if given.on is None:
        return _pair(words, value)
    return _pair(words, translate("Working", "{what} ({date})").format(what=value, date=short_date(given.on)))


def _pair(name: str, value: str) -> str:
    return translate("Working", "{name}: {value}").format(name=name, value=value) if value else name


def said(text: str | Sentence) -> str:
    """A word or a sentence in the language of the screen."""
    return spoken(text) if isinstance(text, Sentence) else word(text)
