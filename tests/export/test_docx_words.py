"""Words in the Word file: order, language, direction and look of every run."""

import re

import msgspec
import pytest

from letterdesk.document.model import (
    Heading,
    LineBreak,
    Note,
    NoteMark,
    Origin,
    Paragraph,
    SignatureBlock,
    Signer,
    Subject,
    Text,
    Title,
)
from letterdesk.export import write_text
from letterdesk.export.measures import latin_size
from letterdesk.library.model import HouseStyle, TypeSetting
from tests.export.docx_letters import (
    FILES,
    NS,
    STYLE,
    WORDS,
    Opened,
    R,
    W,
    every_kind,
    letter,
    paragraph,
    said,
)

_LIST_MARK = re.compile(r"^(?:[0-9a-zأب]{1,4}\.|[•–]) ")
_NOTE_MARK = re.compile(r"\[\d+\]")


def runs(opened, words):
    """The runs of the paragraph that holds `words`: text, and its w:rPr."""
    return [("".join(t.text for t in run.findall(f"{W}t")), run.find(f"{W}rPr"))
            for run in opened.paragraph(words).iter(f"{W}r")]


def look(opened, words, part):
    """The w:rPr of the run that reads `part`."""
    return next(properties for text, properties in runs(opened, words) if text.strip() == part)


def character_style(properties):
    named = properties.find(f"{W}rStyle")
    return None if named is None else named.get(f"{W}val")


@pytest.mark.parametrize("language", ["en", "ar", "zh", "ru"])
def test_paragraphs_in_order_are_the_lines_of_the_text(language):
    document = every_kind(language)
    unseen = paragraph(" أيار/\u2060مايو, Rechts\u00adschutz\u200e, 42\u00a0000  A/HRC/S-1 ")
    document = msgspec.structs.replace(document, elements=(*document.elements, unseen))
    told = write_text(document, width=None).removesuffix("\n").split("\n")
    notes = next(place for place, line in enumerate(told) if line.startswith("[1] "))

    printed = Opened(document).lines()

    # Empty cells and the paragraphs between two tables hold no words.
    assert [line for line in printed if line] == [
        _LIST_MARK.sub("", _NOTE_MARK.sub("", line)) for line in told[:notes]]


def test_every_run_of_words_has_a_language():
    for language in WORDS:
        for part in Opened(every_kind(language)).stories().values():
            for run in part.iter(f"{W}r"):
                if run.find(f"{W}t") is not None:
                    assert run.find(f"{W}rPr/{W}lang") is not None


@pytest.mark.parametrize(("language", "attribute", "tag"), [
    ("en", "val", "en-GB"), ("ru", "val", "ru-RU"), ("ar", "bidi", "ar-SA"),
    ("zh", "eastAsia", "zh-CN"),
])
def test_words_carry_the_tag_of_their_language_where_word_looks_for_it(language, attribute, tag):
    opened = Opened(letter(paragraph(WORDS[language]), language=language))

    first = opened.main.find(f".//{W}lang")

    assert first.get(f"{W}{attribute}") == tag


@pytest.mark.parametrize(("locale", "attribute", "tag"), [
    ("en-US", "val", "en-US"), ("en-GB-oxendict", "val", "en-GB"), ("es-419", "val", "es-MX"),
    ("ar-001", "bidi", "ar-SA"), ("ar-EG", "bidi", "ar-EG"), ("zh-Hans", "eastAsia", "zh-CN"),
    ("zh-Hant", "eastAsia", "zh-TW"), ("ru-RU", "val", "ru-RU"), ("fr-CH", "val", "fr-CH"),
])
def test_the_variety_of_the_house_is_the_tag_of_its_own_words(locale, attribute, tag):
    language = locale[:2]
    words = {**WORDS, "es": "La resolución", "fr": "La résolution"}[language]
    document = letter(paragraph(words), Paragraph((Text("x", language="de"), NoteMark("n"))),
                      notes=(Note("n", (paragraph(words),)),), language=language, locale=locale)
    opened = Opened(document)

    assert opened.main.find(f".//{W}lang").get(f"{W}{attribute}") == tag
    assert look(opened, "x", "x").find(f"{W}lang").get(f"{W}val") == "de"
    for part in ("footnotes.xml", "styles.xml"):
        assert tag in opened.find(f"//w:lang/@w:{attribute}", f"word/{part}")
    assert opened.find(f"//w:themeFontLang/@w:{attribute}", "word/settings.xml") == [tag]
    assert opened.word.core_properties.language == tag


def test_a_document_symbol_in_arabic_runs_from_left_to_right_among_words_that_do_not():
    opened = Opened(letter(paragraph(WORDS["ar"]), language="ar"))

    symbol = look(opened, "S/2014/348", "S/2014/348")
    others = [p for text, p in runs(opened, "S/2014/348") if not any(map(str.isdigit, text))]

    assert len(others) > 1
    assert symbol.find(f"{W}rtl") is None
    assert symbol.find(f"{W}lang").get(f"{W}val") == "en-GB"
    assert all(p.find(f"{W}rtl") is not None for p in others)


def test_figures_in_arabic_have_the_latin_face_at_its_size_and_keep_their_place():
    arabic = "نحو 2,500 منظمة في 22 أيار/\u2060مايو 2014 (50%)"
    setting = TypeSetting(font="Noto Naskh Arabic", size=13, line=20)
    style = msgspec.structs.replace(STYLE, arabic=setting)
    opened = Opened(letter(paragraph(arabic), Title(said("عام 2014")), language="ar"), style)

    assert opened.lines()[0] == arabic.replace("\u2060", "")
    for figure in ("2,500", "22", "2014", "50%"):
        properties = look(opened, "منظمة", figure)
        assert properties.find(f"{W}rtl") is None
        assert properties.find(f"{W}rFonts").attrib == {f"{W}cs": "Times New Roman"}
        assert properties.find(f"{W}szCs").get(f"{W}val") == "24"
        assert properties.find(f"{W}lang").get(f"{W}bidi") == "ar-SA"
    assert look(opened, "عام", "2014").find(f"{W}szCs").get(f"{W}val") == "34"
    slash = look(opened, "منظمة", "/")
    assert slash.find(f"{W}rtl") is not None and slash.find(f"{W}szCs") is None
    assert slash.find(f"{W}rFonts").get(f"{W}cs") == "Times New Roman"
    assert look(opened, "منظمة", "منظمة في").find(f"{W}rFonts") is None


@pytest.mark.parametrize(("typed", "written"), [
    ("كتبت Zenith “A” أمس", "كتبت Zenith “A”\u200e أمس"),
    ("وقعت Recht e. V.، هنا", "وقعت Recht e. V.\u200e، هنا"),
    ("هاتف +44 20 7946 0958، أو", "هاتف \u200e+44 20 7946 0958، أو"),
    ("قال @office (UNHCR)", "قال \u200e@office (UNHCR)"),
    ("في 12/03/2024 و2014-05-22 أو", "في 12/03/2024 و\u200e2014-05-22 أو"),
    ("القرار S/RES/2139 (2014)، وS/2014/348", "القرار S/RES/2139 (2014)، وS/2014/348"),
])
def test_marks_of_direction_hold_the_ends_of_runs_in_word_files_and_texts(typed, written):
    document = letter(paragraph(typed), language="ar")

    assert Opened(document).lines() == [written]
    assert write_text(document) == f"{written}\n"


def test_arabic_words_in_an_english_letter_hold_their_quotation_marks():
    document = letter(paragraph("Of منظمة «العدل» and السيد (الوزير)."))

    written = "Of منظمة «العدل»\u200f and السيد (الوزير)."
    assert Opened(document).lines() == [written] == write_text(document).splitlines()


def test_arabic_words_in_an_english_letter_run_from_right_to_left():
    opened = Opened(letter(paragraph("The letter of السيد محمد (الوزير) of 12/03/2024, ref.")))

    arabic = next(p for text, p in runs(opened, "The letter") if "محمد" in text)

    assert arabic.find(f"{W}rtl") is not None
    assert arabic.find(f"{W}lang").get(f"{W}bidi") == "ar-SA"
    assert opened.paragraph("The letter").find(f"{W}pPr/{W}bidi") is None


def test_a_span_with_its_own_language_and_direction_keeps_them():
    opened = Opened(letter(Paragraph((
        Text("Bonjour ", language="fr"), Text("12", direction="rtl")))))

    assert look(opened, "Bonjour", "Bonjour").find(f"{W}lang").get(f"{W}val") == "fr-FR"
    assert look(opened, "Bonjour", "12").find(f"{W}rtl") is not None


def test_paragraphs_of_an_arabic_letter_and_its_section_are_right_to_left():
    opened = Opened(every_kind("ar"))

    for part in opened.stories().values():
        assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in part.iter(f"{W}p"))
    assert opened.find("//w:sectPr/w:bidi")
    tables = opened.find("//w:tbl")
    assert tables
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tables)


def test_han_characters_ask_for_the_east_asian_font_and_are_never_slanted():
    opened = Opened(letter(Paragraph((Text("决议 "), Text("强调", emphasis=True))), language="zh"))

    han = look(opened, "决议", "强调")

    assert han.find(f"{W}rFonts").get(f"{W}hint") == "eastAsia"
    assert han.find(f"{W}i").get(f"{W}val") == "0"


def test_fonts_for_all_three_kinds_of_script_are_named_by_words_names():
    opened = Opened(letter(paragraph("中文文本 1234 abcd")))
    fonts = opened.find("//w:rPrDefault//w:rFonts", "word/styles.xml")[0]

    assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi") == "Times New Roman"
    assert fonts.get(f"{W}eastAsia") == "SimSun"
    assert fonts.get(f"{W}cs") == "Noto Naskh Arabic"


@pytest.mark.parametrize(("ours", "words"), [
    ("Liberation Sans", "Arial"), ("Carlito", "Calibri"), ("Liberation Serif", "Times New Roman"),
])
def test_a_font_with_a_twin_goes_by_the_name_of_the_twin(ours, words):
    opened = Opened(letter(), HouseStyle(text=TypeSetting(font=ours)))

    assert opened.find("//w:rPrDefault//w:rFonts/@w:ascii", "word/styles.xml") == [words]


def test_latin_words_in_an_arabic_letter_are_as_large_as_in_the_pdf():
    opened = Opened(letter(language="ar"))

    size = str(round(latin_size(STYLE, "ar") * 2))
    assert opened.find("//w:rPrDefault//w:sz/@w:val", "word/styles.xml") == [size]
    assert opened.find("//w:rPrDefault//w:szCs/@w:val", "word/styles.xml") == ["28"]


def test_an_arabic_letter_carries_its_face_and_an_english_one_does_not():
    arabic, english = Opened(every_kind("ar")), Opened(every_kind("en"))

    assert {n for n in arabic.names if n.endswith(".odttf")} >= {
        "word/fonts/NotoNaskhArabic-Regular.odttf", "word/fonts/NotoNaskhArabic-Bold.odttf"}
    assert arabic.part("word/settings.xml").find(f"{W}embedTrueTypeFonts") is not None
    assert not any(n.endswith(".odttf") for n in english.names)


def test_a_carried_face_is_the_font_again_when_its_key_is_taken_off():
    from letterdesk.resources import resource

    opened = Opened(every_kind("ar"))
    embedded = opened.find("//w:font[@w:name='Noto Naskh Arabic']/w:embedRegular",
                           "word/fontTable.xml")[0]
    key = bytes.fromhex(re.sub("[{}-]", "", embedded.get(f"{W}fontKey")))[::-1]
    target = opened.targets("fontTable.xml")[embedded.get(f"{R}id")]
    masked = opened.zip.read(f"word/{target}")

    head = bytes(byte ^ key[place % 16] for place, byte in enumerate(masked[:32]))

    file = resource("fonts", "noto-arabic", "NotoNaskhArabic-Regular.ttf")
    assert head + masked[32:] == file.read_bytes()


def test_emphasis_is_a_style_that_a_coordinator_can_change():
    opened = Opened(letter(Paragraph((
        Text("plain "), Text("loud", strong=True), Text("soft", emphasis=True),
        Text("both", strong=True, emphasis=True)))))

    styles = {text: character_style(p) for text, p in runs(opened, "plain")}

    assert styles == {"plain ": None, "loud": "Strong", "soft": "Emphasis",
                      "both": "StrongEmphasis"}
    assert all(p.find(f"{W}b") is None for _, p in runs(opened, "plain"))


def test_strong_words_in_a_bold_line_stay_bold():
    """Bold in both styles would be upright in Word (ECMA-376 part 1, 17.7.3)."""
    opened = Opened(letter(Subject((Text("Re: "), Text("veto", strong=True)))))

    assert character_style(look(opened, "Re:", "veto")) is None


def test_strong_words_in_a_plain_subject_are_bold():
    opened = Opened(letter(Subject((Text("Re: "), Text("veto", strong=True)))),
                    HouseStyle(subject="plain"))

    assert character_style(look(opened, "Re:", "veto")) == "Strong"


def test_a_link_leads_to_its_address_and_keeps_its_look():
    address = "https://example.org/?a=1&b=<2>"
    opened = Opened(letter(Paragraph((
        Text("See ", link=address), Text("here", link=address, strong=True), Text(".")))))

    links = opened.find("//w:hyperlink")

    assert len(links) == 1
    assert opened.targets()[links[0].get(f"{R}id")] == address
    strong = look(opened, "See", "here")
    assert character_style(strong) == "Hyperlink"
    assert strong.find(f"{W}b") is not None


def test_what_is_wrong_is_marked_in_a_draft_only():
    words = Paragraph((Text("‹country›", trouble="missing"),))

    draft = Opened(letter(words, draft=True))
    final = Opened(letter(words))

    assert character_style(look(draft, "country", "‹country›")) == "MissingValue"
    assert character_style(look(final, "country", "‹country›")) is None


def test_a_run_in_heading_begins_the_paragraph_after_it():
    opened = Opened(letter(Heading(said("On transfers."), run_in=True),
                           Paragraph((Text("Your letter "), Text("says", strong=True)))))

    assert opened.lines() == ["On transfers. Your letter says"]
    assert character_style(look(opened, "transfers", "On transfers.")) == "Run-inHeading"
    assert character_style(look(opened, "transfers", "says")) == "Strong"
    assert opened.style_of("transfers") == "BodyText"


def test_a_run_in_heading_before_nothing_stands_alone():
    assert Opened(letter(Heading(said("Alone."), run_in=True))).lines() == ["Alone."]


def test_word_joiners_stay_out_and_other_unseen_characters_stay_in():
    opened = Opened(letter(paragraph("أيار/\u2060مايو\u200e"), language="ar"))

    assert opened.lines() == ["أيار/مايو\u200e"]


def test_a_soft_hyphen_is_words_own():
    opened = Opened(letter(paragraph("Rechts\u00adschutz")))

    assert opened.find("//w:softHyphen")


def test_a_mark_of_a_note_that_is_not_there_prints_nothing():
    opened = Opened(letter(Paragraph((Text("Said."), NoteMark("gone")))))

    assert opened.lines() == ["Said."]
    assert opened.find("//w:footnoteReference") == []


def test_hyphens_in_a_document_symbol_end_no_line_and_others_may():
    opened = Opened(letter(paragraph("A well-known A/HRC/RES/S-17/1, see https://x.org/a-b.")))

    assert opened.lines() == ["A well-known A/HRC/RES/S-17/1, see https://x.org/a-b."]
    assert len(opened.find("//w:noBreakHyphen")) == 1


def test_marks_of_two_notes_at_one_spot_are_parted():
    notes = (Note("a", (paragraph("One."),)), Note("b", (paragraph("Two."),)))
    opened = Opened(letter(Paragraph((Text("Said."), NoteMark("a"), NoteMark("b"))), notes=notes))

    assert [run[-1].tag.rpartition("}")[2] for run in opened.main.iter(f"{W}r")] == [
        "t", "footnoteReference", "sym", "footnoteReference"]


def test_signers_words_are_in_their_own_language():
    opened = Opened(letter(
        Paragraph((Text("Vu."), LineBreak()), origin=Origin(part="a")),
        SignatureBlock((Signer("Anne Lé", language="fr"),))))

    assert look(opened, "Anne", "Anne Lé").find(f"{W}lang").get(f"{W}val") == "fr-FR"


def test_the_letter_is_the_same_in_a_style_with_one_size_for_all():
    assert Opened(every_kind(), STYLE, FILES).lines() == Opened(every_kind(), HouseStyle()).lines()


def test_the_names_of_namespaces_stay_out_of_the_words():
    assert NS["w"] not in "".join(Opened(every_kind()).main.itertext())
