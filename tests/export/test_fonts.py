"""The fonts that come with Letterdesk."""

import importlib.util
import json

import pytest
from fontTools.ttLib import TTFont

from letterdesk.export.fonts import (
    FAMILIES,
    RARE_CHINESE,
    characters_of,
    font_files,
    font_folders,
    needs_rare_chinese,
    stack,
    without_glyph,
)
from letterdesk.resources import resource


def test_every_font_lies_beside_its_licence():
    files = font_files()
    assert len(files) >= 20
    for file in files:
        assert "SIL OPEN FONT LICENSE" in (file.parent / "OFL.txt").read_text(encoding="utf-8")


def test_liberation_is_the_version_with_the_narrow_space_and_stands_here_once():
    versions = {}
    for file in font_files():
        with TTFont(file, lazy=True) as font:
            names = font["name"]
            key = (names.getDebugName(16) or names.getDebugName(1),
                   names.getDebugName(17) or names.getDebugName(2))
            assert key not in versions, file
            versions[key] = names.getDebugName(5)
    assert versions["Liberation Serif", "Regular"] == "Version 2.1.5"
    assert 0x202F in characters_of("Liberation Serif")


def test_the_table_of_characters_says_what_the_fonts_hold():
    path = resource("fonts", "list_characters.py")
    spec = importlib.util.spec_from_file_location("list_characters", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    kept = json.loads(resource("fonts", "characters.json").read_text(encoding="utf-8"))
    assert kept == {family: script.characters_of(file) for family, file in script.REGULAR.items()}
    assert set(kept) == {*FAMILIES, RARE_CHINESE}


def test_the_folder_of_rare_chinese_is_read_only_when_asked_for():
    assert "fallback" not in {folder.name for folder in font_folders()}
    assert "fallback" in {folder.name for folder in font_folders(with_rare=True)}


def test_rare_chinese_is_what_the_everyday_face_lacks():
    assert not needs_rare_chinese("Veto, 否决权")
    assert needs_rare_chinese("堃")
    assert without_glyph("堃 a 😀\u2060") == {"😀"}


@pytest.mark.parametrize("family", [*FAMILIES, "Unknown"])
@pytest.mark.parametrize("language", ["en", "ar", "zh", "ru"])
def test_every_stack_holds_every_family(family, language):
    assert set(stack(family, language)) == {*FAMILIES, RARE_CHINESE}
    if family in FAMILIES:
        assert stack(family, language)[0] == family


def test_an_unknown_family_is_replaced_by_one_of_its_kind():
    assert stack("Unknown", "en")[0] == "Liberation Serif"
    assert stack("Unknown", "en", is_sans=True)[0] == "Liberation Sans"


def test_words_in_arabic_look_for_an_arabic_face_before_a_latin_one():
    order = stack("Liberation Sans", "ar")
    assert order[:2] == ("Liberation Sans", "Noto Sans Arabic")
