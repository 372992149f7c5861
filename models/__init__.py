"""What medicine says: records as measured, and everything that is computed from them.

No Qt, no SQL, no files and no clock in this room; today's date is always passed in.
"""
