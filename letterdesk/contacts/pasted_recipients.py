"""Recipients copied from a spreadsheet: what their columns hold, and whom they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from letterdesk.contacts.model import ROLES, Recipient
from letterdesk.contacts.pasted_people import (
    COUNTRY,
    DETAIL,
    EMAIL,
    GENDER,
    GROUP,
    LANGUAGE,
    NAME,
    ORGANISATION,
    ROLE,
    TITLE,
    Table,
    people_of,
)
from letterdesk.language.searching import folded
from letterdesk.language.usage import LANGUAGES

RECIPIENT_COLUMNS = (NAME, TITLE, ORGANISATION, COUNTRY, ROLE, GENDER, LANGUAGE, EMAIL, GROUP,
                     DETAIL)
"""What a column can hold; the detail is a line of the address."""

_LANGUAGE_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": ("english", "anglais", "ingles", "الإنجليزية", "английский", "英文", "英语"),
    "fr": ("french", "francais", "frances", "الفرنسية", "французский", "法文", "法语"),
    "es": ("spanish", "espagnol", "espanol", "الإسبانية", "испанский", "西班牙文", "西班牙语"),
    "ar": ("arabic", "arabe", "العربية", "арабский", "阿拉伯文", "阿拉伯语"),
    "ru": ("russian", "russe", "ruso", "الروسية", "русский", "俄文", "俄语"),
    "zh": ("chinese", "chinois", "chino", "الصينية", "китайский", "中文", "汉语"),
}
_LANGUAGES = {folded(word): language for language, words in _LANGUAGE_WORDS.items()
              for word in (language, *words)}


def recipients_of(table: Table, columns: Sequence[str | None],
                  roles: Mapping[str, str]) -> tuple[Recipient, ...]:
    """Whom the rows name. `roles` are the ids of roles and the words that people read for them.

    A row without a role is a mission where it names a State and no organisation, an
    organisation where it names no person, else a person. A role or language that is none
    stands in the address, so that nothing goes unseen.
    """
    by_word = {folded(word): role for role in ROLES for word in (role, roles.get(role, role))}
    made = []
    for person in people_of(table, columns, fills_names=False):
        role = by_word.get(folded(person.get(ROLE, "")))
        language = _LANGUAGES.get(folded(person.get(LANGUAGE, "")))
        not_understood = [person[key] for key, found in ((ROLE, role), (LANGUAGE, language))
                          if key in person and found is None]
        name, organisation = person.get(NAME, ""), person.get(ORGANISATION, "")
        made.append(Recipient(
            role=role or _role(name, organisation, person), name=name,
            gender=person.get(GENDER), country=person.get(COUNTRY),
            language=language if language in LANGUAGES else None,
            title=person.get(TITLE, ""), organisation=organisation,
            address=tuple(line for line in (person.get(DETAIL, ""), *not_understood) if line),
            groups=(person[GROUP],) if GROUP in person else (), email=person.get(EMAIL, "")))
    return tuple(made)


def _role(name: str, organisation: str, person: Mapping[str, str]) -> str:
    if person.get(COUNTRY) and not organisation:
        return "ambassador"
    return "person" if name else "organisation"
