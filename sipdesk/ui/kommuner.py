"""Kommuner by code and by name, as fields hold them; knows nothing of Qt."""

from sipdesk.content.content import Content, Kommun
from sipdesk.content.notices import notice
from sipdesk.ui.reading import Unread


def kommun_of(code: str, content: Content) -> Kommun | None:
    """Find a kommun by its code."""
    return next((k for k in content.kommuner if k.code == code), None)


def kommun_named(name: str, content: Content) -> Kommun | None:
    """Find a kommun by its name, in upper or lower case."""
    wanted = " ".join(name.split()).casefold()
    return next((k for k in content.kommuner if k.name.casefold() == wanted), None)


def kommun_code(field: str, name: str, content: Content) -> str:
    """Read the code of a kommun that was written by name; blank is none.

    Raises:
        Unread: there is no such kommun; of the field.

    """
    if not name.strip():
        return ""
    kommun = kommun_named(name, content)
    if kommun is None:
        raise Unread({field: notice("kommun-unknown").whole})
    return kommun.code
