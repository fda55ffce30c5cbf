"""Document settings that make Word and LibreOffice break lines as the PDF does."""

from __future__ import annotations

from collections.abc import Mapping

from letterdesk.export.docx.notes import SEPARATORS
from letterdesk.export.docx.ooxml import Element, lone, sub

_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)


def settings(tags: Mapping[str, str], *, carries_fonts: bool) -> list[Element]:
    """Children of w:settings in the schema's order (CT_Settings)."""
    made = [lone("zoom", percent="100")]
    if carries_fonts:
        made += [lone("embedTrueTypeFonts"), lone("saveSubsetFonts")]
    made += [
        lone("defaultTabStop", val="720"),
        lone("autoHyphenation", val="0"),
        lone("characterSpacingControl", val="doNotCompress"),
    ]
    notes = lone("footnotePr")
    for _, number in SEPARATORS:
        sub(notes, "footnote", id=number)
    compatibility = lone("compat")
    for option, value in _COMPATIBILITY:
        sub(compatibility, "compatSetting", name=option, uri=_WORD, val=value)
    return [*made, notes, compatibility,
            lone("themeFontLang", **tags),
            lone("decimalSymbol", val="."), lone("listSeparator", val=",")]
