"""Pages as a typographer leaves them, whatever is printed: documents made by chance."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ui.kit.theme import load_fonts
from ui.paper.flow import MOST_EMPTY, Placed, flowed
from ui.paper.ink import plain, strong
from ui.paper.layout import Boxed, Cell, Column, Grid, GridRow, Heading, Paragraph, Piece, Row, Section, Side, titles

TOP, BOTTOM, WIDTH = 60.0, 460.0, 300.0
TABLE = (Column(share=1.0), Column(right=True, decimals=True))


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: QApplication) -> None:
    load_fonts()


def table(rows: int, *, name: str = "T", whole: bool = False, notes: int = 0, heads: int = 0) -> Section:
    """A table of ``rows`` numbered rows; every ``heads``-th one heads those below it."""
    head = Row((Cell((plain("what"),)), Cell((plain("value"),))), below=True)
    found = [
        Row(
            (Cell((plain(f"{name}{n}."),)), Cell((plain(f"{n}.5"),))),
            leads=bool(heads) and n % heads == 0 and n + 1 < rows,
        )
        for n in range(rows)
    ]
    below = [Paragraph((plain(f"{name} note {n}"),)) for n in range(notes)]
    return Section(name, (*Grid(TABLE, (head, *found)).pieces(), *below), repeated=1, whole=whole)


# what a block is, and its numbers: rows, whether it stays whole, notes, how often a row heads others
tables = st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 2), st.sampled_from((0, 0, 4)))
specs = st.one_of(
    st.tuples(st.just("table"), tables),
    st.tuples(st.just("text"), st.integers(1, 900)),
    st.tuples(st.just("box"), st.integers(1, 40)),
    st.tuples(st.just("side"), st.tuples(tables, tables)),
)
documents = st.lists(specs, min_size=1, max_size=7)


def made(spec: Any, name: str) -> Piece:
    kind, numbers = spec
    if kind == "text":
        return Paragraph((plain("word " * numbers),))
    if kind == "box":
        return Boxed(tuple(Paragraph((plain(f"line {number}"),)) for number in range(numbers)))
    if kind == "side":
        one, other = (made(("table", found), f"{name}{place}") for place, found in enumerate(numbers))
        return Side((one,), (other,))
    rows, whole, notes, heads = numbers
    return table(rows, name=name, whole=whole, notes=notes, heads=heads)


def blocks_of(found: list[Any]) -> list[Piece]:
    return [made(spec, "ABCDEFG"[place]) for place, spec in enumerate(found)]


def words(piece: Piece) -> list[str]:
    """The words of a piece but for titles, in order."""
    if isinstance(piece, Paragraph):
        return "".join(run.text for run in piece.runs).split()
    if isinstance(piece, GridRow):
        cells = piece.row.cells if not piece.row.below else ()
        return [run.text for cell in cells for run in cell.runs]
    parts: tuple[Piece, ...] = ()
    if isinstance(piece, Section):
        parts = piece.body
    elif isinstance(piece, Boxed):
        parts = piece.inside
    elif isinstance(piece, Side):
        parts = (*piece.left, *piece.right)
    return [word for part in parts for word in words(part)]


def bottom(page: tuple[Placed, ...]) -> float:
    return max(placed.y + placed.piece.height(WIDTH) for placed in page)


@settings(deadline=None, max_examples=25)
@given(documents)
def test_that_nothing_is_lost_and_nothing_goes_below_the_foot(found: list[Any]) -> None:
    blocks = blocks_of(found)
    pages = flowed(blocks, top=TOP, bottom=BOTTOM, width=WIDTH)
    there = sorted(word for page in pages for placed in page for word in words(placed.piece))
    assert there == sorted(word for block in blocks for word in words(block))
    for page in pages:
        assert page
        assert bottom(page) <= BOTTOM + 0.01
        for one, after in pairwise(page):
            assert one.y + one.piece.height(WIDTH) <= after.y + 0.01


@settings(deadline=None, max_examples=25)
@given(documents)
def test_that_no_page_ends_with_a_title_and_none_begins_or_ends_with_a_row_alone(found: list[Any]) -> None:
    blocks = blocks_of(found)
    pages = flowed(blocks, top=TOP, bottom=BOTTOM, width=WIDTH)
    for page in pages:
        assert not isinstance(page[-1].piece, Heading)
        assert not (isinstance(page[-1].piece, GridRow) and (page[-1].piece.row.leads or page[-1].piece.row.below))
    for before, after in pairwise(pages):
        if isinstance(after[0].piece, Heading) and after[0].piece.again:
            rows = [placed.piece for placed in after[2:4] if isinstance(placed.piece, GridRow)]
            assert len(rows) == 2
            assert all(isinstance(placed.piece, GridRow) for placed in before[-2:])


@settings(deadline=None, max_examples=25)
@given(documents)
def test_that_no_page_before_the_last_is_more_than_a_third_empty(found: list[Any]) -> None:
    blocks = blocks_of(found)
    pages = flowed(blocks, top=TOP, bottom=BOTTOM, width=WIDTH)
    for page, after in pairwise(pages):
        empty = (BOTTOM - bottom(page)) / (BOTTOM - TOP)
        assert empty <= MOST_EMPTY or isinstance(after[0].piece, Paragraph) or len(after) < 3


@pytest.mark.parametrize("whole", [True, False])
def test_that_a_table_goes_on_under_its_title_and_heads(whole: bool) -> None:
    first, second, *_ = flowed([table(40, whole=whole)], top=TOP, bottom=BOTTOM, width=WIDTH)
    for page, again in ((first, False), (second, True)):
        title, head = page[0].piece, page[1].piece
        assert isinstance(title, Heading)
        assert title.again is again
        assert isinstance(head, GridRow)
        assert head.row.below
    assert [title for placed in (*first, *second) for title, _ in titles(placed.piece, WIDTH)] == ["T"]


def test_that_a_paragraph_longer_than_a_page_goes_on_in_the_middle() -> None:
    text = " ".join(str(number) for number in range(2000))
    pages = flowed([Paragraph((strong("One"), plain(f" {text}")))], top=TOP, bottom=BOTTOM, width=WIDTH)
    assert len(pages) > 2
    assert " ".join(" ".join(words(placed.piece)) for page in pages for placed in page) == f"One {text}"


def test_that_a_block_that_flows_is_not_overtaken() -> None:
    blocks: list[Piece] = [table(28, name="A"), table(20, name="B"), Paragraph((plain("short"),))]
    said = [
        word for page in flowed(blocks, top=TOP, bottom=BOTTOM, width=WIDTH) for p in page for word in words(p.piece)
    ]
    assert said[-1] == "short"


def test_that_decimal_points_stand_under_each_other() -> None:
    values = ("1.25", "60,500", "<0.3", "12.5", "–")
    rows = tuple(Row((Cell((plain("x"),)), Cell((plain(value),)))) for value in values)
    grid = Grid(TABLE, rows)
    short = [grid.short_of_longest(1, row.cells[1]) for row in rows]
    assert short[0] == 0.0
    assert short[1] == max(short)
    assert short[2] == short[3] > 0.0
    assert short[4] == 0.0
