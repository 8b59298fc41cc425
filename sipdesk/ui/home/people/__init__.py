"""Personer: who can open the home, recovery keys, and the home's data key."""
