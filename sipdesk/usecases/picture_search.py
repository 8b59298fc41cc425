"""Pictures found by what somebody types, and the home's own words for them."""

from dataclasses import dataclass, replace

from sipdesk.content.picture_search import Found
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.home_word import MOST_WORDS, HomeWord, home_word
from sipdesk.usecases.picture_stock import own_pictures
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class FindPictures:
    """What has been typed so far, and how many pictures there is room for."""

    typed: str
    most: int = 40


@dataclass(frozen=True, slots=True)
class AddHomeWord:
    """A word that is said here, and the id of the concept that it means."""

    word: str
    concept: str


def find_pictures(order: FindPictures, ports: Ports) -> tuple[Found, ...]:
    """Give the pictures that fit best, the best first.

    The first time it reads all names of pictures; so it is for a thread of its own.
    """
    with ports.store.reading() as work:
        own = tuple((word.id, word.concept) for word in work.pictures.words())
        pictures = own_pictures(work)
        index = ports.content.picture_index(own, pictures)
        found = index.find(order.typed, order.most)
        wanted = ((one.source, one.symbol.base) for one in found if one.source)
        drawn = work.sources.pictures(wanted)
    return tuple(
        replace(one, data=drawn[one.source, one.symbol.base].data)
        if (one.source, one.symbol.base) in drawn
        else one
        for one in found
    )


def list_home_words(_: None, ports: Ports) -> tuple[HomeWord, ...]:
    """Read the home's own words, in Swedish order."""
    with ports.store.reading() as work:
        return work.pictures.words()


def add_home_word(order: AddHomeWord, ports: Ports) -> tuple[HomeWord, ...]:
    """Let a word mean a concept from now on, whatever it meant; give all words.

    Raises:
        RuleBroken: ``home-word-empty``, ``home-word-too-long``,
            ``home-word-too-many``, ``right-missing``.
        Missing: there is no such concept.

    """
    word = home_word(order.word, order.concept)
    if order.concept not in ports.content.read_concepts():
        raise Missing
    with ports.store.work() as work:
        others = [one for one in work.pictures.words() if one.id != word.id]
        if len(others) >= MOST_WORDS:
            raise RuleBroken("home-word-too-many", "word", {"most": f"{MOST_WORDS}"})
        work.pictures.put_word(word)
        return work.pictures.words()


def remove_home_word(word: str, ports: Ports) -> tuple[HomeWord, ...]:
    """Take a word out; give those that are left.

    Raises:
        Missing: there is none such.
        RuleBroken: ``right-missing``.

    """
    with ports.store.work() as work:
        work.pictures.remove_word(word)
        return work.pictures.words()
