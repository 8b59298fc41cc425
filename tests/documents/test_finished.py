"""All that a finished file says is read back, on its pages and beside them."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from sipdesk.content.document import Fact, Facts, Heading, Paragraph, WriteLines
from sipdesk.documents import finished
from sipdesk.documents.calendar.event import Event
from sipdesk.documents.calendar.render import render as calendar
from sipdesk.documents.docx.render import render as word
from sipdesk.documents.pdf.render import render
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.giveaway import Giveaway, GiveawayKind, SearchedText
from tests.documents.filling import answers, by_pypdf
from tests.documents.samples import NOON, paper, rich

HOME = Giveaway("Ungdomshemmet Påhittsgården", GiveawayKind.HOME)
PHONE = Giveaway("000-100 11", GiveawayKind.NUMBER)
PLAIN = render(paper(Paragraph("Hej!"))).data


def tells(data: bytes, one: Giveaway = HOME) -> bool:
    return SearchedText.of(*finished.everything(data)).holds(one)


def test_what_says_nothing_is_not_said_to_tell() -> None:
    for data in (PLAIN, render(rich()).data, word(rich()).data):
        assert not tells(data)
        assert not tells(data, PHONE)


@pytest.mark.parametrize("lead", range(0, 90, 5))
def test_a_name_is_found_wherever_a_page_breaks_its_line(lead: int) -> None:
    text = f"{'i ' * lead}{HOME.words}s personal, 000-100 11."
    document = paper(Paragraph(text), Facts((Fact("Ring", text),)))
    for data in (render(document).data, word(document).data):
        assert tells(data)
        assert tells(data, PHONE)


def test_a_name_over_two_narrow_columns_is_found() -> None:
    told = "Kontakt " * 60 + HOME.words
    assert tells(render(paper(Facts((Fact("Var", told),)))).data)


def test_the_title_beside_the_pages_is_read() -> None:
    assert tells(render(paper(Paragraph("Hej!"), title=HOME.words)).data)
    assert tells(word(paper(Paragraph("Hej!"), title=HOME.words)).data)


Change = Callable[[PdfWriter], None]


def changed(change: Change) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN)))
    change(writer)
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def in_xmp(writer: PdfWriter) -> None:
    packet = writer.root_object["/Metadata"].get_object()
    assert isinstance(packet, StreamObject)
    packet.set_data(packet.get_data().replace(b"</rdf:RDF>", HOME.words.encode()))


def in_a_note(writer: PdfWriter) -> None:
    note = FreeText(text=HOME.words, rect=(0, 0, 50, 50))
    writer.add_annotation(0, note)


def in_a_link(writer: PdfWriter) -> None:
    link = Link(rect=(0, 0, 50, 50), url="https://Ungdomshemmet-Påhittsgården.invalid")
    writer.add_annotation(0, link)


def in_a_bookmark(writer: PdfWriter) -> None:
    writer.add_outline_item(title=HOME.words, page_number=0)


def in_a_file_inside(writer: PdfWriter) -> None:
    writer.add_attachment("adress.txt", HOME.words.encode())


def in_the_name_of_a_file_inside(writer: PdfWriter) -> None:
    writer.add_attachment(f"{HOME.words}.txt", b"Hej!")


def in_what_it_says_of_itself(writer: PdfWriter) -> None:
    writer.add_metadata({"/Keywords": HOME.words})


def in_how_a_field_looks(writer: PdfWriter) -> None:
    """Draw a field whose value says something else."""
    look = DecodedStreamObject()
    words = HOME.words.encode("cp1252").hex()
    look.set_data(f"BT /Helv 9 Tf <{words}> Tj ET".encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/Helv"): font})
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(NumberObject(n) for n in (0, 0, 99, 9)),
            NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts}),
        }
    )
    field = FreeText(text="Hej!", rect=(0, 0, 99, 9))
    looks = DictionaryObject({NameObject("/N"): writer._add_object(look)})
    field[NameObject("/AP")] = looks
    writer.add_annotation(0, field)


@pytest.mark.parametrize(
    "change",
    [
        in_xmp,
        in_a_note,
        in_a_link,
        in_a_bookmark,
        in_a_file_inside,
        in_the_name_of_a_file_inside,
        in_what_it_says_of_itself,
        in_how_a_field_looks,
    ],
)
def test_what_a_pdf_says_beside_its_pages_is_read(change: Change) -> None:
    assert tells(changed(change))


def test_what_is_filled_in_a_form_is_read() -> None:
    form = render(paper(Heading(2, "Svar"), WriteLines("Skäl", 2)), fillable=True).data
    (field,) = answers(form)
    assert tells(by_pypdf(form, {field: f"Bor på {HOME.words}"}))
    assert not tells(by_pypdf(form, {field: "Bor hemma"}))


def test_a_name_that_word_cuts_in_pieces_is_found() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph()
    for piece in ("Ungdoms", "hemmet På", "hitts", "gården"):
        paragraph.add_run(piece).bold = piece == "hitts"
    assert tells(packed(file.save))


@pytest.mark.parametrize(
    "part", ["header", "footer", "comments", "author", "keywords", "custom"]
)
def test_every_part_of_a_word_file_is_read(part: str) -> None:
    file = docx.Document()
    if part in ("header", "footer"):
        getattr(file.sections[0], part).paragraphs[0].text = HOME.words
    elif part == "comments":
        run = file.add_paragraph("Hej!").runs[0]
        file.add_comment(run, HOME.words, author="SIPdesk", initials="")
    elif part != "custom":
        setattr(file.core_properties, part, HOME.words)
    data = packed(file.save)
    if part == "custom":
        data = with_part(data, "docProps/custom.xml", f'<p name="{HOME.words}"/>')
    assert tells(data)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("word/header9.xml", f"<p>{HOME.words}</p>".encode("utf-16")),
        ("word/header9.bin", f"<p>{HOME.words}</p>".encode()),
        ("word/header9.xml", f"<p><![CDATA[{HOME.words}]]></p>".encode()),
        ("word/header9.xml", f"<p><!-- {HOME.words} --></p>".encode()),
    ],
    ids=["another alphabet", "another name", "as it is", "a remark"],
)
def test_a_part_of_a_word_file_is_read_however_it_is_kept(
    name: str, text: bytes
) -> None:
    assert tells(with_part(packed(docx.Document().save), name, text))


def packed(save: Callable[[BytesIO], None]) -> bytes:
    whole = BytesIO()
    save(whole)
    return whole.getvalue()


def with_part(data: bytes, name: str, text: str | bytes) -> bytes:
    whole = BytesIO(data)
    with ZipFile(whole, "a") as parts:
        parts.writestr(name, text)
    return whole.getvalue()


@pytest.mark.parametrize("lead", range(30, 70))
def test_a_folded_line_of_a_calendar_file_is_read_whole(lead: int) -> None:
    start = NOON
    told = Event(
        uid="1",
        sequence=0,
        made=NOON,
        start=start,
        end=start + timedelta(hours=1),
        organizer="urn:uuid:1",
        attendee="urn:uuid:2",
        description=f"{'i' * lead} {HOME.words}, 000-100 11;\nHej",
    )
    data = calendar(told)
    assert tells(data)
    assert tells(data, PHONE)


def test_copied_text_is_read_as_it_is() -> None:
    assert tells(f"Hej från {HOME.words}!".encode())


def test_what_cannot_be_read_to_its_end_is_not_let_through() -> None:
    with pytest.raises(RuleBroken):
        finished.everything(PLAIN[:2000])
