"""Several tagged PDFs as one, with a bookmark for each and the tags of all.

Each file becomes a Part of one Document, with its own language, so that the whole is tagged
as PDF/UA-1 asks (ISO 14289-1, 7.1) and every word keeps its place in the order of reading.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pikepdf


class File(NamedTuple):
    """One PDF that Typst made, and its bookmark."""

    bookmark: str
    language: str
    data: bytes


def joined(files: Sequence[File]) -> bytes:
    """The files one after the other; title, time and standards are those of the first.

    The same files give the same bytes. There must be one at least.
    """
    import pikepdf

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(files[0].data)) as whole:
        tags = _Tags(whole)
        tags.take(whole.Root.StructTreeRoot, files[0])
        starts = [0]
        for number, file in enumerate(files[1:], 1):
            with pikepdf.open(io.BytesIO(file.data)) as part:
                _rename(part, f"{number}-", tags.next_key)
                starts.append(len(whole.pages))
                whole.pages.extend(part.pages)
                tree = part.Root.StructTreeRoot
                if not tree.is_indirect:
                    tree = part.make_indirect(tree)
                tags.take(whole.copy_foreign(tree), file)
        tags.put()
        _set_bookmarks(whole, files, starts)
        _count_pages(whole)
        whole.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


class _Tags:
    """The tree of tags of the whole, which grows file by file."""

    def __init__(self, whole: pikepdf.Pdf) -> None:
        from pikepdf import Array, Dictionary, Name

        self._tree = whole.Root.StructTreeRoot
        self._whole = whole
        self.next_key = 0
        """The first free key of the tree of parents."""
        self._parents: list[tuple[int, Any]] = []
        self._named: list[tuple[bytes, Any]] = []
        self._roles: dict[str, Any] = {}
        self._document = whole.make_indirect(Dictionary(
            Type=Name.StructElem, S=Name.Document, P=self._tree, K=Array()))

    def take(self, tree: Any, file: File) -> None:
        """Takes a file's tags in, whose keys begin at `next_key` and whose names are its own."""
        import pikepdf

        for element in _listed(tree.K):
            part = element if element.is_indirect else self._whole.make_indirect(element)
            part.S = pikepdf.Name.Part
            part.P = self._document
            part.Lang = file.language
            part.T = file.bookmark
            for child in _listed(part.get("/K")):
                if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                    child.P = part
            self._document.K.append(part)
        parents = pikepdf.NumberTree(tree.ParentTree)
        self._parents += [(self.next_key + key, value) for key, value in parents.items()]
        self.next_key = max((key for key, _ in self._parents), default=-1) + 1
        if "/IDTree" in tree:
            self._named += [(str(key).encode(), value)
                            for key, value in pikepdf.NameTree(tree.IDTree).items()]
        for role, meant in tree.get("/RoleMap", {}).items():
            self._roles.setdefault(role, meant)

    def put(self) -> None:
        """Makes what was taken the tree of the whole."""
        from pikepdf import Array, Dictionary, String

        tree = self._tree
        tree.K = Array([self._document])
        tree.ParentTree = Dictionary(Nums=[x for pair in self._parents for x in pair])
        tree.ParentTreeNextKey = self.next_key
        if self._roles:
            tree.RoleMap = Dictionary({str(key): value for key, value in self._roles.items()})
        if self._named:
            names = sorted(self._named, key=lambda pair: pair[0])
            tree.IDTree = Dictionary(Names=Array(
                [x for name, value in names for x in (String(name), value)]))


def _rename(part: pikepdf.Pdf, prefix: str, first_key: int) -> None:
    """Gives the tags of a file names and keys that no file before it has."""
    import pikepdf

    for page in part.pages:
        if "/StructParents" in page.obj:
            page.obj.StructParents = int(page.obj.StructParents) + first_key
        for annotation in page.obj.get("/Annots", ()):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + first_key
    tree = part.Root.StructTreeRoot
    for element in _elements(tree.K):
        if "/ID" in element:
            element.ID = pikepdf.String(prefix + str(element.ID))
        for attributes in _listed(element.get("/A")):
            if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
                attributes.Headers = pikepdf.Array(
                    [pikepdf.String(prefix + str(name)) for name in attributes.Headers])
    if "/IDTree" in tree:
        named = [x for key, value in pikepdf.NameTree(tree.IDTree).items()
                 for x in (pikepdf.String(prefix + str(key)), value)]
        tree.IDTree = pikepdf.Dictionary(Names=pikepdf.Array(named))


def _elements(kids: Any) -> Iterator[Any]:
    """Every structure element, in order of reading; a loop, because trees may be deep."""
    import pikepdf

    waiting = _listed(kids)[::-1]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            waiting += _listed(element.get("/K"))[::-1]


def _listed(value: Any) -> list[Any]:
    """What one value or an array of values holds."""
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _set_bookmarks(whole: pikepdf.Pdf, files: Sequence[File], starts: Sequence[int]) -> None:
    import pikepdf

    with whole.open_outline() as outline:
        outline.root[:] = [pikepdf.OutlineItem(file.bookmark, start)
                           for file, start in zip(files, starts, strict=True)]
    whole.Root.PageMode = pikepdf.Name.UseOutlines


def _count_pages(whole: pikepdf.Pdf) -> None:
    """The number of pages that the metadata tell."""
    told = whole.Root.Metadata.read_bytes()
    count = len(whole.pages)
    whole.Root.Metadata.write(re.sub(rb"(<xmpTPg:NPages>)\d+(?=<)", rb"\g<1>%d" % count, told))
