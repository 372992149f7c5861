"""What every screen is built of: theme, icons, marks, fields, cards, tables, sheets and small widgets."""
