from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from logistics.intake import load_case

Small = Callable[[dict[str, str]], Path]
Told = Callable[[Path], tuple[str, ...]]


def test_duplicate_participant_in_attendance(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "participant,assembly,experts\nA,yes,yes\nA,no,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error attendance.csv:3 participant: 'A' stands in row 2 already; keep one of the rows "
            "(duplicate-id)"
        ),
    )


def test_unknown_participant(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,no,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        "error attendance.csv:3 participant: 'B' is not the id of a participant (unknown-id)",
    )


def test_blank_participant(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "participant,assembly,experts\nA,yes,yes\n,no,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error attendance.csv:3 participant: the cell is blank and must not be; write the id "
            "of the participant (missing-value)"
        ),
    )


def test_unknown_session(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "participant,assembly,expert,experts\nA,yes,yes,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error attendance.csv:1 expert: the column 'expert' is not the id of a session; did "
            "you mean 'experts'? (unknown-session)"
        ),
    )


def test_missing_session(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "participant,assembly\nA,yes\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "warning attendance.csv:1: the session 'experts' has no column, so nobody attends it; "
            "add a column headed by its id (missing-session)"
        ),
    )


def test_attends_nothing(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin\nA,lyon\nB,lyon\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "warning participants.csv:3 id: 'B' has no row in attendance, so attends nothing; add "
            "a row, or remove the participant (attends-nothing)"
        ),
    )


def test_bad_mark(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "participant,assembly,experts\nA,yes,remotely\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error attendance.csv:2 experts: 'remotely' is not a choice here; did you mean "
            "'remote'? (bad-choice)"
        ),
    )


def test_unknown_funder(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,funder\nA,lyon,welcom\n",
        "funders.csv": "id,title\nwellcome,Wellcome\n",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error participants.csv:2 funder: 'welcom' is not the id of a funder; did you mean "
            "'wellcome'? (unknown-id)"
        ),
    )


def test_missing_attendance(small: Small, told: Told) -> None:
    changes = {
        "attendance.csv": "",
    }

    findings = told(small(changes))

    assert findings == (
        (
            "error attendance.csv: this file is missing; add it with the columns participant, "
            "<session> (missing-table)"
        ),
    )


def test_marks_of_attendance(small: Small) -> None:
    sessions = ("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8")
    changes = {
        "anchors.csv": "id,place,first_day,last_day\n"
        + "".join(f"{name},geneva,2026-07-0{at},2026-07-0{at}\n" for at, name in enumerate(sessions, 1)),
        "attendance.csv": f"participant,{','.join(sessions)},experts\nA,Yes,x,REMOTE,r,Either,e,no,,either\n",
    }

    case, warnings = load_case(small(changes))

    assert warnings == ()
    assert [sorted(each.in_person) for each in case.participants] == [["s1", "s2"]]
    assert [sorted(each.remote) for each in case.participants] == [["s3", "s4"]]
    assert [sorted(each.either) for each in case.participants] == [["experts", "s5", "s6"]]


def test_what_a_row_says_of_people(small: Small) -> None:
    changes = {
        "participants.csv": (
            "id,origin,region,gender,together,all_or_none,people\nA,lyon,Alps,woman,yes,yes,3\nB,lyon,,,,,\n"
        ),
        "attendance.csv": "participant,assembly,experts\nA,yes,yes\nB,yes,yes\n",
    }

    case, warnings = load_case(small(changes))

    assert warnings == ()
    assert [
        (each.region, each.gender, each.stays_together, each.is_all_or_none, each.people)
        for each in case.participants
    ] == [("Alps", "woman", True, True, 3), ("", "", False, False, 1)]


def test_one_unknown_funder_among_several(small: Small, told: Told) -> None:
    changes = {
        "participants.csv": "id,origin,funder\nA,lyon,wellcome;gaets\n",
        "funders.csv": "id,title\nwellcome,Wellcome\ngates,Gates\n",
    }

    assert told(small(changes)) == (
        (
            "error participants.csv:2 funder: 'gaets' is not the id of a funder; did you mean 'gates'? "
            "(unknown-id)"
        ),
    )
