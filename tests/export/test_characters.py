"""Documents made printable: characters and pictures, each case named."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.document.model import (
    LineBreak,
    Origin,
    PageFurniture,
    Paragraph,
    Picture,
    SignatureBlock,
    Signer,
    Text,
    plain_text,
)
from letterdesk.export import prepare
from letterdesk.export.characters import NO_GLYPH
from letterdesk.findings import LOOK_AT, PUT_RIGHT
from letterdesk.library.model import HouseStyle, Letterhead, TypeSetting
from tests.export.pdf_letters import FILES, every_kind, letter, picture, spans

STYLE = HouseStyle()


def prepared_text(text):
    origin = Origin(part="opening", block="opening-veto", field="country")
    made = prepare(letter(Paragraph((Text(text, origin),))), STYLE)
    return made.document.elements[0].spans, made.findings


def test_a_printable_letter_stays_the_same_object_without_findings():
    document = every_kind()
    made = prepare(document, STYLE, FILES)
    assert made.document is document
    assert made.findings == ()


def test_a_control_character_is_dropped_and_named_with_field_and_code_point():
    said, findings = prepared_text("a\x00b\x01c\x7fd\ufeff\ufffc")
    assert plain_text(said) == "abcd"
    assert [f.place.detail for f in findings] == ["U+0000", "U+0001", "U+007F", "U+FEFF", "U+FFFC"]
    finding = findings[0]
    assert (finding.code, finding.severity) == ("control-character", LOOK_AT)
    assert (finding.place.part, finding.place.field) == ("opening", "country")
    assert "U+0000" in finding.line()


def test_a_character_without_a_glyph_becomes_a_mark_and_is_to_put_right():
    said, findings = prepared_text("a😀b😀")
    assert plain_text(said) == f"a{NO_GLYPH}b{NO_GLYPH}"
    (finding,) = findings
    assert (finding.code, finding.severity) == ("no-glyph", PUT_RIGHT)
    assert (finding.place.part, finding.place.field, finding.place.language) == (
        "opening", "country", "en")
    assert "U+1F600 GRINNING FACE" in finding.line()


def test_a_private_use_character_is_named_though_it_has_no_name():
    said, findings = prepared_text("\ue000")
    assert plain_text(said) == NO_GLYPH
    assert "U+E000" in findings[0].line()


def test_half_of_a_surrogate_pair_is_dropped():
    said, findings = prepared_text("a\ud800b")
    assert plain_text(said) == "ab"
    assert findings[0].place.detail == "U+D800"


def test_a_new_line_in_a_value_becomes_a_line_break_and_a_tab_a_space():
    said, findings = prepared_text("one\ntwo\r\nthree\tfour\u2028five")
    assert [type(span) for span in said].count(LineBreak) == 3
    assert plain_text(said) == "one\ntwo\nthree four\nfive"
    assert all(span.origin.field == "country" for span in said)
    assert findings == ()


def test_characters_of_all_scripts_and_rare_chinese_have_glyphs():
    text = ("Ærø ŒŸ ǅ Ёж ѣ Ελ أيار/\u2060مايو ﷺ 中文堃玥喆㐀 “x” « » – — … "
            "\u00ad\u200f\u2066a\u2069 a\u2011b €")
    said, findings = prepared_text(text)
    assert plain_text(said) == text
    assert findings == ()


def test_one_finding_a_place_and_character():
    origin = Origin(part="a", field="x")
    other = Origin(part="b", field="y")
    paragraphs = (Paragraph((Text("😀", origin), Text("😀", origin))),
                  Paragraph((Text("😀", other),)))
    findings = prepare(letter(*paragraphs), STYLE).findings
    assert [(f.place.part, f.place.field) for f in findings] == [("a", "x"), ("b", "y")]


def test_names_of_signatories_head_and_foot_are_looked_at_too():
    furniture = PageFurniture(organisation=spans("a\x01"), footer=(spans("😀"),),
                              page_label="Page\x02 {page}", logo=Picture("logo.png", "alt\x03😀"))
    block = SignatureBlock((Signer("Ann\x04\nLee", "Chair 😀"),), origin=Origin(part="signature"))
    made = prepare(letter(block, furniture=furniture), STYLE)
    signer = made.document.elements[0].signers[0]
    assert (signer.name, signer.title) == ("Ann Lee", f"Chair {NO_GLYPH}")
    foot = made.document.furniture
    assert plain_text(foot.organisation) == "a"
    assert plain_text(foot.footer[0]) == NO_GLYPH
    assert foot.page_label == "Page {page}"
    assert foot.logo == Picture("logo.png", "alt😀")
    assert {f.place.part for f in made.findings} == {None, "signature"}


def test_the_title_of_the_file_may_hold_any_character_but_a_control():
    made = prepare(msgspec.structs.replace(letter(), title="Veto 😀\x01"), STYLE)
    assert made.document.title == "Veto 😀"


def test_a_picture_that_is_missing_or_none_is_taken_out_and_named():
    def with_picture(name):
        return letter(SignatureBlock((Signer("Ann", picture=Picture(name, "Signature")),),
                                     origin=Origin(part="signature")))

    files = {"good.png": picture(), "text.png": b"not a picture", "cut.png": picture()[:60],
             "huge.png": picture(9000, 8000, "1")}
    assert prepare(with_picture("good.png"), STYLE, files).findings == ()
    for name, words in (("gone.png", "no such file"), ("text.png", "not a picture"),
                        ("cut.png", "not a picture"), ("huge.png", "72 megapixels")):
        made = prepare(with_picture(name), STYLE, files)
        (finding,) = made.findings
        assert (finding.code, finding.severity) == ("picture", PUT_RIGHT)
        assert finding.place.part == "signature" and finding.place.detail == name
        assert words in finding.line()
        assert made.document.elements[0].signers[0].picture is None


def test_a_font_that_letterdesk_does_not_have_is_named():
    style = HouseStyle(id="house", text=TypeSetting(font="Garamond"),
                       letterhead=Letterhead(font="Futura"))
    findings = prepare(letter(), style).findings
    assert [f.code for f in findings] == ["font", "font"]
    assert "Garamond" in findings[0].line() and "Liberation Serif is used" in findings[0].line()
    assert "Futura" in findings[1].line() and "Liberation Sans is used" in findings[1].line()


@settings(deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_preparing_twice_changes_nothing_more(text):
    once = prepare(letter(Paragraph((Text(text),))), STYLE).document
    again = prepare(once, STYLE)
    assert again.document == once
    assert again.findings == ()
