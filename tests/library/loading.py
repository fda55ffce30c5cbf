"""What a library says when it is loaded."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from letterdesk.findings import Finding
from letterdesk.library import load_library

Make = Callable[..., Path]


def findings(folder: Path) -> tuple[Finding, ...]:
    return load_library(folder)[1]


def told(folder: Path) -> list[tuple[str | None, int | None]]:
    return [(f.place.file, f.place.line) for f in findings(folder)]


ALL_IN_ONE_TABLE = """kind = "opening"
name.en = 3
nmae = "x"
columns = "two"
retired = "soon"
[fixed.who]
reason = "Agreed."
[text.en]
status = "done"
on = 2014-03-03
[text.fr]
on = "x"
"""


TEMPLATE_FAULTS = [
    ('style = "plain"', 'style = "plan"', 4),
    ('blocks = ["addressed", "opening"]', 'blocks = ["addresed", "opening"]', 15),
    ("use_when.addressed", "use_when.other", 16),
    ('field = "states", contains', 'field = "state", contains', 16),
    ('contains = "recipient.country"', 'contains = "x", given = true', 16),
    ('field = "drafts", more_than', 'field = "draft", more_than', 17),
    ("more_than = 1 }", "moer_than = 1 }", 17),
    ('optional = "out"', 'optional = "maybe"', 22),
    ('optional = "out"', 'optional = "out"\nrequired = true', 19),
    ('id = "signature"', 'id = "opening"', 20),
    ('id = "vote_date"', 'id = "date"', 30),
    ('id = "vote_date"', 'id = "vote__date"', 30),
    ('id = "vote_date"', 'id = "facts"', 30),
    ('default = "=date"', 'default = "=dat"', 32),
    ('default = "=date"', 'default = "=country"', 32),
    ('default = "=date"', 'default = "=date"\nnot_after = "dat"', 33),
    ('default = "=date"', 'default = "=date"\nnot_after = "vote_date"', 33),
    ('type = "country"', 'type = "country"\nnot_after = "date"', 43),
    ('default = "today"', 'default = "tomorrow"', 27),
    ('default = "S/2014/348"', 'default = "S/14/348"', 38),
    ('type = "un_symbol"', 'type = "un-symbol"', 36),
    ('group = "vote"', 'group = "votes"', 37),
    ('example = "SY"', 'example = "Syria"', 43),
    ("at_most = 5", "at_most = 0", 48),
    ('type = "country"', 'type = "country"\nat_least = 1', 43),
    ('type = "country"', 'type = "country"\ntranslatable = true', 43),
    ('type = "country"', 'type = "choice"', 40),
    ('fact = "casualties"', 'fact = "casualty"', 67),
    ('default = "rana-haddad"', 'default = "rana"', 72),
    ('default = "list:all"', 'default = "list:some"', 77),
    ('title.en = "Veto on {{ resolution }}"', 'title.en = "Veto on {{ resolutoin }}"', 3),
    ('title.en = "Veto on {{ resolution }}"', 'title.en = "Veto on {{ resolution }"', 3),
    ('name.en = "Veto"', 'name.de = "Veto"', 2),
    ('id = "opening"', 'id = "Opening"', 9),
    ('blocks = ["opening"]', "blocks = []", 10),
    ("format = 1", 'format = "one"', 1),
    ("format = 1", 'id = "other"', 1),
]


OTHER_FAULTS = [
    ("library.toml", 'id = "small"', 'id = "Small House"', 2),
    ("library.toml", 'source_language = "en"', 'source_language = "ru"', 3),
    ("library.toml", 'source_language = "en"',
     'source_language = "en"\ntemplates = ["veto", "vetoes"]', 4),
    ("library.toml", 'fr = "fr-FR"', 'fr = "french"', 7),
    ("library.toml", 'fr = "fr-FR"', 'fr = "en-GB"', 7),
    ("library.toml", 'fr = "fr-FR"', 'fr = "fr-FR"\nde = "de-DE"', 8),
    ("library.toml", 'form = "short"', 'form = "long"', 9),
    ("library.toml", "KP = { en", "XX = { en", 10),
    ("library.toml", "in = \"en Corée", "near = \"en Corée", 10),
    ("library.toml", 'KP = { en = "North Korea"', 'KP = { ru = "Корея"', 10),
    ("library.toml", 'KP = { en = "North Korea"', "KP = { en = 3", 10),
    ("library.toml", 'organisation.en', 'organisation.ru', 4),
    ("library.toml", 'organisation.en', 'organization.en', 4),
    ("facts.toml", "[members]", "[member-s]", 1),
    ("facts.toml", "{number}", "{figure}", 3),
    ("facts.toml", 'source = "Register"', 'sources = "Register"', 4),
    ("facts.toml", "review_by = 2014-10-30", "review_by = 2013-10-30", 6),
    ("facts.toml", "value = 150000", "valeu = 150000", 8),
    ("signatories.toml", "[rana-haddad]", "[Rana]", 1),
    ("signatories.toml", 'gender = "f"', 'gender = "female"', 4),
    ("signatories.toml", 'country = "LB"', 'country = "Lebanon"', 5),
    ("signatories.toml", 'country = "LB"', 'picture = "images/none.png"', 5),
    ("signatories.toml", '{ name = "One House" }', '{ nmae = "One House" }', 9),
    ("signatories.toml", 'country = "FR"', 'country = "XX"', 10),
    ("signatories.toml", "entries = [", "others = [", 7),
    ("signatories.toml", "[list.all]", "[list]", 7),
    ("address.toml", "[ambassador.en]", "[ambasador.en]", 2),
    ("address.toml", "[ambassador.en]", "[ambassador.de]", 2),
    ("address.toml", "neutral = { salutation = \"Excellency", "m = { salutation = \"Excellency", 2),
    ("address.toml", "f = { salutation", "w = { salutation", 5),
    ("address.toml", "{name}", "{nom}", 3),
    ("address.toml", "f = { salutation", "f = { greeting", 5),
    ("address.toml", 'source = "Manual of Protocol"', "source = 3", 1),
    ("rules.toml", 'never.en = ["illegal veto"]', 'never.en = "illegal veto"', 3),
    ("rules.toml", 'never.en = ["illegal veto"]', "", 1),
    ("rules.toml", 'id = "who-we-are"', 'id = "illegal-veto"', 7),
    ("rules.toml", 'templates = ["veto"]', 'templates = ["vote"]', 8),
    ("rules.toml", 'needs_block = "opening"', 'needs_block = "openings"', 9),
    ("rules.toml", "[[rule]]\nid = \"who", "[[rules]]\nid = \"who", 6),
    ("styles/plain.toml", "{{ resolution }}", "{{ resolution }", 3),
    ("styles/plain.toml", "{{ resolution }}", "{{ symbol }}", 3),
    ("styles/plain.toml", "{pages}", "{count}", 4),
    ("styles/plain.toml", 'paper = "a4"', 'paper = "a4"\nmargins.top = 200', 3),
    ("styles/plain.toml", 'paper = "a4"', 'paper = "a4"\nmost_pages = 0', 3),
    ("styles/plain.toml", 'paper = "a4"', 'paper = "a4"\ndate = "left"', 3),
    ("styles/plain.toml", 'paper = "a4"', 'paper = "a4"\naddresses = "window"', 3),
    ("styles/plain.toml", 'paper = "a4"', 'paper = "a4"\nsubject = "centre"', 3),
    ("styles/plain.toml", 'paper = "a4"', 'letterhead = { colour = "blue" }', 2),
    ("styles/plain.toml", 'paper = "a4"', 'letterhead = { logo = "images/none.png" }', 2),
    ("blocks/opening/block.toml", "[fixed.who]", "[fixed.whom]", 3),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\ncolumns = 9', 2),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\nlayout = "wavy"', 2),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\ntexts = { en = "x" }', 2),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\ntext.de.by = "x"', 2),
    ("blocks/addressed/block.toml", 'name.en = "Addressed"', 'text.fr.status = "draft"', 2),
    ("blocks/addressed/en.md", 'other="States"', 'many="States"', 1),
    ("blocks/addressed/en.md", "states|count", "states|date", 1),
    ("blocks/signature/block.toml", 'field = "signatory"', "", 1),
    ("blocks/signature/block.toml", 'field = "signatory"', 'field = "country"', 2),
    ("blocks/signature/block.toml", 'field = "signatory"', 'field = "signer"', 2),
]


def picture(kind: str, size: tuple[int, int] = (4, 4), mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    Image.new(mode, size).save(data, kind)
    return data.getvalue()


APPROVED = """kind = "opening"
[fixed.who]
reason.en = "Agreed."
[text.en]
status = "approved"
approved = "{en}"
[text.fr]
status = "approved"
approved = "{fr}"
translated_from = "{source}"
"""
