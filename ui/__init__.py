"""What people see: windows, charts and prints, and the console. No SQL in this room."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # WORKAROUND "Fatal Python error: none_dealloc": PySide6 6.12.0 on Python 3.11 gives one reference to None too
    # many back on every call that returns None, and some five thousand such calls end the process. From Python 3.12
    # on None is immortal. 6.11 does not do it, but has QtPdf only in a package of 170 MB. So None is given references
    # for a trillion calls before Qt is used; tests/ui/test_none.py says when this can go. Every emit() of a signal
    # takes one of True the same way ("bool_dealloc"), some two hundred patients opened in a row end the process.
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 40
