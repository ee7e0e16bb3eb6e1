"""The best distinct choices found so far."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

Found = tuple[int, tuple[int, ...]]
"""Cost and choice: the smaller, the better, ties by preference [cents]."""


@dataclass(slots=True)
class Pool:
    """Keeps the ``size`` smallest of what is added.

    Attributes:
        size: number of choices wanted.
        found: cost and choice, best first.
    """

    size: int
    found: list[Found] = field(default_factory=list)

    def add(self, cost: int, choice: tuple[int, ...]) -> bool:
        """Keep the choice if it is new and good enough; return True when it is now the best."""
        item = (cost, choice)
        if item in self.found or not self.wants(item):
            return False
        insort(self.found, item)
        del self.found[self.size :]
        return self.found[0] == item

    def wants(self, item: Found) -> bool:
        """Return True when a choice at least as good as ``item`` would still be kept."""
        return len(self.found) < self.size or item < self.found[-1]

    @property
    def cost_limit(self) -> int | None:
        """Cost above which nothing is kept any more; None while there is room [cents]."""
        return self.found[-1][0] if len(self.found) == self.size else None
