"""Language versions held against each other: edits that were not followed, numbers that differ."""

from __future__ import annotations

import pytest

from letterdesk.findings import NotUnderstood
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import RestoreText
from letterdesk.letters.checks.versions import done_change
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.fix import done


def behind(found, letter):
    return sorted(f.place.language for f in found(letter, "edited-in-one"))


def test_an_edit_in_one_language_is_told_in_the_others_until_each_is_done(six, change, found):
    edited = change(six, text=("call=We call on all States.",))
    assert behind(found, edited) == ["ar", "es", "fr", "ru", "zh"]
    finding = found(edited, "edited-in-one")[0]
    assert (finding.severity, finding.place.part) == ("look at", "call")
    after = apply(edited, done_change(edited, "call", "fr")).letter
    assert behind(found, after) == ["ar", "es", "ru", "zh"]
    again = change(after, text=("call=We call on each and every State.",))
    assert behind(found, again) == ["ar", "es", "fr", "ru", "zh"]
    assert behind(found, apply(again, RestoreText("call", "en")).letter) == []


def test_a_version_that_was_edited_itself_has_followed(six, change, found):
    edited = change(six, text=("call=We call on all States.",))
    both = change(edited, text=("call=Nous appelons tous les États.",), language="fr")
    assert "fr" not in behind(found, both) and "en" not in behind(found, both)


def test_a_version_that_was_done_and_edited_is_told_when_the_other_changes_again(six, change,
                                                                                 found, clock):
    edited = change(six, text=("call=We call on all States.",))
    both = change(edited, text=("call=Nous appelons tous les États.",), language="fr")
    said = done(both, "call", "fr", clock=clock)
    assert "fr" not in behind(found, said)
    assert done(said, "call", "fr", clock=clock) is said
    assert "fr" in behind(found, change(said, text=("call=We call on none.",)))


def test_added_paragraphs_are_told_once_they_were_said_to_be_done(six, change, found, clock):
    letter = change(six, insert_after=("call=More to say.",))
    letter = change(letter, text=("added-1=Encore un mot.",), language="fr")
    assert "fr" not in behind(found, letter)
    said = done(letter, "added-1", "fr", clock=clock)
    changed = change(said, text=("added-1=Much more to say.",))
    assert "fr" in behind(found, changed)


def test_a_part_left_out_and_a_letter_of_one_language_have_nothing_to_follow(six, letter, change,
                                                                             found):
    assert behind(found, change(letter, text=("call=We call on all States.",))) == []
    out = change(six, text=("call=We call on all States.",), without=("call",))
    assert behind(found, out) == []


def test_done_is_kept_in_the_file(six, change, clock, tmp_path):
    said = done(change(six, text=("call=We call.",)), "call", "fr", clock=clock)
    path = tmp_path / "a.letter"
    write_letter(path, said)
    assert read_letter(path).letter == said
    with pytest.raises(NotUnderstood):
        done(six, "nothing", "fr", clock=clock)


def differ(found, letter):
    return [(f.place.language, f.words) for f in found(letter, "numbers-differ")]


def test_a_number_typed_in_one_version_alone_is_to_look_at(six, change, found):
    changed = change(six, text=("call=We call on 193 States.",))
    assert differ(found, changed) == [("en", "193")]
    (finding,) = found(changed, "numbers-differ")
    assert finding.severity == "look at"
    assert "“call” says 193 in en, and not in fr" in finding.line()


def test_the_version_that_stands_alone_is_named_with_both_numbers(six, change, found):
    letter = change(six, insert_after=("call=We met seven States in 2013.",))
    for language, words in (("fr", "Nous avons rencontré sept États en 2013."),
                            ("es", "Nos reunimos con 7 Estados en 2013."),
                            ("ar", "التقينا سبع دول في عام 2013."),
                            ("ru", "Мы встретились с восемью государствами в 2013 году."),
                            ("zh", "2013年我们会见了七个国家。")):
        letter = change(letter, text=(f"added-1={words}",), language=language)
    assert differ(found, letter) == [("ru", "восемью")]
    (finding,) = found(letter, "numbers-differ")
    assert "says восемью in ru and seven in en" in finding.line()


def test_a_number_that_a_version_lacks_is_told_there(six, change, found):
    letter = change(six, insert_after=("call=We met nine States.",))
    for language in ("fr", "es", "ar", "ru", "zh"):
        words = {"fr": "Nous avons rencontré les 9 États.", "es": "Nos reunimos con 9 Estados.",
                 "ar": "التقينا 9 دول.", "ru": "Мы встретились с 9 государствами.",
                 "zh": "我们会见了各国。"}[language]
        letter = change(letter, text=(f"added-1={words}",), language=language)
    (finding,) = found(letter, "numbers-differ")
    assert (finding.place.language, finding.words) == ("zh", "")
    assert "says nine in en, and not in zh" in finding.line()


def test_the_same_numbers_written_otherwise_are_the_same(six, change, found):
    letter = change(six, insert_after=(
        "call=On 22 May 2014, 2.8 million people and 1,500 homes; the fourth of S/2014/348, at "
        "10:30, by resolution 2139 (2014).",))
    for language, words in {
        "fr": "Le 22 mai 2014, 2 800 000 personnes et 1500 foyers ; le 4e de S/2014/348, à 10:30, "
              "par la résolution 2139 (2014).",
        "es": "El 22 de mayo de 2014, 2,8 millones de personas y 1.500 hogares; el cuarto.",
        "ar": "في 22 أيار/مايو 2014، 2.8 مليون شخص و1500 منزل؛ الرابع.",
        "ru": "22 мая 2014 года 2,8 млн человек и 1500 домов; четвертый.",
        "zh": "2014年5月22日，280万人和1500所房屋；第四项。",
    }.items():
        letter = change(letter, text=(f"added-1={words}",), language=language)
    assert differ(found, letter) == []


def test_values_typed_in_each_language_are_compared_too(six, change, found):
    letter = change(six, set=("resolution_subject=the 3 crises",), language="en")
    for language, words in {"fr": "les trois crises", "es": "las 3 crisis", "ar": "3 أزمات",
                            "ru": "3 кризисов", "zh": "4场危机"}.items():
        letter = change(letter, set=(f"resolution_subject={words}",), language=language)
    assert differ(found, letter) == [("zh", "4")]


def test_what_the_approved_texts_differ_in_is_no_finding(six, change, found):
    assert differ(found, six) == []
    for language in six.languages:
        text = {"en": "In short: ", "fr": "En bref : ", "es": "En suma: ", "ar": "باختصار: ",
                "ru": "Коротко: ", "zh": "简言之："}[language]
        source = _source(six, "position", language)
        six = change(six, text=(f"position={text}{source}",), language=language)
    assert differ(found, six) == []


def _source(letter, part, language):
    from letterdesk.letters.compose import compose

    return compose(letter, language).part(part).source
