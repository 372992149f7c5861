"""Backups in the window: taken by themselves and on demand, looked into, copied with a password, brought back."""
