"""What this computer knows of a clinic file from the last time: whether it is the latest, outside its folder."""
