"""What a bundle leaves out, and what it takes from the system it is installed on. Read by both PyInstaller specs."""

from __future__ import annotations

import re
from pathlib import Path

# Modules that some library offers to use and Hepatrack never does. autograd, formulaic and numpy.f2py look as if they
# belonged here: without them `import lifelines` or scipy fails.
LEFT_OUT = [
    *("matplotlib", "PIL", "fontTools", "kiwisolver", "contourpy", "cycler", "pyparsing", "OpenGL", "h5py", "cupy"),
    *("tkinter", "_tkinter", "turtledemo", "idlelib", "lib2to3", "pydoc_data", "ensurepip", "venv", "curses"),
    *(
        "readline",
        "xmlrpc",
        "ssl",
        "_ssl",
        "ftplib",
        "smtplib",
        "IPython",
        "jedi",
        "pytest",
        "hypothesis",
        "_pytest",
        "setuptools",
        "pkg_resources",
    ),
    *("pip", "wheel", "distutils", "PyInstaller", "PyQt5", "PyQt6", "PySide2", "numba", "jinja2", "sqlalchemy"),
    *("pyarrow", "tables", "xarray", "sympy", "polars", "dask", "sparse", "lxml", "odf", "numexpr", "bottleneck"),
    *("pandas.tests", "pandas.plotting._matplotlib", "scipy.datasets", "numpy.testing.tests"),
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "pyqtgraph.canvas"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets"),
    *(
        "PySide6.QtTest",
        "PySide6.QtSql",
        "PySide6.QtNetwork",
        "PySide6.QtDesigner",
        "PySide6.QtHelp",
        "PySide6.QtUiTools",
    ),
]

# Modules that pyqtgraph imports by names put together at run time, which PyInstaller cannot see.
BY_NAME = ["PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"]

# Files, by their place in the bundle: plug-ins for screens that a clinic's workstation has not, formats of pictures
# that are never read, and libraries that only those need.
_DROPPED = re.compile(
    r"libQt6(Wayland|WlShell|EglFS|Egl|Qml|Quick|Sql|Test|VirtualKeyboard)"
    r"|plugins/platforms/lib(qeglfs|qlinuxfb|qvkkhr|qvnc|qminimal|qwayland)"
    r"|plugins/(wayland|egldeviceintegrations|generic|networkinformation|tls|virtualkeyboard|sqldrivers|qmltooling)"
    r"|plugins/platformthemes/libqgtk3"
    r"|plugins/platforminputcontexts/libqtvirtualkeyboard"
    r"|plugins/imageformats/(lib)?q(tiff|webp|icns|tga|wbmp|gif|pdf)"
    r"|Qt/qml/|/tests/|lifelines/datasets/.*\.csv|pyqtgraph/examples|matplotlib|phrases_dict\.json"
)
# Of Qt's own translations, those into the languages of the program.
_OURS = Path(__file__).resolve().parent.parent / "resources" / "translations"
_SPOKEN = "|".join(path.stem.removeprefix("hepatrack_") for path in sorted(_OURS.glob("hepatrack_*.qm")))
_TRANSLATION = re.compile(rf"Qt/translations/(?!qtbase_(?:{_SPOKEN})\.qm)\w+\.qm$")

# What Python itself is built on is bundled with it, so that no Python and no particular release of these is needed.
_OF_PYTHON = re.compile(r"lib(python3|crypto|ffi|bz2|lzma|expat|uuid|sqlite3)[.-]")

# Every other library of the system stays the system's, which keeps it mended: it is left out of the bundle and its
# package is named in Depends. The names of Ubuntu 24.04 stand behind the bar.
SYSTEM = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgobject-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libcups.so.2": "libcups2 | libcups2t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
}
# What belongs to the C library; its package and lowest version are found out when the package is made.
C_LIBRARY = re.compile(r"lib(c|m|dl|rt|pthread|util|resolv|nsl)\.so\.\d|ld-linux[\w-]*\.so\.\d")


def wanted(place: str, source: str) -> bool:
    """Whether a file belongs into the bundle: ``place`` in it, ``source`` on the machine that builds."""
    here = place.replace("\\", "/")
    if _DROPPED.search(here) or _TRANSLATION.search(here):
        return False
    return bool(_OF_PYTHON.match(here.rsplit("/", 1)[-1])) or not _of_the_system(source)


def _of_the_system(source: str) -> bool:
    """Whether a library came from the system, and not from a wheel that brings a build of its own."""
    return source.startswith(("/lib/", "/lib64/", "/usr/lib/")) and "/lib-dynload/" not in source
