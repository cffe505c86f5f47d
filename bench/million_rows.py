# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a journal of a million entries: what a person waits for, beside the same statements bare and beside 10,000."""
import store_rows
import whole_rows

FEW, MANY = 10_000, 1_000_000
SIZES = f"{MANY:,} / {FEW:,}"
ROUNDS = 5
FLAT = store_rows.FLAT**2 # two steps of ten


def measure_windows(bench, table):
    started, opened = [], []
    for _ in range(ROUNDS):
        started.append([
            bench.start(str(bench.prefix / "bin/meantime"), "--journal", str(bench.journal(size)[0]))[0] for size in (MANY, 0)
        ])
        opened.append([bench.story(size)["open"][0] for size in (MANY, FEW)])
    table.row(f"start, {MANY:,} / none", *zip(*started), 1.05, "ms")
    table.row(f"key to first entries painted, {SIZES}", *zip(*opened), 1.15, "ms")


def measure(bench, table):
    small = store_rows.measure_size(bench, FEW, ROUNDS)
    large = store_rows.measure_size(bench, MANY, ROUNDS)
    store_rows.tell_saves(table, large, MANY)
    store_rows.tell_reads(table, large, MANY)
    store_rows.tell_growth(table, large, small, SIZES, FLAT)
    whole_rows.measure_unlock(table, *(whole_rows.Place(bench, size) for size in (MANY, FEW)), SIZES, FLAT)
    measure_windows(bench, table)
