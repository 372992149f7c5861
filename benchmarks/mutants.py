"""Mutants of a module: its source with one small thing changed, so that a test ought to notice."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)
# Puts a node in the place of another in a copy of the tree.
Change = Callable[[ast.AST], ast.AST]

_BOUNDARY: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any", "reversed": "list", "sorted": "list"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it stands, what it says, and the place of the changed node in the walk of the tree.

    ``inside`` the body of a function; else what is changed runs when the module is imported.
    """

    lines: range
    before: str
    after: str
    node: int
    inside: bool
    change: Change

    def __str__(self) -> str:
        return f"{self.lines.start}: {self.before}  ->  {self.after}"

    def tree(self, tree: ast.Module) -> ast.Module:
        """A copy of the module with this one change."""
        changed = copy.deepcopy(tree)
        target = list(ast.walk(changed))[self.node]
        _Replacing(target, self.change(target)).visit(changed)
        return ast.fix_missing_locations(changed)


class _Replacing(ast.NodeTransformer):
    def __init__(self, target: ast.AST, by: ast.AST) -> None:
        self.target, self.by = target, by

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.by, node) if node is self.target else self.generic_visit(node)


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Every mutant of a module, in order of the walk of its tree."""
    passed, inside = _left_alone(tree), _inside(tree)
    for place, node in enumerate(ast.walk(tree)):
        if node in passed or not isinstance(node, ast.expr | ast.stmt):
            continue
        for change in _changes(node):
            after = change(copy.deepcopy(node))
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            yield Mutant(lines, _short(node), _short(after), place, node in inside, change)


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _inside(tree: ast.Module) -> set[ast.AST]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {below for function in functions for statement in function.body for below in ast.walk(statement)}


def _left_alone(tree: ast.Module) -> set[ast.AST]:
    """What changes no answer: annotations, decorators, docstrings, imports, and whether a zip is strict."""
    roots: list[ast.AST | None] = []
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef():
                roots += [*node.decorator_list, node.returns]
            case ast.ClassDef():
                roots += node.decorator_list
            case ast.arg() | ast.AnnAssign():
                roots.append(node.annotation)
            case ast.keyword(arg="strict"):
                roots.append(node.value)
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                roots.append(node)
    return {below for root in roots if root is not None for below in ast.walk(root)}


def _changes(node: ast.AST) -> Iterator[Change]:
    for kinds, changes in _CHANGES:
        if isinstance(node, kinds):
            yield from changes(node)


def _operand(node: ast.AST) -> Iterator[Change]:
    if isinstance(_as(node, ast.UnaryOp).op, ast.Not | ast.USub):
        yield lambda n: _as(n, ast.UnaryOp).operand


def _operators(node: ast.AST) -> Iterator[Change]:
    if type(_as(node, ast.BinOp).op) in _ARITHMETIC:
        yield _other_operator


def _calls(node: ast.AST) -> Iterator[Change]:
    function = _as(node, ast.Call).func
    if isinstance(function, ast.Name) and function.id in _SWAPPED:
        yield _other_function


def _choices(_: ast.AST) -> Iterator[Change]:
    yield lambda n: _as(n, ast.IfExp).body
    yield lambda n: _as(n, ast.IfExp).orelse


def _tests(node: ast.AST) -> Iterator[Change]:
    assert isinstance(node, ast.If | ast.While)
    if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):  # these are changed by themselves
        yield _negated_test


def _returns(node: ast.AST) -> Iterator[Change]:
    """None in the place of an answer, unless the answer is as good as None where it is asked for."""
    value = _as(node, ast.Return).value
    if value is not None and ast.unparse(value) not in ("None", "False", "0", "()", "[]", "{}"):
        yield lambda _: ast.Return(ast.Constant(None))


def _filters(node: ast.AST) -> Iterator[Change]:
    assert isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp)
    if any(part.ifs for part in node.generators):
        yield _without_filter


def _dropped(_: ast.AST) -> Iterator[Change]:
    yield lambda _: ast.Pass()


def _dropped_assignment(node: ast.AST) -> Iterator[Change]:
    """Of names nothing is dropped: what reads them would fail at once."""
    if isinstance(_as(node, ast.Assign).targets[0], ast.Attribute | ast.Subscript | ast.Tuple):
        yield lambda _: ast.Pass()


def _as(node: ast.AST, kind: type[Node]) -> Node:
    assert isinstance(node, kind)
    return node


def _comparisons(node: ast.AST) -> Iterator[Change]:
    def changed(place: int, operator: type[ast.cmpop]) -> Change:
        def change(found: ast.AST) -> ast.AST:
            compare = _as(found, ast.Compare)
            compare.ops[place] = operator()
            return compare

        return change

    for place, operator in enumerate(_as(node, ast.Compare).ops):
        yield from (changed(place, other) for other in _BOUNDARY[type(operator)])


def _joined(node: ast.AST) -> Iterator[Change]:
    yield _swapped_bool
    yield from (_without_operand(place) for place in range(len(_as(node, ast.BoolOp).values)))


def _swapped_bool(node: ast.AST) -> ast.AST:
    found = _as(node, ast.BoolOp)
    found.op = ast.Or() if isinstance(found.op, ast.And) else ast.And()
    return found


def _without_operand(place: int) -> Change:
    def change(node: ast.AST) -> ast.AST:
        found = _as(node, ast.BoolOp)
        del found.values[place]
        return found if len(found.values) > 1 else found.values[0]

    return change


def _other_operator(node: ast.AST) -> ast.AST:
    found = _as(node, ast.BinOp)
    found.op = _ARITHMETIC[type(found.op)]()
    return found


def _other_function(node: ast.AST) -> ast.AST:
    found = _as(node, ast.Call)
    other = _SWAPPED[_as(found.func, ast.Name).id]
    keywords = [] if other == "list" else found.keywords  # a list is told no order
    return ast.Call(ast.Name(other, ast.Load()), found.args, keywords)


def _negated_test(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.If | ast.While)
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node


def _without_filter(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp)
    for part in node.generators:
        part.ifs = []
    return node


def _constants(node: ast.AST) -> Iterator[Change]:
    """True and False swapped, numbers one more and one less, numbers in quotes by their last digit."""
    value = _as(node, ast.Constant).value
    if isinstance(value, bool):
        yield lambda _: ast.Constant(not value)
    elif isinstance(value, int | float):
        yield lambda _: ast.Constant(value + 1)
        yield lambda _: ast.Constant(value - 1)
    elif isinstance(value, str) and _NUMBER.match(value):
        last = len(value.partition(".")[2])
        for step in (1, -1):
            other = f"{(round(float(value) * 10**last) + step) / 10**last:.{last}f}"
            yield lambda _, other=other: ast.Constant(other)  # type: ignore[misc]


_CHANGES: tuple[tuple[type[ast.AST] | tuple[type[ast.AST], ...], Callable[[ast.AST], Iterator[Change]]], ...] = (
    (ast.Compare, _comparisons),
    (ast.BoolOp, _joined),
    (ast.UnaryOp, _operand),
    (ast.BinOp, _operators),
    (ast.Constant, _constants),
    (ast.Call, _calls),
    (ast.IfExp, _choices),
    ((ast.If, ast.While), _tests),
    (ast.Return, _returns),
    ((ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp), _filters),
    ((ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break), _dropped),
    (ast.Assign, _dropped_assignment),
)
