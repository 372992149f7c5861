"""What deserves a look: one module for each family of flags, and the patterns some of them see."""
