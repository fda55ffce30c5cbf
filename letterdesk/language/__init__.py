"""Grammar of names, numbers, dates and lists in six languages, and their typography."""

from letterdesk.language.agreement import (
    AgreementMissing,
    agree,
    plural_categories,
    plural_category,
)
from letterdesk.language.choosing import nearest_states, state_to_choose
from letterdesk.language.dates import format_date, format_range, parse_date
from letterdesk.language.direction import Run, direction, name_run, script_runs
from letterdesk.language.find import find_country
from letterdesk.language.language_names import language_name
from letterdesk.language.lists import join, sort_names
from letterdesk.language.names import (
    Name,
    UnknownCountry,
    country,
    country_codes,
    pinned_names,
)
from letterdesk.language.numbers import (
    format_money,
    format_number,
    format_percent,
    parse_number,
    running_number,
)
from letterdesk.language.typography import capital, quotes
from letterdesk.language.usage import DEFAULT_LOCALES, LANGUAGES, Usage
from letterdesk.language.wording import ordinal, spell_out

__all__ = [
    "DEFAULT_LOCALES", "LANGUAGES", "AgreementMissing", "Name", "Run", "UnknownCountry", "Usage",
    "agree", "capital", "country", "country_codes", "direction", "find_country", "format_date",
    "format_money", "format_number", "format_percent", "format_range", "join", "language_name",
    "name_run", "nearest_states", "ordinal", "parse_date", "parse_number", "pinned_names",
    "plural_categories", "plural_category", "quotes", "running_number", "script_runs",
    "sort_names", "spell_out", "state_to_choose",
]
