"""Locale data: what CLDR says of numbers and dates.

The locales that libraries start with stand here, so that an export does not
spend 30 ms to load Babel; tests hold them against it. Any other locale is
asked of Babel. Quotation marks and the smallest grouped number are not in
Babel: they are CLDR's own (common/main, `delimiters` and
`minimumGroupingDigits`; Russian leaves 2500 whole, as the documents of the UN do),
Arabic and French marks as printers there set them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from letterdesk.language.usage import DEFAULT_LOCALES, Usage

if TYPE_CHECKING:
    from babel.core import Locale


class LocaleData(msgspec.Struct, frozen=True):
    decimal: str
    group: str
    months: tuple[str, ...]
    """In the form that a date takes, January first."""
    order: str
    """Of day, month and year in a date of figures: `dmy`, `mdy` or `ymd`."""
    percent: str = "{}%"
    min_grouping: int = 1
    """Digits that must stand before the first group mark: 2 leaves 2500 as it is."""
    quotes: tuple[str, str] = ("“", "”")


def _months(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_ENGLISH = _months(
    "January February March April May June July August September October November December"
)
_FRENCH = _months(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
_SPANISH = _months(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_ARABIC = _months(
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
)
_RUSSIAN = _months(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
_CHINESE = _months("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月")

KEPT: dict[str, LocaleData] = {
    "en-GB": LocaleData(".", ",", _ENGLISH, "dmy"),
    "en-US": LocaleData(".", ",", _ENGLISH, "mdy"),
    "fr-FR": LocaleData(
        ",", "\u202f", _FRENCH, "dmy", "{}\u00a0%", quotes=("«\u00a0", "\u00a0»")
    ),
    "es-ES": LocaleData(",", ".", _SPANISH, "dmy", "{}\u00a0%", 2, ("«", "»")),
    "ar-001": LocaleData(".", ",", _ARABIC, "dmy", quotes=("«", "»")),
    "ru-RU": LocaleData(",", "\u00a0", _RUSSIAN, "dmy", "{}\u00a0%", 2, ("«", "»")),
    "zh-Hans": LocaleData(".", ",", _CHINESE, "ymd"),
}

def locale_data(usage: Usage) -> LocaleData:
    """The data of the library's locale; an unknown locale gets those of its language."""
    tag = usage.bcp47
    return KEPT.get(tag) or _from_babel(tag, usage.language)


def babel_locale(usage: Usage) -> Locale:
    """Babel's locale for the library's, or for the language where Babel has no such locale."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(usage.bcp47, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LOCALES[usage.language], sep="-")


@cache
def _from_babel(tag: str, language: str) -> LocaleData:
    kept = KEPT[DEFAULT_LOCALES[language]]
    locale = babel_locale(Usage(language, tag))
    symbols = locale.number_symbols["latn"]
    figures = str(locale.date_formats["short"].pattern).lower()
    return LocaleData(
        decimal=str(symbols["decimal"]),
        group=str(symbols["group"]),
        months=tuple(str(name) for name in locale.months["format"]["wide"].values()),
        order="".join(sorted("dmy", key=figures.find)),
        percent=str(locale.percent_formats[None].pattern).replace("#,##0", "{}"),
        min_grouping=kept.min_grouping if symbols["group"] == kept.group else 1,
        quotes=kept.quotes,
    )
