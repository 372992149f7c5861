"""The encrypted clinic file: its connection and schema, the store, the journal, history, locks, verification."""
