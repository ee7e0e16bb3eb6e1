"""A Pareto front: plans of which none is better in both of two respects."""

from __future__ import annotations

from dataclasses import dataclass

from logistics.case.calendar import Session


@dataclass(frozen=True, slots=True)
class FrontPoint:
    """A plan on the front.

    Attributes:
        sessions: the consultations on their dates, in order of time.
        values: what the plan is worth, by name: ``cost`` [cents], ``co2e`` [g CO2e], ``hours``
            [hundredths of an hour], ``participation`` [people at consultations, weighted],
            ``burden`` [cents].
        is_knee: the point from which a little more of one costs most of the other.
    """

    sessions: tuple[Session, ...]
    values: tuple[tuple[str, int], ...]
    is_knee: bool = False

    def value(self, name: str) -> int:
        """Return the value with a name, in its unit."""
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Front:
    """The plans between which a choice of two respects remains.

    Attributes:
        names: the two respects, by the names of the values.
        points: plans in order of the first respect, the best one first.
        is_complete: no plan of the front was left out for want of time.
    """

    names: tuple[str, str]
    points: tuple[FrontPoint, ...]
    is_complete: bool
