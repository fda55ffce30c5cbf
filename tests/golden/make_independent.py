"""Writes independent.tsv: forms of names of states from sources that resources/names/ has not.

Run by hand where the packages stand (pip install pymorphy3 pymorphy3-dicts-ru
hdx-python-country): `python tests/golden/make_independent.py TAXONOMY.csv`, with the
taxonomy that hdx-python-country carries. README.md names the sources and their licences.
Nothing here imports Letterdesk; from resources/names/ru.tsv it takes the nominatives to
decline, with their number, and nothing else.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pymorphy3

HERE = Path(__file__).parent
NAMES = HERE.parent.parent / "resources" / "names"
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic", "ru": "Russian",
             "zh": "Chinese"}
Row = tuple[str, str, str, str, str, str]

FRENCH = """
ZA l f en;AF l m en;AL l f en;DZ l f en;DE l f en;AD l f en;AO l m en;SA l f en;AR l f en;AM l f en
AU l f en;AT l f en;AZ l m en;BS les f aux;BH - m à;BD le m au;BB la f à-la;BY le m au;BE la f en
BZ le m au;BJ le m au;BT le m au;BO la f en;BA la f en;BW le m au;BR le m au;BN - m à;BG la f en
BF le m au;BI le m au;CM le m au;CA le m au;CL le m au;CN la f en;CY - f à;CO la f en;KM les f aux
CG le m au;CR le m au;CI la f en;HR la f en;CU - f à;DK le m au;DJ - m à;DM la f à-la;EG l f en
AE les m aux;EC l m en;ER l f en;ES l f en;EE l f en;US les m aux;ET l f en;FJ les f aux;FI la f en
FR la f en;GA le m au;GM la f en;GE la f en;GH le m au;GR la f en;GD la f à-la;GT le m au;GN la f en
GW la f en;GQ la f en;GY le m au;HT - m à|en;HN le m au;HU la f en;MH les f aux;SB les f aux
IN l f en;ID l f en;IR l m en;IQ l m en;IE l f en;IS l f en;IL - m en;IT l f en;JM la f à-la
JP le m au;JO la f en;KZ le m au;KE le m au;KI - f à;KG le m au;KW le m au;LA le m au;LS le m au
LV la f en;LB le m au;LR le m au;LY la f en;LI le m au;LT la f en;LU le m au;MG - f à;MY la f en
MW le m au;MV les f aux;ML le m au;MT - f à;MA le m au;MR la f en;MX le m au;MC - m à;ME le m au
MZ le m au;NA la f en;NP le m au;NI le m au;NE le m au;NG le m au;NO la f en;NZ la f en
OM - m à;UG l m en;UZ l m en;PK le m au;PW les f aux;PA le m au;PG la f en;PY le m au;NL les m aux
PE le m au;PH les f aux;PL la f en;PT le m au;QA le m au;CF la f en;CD la f en;DO la f en;RO la f en
GB le m au;RU la f en;RW le m au;KN - m à;LC - f à;SM - m à;VC - m à;VA le m au;SV le m au
WS le m au;ST - f à;SN le m au;RS la f en;SC les f aux;SL la f en;SG - f à;SK la f en;SI la f en
SO la f en;SD le m au;SS le m au;LK le m au;SE la f en;CH la f en;SR le m au;SY la f en;TJ le m au
TZ la f en;TD le m au;TH la f en;TL le m au;TG le m au;TO les f aux;TT - f à;TN la f en;TR la f en
TM le m au;TV - m à;UA l f en;UY l m en;VU - m à;VE le m au;VN le m au;YE le m au;ZM la f en
ZW le m au
"""
"""Article, gender and preposition for where, as Gabriel's list has them (see README.md).

Names that the list has otherwise than the UN, so that grammar and name cannot be held
together, are left out: Birmanie, Cap-Vert, Corée du Nord and du Sud, Île Maurice,
Macédoine, Micronésie, Moldavie, République tchèque, Swaziland.
"""

ENGLISH_ARTICLE = frozenset(re.findall(
    "[A-Z]+", "BS CF KM CG CD DO GM KP KR LA MH FM MD NE NL PH RU SD SY TZ AE GB US VA"))
"""ISO 3166-1, English short names: those that carry “(the)”."""

SPANISH_ARTICLE = {
    "el": "AF BR CM CA TD CG EC GA IQ JP LB NE PK PY PE SN SD TG GB UY YE",
    "la": "AR SA IN CF KP CD DO LA KR MD RU SY VA TZ",
    "los": "NL AE US", "las": "BS KM MH SB",
}
"""UNTERM as kept in the data package country-codes: “Afganistán (el)”, “Comoras (las)”."""

PREPOSITION_NA = frozenset(
    re.findall("[A-Z]+", "BB BS CU CY FJ JM KM MG MH MT MU MV PH SB SC"))
"""Islands and groups of islands that usage gives “на”; their formal names with a common noun
before them (в Республике Куба) do not."""


RENAMED = "NR"
"""Naoero since 26 June 2026, after all these sources: left out where they give the name."""


def taxonomy(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {row["ISO 3166-1 Alpha 2-Codes"]: row for row in csv.DictReader(lines)}


def states() -> list[str]:
    lines = (NAMES / "states.tsv").read_text("utf-8").splitlines()
    codes = [line[:2] for line in lines if re.match(r"[A-Z]{2}\t", line)]
    return [code for code in codes if code != RENAMED]


def shown(words: str) -> str:
    """The marks of the project's tables: curly apostrophes, no ё."""
    return " ".join(words.replace("'", "’").replace("ё", "е").replace("Ё", "Е").split())


def un_statistics(rows: dict[str, dict[str, str]]) -> Iterator[Row]:
    """Names of the UN's statistical standard M49, “Iran (Islamic Republic of)” cut to Iran."""
    for language, column in LANGUAGES.items():
        for code in states():
            name = re.sub(r"\s*[（(].*", "", rows[code][f"M49 {column}"])
            yield language, "any", "plain", code, shown(name), "m49"


def with_article(language: str, article: str, name: str) -> str:
    return f"l’{name}" if article == "l" else f"{article} {name}" if article != "-" else name


def french(rows: dict[str, dict[str, str]]) -> Iterator[Row]:
    for entry in re.split(r"[;\n]", FRENCH.strip()):
        code, article, gender, where = entry.split(" ")
        name = shown(re.sub(r"\s*\(.*", "", rows[code]["M49 French"]))
        if code in ("GB", "US", "LA", "RU", "SY", "VN", "TZ", "TR"):
            name = {"GB": "Royaume-Uni", "US": "États-Unis", "LA": "Laos", "RU": "Russie",
                    "SY": "Syrie", "VN": "Viet Nam", "TZ": "Tanzanie", "TR": "Türkiye"}[code]
        full = with_article("fr", article, name)
        vowel = name[0] in "AEÉIOU" or code == "HT"
        plain_de = f"d’{name}" if vowel else f"de {name}"
        of = {"le": f"du {name}", "les": f"des {name}", "-": plain_de}.get(article, f"de {full}")
        to = {"le": f"au {name}", "les": f"aux {name}"}.get(article, f"à {full}")
        keeps = where == "à-la" or name.startswith("République")
        source = of if article in ("le", "les") or keeps else plain_de
        place = "|".join(f"{one} {name}" for one in where.replace("-", " ").split("|"))
        for what, words in (("name", full), ("gender", gender), ("in", place), ("of", of),
                            ("to", to), ("from", source)):
            yield "fr", "short", what, code, words, "gabriel"


def spanish(rows: dict[str, dict[str, str]]) -> Iterator[Row]:
    articles = {code: article for article, codes in SPANISH_ARTICLE.items()
                for code in codes.split()}
    short = {"GB": "Reino Unido", "US": "Estados Unidos", "RU": "Rusia", "SY": "Siria",
             "LA": "Laos", "MD": "Moldova", "TZ": "Tanzanía"}
    for code in states():
        name = shown(re.sub(r"\s*\(.*", "", rows[code]["M49 Spanish"]))
        article = articles.get(code, "")
        if code in short:
            name = short[code]
            article = "" if code in ("RU", "SY", "LA", "MD", "TZ") else article
        if code in ("PS", "FM"):
            article = {"PS": "el", "FM": "los"}[code]
            name = "Estado de Palestina" if code == "PS" else "Estados Federados de Micronesia"
        full = f"{article} {name}".lstrip()
        of, to = (f"del {name}", f"al {name}") if article == "el" else (f"de {full}", f"a {full}")
        for what, words in (("name", full), ("of", of), ("to", to)):
            yield "es", "short", what, code, words, "unterm-2019"


def english(rows: dict[str, dict[str, str]]) -> Iterator[Row]:
    short = {"GB": "United Kingdom", "US": "United States", "RU": "Russia", "SY": "Syria",
             "LA": "Lao", "MD": "Moldova", "TZ": "Tanzania"}
    for code in states():
        if code in ("RU", "SY", "MD", "TZ", "LA"):  # everyday names, without the article
            continue
        name = short.get(code) or shown(re.sub(r"\s*\(.*", "", rows[code]["M49 English"]))
        name = "Federated States of Micronesia" if code == "FM" else name
        article = "the " if code in ENGLISH_ARTICLE or code == "PS" else ""
        yield "en", "short", "name", code, article + name, "iso3166"


def arabic(rows: dict[str, dict[str, str]]) -> Iterator[Row]:
    for code in states():
        name = re.sub(r"\s*\(.*", "", rows[code]["M49 Arabic"])
        to = "لل" + name[2:].removeprefix("ل") if name.startswith("ال") else "ل" + name
        yield "ar", "any", "to", code, to, "m49"


MORPH = pymorphy3.MorphAnalyzer()
CASES = {"of": "gent", "from": "gent", "to": "datv", "on": "datv", "by": "ablt", "in": "loct",
         "about": "loct"}


def russian() -> Iterator[Row]:
    for line in (NAMES / "ru.tsv").read_text("utf-8").splitlines():
        if not re.match(r"[A-Z]{2}\t", line):
            continue
        code, short, short_is, formal, formal_is, *_ = line.split("\t")
        for form, name, grammar in (("short", short, short_is), ("formal", formal, formal_is)):
            on_it = code in PREPOSITION_NA and (form == "short" or formal == short)
            for role, case in CASES.items():
                words = declined(name, case, grammar.endswith("plural"))
                yield "ru", form, role, code, placed(role, words, on_it), "opencorpora"


def placed(role: str, words: str, on_it: bool) -> str:
    first = words[:2].lower()
    match role:
        case "in":
            v = "во" if first[0] in "вф" and first[1] not in "аеёиоуыэюя" else "в"
            return f"{'на' if on_it else v} {words}"
        case "from":
            return f"{'с' if on_it else 'из'} {words}"
        case "on":
            return f"по {words}"
        case "about":
            return f"{'об' if first[0] in 'аиоуэ' else 'о'} {words}"
    return words


def declined(name: str, case: str, plural: bool) -> str:
    """Adjectives and the head in the case; what follows the head stays, as pymorphy3 inflects."""
    words = name.split()
    out: list[str] = []
    head_gone = frozen = False
    for place, word in enumerate(words):
        last = place == len(words) - 1 or words[place + 1] in ("и", "—")
        if word in ("и", "—"):
            out.append(word)
            head_gone = False
        elif frozen or head_gone:
            frozen = True
            out.append(word)
        elif not last and (adjective := adjectives(word)):
            out.append(cased(word, adjective.inflect(agreement(word, case, plural))))
        else:
            head_gone = True
            out.append(cased(word, noun(word, plural).inflect({case})))
    return shown(" ".join(out))


def adjectives(word: str) -> pymorphy3.analyzer.Parse | None:
    found = [one for one in MORPH.parse(word)
             if one.tag.POS in ("ADJF", "PRTF") and "nomn" in one.tag]
    return found[0] if found else None


def agreement(word: str, case: str, plural: bool) -> set[str]:
    if plural or word.endswith(("ые", "ие")):
        return {case, "plur"}
    return {case, "sing", "femn" if word.endswith("ая") else "neut" if word.endswith("ое")
            else "masc"}


def noun(word: str, plural: bool) -> pymorphy3.analyzer.Parse:
    """The reading as a place name where there is one, in the number that the name has."""
    nominatives = [one for one in MORPH.parse(word) if one.tag.POS == "NOUN" and "nomn" in one.tag]
    fitting = [one for one in nominatives if ("plur" in one.tag) == plural] or nominatives
    return min(fitting, key=lambda one: ("Geox" not in one.tag, -one.score))


def cased(word: str, inflected: pymorphy3.analyzer.Parse | None) -> str:
    """The inflected word with the capitals of the original."""
    if inflected is None:
        return word
    old, new = word.split("-"), inflected.word.split("-")
    if len(old) != len(new):
        return inflected.word.capitalize()
    return "-".join(after[:1].upper() + after[1:] if before[:1].isupper() else after
                    for before, after in zip(old, new, strict=True))


def main() -> None:
    rows = taxonomy(Path(sys.argv[1]))
    table = [*un_statistics(rows), *english(rows), *french(rows), *spanish(rows), *arabic(rows),
             *russian()]
    lines = ["language\tform\twhat\tcode\texpected\tsource", *("\t".join(row) for row in table)]
    (HERE / "independent.tsv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
