"""Nothing leaves unwritten: every place of the program that could let something out is found, and stands in this list.

Found are the ways themselves (a file that is written, a page that is painted for a printer, the clipboard, another
program, the net), wherever they are called. Each stands either where a ``Left`` is wanted, which only an entry of the
clinic file's journal gives, or in ``ALLOWED`` with the reason why nobody's data go that way.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.clinic.leaving import TAKEN
from storage.clinic.verifying.rights import _LEFT

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("main.py", "models", "storage", "ui")
# Calls by their last name that put something on a disk, on paper, on the clipboard, into another program or on the net.
WAYS = {
    *("write_whole", "write_several", "write_json", "write_case", "write_cohort", "write_pdf", "write_template"),
    *("let_out", "write_text", "write_bytes", "fdopen", "mkstemp", "NamedTemporaryFile", "QFile", "QSaveFile"),
    *("copyfile", "copy2", "copy_on", "copytree", "symlink_to", "hardlink_to", "backup", "_copied", "FileHandler"),
    *("RotatingFileHandler", "QSettings", "QPrinter", "QPdfWriter", "QSvgGenerator", "QImageWriter", "print_out"),
    *("draw_code", "clipboard", "setMimeData", "QDrag", "openUrl", "startDetached", "Popen", "check_output", "system"),
    *("urlopen", "create_connection", "QNetworkAccessManager", "QTcpSocket", "SMTP", "save"),
}
QUIET = {"save"}  # without an argument it is a painter's, or a form's that keeps what was typed
WRITING = {"w", "a", "x", "+"}
_BACKUP = "part of a backup, for which taking.copy_out, write_backup and before_migration have an entry"
_RESTORED = "a backup becomes the clinic file, which its journal says; the file that was there stays beside it"
_PICTURE = "in memory; where it is saved there is an entry"
_TEMPLATE = "the empty template of the first load"
_RECOVERY = "the recovery code, which is nobody's data; that one was made the journal says"
_TOOL = "of the demo clinic, for the self-test and the pictures of the documentation"
_GUIDE = "the user guide, with pictures of the demo clinic"
_CONTENT = "the writer; whoever calls it is in this list, or has an entry"
_OWN = "the program's own: nothing of a patient is written there"
# By file and function: why nothing of a patient leaves there without an entry.
ALLOWED: dict[str, str] = {
    "storage/backups/restoring.py _copy_on": "of copy_to, which wants an entry or goes to the folder that one names",
    "storage/backups/restoring.py _keep_aside": _RESTORED,
    "storage/backups/restoring.py _stage": _RESTORED,
    "storage/backups/restoring.py restore": _RESTORED,
    "storage/backups/pages.py copy_pages": _BACKUP,
    "storage/backups/pages.py keep_seen": "marks of pages, sealed with the key of the clinic file",
    "storage/backups/taking.py copy_to_check": "encrypted as the file is, for its check alone, and taken away again",
    "storage/backups/taking.py before_migration": "written down as soon as the file has a place for it, in opening.py",
    "storage/backups/taking.py finish": _BACKUP,
    "storage/files/casefile.py write_case": _CONTENT,
    "storage/files/curvefile.py write_cohort": _CONTENT,
    "storage/firstload/template.py packed": "in memory",
    "storage/firstload/template.py write_template": _TEMPLATE,
    "storage/jsonfile.py write_json": _CONTENT,
    "storage/keys/drafts.py save_draft": "beside the clinic file, sealed with its key",
    "storage/keys/keyfile.py write_keys": "keys and names of users, wrapped and sealed",
    "storage/clinic/verifying/verification.py verified": "reads a backup, and writes none",
    "storage/fresh/memory.py write": "how the file stands, sealed with its key; no name and nothing of a patient",
    "storage/keys/patience.py _count": "how many wrong passwords, and when",
    "storage/keys/refusals.py note_refusal": "when log-ins were refused",
    "storage/keys/vaultnotes.py recorded": "keys and names of users, wrapped and sealed",
    "storage/logfile.py emit": _OWN,
    "storage/wholefile.py _beside": _CONTENT,
    "storage/wholefile.py copy_on": _CONTENT,
    "ui/console/prints.py _case": "a case file printed: no clinic file is open, and it stood outside of one",
    "ui/clinic/first_load.py _on_template": _TEMPLATE,
    "ui/clinic/first_load.py _written": _TEMPLATE,
    "ui/clinic/recovery.py _on_print": _RECOVERY,
    "ui/clinic/recovery.py code_pdf": _RECOVERY,
    "ui/clinic/recovery.py write_pdf": _RECOVERY,
    "ui/console/clinic.py create_clinic": _RECOVERY,
    "ui/console/cohort.py _write": "called within the entry of cohort_report",
    "ui/console/first_load.py _template": _TEMPLATE,
    "ui/console/reference.py reconstruct": "made of a published curve, not of a clinic file",
    "ui/paper/course/summary.py write_pdf": _TOOL,
    "ui/paper/figure_file.py _pdf": _PICTURE,
    "ui/paper/figure_file.py _svg": _PICTURE,
    "ui/paper/figure_file.py packed": _PICTURE,
    "ui/paper/pages.py pdf_of": _PICTURE,
    "ui/paper/figure/files.py png_bytes": _PICTURE,
    "ui/paper/figure/files.py svg_bytes": _PICTURE,
    "ui/paper/preview_pages.py choose_printer": "made to ask for a printer; print_out paints on it",
    "ui/paper/saving.py save": "of the recovery code and of write_pdf alone",
    "ui/self_test_steps.py look": _TOOL,
    "ui/self_test_clinic.py _first_load": _TOOL,
    "ui/self_test_clinic.py _laboratory": _TOOL,
    "ui/self_test_steps.py _printed": _TOOL,
    "ui/shots.py take": _TOOL,
    "ui/guide_pictures.py _lighten": _TOOL,
    "ui/console/guide.py guide": _GUIDE,
    "ui/window/help/guide.py save": _GUIDE,
    "ui/shots.py visit": _TOOL,
    "ui/settings/protocol_form.py save": "a protocol template, into the clinic file",
    "ui/start.py start": _OWN,
    "ui/words/clipboard.py copy_text": _CONTENT,
    "ui/words/clipboard.py forget_copied": "empties it",
    "ui/window/help/log.py _on_copy": "the log, which holds no name, no number of a patient and no value",
    "ui/window/help/log.py _on_folder": "opens the folder of the log",
}


def _name(call: ast.Call) -> str:
    of = call.func
    return of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""


def _writes(call: ast.Call) -> bool:
    """``open`` for writing, by name or as a method."""
    if _name(call) != "open":
        return False
    words = [one.value for one in ast.walk(call) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return any(set(word) <= set("rwaxbt+") and set(word) & WRITING for word in words if word)


def _is_a_way(call: ast.Call) -> bool:
    name = _name(call)
    return _writes(call) or (name in WAYS and not (name in QUIET and not (call.args or call.keywords)))


def _calls(node: ast.AST, inside: tuple[ast.AST, ...] = ()) -> Iterator[tuple[ast.Call, tuple[ast.AST, ...]]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and _is_a_way(child):
            yield child, inside
        yield from _calls(child, (*inside, child) if isinstance(child, ast.With | ast.FunctionDef) else inside)


def _is_written_down(inside: tuple[ast.AST, ...]) -> bool:
    """Within ``with ….leaving.of(…)``, or in a function that wants a ``Left``."""
    for node in inside:
        if isinstance(node, ast.With):
            if any("leaving.of(" in ast.unparse(item.context_expr) for item in node.items):
                return True
        elif isinstance(node, ast.FunctionDef):
            arguments = (*node.args.args, *node.args.kwonlyargs)
            if any(one.annotation is not None and "Left" in ast.unparse(one.annotation).split() for one in arguments):
                return True
    return False


def unwritten() -> dict[str, set[str]]:
    """The ways out that no entry goes before, by file and function."""
    found: dict[str, set[str]] = {}
    for room in ROOMS:
        for path in (ROOT / room,) if room.endswith(".py") else sorted((ROOT / room).rglob("*.py")):
            for call, inside in _calls(ast.parse(path.read_text(encoding="utf-8"))):
                names = [node.name for node in inside if isinstance(node, ast.FunctionDef)]
                if not _is_written_down(inside):
                    place = f"{path.relative_to(ROOT).as_posix()} {names[0] if names else ''}".strip()
                    found.setdefault(place, set()).add(_name(call))
    return found


def test_that_whatever_could_leave_is_written_down_first_or_holds_nobodys_data() -> None:
    assert {place: names for place, names in unwritten().items() if place not in ALLOWED} == {}


def test_that_no_exception_is_kept_for_what_is_not_there_any_more() -> None:
    assert set(ALLOWED) - set(unwritten()) == set()


@pytest.mark.parametrize(
    "way",
    [
        "def f(path, data):\n    path.write_bytes(data)",
        "def f(path):\n    with path.open('wb') as file:\n        file.write(b'x')",
        "def f(path):\n    with open(path, mode='a') as file:\n        file.write('x')",
        "def f(text):\n    QGuiApplication.clipboard().setText(text)",
        "def f(image, path):\n    image.save(str(path))",
        "def f(store, out):\n    with store.leaving.of(out, action=None):\n        pass\n    write_whole(out, b'')",
    ],
)
def test_that_a_new_way_would_be_found(way: str) -> None:
    assert [call for call, inside in _calls(ast.parse(way)) if not _is_written_down(inside)]


@pytest.mark.parametrize(
    "way",
    [
        "def f(path, data, left: Left):\n    path.write_bytes(data)",
        "def f(store, out, path):\n    with store.leaving.of(out, action=None):\n        write_whole(path, b'')",
        "def f(painter):\n    painter.save()",
        "def f(path):\n    return path.open('rb').read()",
    ],
)
def test_that_what_has_an_entry_or_lets_nothing_out_is_none(way: str) -> None:
    assert [call for call, inside in _calls(ast.parse(way)) if not _is_written_down(inside)] == []


def test_that_verify_asks_a_right_for_every_way_that_something_was_taken_out() -> None:
    assert set(TAKEN) - set(_LEFT) == set()
