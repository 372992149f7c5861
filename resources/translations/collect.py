"""Keeps the translations of the program whole: collects every text it can show, and says what has none.

python resources/translations/collect.py            bring every hepatrack_….ts up to date and compile it
python resources/translations/collect.py --check    change nothing; status 1 when anything is missing or wrong

A further language begins as an empty ``hepatrack_….ts`` beside the others.

Collected are ``self.tr("…")`` (its class is the context), ``translate("Context", "…")``, ``QT_TRANSLATE_NOOP``, the
templates of ``sentence("…")``, and the words named in ``WORDS`` that reach the screen through ``spoken``.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = Path(__file__).resolve().parent
TS, QM = FOLDER / "hepatrack_zh_CN.ts", FOLDER / "hepatrack_zh_CN.qm"
MODELS = "models"  # the context of everything that spoken() translates

# Words that reach the screen without standing in a call of their own: names of constants and classes by module.
WORDS: dict[str, tuple[str, ...]] = {
    "models/record/analytes.py": ("ANALYTES", "DIPSTICK_VALUES"),
    "models/record/ctcae.py": ("CTCAE",),
    "models/record/rulebook.py": ("RECIST", "EORTC", "MRECIST", "TRIAL", "CTCAE", "R_SURVIVAL", "OWN"),
    "models/plan/criteria.py": ("Checked",),
    "models/liver/liver.py": ("_NEEDED",),
    "models/flags/patterns.py": ("HYS_LAW", "RADIATION"),
    "models/quantities.py": ("Answer",),
    "models/record/kept.py": ("Relation", "VisitKind"),
    "models/record/vocabulary.py": ("State", "Status", "LiRads", "Certainty", "Ascites", "Encephalopathy", "Varices"),
    "models/response/response.py": ("Response",),
    "models/statistics/survival.py": ("Limits",),
    "storage/clinic/connection.py": ("_ASK", "_SURROUNDINGS"),
    "storage/clinic/history.py": ("_PRINTS",),
    "storage/clinic/leaving.py": ("Way", "Form", "NOT_TOLD", "CANCELLED", "FAILED"),
    "storage/clinic/inspection.py": ("_CHOOSE", "_WRONG"),
    "storage/clinic/verifying/against.py": ("_CUT", "_OTHER"),
    "storage/clinic/verifying/content.py": (
        *("_UNKNOWN_TABLE", "_NO_ROW", "_NO_OPERATION", "_NO_BEGINNING", "_NO_CONTENT"),
        *("_OTHER_COLUMNS", "_OTHER_ROW", "_OTHER_PATIENT"),
    ),
    "storage/clinic/verifying/people.py": (
        *("_OTHERS", "_OTHER_ROLE", "_WRONG", "_BROKEN", "_UNPROVEN", "_ACKNOWLEDGED"),
    ),
    "storage/clinic/verifying/never.py": (
        "_UNDER_LOCK",
        "_MORE_THAN_LOOKED",
        "_NOT_OWN_LEFT",
        "_STAYS",
        "_OTHERS_NAME",
    ),
    "storage/clinic/verifying/schema.py": ("_MISSING", "_STRANGE", "_STRANGE_PART", "_ALTERED"),
    "storage/fresh/judging.py": ("_OLDER", "_PARTED", "_MIXED", "_OLDER_KEYS", "_OTHER_KEYS"),
    "storage/keys/acknowledging.py": ("_NOBODY_OLDER",),
    "storage/keys/vouching.py": (
        *("_ANOTHER", "_VOUCHED", "_MISSING", "_STRANGE", "_OTHERWISE"),
        *("_VOUCHED_CODE", "_OTHER_CODE", "_OTHER_LIMIT", "_NO_LIMIT"),
    ),
    "storage/roles.py": ("Action",),
    "storage/clinic/verifying/verification.py": ("Check",),
    "ui/kit/marks.py": ("_SEVERITY_WORDS",),
}
SOURCES = re.compile(r"\w*(?:SOURCE|CITATION)S?\Z")  # constants of the models that name where a rule comes from
# Calls that carry a text for somebody else to translate: the place of the text, and its context.
CARRIERS = {
    "Command": ((1,), "Menu"),
    "Disagreement": ((1,), MODELS),
    "FormKind": ((2, 3), "WaitingBar"),
    "Menu": ((0,), "Menu"),
    "Place": ((2,), "Rail"),
    "_form": ((1,), "Menu"),
    "Rule": ((1, 2), MODELS),
    "StoreProblem": ((0, 1), MODELS),
    "Stopped": ((0, 1), MODELS),
    "DamagedFile": ((0, 1), MODELS),
    "Tab": ((1,), "PatientPage"),
    "Titled": ((0, 1), "Worklist"),
    "Turned": ((0,), "Menu"),
    "refused": ((0, 1), MODELS),
    "refused_value": ((0,), MODELS),
    "worded": ((0,), "Worklist"),
}

_NAMED = re.compile(r"\{\w*[^{}]*\}|%n|%\d")
_WORD = re.compile(r"[A-Za-z]{3}")
_ACCELERATOR = re.compile(r"&(?!&)\w")
_HAN = "\u3400-\u9fff"
_HALF_WIDTH = re.compile(rf"[{_HAN}）」”][,;:!?]|[,;!?][{_HAN}]|[{_HAN}]\((?!&\w\)|\*)|[{_HAN}]\.(?:\s|$)")
_ENGLISH = re.compile(r"\b[a-z]{2,}(?: [a-z]{2,}){2,}\b")
# What the program never says (it computes and shows; a person decides).
_NEVER = ("建议", "推荐", "应当", "应该", "安全", "正常", "合格", "符合入组", "死亡风险", "人工智能", "合规")


@dataclass(frozen=True, order=True)
class Text:
    """One text to be translated; ``plural`` for one that counts with %n."""

    context: str
    source: str
    plural: bool = False


class NotLiteral(Exception):
    """A text that is put together where it is translated: nobody could translate it."""


# --- collecting -----------------------------------------------------------------------------------------------------


def collected() -> dict[Text, set[str]]:
    """Every text the program can show, with the files it stands in."""
    found: dict[Text, set[str]] = {}
    for folder in ("models", "storage", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name.startswith("ui/console/"):  # the commands speak English only, to people and to programs
                continue
            for text in _Module(name, ast.parse(path.read_text(encoding="utf-8"))).texts():
                found.setdefault(text, set()).add(name)
    for path in sorted((ROOT / "resources" / "protocols").glob("*.json")):
        for text in _of_protocol(json.loads(path.read_text(encoding="utf-8"))):
            found.setdefault(Text(MODELS, text), set()).add(path.relative_to(ROOT).as_posix())
    return found


def _of_protocol(protocol: dict) -> Iterator[str]:
    yield from filter(None, (protocol["title"], protocol["anchor"], protocol["source"]))
    yield from (criterion["text"] for criterion in protocol["criteria"])
    yield from (dose["schedule"] for dose in protocol["doses"] if dose.get("schedule"))


@dataclass
class _Module:
    """One module of the program and the texts in it."""

    name: str
    tree: ast.Module
    classes: list[str] = field(default_factory=list)
    arguments: list[dict[str, str]] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)  # constants that are the source of some answer

    def texts(self) -> Iterator[Text]:
        yield from self._within(self.tree)
        yield from self._words()
        if self.name.startswith("models/"):
            yield from (Text(MODELS, words) for words in _templates(self.tree))

    def _within(self, node: ast.AST) -> Iterator[Text]:
        if isinstance(node, ast.ClassDef):
            self.classes.append(node.name)
        if isinstance(node, ast.FunctionDef):
            self.arguments.append({a.arg: ast.unparse(a.annotation) for a in node.args.args if a.annotation})
        if isinstance(node, ast.Call):
            yield from self._of_call(node)
        if isinstance(node, ast.Assign) and self.name.startswith("storage/") and "remedy" in _names_of(node):
            yield from (Text(MODELS, words) for words in _strings(node.value) if _is_constant(node.value))
        for child in ast.iter_child_nodes(node):
            yield from self._within(child)
        if isinstance(node, ast.ClassDef):
            self.classes.pop()
        if isinstance(node, ast.FunctionDef):
            self.arguments.pop()

    def _of_call(self, call: ast.Call) -> Iterator[Text]:
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if called == "tr" and isinstance(call.func, ast.Attribute):
            context = self._class_of(call.func.value)
            plural = len(call.args) == 3
            yield from (Text(context, words, plural) for words in self._literals(call.args[0]))
        elif called in ("translate", "QT_TRANSLATE_NOOP") and len(call.args) > 1 and not _moves_a_painter(call):
            (context,) = self._literals(call.args[0])
            if context == MODELS or _is_variable(call.args[1]):  # what they may hold is named in WORDS or CARRIERS
                words = [] if _is_variable(call.args[1]) else self._literals(call.args[1], partly=True)
            else:
                words = self._literals(call.args[1])
            yield from (Text(context, text, len(call.args) == 4) for text in words)
        elif called in ("sentence", "Sentence") and call.args and _is_constant(call.args[0]):
            yield from (Text(MODELS, words) for words in self._literals(call.args[0]) if _says_something(words))
        elif called in CARRIERS:
            places, context = CARRIERS[called]
            carried = [call.args[place] for place in places if place < len(call.args)]
            written_out = [node for node in carried if isinstance(node, (ast.Constant, ast.IfExp, ast.JoinedStr))]
            told = [
                words for node in written_out if not _is_number(node) for words in self._literals(node, partly=True)
            ]
            yield from (Text(context, words) for words in told if words)
        if self.name.startswith("models/"):
            told = [keyword.value for keyword in call.keywords if keyword.arg in ("source", "origin", "parameters")]
            yield from (Text(MODELS, words) for value in told for words in _strings(value) if _is_word(words))
            self.cited |= {value.id for value in told if isinstance(value, ast.Name)}

    def _class_of(self, owner: ast.expr) -> str:
        """The class whose ``tr`` is called: the one around it for ``self``, else what an argument is said to be."""
        if isinstance(owner, ast.Name):
            if owner.id == "self" and self.classes:
                return self.classes[-1]
            for arguments in reversed(self.arguments):
                if owner.id in arguments:
                    return arguments[owner.id]
        raise NotLiteral(f"{self.name}:{owner.lineno}: whose tr() this is cannot be told")

    def _literals(self, node: ast.expr, *, partly: bool = False) -> list[str]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return [node.value]
        if isinstance(node, ast.IfExp):
            return [*self._literals(node.body, partly=partly), *self._literals(node.orelse, partly=partly)]
        if partly and _is_variable(node):
            return []
        raise NotLiteral(f"{self.name}:{node.lineno}: a text to be translated is not written out")

    def _words(self) -> Iterator[Text]:
        wanted = {*WORDS.get(self.name, ()), *self.cited}
        for node in self.tree.body:
            named = _names_of(node)
            cited = self.name.startswith("models/") and any(SOURCES.match(name) for name in named)
            if cited or named & wanted:
                yield from (Text(MODELS, words) for words in _strings(node) if _is_word(words))


def _is_word(text: str) -> bool:
    """Whether a constant is a word: codes (AFP, Vp3) and units (mmol/L) are the same in every language."""
    return bool(_WORD.search(text)) and not text.isupper() and not re.fullmatch(r"\w+/\w+", text)


def _moves_a_painter(call: ast.Call) -> bool:
    """``painter.translate(x, y)`` is of another kind: only ``QCoreApplication.translate`` is a method that says."""
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") != "QCoreApplication"


def _is_variable(node: ast.expr) -> bool:
    return isinstance(node, (ast.Name, ast.Attribute, ast.Subscript, ast.Call))


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not isinstance(node.value, str)


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, (ast.Constant, ast.IfExp, ast.JoinedStr, ast.BinOp))


def _says_something(template: str) -> bool:
    """Whether there is anything to translate: a template of places and signs alone has nothing."""
    return bool(re.search(r"[A-Za-z,;:(]", _NAMED.sub("", template)))


def _names_of(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _strings(node: ast.AST) -> list[str]:
    """The strings below a node that are values: no docstrings, no keys of dictionaries, no pieces of f-strings."""
    skipped = {id(key) for inner in ast.walk(node) if isinstance(inner, ast.Dict) for key in inner.keys if key}
    for inner in ast.walk(node):
        if isinstance(inner, ast.Expr):
            skipped.add(id(inner.value))
        if isinstance(inner, ast.JoinedStr):
            skipped |= {id(piece) for piece in inner.values}
    found = [n for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [n.value for n in sorted(found, key=lambda n: (n.lineno, n.col_offset)) if id(n) not in skipped]


def _templates(tree: ast.Module) -> Iterator[str]:
    """Strings with places to fill that stand in a constant or a variable before they become a sentence."""
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in pieces | docs:
            continue
        if re.search(r"\{[a-z]\w*\}", node.value) and _says_something(node.value):
            yield node.value


# --- the file of translations ---------------------------------------------------------------------------------------


def translations(ts: Path = TS) -> dict[Text, str]:
    """What a file of translations holds; an empty translation is one that is still to be made."""
    if not ts.is_file() or not ts.stat().st_size:
        return {}
    found = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            plural = message.get("numerus") == "yes"
            told = message.find("translation")
            form = told.find("numerusform") if plural and told is not None else told
            text = Text(context.findtext("name", ""), message.findtext("source", ""), plural)
            found[text] = (form.text or "") if form is not None else ""
    return found


def written(found: dict[Text, set[str]], known: dict[Text, str], code: str = "zh_CN") -> str:
    """The file of translations: every text once, by context, with the files it stands in."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{code}" sourcelanguage="en">')
    for context in sorted({text.context for text in found}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for text in sorted(text for text in found if text.context == context):
            lines += _message(text, sorted(found[text]), known.get(text, ""))
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(text: Text, files: list[str], translation: str) -> list[str]:
    state = "" if translation else ' type="unfinished"'
    told = escape(translation)
    body = f"<numerusform>{told}</numerusform>" if text.plural else told
    return [
        '    <message numerus="yes">' if text.plural else "    <message>",
        *(f'        <location filename="../../{name}"/>' for name in files),
        f"        <source>{escape(text.source)}</source>",
        f"        <translation{state}>{body}</translation>",
        "    </message>",
    ]


def compile_to(path: Path, ts: Path = TS) -> None:
    """The binary form that the program loads, so that it needs no build step."""
    script = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(script), "-silent", str(ts), "-qm", str(path)], check=True)


# --- checking -------------------------------------------------------------------------------------------------------


def faults(found: dict[Text, set[str]], known: dict[Text, str]) -> list[str]:
    """Everything that is missing, left over or wrong, in sentences."""
    told = []
    for text in sorted(found):
        where = f"{text.context}: {text.source!r}"
        if not known.get(text):
            told.append(f"{where} has no translation ({', '.join(sorted(found[text]))})")
        else:
            told += [f"{where} -> {known[text]!r}: {fault}" for fault in _faults_of(text.source, known[text])]
    left_over = sorted(set(known) - set(found))
    return [*told, *(f"{text.context}: {text.source!r} is not in the program any more" for text in left_over)]


def _faults_of(source: str, translation: str) -> Iterator[str]:
    if set(_NAMED.findall(source)) != set(_NAMED.findall(translation)):
        yield "its places to fill are others"
    if len(_ACCELERATOR.findall(source)) != len(_ACCELERATOR.findall(translation)):
        yield "its underlined key was lost or added"
    if _HALF_WIDTH.search(_NAMED.sub("", translation)):  # finds nothing where there is no Chinese
        yield "a half-width sign stands beside Chinese"
    if translation == source and _ENGLISH.search(source):
        yield "it is still English"
    if (source[:1] == " ") != (translation[:1] == " ") and re.match(rf" [{_HAN}]", translation):
        yield "a space was added"
    yield from (f"the program never says {word}" for word in _NEVER if word in translation)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing and report")
    check = parser.parse_args(arguments).check
    try:
        found = collected()
    except NotLiteral as problem:
        print(problem)
        return 1
    told = [
        fault for ts in sorted(FOLDER.glob("hepatrack_*.ts")) for fault in brought_up_to_date(ts, found, check=check)
    ]
    for fault in told:
        print(fault)
    print(f"{len(found)} texts, {len(told)} faults")
    return 1 if told else 0


def brought_up_to_date(ts: Path, found: dict[Text, set[str]], *, check: bool) -> list[str]:
    """Collect into one file of translations and compile it, unless it is only checked; returns its faults."""
    known = translations(ts)
    if not check:
        ts.write_text(written(found, known, ts.stem.removeprefix("hepatrack_")), encoding="utf-8", newline="\n")
        known = translations(ts)
        compile_to(ts.with_suffix(".qm"), ts)
    return [f"{ts.stem}: {fault}" for fault in faults(found, known)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
