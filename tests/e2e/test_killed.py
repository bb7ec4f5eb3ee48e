"""A check that is killed at any moment: its file always reads, and at most the answer on the screen is lost."""

import os
import re
import subprocess
import sys

from tests.keyboard import ROOT
from tests.waiting import PATIENCE

RUNS = 100
AT_ONCE = 4


def test_killed_at_a_hundred_moments() -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.killing", str(RUNS // AT_ONCE), str(seed)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in range(AT_ONCE)
    ]
    reports = [process.communicate(timeout=PATIENCE)[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0] * AT_ONCE
    assert [line for report in reports for line in report[:-1]] == []
    reached = [[int(number) for number in re.findall(r"\d+", report[-1])] for report in reports]
    assert sum(runs for _, _, runs in reached) == RUNS
    # The proof that something was at stake: some were killed before the first answer, others far into the statements.
    assert min(low for low, _, _ in reached) < 3
    assert max(high for _, high, _ in reached) > 9
