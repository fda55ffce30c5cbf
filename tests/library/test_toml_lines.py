"""Lines of keys, held against what tomllib reads."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.library.toml_lines import key_lines
from letterdesk.resources import bundled_library

TEXT = '''# a comment with key = 1
a = 1
"b.c" = """
d = 1
"""
e.f = [ # x = 1
  { g = 1 },
  "h",
  { g = 2, i = { j = [1,
    2] } },
]
k = 'x = "1'
[t]
u = 2014-01-01
v.w = 1.5
[[t.x]]
y = 1
[[t.x]]
y = """z""\\""""
[t.x.sub]
q = """"quoted""""
["o\\"p".'q.r']
s = true
'''


def test_every_key_has_the_line_that_it_stands_on() -> None:
    lines = key_lines(TEXT)
    expected = {
        ("a",): 2, ("b.c",): 3, ("e", "f"): 6, ("e", "f", 0): 7, ("e", "f", 0, "g"): 7,
        ("e", "f", 1): 8, ("e", "f", 2, "i", "j"): 9, ("e", "f", 2, "i", "j", 1): 10, ("k",): 12,
        ("t",): 13, ("t", "u"): 14, ("t", "v", "w"): 15, ("t", "x", 0): 16, ("t", "x", 0, "y"): 17,
        ("t", "x", 1): 18, ("t", "x", 1, "y"): 19, ("t", "x", 1, "sub", "q"): 21,
        ('o"p', "q.r", "s"): 23,
    }
    assert {path: lines[path] for path in expected} == expected
    assert paths(tomllib.loads(TEXT)) <= set(lines)


def paths(data: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    found = {path} if path else set()
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(
        data, list) else ()
    for key, value in items:
        found |= paths(value, (*path, key))
    return found


@pytest.mark.parametrize("file", sorted(bundled_library().rglob("*.toml")), ids=lambda p: p.name)
def test_no_key_of_the_bundled_library_is_without_a_line(file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    assert paths(tomllib.loads(text)) <= set(key_lines(text))


@given(st.text(alphabet='ab=[]{}".,\n# \'1\\', max_size=60))
def test_what_toml_reads_has_lines(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert paths(data) <= set(key_lines(text))
