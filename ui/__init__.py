"""What people see: windows, charts and prints, and the console. No SQL in this room."""
