from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from logistics.case.change_prices import ChangePrices
from logistics.case.deadlines import DeadlineRule, Task
from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]
SETTINGS = '[case]\ntitle = "Small"\ncurrency = "EUR"\nprice_date = 2025-01-15\n\n[change]\n'


def test_deadlines_say_what_is_due_how_long_before_and_where(small: Small) -> None:
    table = (
        "what,days,countries,working_day,source\n"
        "visa,35,ldc;KE,yes,embassy\nticket,14,,,\nvenue,60,ch,no,assumption\n"
    )

    case, warnings = load_case(small({"deadlines.csv": table}))

    assert warnings == ()
    assert case.deadlines == (
        DeadlineRule(Task.VISA, 35, ("ldc", "KE"), is_on_working_day=True, source="embassy"),
        DeadlineRule(Task.TICKET, 14),
        DeadlineRule(Task.VENUE, 60, ("CH",), source="assumption"),
    )
    assert [rule.is_assumed for rule in case.deadlines] == [False, True, True]


def test_mistakes_in_deadlines(small: Small, told: Told) -> None:
    table = "what,days,countries\nvisa,35,KE;UG\nvisa,20,IN;KE\nticket,7,\nticket,9,\nlunch,1,\nhotel,-1,\n"

    findings = told(small({"deadlines.csv": table}))

    assert findings == (
        (
            "error deadlines.csv:3: 'visa' has a deadline for KE in row 2 already; keep one of them "
            "(duplicate-deadline)"
        ),
        (
            "error deadlines.csv:5: 'ticket' has a deadline for all in row 4 already; keep one of them "
            "(duplicate-deadline)"
        ),
        (
            "error deadlines.csv:6 what: 'lunch' is not a choice here; write venue, hotel, letter, visa or "
            "ticket (bad-choice)"
        ),
        ("error deadlines.csv:7 days: '-1' is less than 0; allowed is 0 or more [days] (out-of-range)"),
    )


def test_prices_of_changes_are_settings(small: Small, told: Told) -> None:
    path = small(
        {"case.toml": f"{SETTINGS}session = 1500\nday = 20.5\nnotice_days = 21\nticket_share = 40\n"}
    )

    case, warnings = load_case(path)

    assert warnings == ()
    assert case.change == ChangePrices(
        session=Decimal(1500), day=Decimal("20.5"), notice_days=21, ticket_share=Decimal(40)
    )


def test_more_than_a_whole_fare_cannot_be_lost(small: Small, told: Told) -> None:
    assert told(small({"case.toml": f"{SETTINGS}ticket_share = 101\n"})) == (
        (
            "error case.toml[change] ticket_share: '101' is more than 100; allowed is 0 to 100 [%] "
            "(out-of-range)"
        ),
    )
