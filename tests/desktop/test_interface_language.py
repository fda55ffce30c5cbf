"""The window speaks the language that is chosen, or the system's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from letterdesk.desktop.app import Shown, language_of, prepare_application
from letterdesk.desktop.composer.states import country_suggestions, country_words
from letterdesk.desktop.composer.troubles import sentence, told
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.settling import settle
from letterdesk.desktop.translate import (
    interface_language,
    listed,
    tr,
    tr_message,
    tr_n,
    use_language,
)
from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.language import LANGUAGES, Usage
from letterdesk.operations.preferences import save_settings
from letterdesk.settings import Settings, load_settings
from tests.desktop.closing import delete_now


@pytest.fixture
def english_again(application: QApplication) -> Iterator[None]:
    yield
    prepare_application(application, dark=False)


@pytest.fixture
def shown(application: QApplication, tmp_path: Path, kept_pages: Path,
          english_again: None) -> Iterator[Shown]:
    path = tmp_path / "config" / "settings.json"
    save_settings(Settings(letters_folder=str(tmp_path / "letters"), language="en"), path)
    made = Shown(application, Desk(path), kept_pages)
    made.window.show()
    settle(made.window)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    delete_now()


def choose(shown: Shown, language: str) -> None:
    """As a click on the language in its menu."""
    box = shown.window.settings.language
    action = next(a for a in box.menu().actions()
                  if a.text() == dict(box._choices)[language])
    action.trigger()
    QApplication.processEvents()
    settle(shown.window)


def test_the_settings_offer_each_language_by_its_own_name_and_the_systems(shown) -> None:
    words = [action.text() for action in shown.window.settings.language.menu().actions()]
    assert words == ["As the system", "English", "Français", "Español", "العربية", "Русский",
                     "中文"]


def test_a_language_counts_at_once_and_is_kept(shown, named, tmp_path) -> None:
    choose(shown, "fr")
    assert named(shown.window.settings, "Votre nom", QLineEdit).isVisible()
    assert load_settings(tmp_path / "config" / "settings.json")[0].language == "fr"


def test_arabic_mirrors_the_window_and_english_turns_it_back(shown) -> None:
    choose(shown, "ar")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert shown.window.rail.x() > shown.window.width() / 2
    choose(shown, "en")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert shown.window.rail.x() < shown.window.width() / 2


def test_a_letter_stays_open_when_the_language_changes(shown, letter_file) -> None:
    path = letter_file()
    shown.window.open_path(path)
    settle(shown.window)
    choose(shown, "es")
    assert shown.window.composer is not None
    assert shown.window.composer.session.path == path


def test_words_of_qt_are_in_the_language_too(application, english_again) -> None:
    prepare_application(application, dark=False, language="fr")
    assert QCoreApplication.translate("QWidgetTextControl", "&Paste") == "Co&ller"
    prepare_application(application, dark=False, language="en")
    assert QCoreApplication.translate("QWidgetTextControl", "&Paste") == "&Paste"


@pytest.mark.parametrize(("chosen", "system", "language"), [
    ("fr", ["ru-RU"], "fr"),
    ("system", ["fr-CH", "de-CH"], "fr"),
    ("system", ["de-CH", "es-419"], "es"),
    ("system", ["zh-Hans-CN"], "zh"),
    ("system", ["ar_SY"], "ar"),
    ("system", ["C"], "en"),
    ("system", [], "en"),
])
def test_the_systems_language_counts_where_there_is_no_choice(chosen, system, language) -> None:
    assert language_of(chosen, system) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_words_commas_and_stops(language, english_again) -> None:
    use_language(language)
    assert interface_language() == language
    comma = {"ar": "، ", "zh": "，"}.get(language, ", ")
    assert listed(["A", "B"]) == f"A{comma}B"
    assert sentence("a letter") == ("A letter。" if language == "zh" else "A letter.")
    assert (tr("Settings") == "Settings") == (language == "en")


def test_a_finding_is_told_as_sentences(english_again) -> None:
    finding = Finding("no-name", LOOK_AT, Place(), say("a snapshot needs a name"),
                      say("choose another name"))
    assert told(finding) == "A snapshot needs a name. Choose another name."
    use_language("zh")
    assert told(finding) == "快照须有名称。另选名称。"


@pytest.mark.parametrize(("language", "count", "words"), [
    ("fr", 0, "0 lettre"), ("fr", 1, "1 lettre"), ("fr", 2, "2 lettres"),
    ("es", 1, "1 carta"), ("es", 0, "0 cartas"), ("zh", 1, "1 封信函")])
def test_counts_take_the_form_of_the_language(language, count, words, english_again) -> None:
    use_language(language)
    assert tr_n("{count} letter", "{count} letters", count) == words


def test_values_from_the_left_keep_their_order_in_arabic(english_again) -> None:
    use_language("ar")
    symbol = tr_message(say("write “{use}”", use="A/66/L.42"))
    assert "\u2068A/66/L.42\u2069" in symbol
    assert "\u2068Veto.letter\u2069" in tr("Add to {field}", field="Veto.letter")
    assert "\u2068" not in tr("Add to {field}", field="سوريا")
    nested = say("“{key}” takes {wanted}, not {got}", key="date", got="x",
                 wanted=say("write “{use}”", use="EN"))
    assert tr_message(nested).count("\u2068") == 3
    use_language("fr")
    assert "\u2068" not in tr("Add to {field}", field="Veto.letter")


def test_a_state_is_shown_without_its_article_and_found_with_it(application) -> None:
    assert country_words("SY", Usage("fr")) == "Syrie"
    assert country_words("NL", Usage("en")) == "Netherlands"
    france = next(s for s in country_suggestions(Usage("fr")) if s.value == "FR")
    assert france.words == "France"
    assert "la france" in france.found_by
