"""A finding in the words of the panel: title, kind and place, reason, replacement."""

from __future__ import annotations

from dataclasses import dataclass

from letterdesk.desktop.composer.troubles import sentence
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES, field_words, part_words
from letterdesk.desktop.translate import isolated, tr_message
from letterdesk.findings import PUT_RIGHT, Finding, Message
from letterdesk.letters.checks.kinds import kind_of

_BETWEEN = " · "


@dataclass(frozen=True)
class FindingWords:
    """What a row says."""

    title: str
    caption: str
    reason: str
    use: str = ""
    """The words to write instead, where a rule names them."""
    is_wrong: bool = False
    """To put right; else to look at."""


def finding_words(model: ComposerModel, finding: Finding) -> FindingWords:
    """In the interface's language; names of the letter's own as the letter has them."""
    use, because = _replacement(finding)
    remedy = because if use else finding.remedy
    return FindingWords(
        _title(finding.message), _caption(model, finding),
        sentence(tr_message(remedy)) if remedy is not None else "", use,
        finding.severity is PUT_RIGHT)


def _title(message: Message) -> str:
    """A title ends without a full stop."""
    return sentence(tr_message(message)).rstrip(".。")


def _caption(model: ComposerModel, finding: Finding) -> str:
    letter, place = model.session.letter, finding.place
    words = [tr_message(kind_of(finding))]
    part = place.part or (model.part_of_field(place.field) if place.field else "")
    if part and any(p.part == part for p in letter.parts):
        words.append(isolated(part_words(letter, part)))
    elif place.field:
        field = model.field(place.field)
        words.append(isolated(field_words(letter, field)) if field else place.field)
    if place.language and (place.language != model.language):
        words.append(LANGUAGE_NAMES.get(place.language, place.language))
    return _BETWEEN.join(words)


def _replacement(finding: Finding) -> tuple[str, Message | None]:
    """What a house rule says to write instead, and why."""
    values = finding.remedy.values if finding.remedy is not None else {}
    if finding.code != "never-written" or "use" not in values:
        return "", None
    reason = values.get("reason")
    return str(values["use"]), reason if isinstance(reason, Message) else None
