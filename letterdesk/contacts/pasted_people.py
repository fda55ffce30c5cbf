"""People copied from a spreadsheet or a list: rows, what their columns hold, and the people."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from letterdesk.language import find_country
from letterdesk.language.searching import folded

MOST_ROWS = 5_000
"""As many entries as a field takes."""

NAME, TITLE, ORGANISATION, COUNTRY = "name", "title", "organisation", "country"
EMAIL, GROUP, GENDER, DETAIL = "email", "group", "gender", "detail"
ROLE, LANGUAGE = "role", "language"
"""Of recipients alone."""
COLUMNS = (NAME, TITLE, ORGANISATION, COUNTRY, EMAIL, GROUP, GENDER, DETAIL)
"""What a column can hold, in the order in which columns without headings are taken."""

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    NAME: ("name", "full name", "signatory", "person", "nom", "nom et prenom", "signataire",
           "nombre", "nombre y apellidos", "firmante", "الاسم", "اسم", "имя", "фио", "ф.и.о.",
           "姓名", "名称", "名字"),
    TITLE: ("title", "position", "job title", "office", "function", "titre", "fonction", "poste",
            "cargo", "puesto", "titulo", "المنصب", "الصفة", "должность", "职务", "职位", "头衔"),
    ORGANISATION: ("organisation", "organization", "institution", "company", "ngo", "association",
                   "organisme", "organizacion", "entidad", "institucion", "المنظمة", "منظمة",
                   "الجهة", "организация", "учреждение", "组织", "机构", "单位"),
    COUNTRY: ("country", "state", "pays", "etat", "pais", "estado", "البلد", "الدولة", "страна",
              "государство", "国家", "国别"),
    EMAIL: ("email", "e-mail", "mail", "e-mail address", "email address", "courriel",
            "adresse electronique", "correo", "correo electronico", "البريد الإلكتروني",
            "بريد إلكتروني", "электронная почта", "эл. почта", "почта", "电子邮件", "邮箱",
            "电子邮箱"),
    GROUP: ("group", "region", "category", "groupe", "categorie", "grupo", "categoria",
            "المجموعة", "الفئة", "группа", "регион", "组", "组别", "地区"),
    GENDER: ("gender", "sex", "genre", "sexe", "genero", "sexo", "الجنس", "النوع", "пол", "性别"),
    ROLE: ("role", "rol", "qualite", "calidad", "الدور", "роль", "角色"),
    LANGUAGE: ("language", "langue", "idioma", "اللغة", "язык", "语言", "语文"),
    DETAIL: ("detail", "details", "note", "notes", "remark", "remarque", "precision", "detalle",
             "nota", "تفاصيل", "ملاحظات", "примечание", "подробности", "备注", "说明"),
}
_KNOWN = {folded(word): key for key, words in _HEADINGS.items() for word in words}
_GENDERS: Mapping[str, str] = {
    **dict.fromkeys(("f", "female", "woman", "ms", "mrs", "femme", "mme", "mujer", "sra", "أنثى",
                     "امرأة", "ж", "женщина", "жен", "女"), "f"),
    **dict.fromkeys(("m", "male", "man", "mr", "homme", "hombre", "sr", "ذكر", "رجل", "м",
                     "мужчина", "муж", "男"), "m"),
}
_SPACES = re.compile("[ \t\r\n\v\f]+")
"""Spaces and line ends within a cell; a no-break space stays one."""
_ENOUGH = 0.6
"""Share of a column's cells that must be States or addresses for it to be theirs."""
_LOOKED_AT = 50


class Table(NamedTuple):
    """Rows as copied, all of one length."""

    rows: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...] = ()
    """Words of the first row where it is a heading; it is not among the rows then."""
    columns: tuple[str | None, ...] = ()
    """What each column holds; None: nothing that is taken."""


def read_table(text: str) -> Table:
    """The rows of a text: cells by tabs, else by semicolons or commas, some in quotes.

    Columns are known by a heading in six languages; without one by what stands in
    them, and in the order of COLUMNS. Empty rows are none.
    """
    rows = [[_SPACES.sub(" ", cell).strip(" ") for cell in row] for row in _rows(text)]
    rows = [row for row in rows if any(row)][:MOST_ROWS]
    width = max((len(row) for row in rows), default=0)
    whole = [tuple(row + [""] * (width - len(row))) for row in rows]
    if not whole:
        return Table(())
    named = [_KNOWN.get(folded(cell).strip(" :.*")) for cell in whole[0]]
    known = [key for key in named if key]
    has_enough = NAME in known or ORGANISATION in known \
        or len(known) * 2 >= sum(bool(cell) for cell in whole[0])
    is_heading = bool(known) and len(whole) > 1 and len(set(known)) == len(known) and has_enough
    if is_heading:
        return Table(tuple(whole[1:]), whole[0], tuple(named))
    return Table(tuple(whole), (), _columns_by_content(whole))


def people_of(table: Table, columns: Sequence[str | None],
              groups: Mapping[str, Iterable[str]] | None = None, *,
              fills_names: bool = True) -> tuple[dict[str, str], ...]:
    """The people of the rows, as a field of signatories keeps them.

    A row without a name is named after its organisation, else its first words, where
    names are to be filled. Words for a column that is taken twice are joined. A State
    that is none and a group that is none stay as typed. `groups` are the ids of groups
    and the words that stand for each.
    """
    by_word = {folded(word): group for group, words in (groups or {}).items()
               for word in (group, *words)}
    people = []
    for row in table.rows:
        cells: dict[str, str] = {}
        for key, cell in zip(columns, row, strict=False):
            if key is not None and cell:
                cells[key] = f"{cells[key]}, {cell}" if key in cells else cell
        person = _person(cells, by_word)
        if fills_names and NAME not in person and (person or any(row)):
            name = person.pop(ORGANISATION, "") or next(cell for cell in row if cell)
            person = {NAME: name, **person}
        if person:
            people.append(person)
    return tuple(people)


def not_taken(table: Table, columns: Sequence[str | None]) -> tuple[int, ...]:
    """Columns with words in them that are not taken."""
    return tuple(n for n, key in enumerate(columns)
                 if key is None and any(row[n] for row in table.rows))


def _rows(text: str) -> list[list[str]]:
    text = text.replace("\x00", "").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first = text.lstrip("\n").partition("\n")[0]
    if "\t" in text:
        return _parted(text, "\t")
    if ";" in first:
        return _parted(text, ";")
    # Names are written with commas too: only below headings do they part cells.
    if "," in first and any(folded(cell).strip() in _KNOWN for cell in first.split(",")):
        return _parted(text, ",")
    return _parted(text, "\t")


def _parted(text: str, separator: str) -> list[list[str]]:
    """Cells in quotes may hold separators, quotes and line ends.

    A quote within words is one of them; where quotes are never closed they all are.
    """
    if text.count('"') % 2:
        return [line.split(separator) for line in text.split("\n")]
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in text.split("\n")]


def _columns_by_content(rows: Sequence[tuple[str, ...]]) -> tuple[str | None, ...]:
    looked_at = rows[:_LOOKED_AT]
    width = len(rows[0])
    found: list[str | None] = [None] * width
    for key, fits in _FITTING.items():
        shares = [_share(looked_at, n, fits) if found[n] is None else 0.0 for n in range(width)]
        best = max(range(width), key=lambda n: shares[n], default=0)
        if width and shares[best] >= _ENOUGH and (key != COUNTRY or width > 1):
            found[best] = key
    rest = iter((NAME, TITLE, ORGANISATION, DETAIL) if found.count(None) != 2
                else (NAME, ORGANISATION))
    return tuple(key if key is not None else next(rest, None) for key in found)


def _share(rows: Sequence[tuple[str, ...]], column: int, fits: Callable[[str], bool]) -> float:
    cells = [row[column] for row in rows if row[column]]
    return sum(fits(cell) for cell in cells) / len(cells) if cells else 0.0


_FITTING: Mapping[str, Callable[[str], bool]] = {
    EMAIL: lambda cell: "@" in cell and " " not in cell,
    GENDER: lambda cell: folded(cell).strip(".") in _GENDERS,
    COUNTRY: lambda cell: find_country(cell) is not None,
}


def _person(cells: Mapping[str, str], groups: Mapping[str, str]) -> dict[str, str]:
    person = dict(cells)
    if COUNTRY in person:
        person[COUNTRY] = find_country(person[COUNTRY]) or person[COUNTRY]
    if GENDER in person:
        gender = _GENDERS.get(folded(person.pop(GENDER)).strip("."))
        if gender is not None:
            person[GENDER] = gender
    if GROUP in person:
        person[GROUP] = groups.get(folded(person[GROUP]), person[GROUP])
    return person


def as_table(people: Sequence[Mapping[str, str]], headings: Mapping[str, str]) -> str:
    """People as a spreadsheet takes them from the clipboard, with a row of headings."""
    used = Counter(key for one in people for key, cell in one.items() if cell)
    columns = [key for key in COLUMNS if used[key] or key == NAME]
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerow([headings.get(key, key) for key in columns])
    writer.writerows([[one.get(key, "") for key in columns] for one in people])
    return written.getvalue()
