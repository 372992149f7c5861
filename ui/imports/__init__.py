"""The place Import: a laboratory's file looked through row by row, mapped, corrected and taken, and the tray."""
