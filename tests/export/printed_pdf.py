"""What the tests of the PDF look at."""

from __future__ import annotations

import io

import pikepdf

from letterdesk.document.model import (
    List,
)
from tests.export.pdf_letters import (
    item,
)

AS_TYPED = ("<select>", "100<100", "Zack & Tyler", "a &amp; b", "]]>", "/", "- item",
            "1. Resolution 2231", "= A", "#MeToo", "$5", "@office", "_x_", "**", "\\", "~",
            "/* a */", "// b", "#import \"x.typ\": *", "<label>", "`raw`", "{{ x }}")


def item_list(typed):
    return List((item(typed),))


def contents(pdf):
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        return b"".join(page.Contents.read_bytes() for page in opened.pages)


LONG = {
    "link": "https://example.org/" + "a" * 140, "letters": "a" * 120, "value": "b" * 40_000,
    "arabic": "م" * 40_000, "marks": "e\u0301" * 200, "path": "A/HRC/" + "b" * 60 + "/c-d" * 40,
}
