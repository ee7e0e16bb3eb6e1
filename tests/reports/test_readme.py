from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.reports.recalculate import recalculate, stored_values

ROOT = Path(__file__).parents[2]


def test_the_example_of_the_readme_works(tmp_path: Path) -> None:
    found = re.search(
        r"```python\n(.*?)```", (ROOT / "reports" / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert found is not None
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{found[1]}"

    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=tmp_path, check=True, timeout=60)

    path = tmp_path / "plan.xlsx"
    assert stored_values(path)["Lines", "C6"] == 902.5
    assert recalculate(path) == stored_values(path)
