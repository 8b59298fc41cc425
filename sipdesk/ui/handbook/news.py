"""Draw what is new: each release with what it brings and what does not work."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from sipdesk.content.handbook import Chapter, Release
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import column, holder
from sipdesk.ui.widgets.text import Body, Heading
from sipdesk.ui.widgets.tokens import M, S


def news_part(releases: Iterable[Release]) -> QWidget:
    """Make the part of the handbook that says what is new, the latest first."""
    cards = (_release(one) for one in releases)
    return holder(column(*cards, gap=M), name="handbook-news")


def _release(one: Release) -> Section:
    chapters = [_chapter(chapter) for chapter in one.chapters]
    title = f"Nytt i SIPdesk {one.version}"
    return Section(title, "", Body(one.lead), *chapters, gap=M, level=2)


def _chapter(chapter: Chapter) -> QWidget:
    texts = map(Body, chapter.texts)
    return holder(column(Heading(chapter.title, level=3), *texts, gap=S))
