"""Which of the rules on hubs collide when none can be found, and how far each would have to give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from logistics.errors import InfeasibleError
from logistics.planning.hubs.question import Question
from logistics.planning.hubs.request import HubsRequest
from solver.clock import Clock
from solver.outcome import Status
from solver.pmedian.solve import solve_median

NO_HUBS = "no hubs satisfy these rules together"
SITTING_STEP = 15
"""Minutes by which the length of a sitting is tried."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """One thing that is asked of hubs.

    Attributes:
        sentence: in words.
        dropped: the request without it.
        given: the request when it gives so many steps; None: it cannot give by steps.
        words: how to say that it gives so many steps.
        steps: most steps it can give.
    """

    sentence: str
    dropped: Callable[[HubsRequest], HubsRequest]
    given: Callable[[HubsRequest, int], HubsRequest] | None = None
    words: Callable[[int], str] = str
    steps: int = 0


def hubs_collision(question: Question, clock: Clock) -> InfeasibleError:
    """Return the error that names a smallest set of rules on hubs that leave none.

    Args:
        question: a question that no hubs answer.
        clock: limit of time; when it is over the answer may name more rules than need be.
    """
    rules = _rules(question)
    everything = range(len(rules))
    for size in range(len(rules)):
        for kept in combinations(everything, size):
            dropped = [rules[number] for number in everything if number not in kept]
            if not _is_possible(question, _without(question.request, dropped), clock):
                return _told(question, tuple(rules[number] for number in kept), dropped, clock)
    return _told(question, rules, [], clock)


def _told(
    question: Question, smallest: tuple[_Rule, ...], dropped: list[_Rule], clock: Clock
) -> InfeasibleError:
    request = _without(question.request, dropped)
    people = int(question.clients.people.sum())
    what = f"{question.consultation.id} is held in {request.count} places, for {people} people invited"
    rules = (what, *(rule.sentence for rule in smallest))
    fewer = _fewest(question, request, clock)
    gives = (fewer, *(_give(question, request, rule, clock) for rule in smallest))
    return InfeasibleError(rules, gives, NO_HUBS)


def _fewest(question: Question, request: HubsRequest, clock: Clock) -> str:
    """Return which other number of hubs would do, fewer rather than more; '' when none of those near does."""
    others = [*range(request.count - 1, 0, -1), *range(request.count + 1, request.count + 4)]
    for count in others:
        if _is_possible(question, replace(request, count=count), clock):
            return f"{count} would do"
    return ""


def _give(question: Question, request: HubsRequest, rule: _Rule, clock: Clock) -> str:
    if rule.given is None:
        return ""
    low, high = 1, rule.steps
    if high < 1 or not _is_possible(question, rule.given(request, high), clock):
        return ""
    while low < high:
        middle = (low + high) // 2
        if _is_possible(question, rule.given(request, middle), clock):
            high = middle
        else:
            low = middle + 1
    return rule.words(low)


def _without(request: HubsRequest, dropped: list[_Rule]) -> HubsRequest:
    for rule in dropped:
        request = rule.dropped(request)
    return request


def _is_possible(question: Question, request: HubsRequest, clock: Clock) -> bool:
    """Return whether any hubs answer a request; True, too, when time runs out before that is known."""
    asked = replace(question, request=request)
    problems = (asked.problem(days, 0) for days in asked.groups())
    statuses = (
        solve_median(p, watch=clock.watch, seconds=clock.left, settles_ties=False).status for p in problems
    )
    return any(status is not Status.INFEASIBLE for status in statuses)


def _rules(question: Question) -> tuple[_Rule, ...]:
    request = question.request
    found = [_fixed_rule(name) for name in request.fixed]
    if (minutes := request.sitting_minutes) is not None:
        found.append(_sitting_rule(minutes))
    if request.least is not None:
        found.append(_least_rule(request.least))
    if request.most is not None:
        found.append(_most_rule(request.most, int(question.clients.people.sum())))
    return tuple(found)


def _fixed_rule(name: str) -> _Rule:
    return _Rule(
        f"{name} is one of the hubs",
        lambda request: replace(request, fixed=tuple(other for other in request.fixed if other != name)),
    )


def _sitting_rule(minutes: int) -> _Rule:
    return _Rule(
        f"all hubs have a common sitting of {_hours(minutes)} within 08-20 local time",
        lambda request: replace(request, sitting_minutes=None),
        lambda request, steps: replace(request, sitting_minutes=minutes - steps * SITTING_STEP),
        lambda steps: f"{_hours(minutes - steps * SITTING_STEP)} would do",
        (minutes - 1) // SITTING_STEP,
    )


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g} h"


def _least_rule(least: int) -> _Rule:
    return _Rule(
        f"at least {least} people go to each hub",
        lambda request: replace(request, least=None),
        lambda request, steps: replace(request, least=least - steps),
        lambda steps: f"{least - steps} would do",
        least,
    )


def _most_rule(most: int, everybody: int) -> _Rule:
    return _Rule(
        f"at most {most} people go to each hub",
        lambda request: replace(request, most=None),
        lambda request, steps: replace(request, most=most + steps),
        lambda steps: f"{most + steps} would do",
        everybody - most,
    )
