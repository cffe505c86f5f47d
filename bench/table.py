# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of ./dev bench."""
import math
import statistics

# The most a time may grow by from 10,000 to 100,000, as a ratio: ten to the power of the exponent.
FLAT = 10**0.15


def interval(values):
    """The median, and the order statistics around it that hold it in 95 of 100 cases (normal approximation)."""
    ordered = sorted(values)
    half = 0.98 * math.sqrt(len(ordered))
    low = max(0, math.floor(len(ordered) / 2 - half))
    high = min(len(ordered) - 1, math.ceil(len(ordered) / 2 + half))
    return statistics.median(ordered), ordered[low], ordered[high]


class Table:
    """The rows, printed as they come."""

    def __init__(self):
        self.over = False

    def row(self, name, ours, floor, goal, unit, cpu=None):
        """OURS and FLOOR are lists of the same length, round by round; GOAL is the most their ratio may be.  CPU: what
        both took of the processor, likewise, in ms."""
        ratio, low, high = interval([a / b for a, b in zip(ours, floor)])
        over = low > goal
        self.over |= over
        cells = (
            name,
            *(self.cell(side, unit, cpu and cpu[i]) for i, side in enumerate((ours, floor))),
            f"{self.spell(ratio)} ({self.spell(low)}–{self.spell(high)})",
            f"≤ {goal:.2f}",
            "over" if over else "ok",
        )
        print("\t".join(cells), flush=True)

    @staticmethod
    def spell(ratio):
        """Two digits behind the point, or of what is far below it two that count."""
        return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.2g}"

    @staticmethod
    def foot(sentences):
        """What belongs below the rows."""
        for sentence in sentences:
            print(f"# {sentence}", flush=True)

    @staticmethod
    def cell(values, unit, cpu):
        """Three figures that count, and beside them the processor's time where that was measured."""
        middle = statistics.median(values)
        digits = max(0, 2 - math.floor(math.log10(middle))) if middle > 0 else 0
        said = f"{middle:.{digits}f} {unit}"
        return f"{said} (CPU {statistics.median(cpu):.2f})" if cpu else said
