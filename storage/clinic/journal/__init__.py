"""The journal: who changed what, when and why; its operations, the triggers that keep it, and its chain of hashes."""
