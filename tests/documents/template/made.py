"""Templates made on the spot: sound ones of every kind, and ways to spoil them."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from reportlab.pdfgen.canvas import Canvas

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)


_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"  # of a row: no page breaks it


def saved(word: WordDocument) -> bytes:
    whole = BytesIO()
    word.save(whole)
    return whole.getvalue()


def braces(*lines: str, columns: Sequence[str] = ()) -> bytes:
    """Give a document with these lines and, if there are columns, a table of rows."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    if columns:
        table = word.add_table(rows=4, cols=len(columns))
        table.style = "Table Grid"
        table.cell(1, 0).text = "{%tr for rad in insatser %}"
        table.cell(3, 0).text = "{%tr endfor %}"
        for place, column in enumerate(columns):
            table.cell(0, place).text = column.capitalize()
            table.cell(2, place).text = f"{{{{ rad.{column} }}}}"
        table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return saved(word)


def split_over_runs() -> bytes:
    """Give a document in which Word has spread a field over several runs."""
    word = docx.Document()
    paragraph = word.add_paragraph("Namn: ")
    for part in ("{", "{ den_un", "ges_na", "mn }", "}"):
        paragraph.add_run(part).bold = True
    return saved(word)


def control(tag: str, about: str = "<w:text/>", *, alias: str = "") -> str:
    """Write a content control that stands in a line, still showing its hint."""
    title = f'<w:alias w:val="{alias}"/>' if alias else ""
    return (
        f'<w:sdt {_SPACES}><w:sdtPr>{title}<w:tag w:val="{tag}"/>'
        f"<w:showingPlcHdr/>{about}</w:sdtPr><w:sdtContent><w:r><w:rPr>"
        '<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Klicka här</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


LINES = '<w:text w:multiLine="1"/>'
TICK = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
CHOICE = (
    "<w:dropDownList>"
    '<w:listItem w:displayText="Kommunen" w:value="k"/>'
    '<w:listItem w:displayText="Regionen" w:value="r"/></w:dropDownList>'
)
BOUND = '<w:dataBinding w:xpath="/x" w:storeItemID="{0}"/><w:text/>'


def controls(parts: Mapping[str, str], rows: Sequence[str] = ()) -> bytes:
    """Give a document with a line for each control and, if asked, repeated rows."""
    word = docx.Document()
    for label, xml in parts.items():
        paragraph = word.add_paragraph(f"{label}: ")
        paragraph._p.append(parse_xml(xml))
    if rows:
        _repeated(word, rows)
    return saved(word)


def _repeated(word: WordDocument, columns: Sequence[str]) -> None:
    table = word.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    for place, column in enumerate(columns):
        table.cell(0, place).text = column
    cells = "".join(
        f"<w:tc><w:tcPr/><w:p>{control(column, LINES)}</w:p></w:tc>"
        for column in columns
    )
    item = (
        '<w:sdt><w:sdtPr><w:id w:val="7"/><w15:repeatingSectionItem/></w:sdtPr>'
        f"<w:sdtContent><w:tr>{_WHOLE}{cells}</w:tr></w:sdtContent></w:sdt>"
    )
    whole = (
        f'<w:sdt {_SPACES}><w:sdtPr><w:tag w:val="insatser"/>'
        f"<w15:repeatingSection/></w:sdtPr><w:sdtContent>{item}</w:sdtContent></w:sdt>"
    )
    table._tbl.append(parse_xml(whole))


def form(rows: int = 0) -> bytes:
    """Give a form in PDF with a field of every sort, and so many numbered rows."""
    whole = BytesIO()
    canvas = Canvas(whole, invariant=True)
    canvas.drawString(50, 800, "Samordnad individuell plan")
    fields = canvas.acroForm
    fields.textfield(name="namn", tooltip="Den unges namn", x=50, y=760, width=300)
    fields.textfield(
        name="viktigt", x=50, y=640, width=300, height=100, fieldFlags="multiline"
    )
    fields.checkbox(name="samtycke", tooltip="Samtycke finns", x=50, y=600)
    for place, value in enumerate(("Kommun", "Region")):
        fields.radio(name="ansvarig", value=value, x=50 + 40 * place, y=560)
    fields.choice(
        name="huvudman", x=150, y=560, options=["Kommun", "Region"], value="Kommun"
    )
    for row in range(1, rows + 1):
        for place, column in enumerate(("vad", "vem")):
            fields.textfield(
                name=f"{column}{row}",
                x=50 + 220 * place,
                y=540 - 50 * row,
                width=210,
                height=46,
                fontSize=9,
                fieldFlags="multiline",
            )
    canvas.showPage()
    canvas.save()
    return whole.getvalue()


def spoiled(
    data: bytes,
    change: Mapping[str, tuple[bytes, bytes]] | None = None,
    add: Mapping[str, bytes] | None = None,
) -> bytes:
    """Give a Word file with words of its parts changed, and parts added."""
    whole = BytesIO()
    with ZipFile(BytesIO(data)) as parts, ZipFile(whole, "w", ZIP_DEFLATED) as made:
        for name in parts.namelist():
            part = parts.read(name)
            if change and name in change:
                before, after = change[name]
                assert before in part
                part = part.replace(before, after, 1)
            made.writestr(name, part)
        for name, part in (add or {}).items():
            made.writestr(name, part)
    return whole.getvalue()
