"""Names of the six languages, in each of them."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {"en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic", "ru": "Russian",
           "zh": "Chinese"},
    "fr": {"en": "anglais", "fr": "français", "es": "espagnol", "ar": "arabe", "ru": "russe",
           "zh": "chinois"},
    "es": {"en": "inglés", "fr": "francés", "es": "español", "ar": "árabe", "ru": "ruso",
           "zh": "chino"},
    "ar": {"en": "الإنجليزية", "fr": "الفرنسية", "es": "الإسبانية", "ar": "العربية",
           "ru": "الروسية", "zh": "الصينية"},
    "ru": {"en": "английский", "fr": "французский", "es": "испанский", "ar": "арабский",
           "ru": "русский", "zh": "китайский"},
    "zh": {"en": "英文", "fr": "法文", "es": "西班牙文", "ar": "阿拉伯文", "ru": "俄文",
           "zh": "中文"},
}
"""As the CLDR has them; Chinese as the United Nations names its official languages."""


def language_name(language: str, told_in: str) -> str:
    """The name of a language in another one, as within a sentence; of another, its code."""
    return _NAMES.get(told_in, _NAMES["en"]).get(language, language)
