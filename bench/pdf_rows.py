# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows about drawing entries as a PDF.

The floor is bare Pango and cairo with the same words and layout (floor-pdf.c); both count what they take of the processor
while they draw.  Memory is the most a whole process had, the entries included, without the bytes of the file it holds at
the end.
"""
ROUNDS = 7
DRAWN = 3_000  # entries
FEW, MANY = 1_000, 10_000
MEMORY_ROUNDS = 3
GROWTH_MIB = 20.0
CANCEL_MS = 100.0
OPENING_MS = 300.0


def drawn(bench, size):
    """Processor ms, and MiB without the file's own bytes."""
    took, size_of_file, most = bench.run("draw-pdf", "draw", str(size)).split()
    return float(took), int(most) / 1024 - int(size_of_file) / 1024**2


def measure(bench, table):
    ours, floors = [], []
    for _ in range(ROUNDS):
        floors.append(float(bench.run("floor-pdf", str(DRAWN)).split()[0]))
        ours.append(drawn(bench, DRAWN)[0])
    table.row(f"PDF of {DRAWN:,} entries, processor time / bare Pango and cairo", ours, floors, 1 / 0.8, "ms")
    growth = [drawn(bench, MANY)[1] - drawn(bench, FEW)[1] for _ in range(MEMORY_ROUNDS)]
    table.row(
        f"PDF, more memory from {FEW:,} to {MANY:,} entries / {GROWTH_MIB:.0f} MiB", growth, [GROWTH_MIB] * MEMORY_ROUNDS, 1.0, "MiB"
    )
    opening = [float(bench.run("draw-pdf", "opening", str(FEW))) for _ in range(ROUNDS)]
    table.row(f"PDF, first page of {FEW:,} entries / {OPENING_MS:.0f} ms", opening, [OPENING_MS] * ROUNDS, 1.0, "ms")
    cancel = [float(bench.run("draw-pdf", "cancel", str(MANY))) for _ in range(MEMORY_ROUNDS)]
    table.row(
        f"PDF of {MANY:,} with a password, longest until cancelled / {CANCEL_MS:.0f} ms", cancel, [CANCEL_MS] * MEMORY_ROUNDS, 1.0, "ms"
    )
