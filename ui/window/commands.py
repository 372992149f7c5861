"""The one table of commands: words, keys, what each does, who may give it, and the menu it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from storage.roles import Action


class Needs(Enum):
    """What must be there before a command can be given."""

    NOTHING = auto()
    PATIENT = auto()  # on the screen
    PASSWORD = auto()  # a clinic file that opens by one
    KEPT = auto()  # a clinic file that outlives the window


class Changes(Enum):
    """What a command changes, and so which lock on the data stops it, or is opened by it."""

    NOTHING = auto()
    PATIENT = auto()
    CLINIC = auto()


@dataclass(frozen=True, slots=True)
class Turned:
    """What a command that locks becomes while its lock is there. ``words`` are translated in the context "Menu"."""

    words: str
    may: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu. ``words`` are translated in the context "Menu".

    ``slot`` names what it does: a way of doing and what it is done to, as ``tab survival`` or ``form visit``; the ways
    stand in ``ui/window/deeds.py``, and ``""`` is a menu of its own (``ui/window/menus.py``). ``may``: any one of these
    actions is enough to begin, and none is asked where it is empty; the store asks again. ``apart``: a line above it.
    """

    name: str
    words: str
    slot: str = ""
    keys: str = ""
    needs: Needs = Needs.NOTHING
    may: tuple[Action, ...] = ()
    changes: Changes = Changes.NOTHING
    turned: Turned | None = None
    checkable: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the bar on top; ``words`` are translated in the context "Menu"."""

    words: str
    commands: tuple[Command, ...]


def _form(name: str, words: str, slot: str, keys: str, *may: Action) -> Command:
    """A command that opens a form of the open patient: one of the registry, or of a row there is once."""
    return Command(name, words, slot, keys, Needs.PATIENT, may, Changes.PATIENT)


_FILE = Menu(
    "&File",
    (
        Command("print", "&Print…", "window print", "Ctrl+P", Needs.PATIENT, (Action.PRINT,)),
        Command("print_shown", "Print the patients s&hown…", "window print_shown", "Ctrl+Shift+P", may=(Action.PRINT,)),
        Command(
            "import",
            "&Import a laboratory file…",
            "import choose",
            "Ctrl+I",
            may=(Action.IMPORT_RESULTS,),
            changes=Changes.CLINIC,
            apart=True,
        ),
        Command(
            "case_files",
            "Import c&ase files…",
            "ask case_files",
            may=(Action.IMPORT,),
            changes=Changes.CLINIC,
        ),
        Command("backups", "&Backups…", "ask backups", needs=Needs.KEPT, apart=True),
        Command("disclosures", "&Who opened and exported what…", "window disclosures", may=(Action.SEE_DISCLOSURES,)),
        Command("verify", "&Check the clinic file…", "ask verify"),
        Command(
            "first_load",
            "&First load…",
            "ask first_load",
            may=(Action.FIRST_LOAD,),
            changes=Changes.CLINIC,
        ),
        Command(
            "laboratories",
            "Labo&ratories and ranges…",
            "form laboratories",
            may=(Action.CHANGE_RANGES,),
            changes=Changes.CLINIC,
        ),
        Command("users", "&Users…", "settings users", needs=Needs.PASSWORD, may=(Action.MANAGE_USERS,)),
        Command(
            "lock_all",
            "Lock the &data set…",
            "lock clinic",
            may=(Action.LOCK,),
            changes=Changes.CLINIC,
            turned=Turned("Unlock the &data set…", (Action.UNLOCK,)),
        ),
        Command("password", "Change pass&word…", "ask password", needs=Needs.PASSWORD),
        Command("lock", "&Lock", "ask lock", "Ctrl+L", Needs.PASSWORD),
        Command("quit", "&Quit", "window quit", "Ctrl+Q"),
    ),
)
_EDIT = Menu(
    "&Edit",
    (
        Command("undo", "&Undo", "ask undo", "Ctrl+Z"),
        Command("find", "&Find patient", "window find", "Ctrl+K", apart=True),
        Command("settings", "&Settings", "place settings", "Ctrl+,", apart=True),
    ),
)
_VIEW = Menu(
    "&View",
    (
        Command("worklist", "&Worklist", "place worklist", "Ctrl+0"),
        Command("overview", "&Overview", "tab overview", "Ctrl+1", Needs.PATIENT, apart=True),
        Command("visits", "&Visits", "tab visits", "Ctrl+Shift+V", Needs.PATIENT),
        Command("lesions", "L&esions", "tab lesions", "Ctrl+Shift+L", Needs.PATIENT),
        Command("events", "&Adverse events", "tab events", "Ctrl+Shift+A", Needs.PATIENT),
        Command("treatment_tab", "T&reatment", "tab treatment", "Ctrl+Shift+D", Needs.PATIENT),
        Command("survival", "&Survival", "tab survival", "Ctrl+2", Needs.PATIENT),
        Command("history", "&History", "tab history", "Ctrl+3", Needs.PATIENT),
        Command("queries", "&Queries", "patient queries", "Ctrl+Shift+Q", Needs.PATIENT),
        Command("list", "&List of patients", "window list", "Ctrl+B", checkable=True, apart=True),
        Command("flags", "Flags, fol&ded or not", "patient flags", "Ctrl+G", Needs.PATIENT),
        Command("theme", "&Theme", apart=True),
        Command("language", "Langua&ge"),
        Command("zoom", "&Zoom"),
        Command("idle", "Lock &when idle"),
    ),
)
_REGISTER = (Action.REGISTER,)
_PATIENT = Menu(
    "&Patient",
    (
        Command(
            "register", "&Register a patient…", "form registration", "Ctrl+R", may=_REGISTER, changes=Changes.CLINIC
        ),
        _form("visit", "&Add visit…", "form visit", "Ctrl+N", Action.ENTER, Action.MEASURE),
        _form("read", "Add read of i&maging…", "form read", "Ctrl+M", Action.MEASURE),
        _form("sign", "Si&gn the read chosen in the worksheet", "patient sign", "Ctrl+Shift+G", Action.SIGN_READS),
        _form("adjudicate", "Ad&judicate between readers…", "form adjudication", "Ctrl+Shift+J", Action.ADJUDICATE),
        _form(
            "sign_results",
            "Sign the results of the chosen date",
            "patient sign_results",
            "Ctrl+Space",
            Action.SIGN_RESULTS,
        ),
        _form(
            "planned_visit",
            "Mo&ve or skip a planned visit…",
            "form planned visit",
            "Ctrl+Shift+M",
            Action.ENTER,
        ),
        _form(
            "review_flag", "Mark the open &flag as reviewed", "patient review_flag", "Ctrl+Shift+F", Action.REVIEW_FLAGS
        ),
        _form("details", "Patient's &details…", "row patient", "", Action.REGISTER),
        _form(
            "board", "&Question for the tumour board…", "row patient board_question", "Ctrl+Shift+O", Action.REGISTER
        ),
        _form("baseline", "&Baseline profile…", "row baseline", "Ctrl+Shift+B", Action.REGISTER),
        _form("outcome", "O&utcome…", "row outcome", "Ctrl+Shift+U", Action.REGISTER),
        _form("treatment", "Add &treatment or change dose…", "form treatment", "Ctrl+Shift+T", Action.TREAT),
        _form("event", "Add adverse &event…", "form adverse event", "Ctrl+Shift+E", Action.REPORT_EVENT),
        Command("why", "&Why this response", "patient why", "Ctrl+J", Needs.PATIENT),
        Command("origins", "&History of the values shown…", "patient origins", "Ctrl+H", Needs.PATIENT),
        Command(
            "lock_patient",
            "&Lock the data of this patient…",
            "lock patient",
            needs=Needs.PATIENT,
            may=(Action.LOCK,),
            changes=Changes.PATIENT,
            turned=Turned("Un&lock the data of this patient…", (Action.UNLOCK,)),
        ),
        Command(
            "duplicates",
            "Possible dupli&cates…",
            "window duplicates",
            may=(Action.MERGE,),
            changes=Changes.CLINIC,
        ),
        Command("previous", "&Previous patient", "window previous", "Alt+Up", apart=True),
        Command("next", "&Next patient", "window next", "Alt+Down"),
    ),
)
_KEEP, _TAKE_OUT = (Action.KEEP_COHORTS,), (Action.EXPORT_DEIDENTIFIED,)
_COHORT = Menu(
    "&Cohort",
    (
        Command("cohort", "&Cohort", "place cohort", "Ctrl+4"),
        Command("filter", "&Filter the cohort…", "cohort filter", "Ctrl+F", apart=True),
        Command("cohort_table", "&Values as a table…", "cohort table", "Ctrl+T"),
        Command("cohort_export", "&Export figures and values…", "cohort export", "Ctrl+E", may=_TAKE_OUT),
        Command("cohort_report", "Cohort re&port…", "cohort report", may=_TAKE_OUT),
        Command("cohort_import", "&Import a cohort…", "cohort import", may=_KEEP, apart=True),
        Command("cohort_reconstruct", "&Reconstruct a published curve…", "cohort reconstruct", may=_KEEP),
        Command("cohort_kept", "&Kept cohorts…", "cohort kept"),
    ),
)
_HELP = Menu(
    "&Help",
    (
        Command("guide", "&User guide", "help guide", "F1"),
        Command("shortcuts", "&Keyboard shortcuts", "help keys", "Ctrl+F1"),
        Command("rules", "&Rules and their sources", "help rules"),
        Command("news", "What is &new", "help news"),
        Command("log", "Show &log", "help log"),
        Command("about", "&About Hepatrack", "window about"),
    ),
)
MENUS = (_FILE, _EDIT, _VIEW, _PATIENT, _COHORT, _HELP)
# Given where the row stands that is corrected, in no menu.
CORRECT = _form(
    "correct",
    "Correct what is chosen in the history or among the values shown, with a reason",
    "form correction",
    "F2",
    Action.CORRECT,
)
# Where the value stands, or the query; no lock stops them.
ASK = Command(
    "ask", "Ask a query at the chosen value", "form query", "Q", needs=Needs.PATIENT, may=(Action.ASK_QUERIES,)
)
ANSWER = Command(
    "answer", "Answer the chosen query", "form query", "A", needs=Needs.PATIENT, may=(Action.ANSWER_QUERIES,)
)


def commands() -> Iterator[Command]:
    """Every command, in the order of the menus."""
    for menu in MENUS:
        yield from menu.commands
    yield from (CORRECT, ASK, ANSWER)
