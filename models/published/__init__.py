"""What others have published: trials with what contradicts itself in them, and patients read off a curve."""
