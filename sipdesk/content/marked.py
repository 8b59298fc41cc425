"""What the blocks of a document carry, whatever they are: kind, branch and language."""

from dataclasses import dataclass

from sipdesk.domain.information import Branch, Information


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What every block carries: its kind, its branch and its language.

    ``lang`` is a language tag (``so``); an empty one means the document's.
    """

    kind: Information = Information.PUBLIC
    branch: Branch = Branch.SOCIAL
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a row, an item or a fact may carry of its own; None means its block's.

    A block withheld takes its parts with it, whatever they say of themselves: a list
    of parts of several kinds is itself public.
    """

    kind: Information | None = None
    branch: Branch | None = None
