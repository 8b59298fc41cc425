"""Every key, table and element of a TOML text is found on its own line."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.content.toml_lines import Place, lines
from sipdesk.paths import resources

FILES = sorted(resources().rglob("*.toml"))


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Name everything below a value that tomllib has read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in inner:
        yield (*place, key)
        if isinstance(below, dict | list):
            yield from places(below, (*place, key))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_tomllib_reads_of_a_file_of_ours_has_a_line_that_names_it(
    path: Path,
) -> None:
    text = path.read_text("utf-8")
    found = lines(text)
    assert found.keys() == set(places(tomllib.loads(text)))
    written = text.splitlines()
    for place, line in found.items():
        if isinstance(place[-1], str):
            assert place[-1] in written[line - 1], place


def test_every_way_to_write_toml_is_followed() -> None:
    text = '''\
# a comment with a [table] = "in" it
bare = 1 # 2
"quoted key" = 'literal # no comment'
dotted . "k.e.y" = 1979-05-27 07:32:00
text = """
[not.a.table]
not_a_key = "\\""" # still the text
""""
raw = \'\'\'
[[nor.this]]
\'\'\'\'\'
list = [ # of lists
    [1, 2,],
    ["]", '#'], # comma at the end
    { a = {}, b.c = [
        true,
    ] },
]

[table]
key = -0.5

  [ table . "inner" ]
  key = inf

[[rows]]
key = ""
[rows.inner]
key = \'\'
[[rows.sub]]
key = 1
[[rows.sub]]

[[rows]]
[[rows.sub]]
key = 2
'''
    found = lines(text)
    assert found.keys() == set(places(tomllib.loads(text)))
    assert found[("dotted", "k.e.y")] == 4
    assert found[("list",)] == 12
    assert found[("list", 1, 1)] == 14
    assert found[("list", 2, "b", "c", 0)] == 16
    assert found[("table", "inner", "key")] == 24
    assert found[("rows", 0)] == 26
    assert found[("rows", 0, "sub", 1)] == 32
    assert found[("rows", 1, "sub", 0, "key")] == 36


def test_lines_are_the_same_when_a_line_ends_as_in_windows() -> None:
    text = FILES[0].read_text("utf-8")
    assert lines(text.replace("\n", "\r\n")) == lines(text)


KEYS = st.text(alphabet="ab-_9", min_size=1, max_size=3)
TEXTS = st.text(alphabet="ab\\\"'#[]{},=.\n å", max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=8,
)
BREAKS = st.integers(min_value=0, max_value=2)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n") + '"'


def written(value: Any, draw: st.DrawFn) -> str:
    """Write a value as TOML, broken over lines wherever that is allowed."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        pairs = (f"{quoted(k)} = {written(v, draw)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        gap = "\n" * draw(BREAKS)
        inner = "".join(f"{gap}{written(v, draw)},# ]\n" for v in value)
        return f"[{inner}{gap}]"
    return str(value)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Write a text with tables, lists of tables and all that stands in them."""
    parts = []
    names = draw(st.lists(KEYS, unique=True, max_size=4))
    for name in names:
        value = draw(VALUES)
        if isinstance(value, dict):
            header = draw(st.sampled_from(["[{}]", "[[{}]]"])).format(name)
            inner = (f"{quoted(k)}={written(v, draw)}" for k, v in value.items())
            parts.append("\n".join([header, *inner]))
        else:
            parts.insert(0, f"{name}  =  {written(value, draw)}")
        parts[-1] += "\n" * draw(BREAKS)
    return "\n".join(parts)


@given(texts())
def test_a_text_at_random_has_a_line_for_everything(text: str) -> None:
    found = lines(text)
    assert found.keys() == set(places(tomllib.loads(text)))
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
