"""Timings with their baselines, run by one command: ``python3 run.py bench``. Never part of the tests."""
