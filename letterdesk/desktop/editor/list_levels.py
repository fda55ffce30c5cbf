"""Paragraphs made items of lists, nested, lifted and split: changes of shapes, pure.

Every function takes the shapes of all rows and gives them changed, in the same number.
"""

from __future__ import annotations

from collections.abc import Sequence

from letterdesk.desktop.editor.rows import Level, Shape, next_number

Shapes = tuple[Shape, ...]
DEEPEST = 6
"""As deep as Tab nests."""

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLETS = ("•", "–", "▪")


def as_list(shapes: Sequence[Shape], first: int, last: int, *, ordered: bool) -> Shapes:
    """Rows `first` to `last` as items of a list, of the other kind, or of none if they were."""
    made = list(shapes)
    chosen = range(first, last + 1)
    if all(made[n].levels and made[n].levels[-1].is_ordered == ordered for n in chosen):
        for n in chosen:
            made[n] = made[n]._replace(levels=())
        return _apart(made, last)
    turned = {made[n].levels[-1].list for n in chosen if made[n].levels}
    made = [_of_kind(shape, turned, ordered) for shape in made]
    for n in chosen:
        if not made[n].levels:
            around = _outermost(made, n - 1, ordered) or _outermost(made, n + 1, ordered)
            number = around or next_number()
            made[n] = Shape(0, (Level(number, ordered, 1, next_number()),))
    return tuple(made)


def _of_kind(shape: Shape, lists: set[int], ordered: bool) -> Shape:
    return shape._replace(levels=tuple(
        level._replace(is_ordered=ordered) if level.list in lists else level
        for level in shape.levels))


def _outermost(shapes: Sequence[Shape], at: int, ordered: bool) -> int | None:
    """The list that row `at` stands in, where it is of that kind."""
    if 0 <= at < len(shapes) and shapes[at].levels:
        level = shapes[at].levels[0]
        return level.list if level.is_ordered == ordered else None
    return None


def _apart(shapes: list[Shape], last: int) -> Shapes:
    """A list that now goes on behind row `last` is one of its own, its numbers going on."""
    following = shapes[last + 1].levels if last + 1 < len(shapes) else ()
    if not following or not any(
            shape.levels and shape.levels[0].list == following[0].list for shape in shapes[:last]):
        return tuple(shapes)
    old, number = following[0], next_number()
    start = old.start + len({shape.levels[0].item for shape in shapes[:last + 1]
                             if shape.levels and shape.levels[0].list == old.list})
    for n in range(last + 1, len(shapes)):
        levels = shapes[n].levels
        if not levels or levels[0].list != old.list:
            break
        moved = levels[0]._replace(list=number, start=start if old.is_ordered else 1)
        shapes[n] = shapes[n]._replace(levels=(moved, *levels[1:]))
    return tuple(shapes)


def nested(shapes: Sequence[Shape], first: int, last: int) -> Shapes:
    """The items of rows `first` to `last` one level deeper, inside the item before them."""
    made = list(shapes)
    for item in _items(shapes, first, last):
        rows = _rows_of_item(made, item)
        depth = next(d for d, level in enumerate(made[rows[0]].levels) if level.item == item)
        before = made[rows[0] - 1].levels if rows[0] else ()
        own = made[rows[0]].levels[depth]
        if len(before) <= depth or before[depth].list != own.list or depth + 1 >= DEEPEST:
            continue
        joins = len(before) > depth + 1 and before[depth + 1].is_ordered == own.is_ordered
        inner = Level(before[depth + 1].list if joins else next_number(), own.is_ordered,
                      before[depth + 1].start if joins else 1, item)
        for n in rows:
            levels = made[n].levels
            made[n] = made[n]._replace(
                levels=(*levels[:depth], before[depth], inner, *levels[depth + 1:]))
    return tuple(made)


def lifted(shapes: Sequence[Shape], first: int, last: int) -> Shapes:
    """The items of rows `first` to `last` one level up; of the outermost list they leave it."""
    made = tuple(shapes)
    for item in _items(shapes, first, last):
        made = _lifted_item(list(made), item)
    return made


def _lifted_item(made: list[Shape], item: int) -> Shapes:
    rows = _rows_of_item(made, item)
    depth = next(d for d, level in enumerate(made[rows[0]].levels) if level.item == item)
    if depth == 0:
        for n in rows:
            made[n] = made[n]._replace(levels=made[n].levels[1:])
        return _apart(made, rows[-1])
    parent = made[rows[0]].levels[depth - 1]
    raised = parent._replace(item=next_number())
    for n in rows:
        levels = made[n].levels
        made[n] = made[n]._replace(levels=(*levels[:depth - 1], raised, *levels[depth + 1:]))
    for n in range(rows[-1] + 1, len(made)):
        levels = made[n].levels
        if len(levels) < depth or levels[depth - 1].item != parent.item:
            break
        made[n] = made[n]._replace(levels=(*levels[:depth - 1], raised, *levels[depth:]))
    return tuple(made)


def _items(shapes: Sequence[Shape], first: int, last: int) -> list[int]:
    """The innermost items of rows, in order, without those inside another of them."""
    found: list[int] = []
    for shape in shapes[first:last + 1]:
        if shape.levels and not any(level.item in found for level in shape.levels):
            found.append(shape.levels[-1].item)
    return found


def _rows_of_item(shapes: Sequence[Shape], item: int) -> list[int]:
    return [n for n, shape in enumerate(shapes)
            if any(level.item == item for level in shape.levels)]


def split_item(shapes: Sequence[Shape], at: int) -> Shapes:
    """Row `at`, just parted from the row before it, as an item of its own with what follows."""
    made = list(shapes)
    if not made[at].levels:
        return tuple(made)
    depth, old = len(made[at].levels) - 1, made[at].levels[-1].item
    number = next_number()
    for n in range(at, len(made)):
        levels = made[n].levels
        if len(levels) <= depth or levels[depth].item != old:
            break
        made[n] = made[n]._replace(
            levels=(*levels[:depth], levels[depth]._replace(item=number), *levels[depth + 1:]))
    return tuple(made)


def is_first_of_item(shapes: Sequence[Shape], at: int) -> bool:
    """Whether row `at` begins its innermost item."""
    levels = shapes[at].levels
    return bool(levels) and (at == 0 or levels[-1].item not in
                             [level.item for level in shapes[at - 1].levels])


def markers(shapes: Sequence[Shape]) -> list[str]:
    """What stands before each row: a bullet, a number, or nothing."""
    made: list[str] = []
    counts: dict[int, int] = {}
    seen: set[int] = set()
    for shape in shapes:
        marker = ""
        for depth, level in enumerate(shape.levels):
            if level.item not in seen:
                seen.add(level.item)
                counts[level.list] = counts.get(level.list, level.start - 1) + 1
                marker = _marker(level, depth, counts[level.list])
        made.append(marker)
    return made


def _marker(level: Level, depth: int, number: int) -> str:
    if not level.is_ordered:
        return _BULLETS[min(depth, len(_BULLETS) - 1)]
    return (f"{number}.", f"{_roman(number)}.", f"{_alpha(number)}.")[min(depth, 2)]


def _roman(number: int) -> str:
    made = ""
    if not 0 < number < 40:
        return str(number)
    for value, sign in _ROMAN:
        while number >= value:
            made, number = made + sign, number - value
    return made


def _alpha(number: int) -> str:
    return chr(ord("a") + number - 1) if 0 < number <= 26 else str(number)
