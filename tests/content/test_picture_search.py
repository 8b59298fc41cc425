"""The right picture is among the first three, while somebody types in Swedish."""

from collections import Counter
from hashlib import sha256

import pytest

from sipdesk.content.library import read_all_concepts
from sipdesk.content.openmoji import OpenMoji
from sipdesk.content.picture_search import LONGEST, MOST, PictureIndex
from sipdesk.paths import resources
from tests.content.picture_queries import NONE, Query, built_in, ids, read_queries

QUERIES = read_queries()
SETS = sorted({query.set for query in QUERIES})
INDEX = built_in()
CONCEPTS = read_all_concepts(resources())
FIRST = 3
GOAL = 0.95


def is_found(query: Query) -> bool:
    return bool(query.right & set(ids(INDEX.find(query.typed)[:FIRST])))


def pictured(of_set: str) -> list[Query]:
    """Give the queries of a set that some picture of ours honestly answers."""
    return [q for q in QUERIES if q.set == of_set and NONE not in q.right]


@pytest.mark.parametrize("of_set", SETS)
def test_the_right_picture_is_among_the_first_three(of_set: str) -> None:
    queries = pictured(of_set)
    missed = [query for query in queries if not is_found(query)]
    told = [f"{q.typed} -> {ids(INDEX.find(q.typed)[:FIRST])}" for q in missed]
    assert 1 - len(missed) / len(queries) >= GOAL, "\n".join(told)


def test_so_it_is_of_all_that_is_typed_even_what_has_no_picture() -> None:
    assert sum(map(is_found, QUERIES)) / len(QUERIES) >= GOAL


def test_the_queries_are_many_and_each_stands_once() -> None:
    typed = Counter(query.typed for query in QUERIES)
    assert [one for one, times in typed.items() if times > 1] == []
    sizes = Counter(query.set for query in QUERIES)
    assert sizes["report"] == 104
    assert sizes["own"] + sizes["held"] >= 200


def test_half_of_our_own_queries_are_held_out_by_their_hash() -> None:
    own = [query for query in QUERIES if query.set in {"own", "held"}]
    wrong = [q.typed for q in own if (q.set == "held") != _is_held(q.typed)]
    assert wrong == []


def _is_held(typed: str) -> bool:
    return sha256(typed.encode()).digest()[0] % 2 == 1


def test_what_is_right_is_a_concept_or_a_drawing() -> None:
    source = OpenMoji()
    right = {one for query in QUERIES for one in query.right} - {NONE}
    assert not {one for one in right if one not in CONCEPTS and not source.has(one)}


@pytest.mark.parametrize("of_set", SETS)
def test_letter_by_letter_the_right_picture_appears(of_set: str) -> None:
    """It is among all that are shown by the last letter, and no letter breaks."""
    never = []
    for query in filter(is_found, pictured(of_set)):
        typed = (query.typed[:end] for end in range(1, len(query.typed) + 1))
        shown = [set(ids(INDEX.find(one))) for one in typed]
        if not (query.right & shown[-1]):
            never.append(query.typed)
    assert never == []


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("socialsekreterare", "soci"),
        ("tandläkare", "tand"),
        ("permission", "perm"),
        ("familjehem", "famil"),
        ("samtycke", "samt"),
    ],
)
def test_a_long_word_need_not_be_typed_to_its_end(typed: str, begun: str) -> None:
    (meant, *_) = INDEX.find(typed)
    assert meant in INDEX.find(begun)[:FIRST]


@pytest.mark.parametrize(
    "typed", ["", " ", "\t\n", "!!!", "...", "--", "()", "/", "\0", "s", "😀", "❤️🩹"]
)
def test_what_is_no_word_finds_nothing(typed: str) -> None:
    assert INDEX.find(typed) == ()


@pytest.mark.parametrize("typed", ["xqzt", "asdfgh", "qwrtp", "zzzzzzzz", "998877"])
def test_nonsense_finds_nothing(typed: str) -> None:
    assert INDEX.find(typed) == ()


@pytest.mark.parametrize("typed", ["möte " * 400, "m" * 2000, "åäö" * 700, "(" * 2000])
def test_a_whole_text_is_looked_up_by_its_beginning(typed: str) -> None:
    assert len(typed) >= 2000
    assert INDEX.find(typed) == INDEX.find(typed[:LONGEST])


def test_what_stands_around_a_word_does_not_matter() -> None:
    plain = ids(INDEX.find("paus"))[0]
    for typed in ("  Paus ", "PAUS!", "”paus”", "paus?", "(paus)", "paus 😀"):
        assert ids(INDEX.find(typed))[0] == plain, typed


def test_dots_that_are_written_apart_from_their_letter_are_the_letter() -> None:
    assert INDEX.find("mo\u0308te") == INDEX.find("möte")


def test_dots_left_out_in_one_word_are_found_beside_a_word_with_them() -> None:
    assert "lakare" in ids(INDEX.find("träffa lakaren"))[:FIRST]


def test_dots_are_meant_where_they_are_typed() -> None:
    assert ids(INDEX.find("far"))[0] == "pappa"
    assert "pappa" not in ids(INDEX.find("får"))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("medecin", "medicin"),
        ("socialsekretrare", "socialsekreterare"),
        ("permision", "permission"),
        ("kontaktperosn", "kontaktperson"),
        ("psykkolog", "psykolog"),
    ],
)
def test_one_letter_may_be_wrong(typed: str, right: str) -> None:
    assert right in ids(INDEX.find(typed))[:FIRST]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("tatuering", {"telefon", "ringa_hem", "1F48D"}),
        ("klimat", {"mat"}),
        ("automat", {"mat"}),
        ("utbildningen", {"inte", "ingen"}),
    ],
)
def test_the_end_of_a_word_is_no_word_of_its_own(typed: str, wrong: set[str]) -> None:
    assert not wrong & set(ids(INDEX.find(typed))[:FIRST])


def test_the_last_part_of_a_compound_and_the_first_are_both_found() -> None:
    assert set(ids(INDEX.find("familjepermission"))[:FIRST]) >= {
        "familj",
        "permission",
    }


def test_no_more_are_shown_than_anybody_looks_through() -> None:
    assert len(INDEX.find("an")) == MOST
    assert len(INDEX.find("an", most=2)) == 2


def test_the_words_of_a_home_find_what_they_mean() -> None:
    assert "mitt_rum" not in ids(INDEX.find("lyan på ettan"))
    words = ("lyan på ettan", "mitt_rum"), ("Gläntan", "ungdomshem")
    index = PictureIndex(CONCEPTS.values(), (), words)
    assert ids(index.find("lyan på ettan"))[0] == "mitt_rum"
    assert ids(index.find("gläntan"))[0] == "ungdomshem"
    assert ids(index.find("glant"))[0] == "ungdomshem"


def test_a_word_of_a_home_for_what_is_gone_is_let_be() -> None:
    index = PictureIndex(CONCEPTS.values(), (), (("gläntan", "gone"),))
    assert index.find("gläntan") == ()


@pytest.mark.parametrize(
    "name", ["Ellie", "Robin", "Moa", "Kerstin", "Mohammed", "Amina", "Helena Diktman"]
)
def test_the_name_of_a_person_finds_nobody(name: str) -> None:
    assert INDEX.find(name) == ()


@pytest.mark.parametrize("typed", ["pistol", "pistoler", "skjutvapen", "kniv"])
def test_no_weapon_is_found(typed: str) -> None:
    weapons = {"1F52B", "1F5E1", "1F52A", "1F4A3", "1F3F9", "2694", "1FA93", "E347"}
    assert not weapons & {f.symbol.base for f in INDEX.find(typed)}
