"""The structure tree: what a screen reader reads, and in which order.

Elements are made in reading order when the pieces of a paper are made; drawing only
adds where on which page their content ended up.
"""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of content: the page's object name and its number there."""

    page: str
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something on a page that can be acted on: the page's object name, and its own."""

    page: str
    reference: PDFObjectReference


@dataclass(slots=True, eq=False)
class Element:
    """One element of the tree.

    ``tag`` is a standard structure type (``P``, ``TH``). ``scope`` is a heading
    cell's ``Row`` or ``Column``, ``numbering`` a list's ``Decimal`` or ``Disc``,
    ``box`` a figure's left, lower, right and upper edge on its page, in points.
    ``actual`` is what is read in place of its content, where letters are painted in
    another order than they are read.
    """

    tag: str
    lang: str = ""
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    actual: str = ""
    box: tuple[float, float, float, float] | None = None
    children: "list[Element | Mark | Annotation]" = field(default_factory=list)

    def add(  # noqa: PLR0913  (what an element may have)
        self,
        tag: str,
        *,
        lang: str = "",
        alt: str = "",
        scope: str = "",
        numbering: str = "",
        actual: str = "",
    ) -> "Element":
        """Add a child at the end, and return it."""
        child = Element(tag, lang, alt, scope, numbering, actual)
        self.children.append(child)
        return child

    @property
    def is_needed(self) -> bool:
        """Whether anything was drawn in it; an empty cell still holds its place."""
        return self.tag in {"TD", "TH"} or any(
            not isinstance(child, Element) or child.is_needed for child in self.children
        )


class StructureTree:
    """Writes the elements and the way back from each page's marks to them."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._parents: list[list[Element] | Element] = []
        self._references: dict[Element, PDFObjectReference] = {}

    def add_page(self, marks: list[Element]) -> int:
        """Take a page's elements by the number of their mark; return the page's key."""
        self._parents.append(marks)
        return len(self._parents) - 1

    def add_annotation(self, element: Element) -> int:
        """Take the element of an annotation; return the annotation's key."""
        self._parents.append(element)
        return len(self._parents) - 1

    def write(self, document: PDFDocument) -> None:
        """Put the tree into a file whose pages are all drawn."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = document.Reference(tree, "StructTree")
        tree["K"] = PDFArray([self._write(self._root, reference, document)])
        numbers: list[object] = []
        for key, own in enumerate(self._parents):
            if isinstance(own, Element):
                numbers += [key, self._references[own]]
            else:
                numbers += [key, PDFArray([self._references[mark] for mark in own])]
        parents = PDFDictionary({"Nums": PDFArray(numbers)})
        tree["ParentTree"] = document.Reference(parents)
        tree["ParentTreeNextKey"] = len(self._parents)
        document.Catalog.StructTreeRoot = tree

    def _write(
        self, element: Element, parent: PDFObjectReference, document: PDFDocument
    ) -> PDFObjectReference:
        entries = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent}
        )
        name = f"SE{len(self._references)}"
        reference = document.Reference(entries, name)
        self._references[element] = reference
        said = (
            ("Lang", element.lang),
            ("Alt", element.alt),
            ("ActualText", element.actual),
        )
        for key, text in said:
            if text:
                entries[key] = PDFString(text)
        if attributes := _attributes(element):
            entries["A"] = attributes
        self._write_children(element, entries, document)
        return reference

    def _write_children(
        self, element: Element, entries: PDFDictionary, document: PDFDocument
    ) -> None:
        own = self._references[element]
        pages = [child.page for child in element.children if isinstance(child, Mark)]
        children: list[object] = []
        for child in element.children:
            if isinstance(child, Mark):
                children.append(_mark(child, pages[0]))
            elif isinstance(child, Annotation):
                children.append(_annotation(child))
            elif child.is_needed:
                children.append(self._write(child, own, document))
        if pages:
            entries["Pg"] = PDFObjectReference(pages[0])
        if children:
            entries["K"] = PDFArray(children)


def _mark(mark: Mark, page: str) -> object:
    if mark.page == page:
        return mark.number
    where = PDFObjectReference(mark.page)
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": where, "MCID": mark.number})


def _annotation(annotation: Annotation) -> PDFDictionary:
    where = PDFObjectReference(annotation.page)
    return PDFDictionary(
        {"Type": PDFName("OBJR"), "Pg": where, "Obj": annotation.reference}
    )


def _attributes(element: Element) -> PDFDictionary | None:
    if element.scope:
        return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    if element.numbering:
        numbering = PDFName(element.numbering)
        return PDFDictionary({"O": PDFName("List"), "ListNumbering": numbering})
    if element.box:
        box = PDFArray([round(edge, 2) for edge in element.box])
        layout = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box}
        return PDFDictionary(layout)
    return None
