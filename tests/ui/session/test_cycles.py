"""Who searches for objects that hold each other, and when."""

from __future__ import annotations

import gc
import threading
import weakref

from ui.session.cycles import search_where_due


class Held:
    def __init__(self) -> None:
        self.itself = self


def test_that_no_thread_but_the_windows_searches() -> None:
    searched: list[int] = []
    gc.callbacks.append(lambda *_: searched.append(threading.get_ident()))
    try:
        busy = threading.Thread(target=lambda: [Held() for _ in range(5_000)])
        busy.start()
        busy.join()
        assert not searched
        search_where_due()
        assert set(searched) == {threading.get_ident()}
    finally:
        gc.callbacks.pop()


def test_that_what_only_holds_itself_is_taken_away_once_enough_was_made() -> None:
    gone = weakref.ref(Held())
    others = [Held() for _ in range(gc.get_threshold()[0] + 1)]
    search_where_due()
    assert gone() is None
    assert others
