"""The kit as a whole: no two papers say the same under different titles."""

from itertools import combinations

import pytest

from sipdesk.content.document import Heading, Paragraph
from sipdesk.documents.compose import compose
from sipdesk.domain.distribution import recipients
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import MADE, MOTHER, SOCIAL
from tests.documents.papers import content, desk

FULL = cases.full()
READERS = (YOUNG_PERSON, MOTHER, SOCIAL)


def sentences(kind: PaperKind, reader: str) -> frozenset[str]:
    """Give the headings and running texts of a paper, but for its title."""
    everything = desk(frozenset(Information), 2)
    made = compose(kind, FULL, reader, everything)
    return frozenset(
        block.text
        for block in made.blocks
        if (isinstance(block, Heading) and block.level > 1)
        or isinstance(block, Paragraph)
    )


@pytest.mark.parametrize("reader", READERS)
def test_two_papers_to_one_reader_never_differ_by_title_only(reader: str) -> None:
    said = {
        kind: sentences(kind, reader)
        for kind in PaperKind
        if reader in recipients(kind, FULL, MADE.date())
    }
    assert len(said) > 3
    for one, other in combinations(said, 2):
        alone = (said[one] - said[other], said[other] - said[one])
        assert min(map(len, alone)) >= 3, (one, other)


def test_two_sheets_never_differ_by_title_only() -> None:
    sheets = [
        s for s in content().read_sheets().sheets if not getattr(s, "translates", "")
    ]
    for one, other in combinations(sheets, 2):
        shared = set(one.blocks) & set(other.blocks)
        assert len(shared) < len(one.blocks) / 2, (one.id, other.id)


def test_every_kind_of_paper_has_a_title_of_its_own() -> None:
    titles = [content().texts[name].title for name in content().texts]
    assert len(titles) == len(set(titles))
