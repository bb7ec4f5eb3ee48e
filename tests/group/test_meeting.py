"""Who belong together in a group report."""

from dialoogcheck.group.meeting import find_most


def test_what_most_say() -> None:
    assert find_most([]) is None
    assert find_most(["b", "a", "b"]) == "b"
    assert find_most(["b", "a"]) == find_most(["a", "b"]) == "a"
