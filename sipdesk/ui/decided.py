"""How it is said that something is not for whoever uses the program to choose."""

from typing import Final

BY_ADMINISTRATOR: Final = "Bestämt av administratören."
