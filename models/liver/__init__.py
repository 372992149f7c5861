"""How the liver does: ALBI, Child-Pugh and the stage, each with its working."""
