"""The geometry of a page that stands open, without a window."""

from __future__ import annotations

import pytest

from letterdesk.desktop.composer.page_opening import Cut, Opening
from letterdesk.desktop.theme import Size
from letterdesk.export.pdf import PlaceOnPage


def place(part: str, page: int, y: float, height: float) -> PlaceOnPage:
    return PlaceOnPage(part, "b", None, None, page, 72, y, 400, height)


PLACES = (place("opening", 1, 100, 40), place("position", 1, 150, 60),
          place("long", 1, 700, 80), place("long", 2, 60, 30), place("close", 2, 120, 15))
ORDER = ("opening", "position", "empty", "long", "close")


def test_a_page_is_cut_at_a_part_with_half_of_the_room_beside_it() -> None:
    assert Cut.around(PLACES, "position", ORDER, 4) == Cut(0, 146, 0, 214)


def test_a_part_over_two_pages_is_cut_from_the_first_to_the_second() -> None:
    assert Cut.around(PLACES, "long", ORDER, 4) == Cut(0, 696, 1, 94)


def test_a_part_that_prints_nothing_is_cut_open_behind_the_one_before() -> None:
    assert Cut.around(PLACES, "empty", ORDER, 4) == Cut(0, 214, 0, 214)
    assert Cut.around(PLACES, "first", ("first", *ORDER), 4) == Cut(0, 96, 0, 96)
    assert Cut.around((), "empty", ORDER, 4) is None


OPEN = Opening(Cut(0, 0, 0, 0), top=200, bottom=260, card=150)


def test_what_lies_below_moves_down_by_what_the_card_needs() -> None:
    assert OPEN.full_shift == 150 + 2 * Size.EDIT_APART - 60
    assert OPEN.shown(100) == 100
    assert OPEN.shown(300) == 300 + OPEN.shift
    assert OPEN.card_top <= OPEN.shown(230) <= OPEN.card_top + OPEN.card


@pytest.mark.parametrize("y", [0, 120, 199, 260, 261, 900])
def test_what_is_seen_leads_back_to_where_it_stands_in_the_closed_page(y: int) -> None:
    assert OPEN.closed(OPEN.shown(y)) == y


def test_between_the_slices_there_is_nothing_of_the_page() -> None:
    assert OPEN.closed(OPEN.card_top + 5) is None


def test_a_page_that_opens_is_half_way_half_open() -> None:
    half = Opening(Cut(0, 0, 0, 0), 200, 260, 150, share=0.5)
    assert half.shift == round(OPEN.shift / 2)
    assert half.opacity > OPEN.opacity


def test_below_a_part_that_is_higher_than_its_card_the_page_moves_up() -> None:
    opening = Opening(Cut(0, 0, 1, 0), 200, 900, 150)
    assert opening.shown(900) == 200 + 150 + 2 * Size.EDIT_APART
    assert opening.closed(opening.shown(950)) == 950
