"""Numbers in figures, as a language prints and types them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from letterdesk.language.cldr import babel_locale, locale_data
from letterdesk.language.usage import Usage

Number = int | Decimal

OTHER_DIGITS = {
    ord(digit): str(value)
    for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
    for value, digit in enumerate(digits)
}
"""For `str.translate`: digits of other scripts to Western ones."""
_SPACES = r"[\s\u00a0\u2009\u202f]+"
_MINUS = "−"


def format_number(n: Number, usage: Usage) -> str:
    """The number in Western digits, grouped by the locale: 150,000; 150 000; 150.000."""
    data = locale_data(usage)
    sign = _MINUS if n < 0 else ""
    whole, _, fraction = f"{Decimal(n):f}".removeprefix("-").partition(".")
    if len(whole) >= 3 + data.min_grouping:
        whole = f"{int(whole):,}".replace(",", data.group)
    return f"{sign}{whole}{data.decimal}{fraction}" if fraction else f"{sign}{whole}"


_CHINESE_UNITS = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))


def running_number(n: Number, usage: Usage) -> str:
    """The number as a sentence has it: in Chinese 15万, 34.6万, 65亿 where nothing is lost by it.

    GB/T 15835-2011: 万 and 亿 stand for the last zeros of a large number. At most two
    decimals stand before them; any other number stays in figures.
    """
    whole = Decimal(n)
    if usage.language == "zh" and whole == int(whole):
        for unit, name in _CHINESE_UNITS:
            if abs(whole) >= unit and whole * 100 % unit == 0:
                shown = format_number((whole / unit).normalize(), usage)
                return shown.replace(locale_data(usage).group, "") + name
    return format_number(n, usage)


def format_percent(n: Number, usage: Usage) -> str:
    """`n` hundredths: 40 gives “40%”."""
    return locale_data(usage).percent.format(format_number(n, usage))


def format_money(amount: Number, currency: str, usage: Usage) -> str:
    """An amount in a currency (ISO 4217 code), with cents only where there are any.

    Arabic names the currency, since a sign beside figures changes sides there. Groups
    are marked where those of a number are: 1200 € in Spanish.
    """
    from babel.numbers import format_currency

    locale = babel_locale(usage)
    is_whole = amount == int(amount)
    is_grouped = len(str(abs(int(amount)))) >= 3 + locale_data(usage).min_grouping
    if usage.language == "ar":
        shown = format_currency(
            amount, currency, locale=locale, numbering_system="latn", format_type="name",
            currency_digits=not is_whole, decimal_quantization=not is_whole,
            group_separator=is_grouped,
        )
        return shown.replace(" ", "\u00a0", 1)
    pattern = str(locale.currency_formats["standard"].pattern)
    return format_currency(
        amount, currency, pattern.replace(".00", "") if is_whole else pattern, locale=locale,
        numbering_system="latn", currency_digits=not is_whole, group_separator=is_grouped,
    )


def parse_number(text: str, usage: Usage) -> int | Decimal | None:
    """The number that a person typed, as the locale writes it, or None.

    Spaces part groups in every language; Chinese has 万 and 亿 too. A mark that the
    locale does not have, or a group of other than three digits, is not understood and
    never guessed.
    """
    if usage.language == "zh":
        for unit, name in _CHINESE_UNITS:
            if text.rstrip().endswith(name):
                return _times(parse_number(text.rstrip().removesuffix(name), usage), unit)
    data = locale_data(usage)
    typed = text.strip().translate(OTHER_DIGITS).replace("٬", ",").replace("٫", ".")
    typed = typed.replace(_MINUS, "-")
    if usage.language == "ar":
        typed = typed.replace("،", ",")
    whole, mark, fraction = typed.partition(data.decimal)
    digits = _ungrouped(whole, data.group)
    if digits is None or (mark and not (fraction.isascii() and fraction.isdigit())):
        return None
    try:
        return Decimal(f"{digits}.{fraction}") if mark else int(digits)
    except (InvalidOperation, ValueError):  # more digits than Python reads as a number
        return None


def _times(n: Number | None, unit: int) -> Number | None:
    """So many units; a whole number where it is one."""
    if n is None:
        return None
    whole = Decimal(n) * unit
    return int(whole) if whole == int(whole) else whole


def _ungrouped(whole: str, group: str) -> str | None:
    """The digits of a whole number, or None if its groups are not of three."""
    spaced = re.sub(_SPACES, " ", whole)
    marks = [" "] if group.isspace() else [" ", group]
    for mark in marks:
        pattern = rf"-?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+"
        if re.fullmatch(pattern, spaced, re.ASCII):
            return spaced.replace(mark, "")
    return spaced if re.fullmatch(r"-?\d+", spaced, re.ASCII) else None
