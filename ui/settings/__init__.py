"""The place Settings: cards for display, idle lock, laboratories, protocols, users, backups and the clinic file."""
