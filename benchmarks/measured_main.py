"""The program's own ``main`` in a process of its own, which tells at its end what it cost.

Its first word is the file to which the cost goes: processor seconds, and the highest resident memory in megabytes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

MOST_SECONDS, MOST_BYTES = 60, 4_000_000_000


def main() -> int:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))  # a bomb must not take the machine with it
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    from main import main as program

    status = 1
    try:
        status = program(sys.argv[2:])
    except SystemExit as left:
        status = int(left.code or 0)
    finally:
        Path(sys.argv[1]).write_text(f"{time.process_time()} {_highest_megabytes()}", encoding="ascii")
    return status


def _highest_megabytes() -> float:
    """Of this process alone: what ``getrusage`` says would count the process that started it as well."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1000
    import resource

    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    sys.exit(main())
