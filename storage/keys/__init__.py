"""Who may open the clinic file: users and their keys, the recovery code, waiting, and what a key seals."""
