"""Prove p-median instances beside other solvers: python benchmarks/median.py [--random] [--quick].

The published instances of OR-Library (Beasley 1985), read from a folder beside the repository, each checked
against its published optimum; or random graphs of the same kind with 500 to 900 nodes. Beside ours run, each
in a process of its own, one thread, from distances to answer for ours and without the building of the model
for the others: HiGHS through OR-Tools on two strong models, and spopt with PuLP's HiGHS and CBC (left out
where it is not installed: pip install spopt highspy).
The ratio is the time of the best of them by ours. ``--quick`` leaves them out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import numpy as np
from median_peers import solve_by_peer  # type: ignore[import-not-found]  # stands beside this script

from solver import NO_WAY, IntArray, MedianProblem, Status, solve_median

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "orlib"
OPTIMA = (
    *(5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734, 1255),
    *(7696, 6634, 4374, 2968, 1729, 8162, 6999, 4809, 2845, 1789),
)
PEERS = ("highs", "highs-radius", "spopt-highs", "spopt-cbc")
LONGEST = 100
"""Length of the longest edge of a random graph, as in OR-Library."""
EDGES = 50
"""A graph of n nodes has n * n / EDGES edges, as in OR-Library."""
FAR = 10**6
"""Longer than any path."""


def main() -> None:
    """Run every instance with every solver and print a table; the exit code is 1 if a proof is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orlib", type=Path, default=FOLDER, help="folder with pmed1.txt and so on")
    parser.add_argument("--random", action="store_true", help="random graphs of 500 to 900 nodes instead")
    parser.add_argument("--names", nargs="*", help="only these instances, as in pmed6 or random-600-5-1")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--seconds", type=float, default=300.0, help="limit of each solve")
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=PEERS)
    parser.add_argument("--quick", action="store_true", help="ours alone")
    parser.add_argument("--once", help="one solver in this process")
    arguments = parser.parse_args()
    if arguments.once:
        print(json.dumps(_once(arguments.once, arguments.names[0], arguments)))
        return
    peers = [] if arguments.quick else [name for name in arguments.peers if _is_there(name)]
    print("| " + " | ".join(["instance", "n", "p", "optimum", "ours [s]", *peers, "best peer / ours"]) + " |")
    print("|---" * (len(peers) + 6) + "|", flush=True)
    missing = [name for name in _names(arguments) if not _line(name, peers, arguments)]
    if missing:
        sys.exit(f"not proven by ours, or not the published optimum: {', '.join(missing)}")


def _names(arguments: argparse.Namespace) -> Iterator[str]:
    if arguments.names:
        yield from arguments.names
    elif arguments.random:
        for nodes in (500, 600, 700, 800, 900):
            for p in (5, nodes // 100, 10, nodes // 20, nodes // 10, nodes // 5, nodes // 3):
                yield from (f"random-{nodes}-{p}-{seed}" for seed in arguments.seeds)
    else:
        if not arguments.orlib.is_dir():
            sys.exit(f"skipped: no instances of OR-Library in {arguments.orlib}; try --random")
        yield from (f"pmed{number}" for number in range(1, len(OPTIMA) + 1))


def _is_there(peer: str) -> bool:
    modules = ("spopt", "highspy") if peer == "spopt-highs" else (peer.partition("-")[0],)
    missing = [name for name in modules if name != "highs" and find_spec(name) is None]
    if missing:
        print(f"{peer} is skipped: pip install {' '.join(missing)}", file=sys.stderr)
    return not missing


def _line(name: str, peers: list[str], arguments: argparse.Namespace) -> bool:
    """Solve an instance by all and print its line; return False if ours is not proven or not right."""
    found = {solver: _in_a_process(solver, name, arguments) for solver in ("ours", *peers)}
    ours = found["ours"]
    proven = [float(found[peer]["seconds"]) for peer in peers if found[peer]["is_proven"]]
    ratio = f"{min(proven) / float(ours['seconds']):.0f}" if proven else "-"
    if peers and not proven:
        ratio = f"> {arguments.seconds / float(ours['seconds']):.0f}"
    times = [f"{found[peer]['seconds']:.2f}" if found[peer]["is_proven"] else "-" for peer in peers]
    cells = [name, ours["nodes"], ours["p"], ours["cost"], f"{ours['seconds']:.2f}", *times, ratio]
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)
    for peer in peers:
        if found[peer]["is_proven"] and found[peer]["cost"] != ours["cost"]:
            sys.exit(f"{name}: {peer} says {found[peer]['cost']}, ours {ours['cost']}")
    published = OPTIMA[int(name.removeprefix("pmed")) - 1] if name.startswith("pmed") else ours["cost"]
    return bool(ours["is_proven"]) and ours["cost"] == published


def _in_a_process(solver: str, name: str, arguments: argparse.Namespace) -> dict[str, int | float | bool]:
    command = [sys.executable, __file__, "--once", solver, "--names", name]
    command += ["--orlib", str(arguments.orlib), "--seconds", str(arguments.seconds)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, int | float | bool] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _once(solver: str, name: str, arguments: argparse.Namespace) -> dict[str, int | float | bool]:
    distances, p = _instance(name, arguments.orlib)
    if solver == "ours":
        seconds, cost, is_proven = _ours(distances, p, arguments.seconds)
    else:
        seconds, cost, is_proven = solve_by_peer(solver, distances, p, arguments.seconds)
    return {"nodes": len(distances), "p": p, "seconds": seconds, "cost": cost, "is_proven": is_proven}


def _ours(distances: IntArray, p: int, seconds: float) -> tuple[float, int, bool]:
    nodes = len(distances)
    start = perf_counter()
    problem = MedianProblem(
        cost=distances,
        weight=np.ones(nodes, dtype=np.int64),
        unserved=np.full(nodes, NO_WAY, dtype=np.int64),
        p=p,
    )
    outcome = solve_median(problem, seconds=seconds, settles_ties=False)
    return perf_counter() - start, outcome.cost or 0, outcome.status is Status.OPTIMAL


def _instance(name: str, folder: Path) -> tuple[IntArray, int]:
    """Return the shortest paths between all nodes, and p."""
    if name.startswith("random"):
        nodes, p, seed = (int(part) for part in name.split("-")[1:])
        return _shortest_paths(nodes, _random_edges(nodes, seed)), p
    numbers = np.array((folder / f"{name}.txt").read_text(encoding="ascii").split(), dtype=np.int64)
    return _shortest_paths(int(numbers[0]), numbers[3:].reshape(-1, 3) - np.array([1, 1, 0])), int(numbers[2])


def _random_edges(nodes: int, seed: int) -> IntArray:
    """Return a random spanning tree and further random edges: end, end, length."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(nodes)
    tree = [(order[place], order[rng.integers(place)]) for place in range(1, nodes)]
    others = rng.integers(0, nodes, size=(nodes * nodes // EDGES - nodes + 1, 2))
    ends = np.concatenate([np.array(tree, dtype=np.int64), others])
    edges: IntArray = np.column_stack([ends, rng.integers(1, LONGEST + 1, size=len(ends))])
    return edges


def _shortest_paths(nodes: int, edges: IntArray) -> IntArray:
    """Return all distances by Floyd and Warshall; of an edge given twice the last length counts."""
    distances = np.full((nodes, nodes), FAR, dtype=np.int64)
    for one, other, length in edges:
        distances[one, other] = distances[other, one] = length
    np.fill_diagonal(distances, 0)
    for between in range(nodes):
        np.minimum(distances, distances[:, between, None] + distances[between], out=distances)
    return distances


if __name__ == "__main__":
    main()
