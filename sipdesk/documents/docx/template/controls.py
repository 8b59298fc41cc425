"""Word's content controls: found by tag or title, and filled where they stand."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from sipdesk.documents.docx.text import writable
from sipdesk.domain.template import FieldSort, TemplateField, Value, chosen

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SEEN: Final = {True: "\N{BALLOT BOX WITH X}", False: "\N{BALLOT BOX}"}
_HOLDS: Final = (f"{_W}tc", f"{_W}p", f"{_W}r")
_NO_TEXT: Final = (
    f"{_W}picture",
    f"{_W}group",
    f"{_W}docPartObj",
    f"{_W}docPartList",
    f"{_W}equation",
    f"{_W15}repeatingSectionItem",
)
_SORTS: Final = {
    f"{_W15}repeatingSection": FieldSort.ROWS,
    f"{_W14}checkbox": FieldSort.TICK,
    f"{_W}dropDownList": FieldSort.CHOICE,
}


def read(root: etree._Element) -> Iterator[TemplateField]:
    """Find the controls of a part, those inside rows under the name of the rows."""
    for control in root.iter(f"{_W}sdt"):
        name = _name(control)
        if name and (sort := _sort(control)) is not None:
            rows = _rows_around(control)
            whole = f"{_name(rows)}.{name}" if rows is not None else name
            label = _property(control, "alias")
            yield TemplateField(whole, sort, label, _choices(control))


def fill(root: etree._Element, values: Mapping[str, Value]) -> None:
    """Put values in the controls they are for; the others stay as they are."""
    for control in list(root.iter(f"{_W}sdt")):
        value = values.get(_name(control))
        if value is None or _rows_around(control) is not None:
            continue
        repeated = _sort(control) is FieldSort.ROWS
        if isinstance(value, str) and not repeated:
            _fill_one(control, value)
        elif not isinstance(value, str) and repeated:
            _fill_rows(control, value)


def _name(control: etree._Element) -> str:
    """Name a control by its tag, or by its title where it has none."""
    return _property(control, "tag") or _property(control, "alias")


def _property(control: etree._Element, name: str) -> str:
    found = control.find(f"{_W}sdtPr/{_W}{name}")
    return str(found.get(f"{_W}val", "")).strip() if found is not None else ""


def _sort(control: etree._Element) -> FieldSort | None:
    """Tell what a control takes; None for one that takes no text of its own."""
    about = control.find(f"{_W}sdtPr")
    if about is None or any(about.find(tag) is not None for tag in _NO_TEXT):
        return None
    known = (sort for tag, sort in _SORTS.items() if about.find(tag) is not None)
    plain = about.find(f"{_W}text")
    if plain is None:
        return next(known, FieldSort.LINES)
    many = plain.get(f"{_W}multiLine", "0") in ("1", "true", "on")
    return FieldSort.LINES if many else FieldSort.TEXT


def _choices(control: etree._Element) -> tuple[str, ...]:
    items = control.findall(f"{_W}sdtPr/{_W}dropDownList/{_W}listItem")
    shown = (str(i.get(f"{_W}displayText") or i.get(f"{_W}value") or "") for i in items)
    return tuple(filter(None, shown))


def _rows_around(control: etree._Element) -> etree._Element | None:
    for above in control.iterancestors(f"{_W}sdt"):
        if _sort(above) is FieldSort.ROWS:
            return above
    return None


def _fill_rows(control: etree._Element, rows: tuple[Mapping[str, str], ...]) -> None:
    """Repeat the first item for each row; without rows one empty item is left."""
    content = control.find(f"{_W}sdtContent")
    if content is None:
        return
    items = content.findall(f"{_W}sdt")
    if not items:
        return
    pattern = deepcopy(items[0])
    for item in items:
        content.remove(item)
    inside = [_name(one) for one in pattern.iter(f"{_W}sdt")]
    for row in rows or (dict.fromkeys(filter(None, inside), ""),):
        item = deepcopy(pattern)
        for one in list(item.iter(f"{_W}sdt")):
            if _name(one) in row:
                _fill_one(one, row[_name(one)])
        for number in item.iter(f"{_W}id"):
            parent = number.getparent()
            if parent is not None and parent.tag == f"{_W}sdtPr":
                parent.remove(number)  # Word gives each its own when it is opened
        content.append(item)


def _fill_one(control: etree._Element, value: str) -> None:
    content, about = control.find(f"{_W}sdtContent"), control.find(f"{_W}sdtPr")
    if content is None or about is None:
        return
    sort = _sort(control)
    if sort is FieldSort.TICK:
        value = _tick(about, ticked=bool(value.strip()))
    elif sort is FieldSort.CHOICE:
        value = chosen(value, _choices(control))
    elif sort is FieldSort.TEXT:
        value = ", ".join(filter(None, map(str.strip, value.split("\n"))))
    # A bound control would take its text back from where it is bound.
    for name in ("showingPlcHdr", "dataBinding"):
        for one in about.findall(f"{_W}{name}"):
            about.remove(one)
    for one in about.findall(f"{_W15}dataBinding"):
        about.remove(one)
    if "\n" in value and (plain := about.find(f"{_W}text")) is not None:
        about.remove(plain)  # LibreOffice loses the lines of a control for plain text
    _write(content, writable(value))


def _tick(about: etree._Element, *, ticked: bool) -> str:
    box = about.find(f"{_W14}checkbox")
    if box is None:
        return ""
    state = box.find(f"{_W14}checked")
    if state is None:
        state = etree.SubElement(box, f"{_W14}checked")
        box.insert(0, state)
    state.set(f"{_W14}val", "1" if ticked else "0")
    look = box.find(f"{_W14}{'checkedState' if ticked else 'uncheckedState'}")
    code = str(look.get(f"{_W14}val", "")) if look is not None else ""
    try:
        return chr(int(code, 16)) if code else _SEEN[ticked]
    except (ValueError, OverflowError):
        return _SEEN[ticked]


def _write(content: etree._Element, text: str) -> None:
    """Write a text in the look of the control's first run, a run for each line."""
    first = next((r for r in content.iter(f"{_W}r")), None)
    look = first.find(f"{_W}rPr") if first is not None else None
    runs: list[etree._Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            runs.append(_run(look, etree.Element(f"{_W}br")))
        words = etree.Element(f"{_W}t")
        words.set(_XML_SPACE, "preserve")
        words.text = line
        runs.append(_run(look, words))
    _put(content, runs)


def _run(look: etree._Element | None, inside: etree._Element) -> etree._Element:
    run = etree.Element(f"{_W}r")
    if look is not None:
        worn = deepcopy(look)
        for style in worn.findall(f"{_W}rStyle"):
            worn.remove(style)  # that of the words shown while it is empty
        run.append(worn)
    run.append(inside)
    return run


def _put(content: etree._Element, runs: list[etree._Element]) -> None:
    """Put runs where the control's text stands: in a cell, a paragraph or a line."""
    kept = next((one for one in content if one.tag in _HOLDS), None)
    if kept is None or kept.tag == f"{_W}r":
        _empty(content)
        content.extend(runs)
        return
    for one in list(content):
        if one is not kept:
            content.remove(one)
    place = kept
    if kept.tag == f"{_W}tc":
        places = kept.findall(f"{_W}p")
        for more in places[1:]:
            kept.remove(more)
        place = places[0] if places else etree.SubElement(kept, f"{_W}p")
    _empty(place)
    place.extend(runs)


def _empty(place: etree._Element) -> None:
    for one in list(place):
        if one.tag != f"{_W}pPr":
            place.remove(one)
