"""A small whole library on disk, and changes to its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

WHOLE: Mapping[str, str] = {
    "library.toml": """format = 1
id = "small"
source_language = "en"
organisation.en = "Small House"
[languages]
en = "en-GB"
fr = "fr-FR"
[names]
form = "short"
KP = { en = "North Korea", fr = { name = "la Corée du Nord", in = "en Corée du Nord" } }
""",
    "facts.toml": """[members]
value = 2500
say.en = "more than {number}"
source = "Register"
as_of = 2014-04-30
review_by = 2014-10-30

[casualties.SY]
value = 150000
source = "SOHR"
as_of = 2014-04-01
""",
    "signatories.toml": """[rana-haddad]
name = "Rana Haddad"
title.en = "Director"
gender = "f"
country = "LB"

[list.all]
entries = [
  { name = "One House" },
  { name = { en = "Other House" }, country = "FR" },
]
""",
    "address.toml": """source = "Manual of Protocol"
[ambassador.en]
neutral = { salutation = "Excellency,", close = "Accept ...", envelope = "H.E. {name}" }
[ambassador.fr]
f = { salutation = "Madame l’Ambassadrice,", close = "..." }
neutral = { salutation = "Excellence,", close = "...", source = "own usage" }
""",
    "rules.toml": """[[rule]]
id = "illegal-veto"
never.en = ["illegal veto"]
use.en = "veto"
reason.en = "The Charter allows the vote."
[[rule]]
id = "who-we-are"
templates = ["veto"]
needs_block = "opening"
""",
    "styles/plain.toml": """name.en = "Plain"
paper = "a4"
following.en = "{{ resolution }}"
page_label.en = "Page {page} of {pages}"
""",
    "templates/veto.toml": """format = 1
name.en = "Veto"
title.en = "Veto on {{ resolution }}"
style = "plain"
[groups.vote]
en = "The vote"

[[part]]
id = "opening"
blocks = ["opening"]
required = true

[[part]]
id = "position"
blocks = ["addressed", "opening"]
use_when.addressed = { field = "states", contains = "recipient.country" }
when = [{ any = [{ field = "drafts", more_than = 1 }, { field = "subject", given = true }] }]

[[part]]
id = "signature"
blocks = ["signature"]
optional = "out"

[[field]]
id = "date"
type = "date"
default = "today"

[[field]]
id = "vote_date"
type = "date"
default = "=date"

[[field]]
id = "resolution"
type = "un_symbol"
group = "vote"
default = "S/2014/348"

[[field]]
id = "country"
type = "country"
example = "SY"

[[field]]
id = "states"
type = "countries"
at_least = 1
at_most = 5

[[field]]
id = "drafts"
type = "number"
at_least = 1

[[field]]
id = "subject"
type = "text"
translatable = true
required = false
example.en = "grave crimes"

[[field]]
id = "casualties"
type = "number"
required = false
fact = "casualties"

[[field]]
id = "signatory"
type = "signatory"
default = "rana-haddad"

[[field]]
id = "cosigners"
type = "signatories"
default = "list:all"
""",
    "blocks/opening/block.toml": """kind = "opening"
name.en = "Opening"
[fixed.who]
reason.en = "Agreed."
""",
    "blocks/opening/en.md": "[We are {{ facts.members }}]{fixed=who}. On {{ date|date }},\n"
                            "{{ states|country|list }} said no to {{ resolution }}.\n",
    "blocks/opening/fr.md": "[Nous sommes {{ facts.members }}]{fixed=who}.\n",
    "blocks/addressed/block.toml": 'kind = "position"\nname.en = "Addressed"\n',
    "blocks/addressed/en.md": '{{ states|count|plural(one="State", other="States") }}\n',
    "blocks/signature/block.toml": 'kind = "signature"\nfield = "signatory"\n',
}

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes the whole library with some files changed; None takes a file away."""

    def made(changes: Mapping[str, str | bytes | None] | None = None) -> Path:
        folder = tmp_path / "library"
        for name, content in {**WHOLE, **(changes or {})}.items():
            path = folder / name
            if content is None:
                path.unlink(missing_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return made


@pytest.fixture
def whole() -> Mapping[str, str]:
    """The files of the whole library."""
    return WHOLE
