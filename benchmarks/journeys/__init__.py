"""The tasks of a clinic day in the whole window, by real keys, counted: ``python3 run.py journeys``.

``patients`` and ``clinic`` make what the tasks are done in, ``hand`` types and watches the clock, ``tasks`` are done
one after the other, and ``running`` says of each what it took and whether the file holds exactly what was typed.
"""
