"""In and out of a clinic file: unlocking, the first start, users, backups, verification, closing."""
