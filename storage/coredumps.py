"""No picture of this program's memory, where patients and keys are, on a disk or in another program's hands."""

from __future__ import annotations

import contextlib
import sys

_PR_SET_DUMPABLE = 4


def refuse_core_dumps() -> None:
    """For this process from now on: no core dump, and on Linux no debugger of the same user. Windows has neither."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
