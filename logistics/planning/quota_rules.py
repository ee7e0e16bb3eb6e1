"""Quotas as sentences and as limits of the attendance problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from logistics.case.people import Quota
from logistics.case.regions import is_counted
from logistics.planning.crew import is_among
from logistics.planning.options import IntArray
from logistics.planning.subject import PeopleRule, Share, Subject
from solver.attendance.problem import Limit, Tally

PERCENT = 100


def quota_rules(subject: Subject, quota: Quota, session: str) -> Iterator[PeopleRule]:
    """Yield the rules of a quota at one session: least and most number, least and most share."""
    counted = subject.heads(lambda row: is_counted(quota, row.like), session)
    among = subject.heads(lambda row: is_among(quota, row.like), session)
    who, come = _who(quota), "join remotely" if quota.is_remote else "be there"
    where = f"at {session} {'remotely' if quota.is_remote else 'in person'} (quota {quota.id})"
    if quota.least is not None:
        least, asked = quota.least, _invited(subject, counted, is_remote=quota.is_remote)
        yield PeopleRule(
            f"at least {count_people(least)}{who} {where}",
            Limit(replace(_tally(subject, quota, -counted), extra=_missing(subject, quota, session)), -least),
            lambda excess: f"{least} cannot be met: at most {least - excess} can {come}, {asked}",
        )
    if quota.most is not None:
        most = quota.most
        yield PeopleRule(
            f"at most {count_people(most)}{who} {where}",
            Limit(_tally(subject, quota, counted), most),
            lambda excess: f"{most} cannot be kept: at least {most + excess} have to {come}",
        )
    if quota.least_share is not None:
        yield _share_rule(subject, quota, session, (counted, among), is_least=True)
    if quota.most_share is not None:
        yield _share_rule(subject, quota, session, (counted, among), is_least=False)


def _invited(subject: Subject, counted: IntArray, *, is_remote: bool) -> str:
    """Return how many people could be counted, and whether they come as they like, in words."""
    able = subject.invited(counted, is_remote=is_remote)
    rows = [row for row, is_able in zip(subject.rows, able > 0, strict=True) if is_able]
    together = ", some of them only together" if any(row.size > 1 for row in rows) else ""
    whole = any(row.like.is_all_or_none and len(row.like.either) > 1 for row in rows)
    everywhere = ", some of them to all sessions or none" if whole else ""
    people = int(able.sum())
    return f"{people} {'is' if people == 1 else 'are'} invited{together}{everywhere}"


def count_people(count: int) -> str:
    """Return a number of people in words."""
    return "1 person" if count == 1 else f"{count} people"


def _missing(subject: Subject, quota: Quota, session: str) -> IntArray:
    return subject.one_extra(subject.missing.get((quota.id, session)), -1)


def _who(quota: Quota) -> str:
    """Return whom a quota counts, as words behind "people"; empty: everybody."""
    words = [
        quota.group and f" of {quota.group}",
        quota.region and f" from {quota.region}",
        f" from {' or '.join(quota.countries)}" if quota.countries else "",
        quota.gender and f" of gender {quota.gender}",
    ]
    return "".join(words)


def _share_rule(
    subject: Subject, quota: Quota, session: str, heads: tuple[IntArray, IntArray], *, is_least: bool
) -> PeopleRule:
    """Return the rule on the least or on the most share.

    Args:
        subject: what rules are made of.
        quota: the quota.
        session: id of the session.
        heads: who is counted, and whom the share is of, ``[travellers, meetings]``.
        is_least: about the least share; else the most.
    """
    counted, among = heads
    share = (quota.least_share if is_least else quota.most_share) or Decimal(0)
    base = f"the people{f' of {quota.among}' if quota.among else ''} at {session}"
    if quota.is_remote:
        who = f"are people{_who(quota)} who join" if _who(quota) else "join"
        told = f"{base}, in person or remotely, {who} remotely"
        of = subject.problem.tally(in_person=among, remote=among)
    else:
        told = f"{base} in person are people{_who(quota)}"
        of = subject.problem.tally(in_person=among)
    part = Fraction(share) / PERCENT
    verdict = f"{share:f} % cannot be {'met' if is_least else 'kept'}"
    return PeopleRule(
        f"at {'least' if is_least else 'most'} {share:f} % of {told} (quota {quota.id})",
        Limit(_share(subject, quota, heads, part, 1 if is_least else -1), 0),
        lambda _: verdict,
        Share(
            _tally(subject, quota, counted),
            of,
            is_least,
            lambda found: f"{verdict}: {_reached(found, is_least=is_least)}",
        ),
    )


def _reached(share: Fraction, *, is_least: bool) -> str:
    """Return a share that can be reached in percent, rounded to the side on which a rule can be kept."""
    hundredths = share * PERCENT * 100
    if is_least:
        return f"at most {Decimal(floor(hundredths)) / 100:f} % can be reached"
    return f"it is at least {Decimal(ceil(hundredths)) / 100:f} %"


def _tally(subject: Subject, quota: Quota, counted: IntArray) -> Tally:
    if quota.is_remote:
        return subject.problem.tally(remote=counted)
    return subject.problem.tally(in_person=counted)


def _share(
    subject: Subject, quota: Quota, heads: tuple[IntArray, IntArray], part: Fraction, sign: int
) -> Tally:
    """Return what is zero or less where a share is kept, in whole numbers.

    Args:
        subject: what rules are made of.
        quota: the quota.
        heads: who is counted, and whom the share is of, ``[travellers, meetings]``.
        part: the share.
        sign: 1 for "at least": ``part x among - counted``; -1 for "at most": the same the other way round.
    """
    counted, among = heads
    times, scale = part.numerator * sign, part.denominator * sign
    if quota.is_remote:
        return subject.problem.tally(in_person=times * among, remote=times * among - scale * counted)
    return subject.problem.tally(in_person=times * among - scale * counted)
