"""A template is somebody else's file: what is unsafe in it is refused, and why."""

import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipdesk.documents.template import file
from sipdesk.domain.errors import RuleBroken
from tests.documents.template.hostile import BRACES, PDF, WORD, code
from tests.documents.template.made import braces, controls, form

SOUND = (
    braces("{{ namn }}", columns=("vad", "vem")),
    controls({}, rows=("vad", "vem")),
    form(3),
)
LONGEST = 5  # seconds for one file, on a busy machine


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let nothing reach a network, and see every file that is left."""

    def refuse(*_: object) -> None:
        raise AssertionError("a template reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def why_refused(data: bytes) -> str:
    begun = time.perf_counter()
    with pytest.raises(RuleBroken) as refused:
        file.read(data)
    assert time.perf_counter() - begun < LONGEST
    return refused.value.code


@pytest.mark.journey
@pytest.mark.parametrize(
    ("reason", "make"),
    [*WORD.values(), *PDF.values()],
    ids=[*(f"word: {name}" for name in WORD), *(f"pdf: {name}" for name in PDF)],
)
def test_what_is_unsafe_is_refused_with_its_reason_and_leaves_no_file(
    reason: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    assert why_refused(make()) == reason
    assert list(tmp_path.iterdir()) == []


@pytest.mark.journey
@pytest.mark.parametrize("text", BRACES)
def test_braces_that_do_more_than_name_a_field_are_refused(text: str) -> None:
    assert why_refused(braces(text)) == "template-braces"


@pytest.mark.parametrize(
    "make",
    [
        lambda: code(" PAGE "),
        lambda: code(' TOC \\o "1-3" '),
        lambda: code(' HYPERLINK \\l "mal" '),
        lambda: braces("{{ namn }} & <b>"),
    ],
)
def test_what_speaks_of_the_document_itself_is_let_through(
    make: Callable[[], bytes],
) -> None:
    assert [field.name for field in file.read(make())] == ["namn"]


@pytest.mark.parametrize("data", [b"", b"hej", b"GIF89a", b"\x00" * 4000])
def test_another_kind_of_file_is_refused(data: bytes) -> None:
    assert why_refused(data) == "template-unknown-file"


def read_or_refused(data: bytes) -> object:
    try:
        return file.read(data)
    except RuleBroken as refused:
        return refused.code.startswith("template-")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    which=st.sampled_from(range(len(SOUND))),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=30),
    cut=st.floats(0.5, 1),
)
def test_a_damaged_file_is_read_or_refused_but_never_anything_else(
    which: int, places: list[tuple[float, int]], cut: float
) -> None:
    data = bytearray(SOUND[which])
    for place, value in places:
        data[int(place * (len(data) - 1))] = value
    assert read_or_refused(bytes(data[: int(cut * len(data))]))
