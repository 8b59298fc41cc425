"""In what form a paper goes out: PDF, Word, on somebody's template, or as text."""

from sipdesk.content.document import Document
from sipdesk.documents.template import file as template_file
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.paper import (
    AS_WORD,
    COPIED,
    FOR_COPYING,
    FOR_WORD,
    ON_TEMPLATE,
    SAVED_AS_WORD,
    PaperKind,
)


def check_form(kind: PaperKind, version: int, channel: str) -> None:
    """Refuse a form that this kind of paper is not given in.

    Raises:
        RuleBroken: the reason, as a code.

    """
    if channel == SAVED_AS_WORD and kind not in FOR_WORD:
        raise RuleBroken("paper-not-as-word")
    if channel == COPIED and kind not in FOR_COPYING:
        raise RuleBroken("paper-not-copied")
    established = kind is PaperKind.PLAN and version > 0
    if channel in ON_TEMPLATE.values() and not established:
        raise RuleBroken("template-only-for-plan")


def as_word(seen: Document) -> bytes:
    """Write as Word what the recipient may see, and nothing else."""
    from sipdesk.documents.docx import (  # noqa: PLC0415  (only when one saves so)
        render as word,
    )

    return word.render(seen).data


def words_of(data: bytes, channel: str) -> str:
    """Tell the words of what the window cannot show, or cannot read aloud."""
    if channel == COPIED:
        return data.decode()
    if channel == SAVED_AS_WORD:
        from sipdesk.documents.docx.reading import (  # noqa: PLC0415  (as above)
            text_of,
        )

        return text_of(data)
    form = next((f for f, used in ON_TEMPLATE.items() if used == channel), None)
    return template_file.text_of(data, form) if form else ""


def ending(channel: str) -> str:
    """Tell how the name of a file of this form ends."""
    if channel == COPIED:
        return "txt"
    return "docx" if channel in AS_WORD else "pdf"
