"""UN document symbols: right ones pass, slips get the right form, the rest a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.library.un_symbols import check_symbol


@pytest.mark.parametrize("symbol", [
    "S/2014/348", "S/RES/2139 (2014)", "S/PV.7180", "S/PV.7180 (Resumption 1)", "S/PRST/2014/2",
    "S/26584", "A/66/L.42/Rev.2", "A/RES/68/182", "A/RES/ES-11/1", "A/RES/3314 (XXIX)",
    "A/HRC/32/L.20", "A/HRC/RES/32/1", "A/HRC/S-17/2/Add.1", "A/C.3/66/L.57/Rev.1", "A/71/PV.66",
    "A/CONF.183/9", "A/5217", "A/66/865/Add.1/Corr.2", "A/66/865-S/2012/590", "E/CN.4/2005/102",
    "E/C.12/GC/25", "CCPR/C/SYR/CO/3", "ST/SGB/2003/13", "TD/B/C.I/34", "FCCC/CP/2015/L.9/Rev.1",
    "UNEP/EA.5/Res.14", "A/AC.109/2014/2", "A/66/865/Add.1-3", "A/INF/66/1", "A/ES-10/L.2",
])
def test_symbols_that_the_un_writes_are_taken(symbol: str) -> None:
    assert check_symbol(symbol).ok
    assert check_symbol(symbol).problem is None


@pytest.mark.parametrize(("typed", "meant"), [
    ("A/66/L.42/Rev2", "A/66/L.42/Rev.2"), ("a/66/l.42/rev.2", "A/66/L.42/Rev.2"),
    ("A/66/L42", "A/66/L.42"), ("A/66/L.42/REV.2", "A/66/L.42/Rev.2"), ("s/2014/348", "S/2014/348"),
    ("S / 2014 / 348", "S/2014/348"), ("S/2014/348.", "S/2014/348"), ("S\\2014\\348", "S/2014/348"),
    ("S/14/348", "S/2014/348"), ("S/97/348", "S/1997/348"), ("S/2014/0348", "S/2014/348"),
    ("S/RES/2139(2014)", "S/RES/2139 (2014)"), ("S/PV7180", "S/PV.7180"),
    ("S/PV 7180", "S/PV.7180"), ("UN Doc. S/2014/348", "S/2014/348"),
    ("А/RES/68/182", "A/RES/68/182"), ("S/٢٠١٤/٣٤٨", "S/2014/348"),
    ("A//RES/68/182", "A/RES/68/182"), ("A/hrc/32/L.20", "A/HRC/32/L.20"),
    ("A/66/865/Add 1", "A/66/865/Add.1"), ("Ｓ/2014/348", "S/2014/348"),
])
def test_a_slip_of_the_pen_gets_the_right_form(typed: str, meant: str) -> None:
    check = check_symbol(typed)
    assert not check.ok
    assert check.suggestion == meant
    assert check.problem is not None
    assert meant in check.problem.shown()


@pytest.mark.parametrize("typed", [
    "", "resolution", "S", "S/", "S/RES/2139", "S/1920/348", "A/66", "A/66/L.42/Rev", "A/66/?/1",
    "A/66/Add.1/L.42", "A/2014/5", "A/66/L.42 please", "S/2014/348/none at all", "//", "A/B",
])
def test_what_cannot_be_mended_gets_a_reason_and_no_guess(typed: str) -> None:
    check = check_symbol(typed)
    assert not check.ok
    assert check.suggestion is None
    assert check.problem is not None
    assert check.problem.shown()


@given(st.text(max_size=30))
def test_what_is_suggested_is_itself_right(typed: str) -> None:
    check = check_symbol(typed)
    assert check.ok == (check.problem is None)
    if check.suggestion is not None:
        assert check_symbol(check.suggestion).ok
