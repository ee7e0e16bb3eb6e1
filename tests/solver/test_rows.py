from __future__ import annotations

from pathlib import Path

import numpy as np

from solver.arcs import arcs_of, count_arcs
from solver.engines import ortools, pulp
from solver.ground import ground_of
from solver.rows import ROW_NAMES, rows_of
from tests.solver.problems import changed, random_problem, two_beside_one


def kinds(names: list[str]) -> set[str]:
    return {name.rstrip("_0123456789") for name in names}


def test_rows_have_the_same_names_in_the_code_the_models_and_the_document(root: Path) -> None:
    model = arcs_of(changed(two_beside_one(), clashes=np.array([[1, 4]])))

    lp = pulp.model_of(model)
    proto = ortools.proto_of(model)
    headings = [
        line[4:]
        for line in (root / "solver" / "MODEL.md").read_text("utf-8").splitlines()
        if line[:4] == "### "
    ]

    assert kinds([row.name for row in lp.constraints()]) == set(ROW_NAMES)
    assert sorted(row.name for row in lp.constraints()) == sorted(proto.linear_constraints.names)
    assert [heading for heading in headings if "_" in heading] == list(ROW_NAMES)


def test_both_models_have_the_same_rows() -> None:
    for seed in range(20):
        model = arcs_of(random_problem(np.random.default_rng(seed)))
        written = {row.name: sorted(row.values()) for row in pulp.model_of(model).constraints()}
        ours: dict[str, list[int]] = {}

        for rows in rows_of(model):
            names = ortools.row_names(rows.name, rows.keys.tolist())
            for row, coefficient in zip(rows.row.tolist(), rows.coefficient.tolist(), strict=True):
                ours.setdefault(names[row], []).append(coefficient)

        assert {name: sorted(values) for name, values in ours.items()} == written


def test_arcs_jump_no_fixed_stop_and_are_counted_without_being_listed() -> None:
    problem = two_beside_one()
    model = arcs_of(problem)

    arcs = set(zip(model.pattern.tolist(), model.tail.tolist(), model.head.tolist(), strict=True))

    # Pattern 0 of the merged ones attends meetings 0 and 2 only; everybody starts with the fixed session.
    assert {(a, b) for n, a, b in arcs if n == 0} == {(-1, 0), (0, 3), (0, 4), (3, -1), (4, -1), (0, -1)}
    assert {(a, b) for n, a, b in arcs if n == 1 and a == -1} == {(-1, 0)}
    for seed in range(50):
        other = random_problem(np.random.default_rng(seed))
        assert count_arcs(ground_of(other)) == len(arcs_of(other).tail)


def test_written_model_is_the_golden_one(root: Path, tmp_path: Path) -> None:
    written = tmp_path / "placement.lp"

    pulp.model_of(arcs_of(changed(two_beside_one(), clashes=np.array([[1, 4]])))).writeLP(str(written))

    assert written.read_text("utf-8") == (root / "tests" / "golden" / "placement.lp").read_text("utf-8")
