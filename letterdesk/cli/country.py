"""letterdesk country"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import Json
from letterdesk.cli.words import print_json
from letterdesk.language import Usage
from letterdesk.operations.countries import Forms, country_forms


def country(
    codes: Annotated[tuple[str, ...], Parameter(help="ISO codes or names of states.")],
    /,
    *,
    lang: Annotated[str, Parameter("--lang", help="Language: en, fr, es, ar, ru or zh.")],
    json: Json = False,
) -> int:
    forms = country_forms(codes, Usage(lang))
    if json:
        print_json(forms[0] if len(forms) == 1 else {**forms[-1], "countries": forms[:-1]})
        return 0
    for form in forms:
        code = form.get("code")
        for line in _lines(form):
            print(" ".join([*([code] if code else []), line]))
    return 0


def _lines(forms: Forms) -> Iterator[str]:
    """`name: Russia`, and `formal name: the Russian Federation` where that is another."""
    formal = forms["formal"]
    for role, words in forms.items():
        if role not in ("code", "formal"):
            yield f"{role}: {words}"
    for role, words in formal.items():
        if words != forms[role]:
            yield f"formal {role}: {words}"
