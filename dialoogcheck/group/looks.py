"""The letter and the shape by which each group is known, the same in every picture."""

from collections.abc import Iterable, Mapping, Sequence

from dialoogcheck.checklist.model import Perspective
from dialoogcheck.document.blocks import GroupMark
from dialoogcheck.document.pictures import SHAPES, choose_letters
from dialoogcheck.group.model import Group, GroupId


def choose_looks(perspectives: Sequence[Perspective], groups: Iterable[Group]) -> Mapping[GroupId, GroupMark]:
    """A letter and a shape for each group.

    Those of a perspective are the same in every report about its checklist, which has these perspectives.

    With more perspectives than shapes the shapes come back, and only the letter tells them apart.
    """
    letters = choose_letters([*(perspective.plural or perspective.name for perspective in perspectives), "Samen"])
    shapes = [SHAPES[number % len(SHAPES)] for number in range(len(letters))]
    own = {
        GroupId(perspective.id): GroupMark(letter=letter, shape=shape)
        for perspective, letter, shape in zip(perspectives, letters, shapes, strict=False)
    }

    looks = {}
    for group in groups:
        # Those who are together are not apart: where the shapes come back, that of the first of them is free.
        free = shapes[-1] if len(shapes) <= len(SHAPES) else own[GroupId(group.perspectives[0].id)].shape
        looks[group.id] = own.get(group.id) or GroupMark(letter=letters[-1], shape=free)
    return looks
