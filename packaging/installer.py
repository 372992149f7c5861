"""``python3 run.py installer``: the bundle, then the installer of the system it runs on, into ``dist/``.

python3 run.py installer                a .deb on Debian and Ubuntu, a set-up program on Windows
python3 run.py installer --bundle       only the bundle, into build/installer/bundle/
python3 run.py installer --nsis-check   compile the Windows script on the bundle of this system
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import building
import deb
import nsis
from building import Problem, bundle, ended, say, tried


def main(words: Sequence[str]) -> int:
    if words and words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if words not in ([], ["--bundle"], ["--nsis-check"]):
        raise Problem(f"installer does not know {' '.join(words)}.\n{__doc__}")
    made = tried(bundle())
    if words == ["--nsis-check"] or sys.platform == "win32":
        nsis.installer(made)
    elif not words and building.found("dpkg-deb"):
        deb.package(made)
    elif not words:
        say("This system makes no packages for Debian; the bundle is whole and can be started where it is.")
    return 0


if __name__ == "__main__":
    sys.exit(ended(main))
