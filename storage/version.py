"""The version of the program, as it stands in footers, backups and the packages."""

PROGRAM_VERSION = "0.9.0"
