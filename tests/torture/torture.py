#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""torture.py --cli PROGRAM --driver PROGRAM --faults LIBRARY [--trials N] [--only WORD]… [--seed WORD] …

Tries to break the journal, in numbers: rows "fault, trials, lost, corrupted, undetected, told wrongly", separated by
tabs.  Ends with 1 unless the last four are zero everywhere.  What went wrong is told on standard error, each with the
call that plays it again.  How rows are written is told in rows.py.
"""
import argparse
import importlib
import multiprocessing
import os
import pathlib
import sys

import rows
import workbench

FAMILIES = (
    *("kills", "power", "space", "memory", "programs"),
    *("flip_rows", "cut_rows", "swap_rows", "newer_rows", "secret_rows", "place_rows", "two_rows", "clock_rows"),
    "reminder_rows",
)


def all_rows() -> list[rows.Row]:
    return [row for family in FAMILIES for row in importlib.import_module(family).ROWS]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev torture", allow_abbrev=False)
    for name in ("cli", "driver", "faults"):
        parser.add_argument(f"--{name}", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--trials", type=int, default=500, help="of each row that takes as many as one likes")
    parser.add_argument("--only", action="append", default=[], metavar="WORD", help="rows whose name contains it")
    parser.add_argument("--seed", default="a quiet evening", help="of all dice")
    parser.add_argument("--trial", type=int, help="this one alone, of the rows chosen")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", metavar="DIR", help="for what the first trials that went wrong left; '': keeps nothing")
    parser.add_argument("--list", action="store_true", help="names the rows and does nothing")
    parser.add_argument("--times", action="store_true", help="says on standard error what each row took")
    wanted = parser.parse_args()
    if wanted.keep is None:
        wanted.keep = pathlib.Path(wanted.driver).resolve().with_name("kept")
    return wanted


def work(chosen, wanted, process, processes, pipe):
    """One of the processes that share the trials of every row."""
    programs = workbench.Programs(wanted.cli, wanted.driver, wanted.faults)
    bench = workbench.Bench(programs, wanted.seed, process, processes, wanted.keep)
    try:
        for row in chosen:
            begun = sum(os.times()[:4])
            tally = row.run(bench, wanted.trials, wanted.trial)
            pipe.send((tally, sum(os.times()[:4]) - begun))
    finally:
        bench.close()


def tell(wanted, row, tally, seconds):
    print(row.name, *(getattr(tally, name) for name in ("trials", *rows.COLUMNS)), sep="\t", flush=True)
    if wanted.times:
        print(f"{row.name}: {seconds:.1f} s of one core", file=sys.stderr)
    for problem in tally.problems[:20]:
        print(problem, file=sys.stderr)
    if tally.problems:
        again = f"--only '{row.name}' --trials {wanted.trials} --seed '{wanted.seed}' --trial N"
        print(f"{len(tally.problems)} things went wrong; to play trial N again: ./dev torture {again}", file=sys.stderr)


def main() -> int:
    wanted = arguments()
    chosen = [row for row in all_rows() if not wanted.only or any(word in row.name for word in wanted.only)]
    if wanted.list:
        print(*(row.name for row in chosen), sep="\n")
        return 0
    processes = 1 if wanted.trial is not None else max(1, wanted.processes)
    context = multiprocessing.get_context("fork")
    pipes, workers = [], []
    for process in range(processes):
        receive, send = context.Pipe(False)
        workers.append(context.Process(target=work, args=(chosen, wanted, process, processes, send)))
        workers[-1].start()
        send.close()
        pipes.append(receive)
    print("fault", "trials", "lost", "corrupted", "undetected", "told wrongly", sep="\t", flush=True)
    good = bool(chosen)
    for row in chosen:
        sum_of, seconds = rows.Tally(), 0.0
        for pipe in pipes:
            try:
                tally, took = pipe.recv()
            except EOFError:
                return 1 # that process has said why
            sum_of.add(tally)
            seconds += took
        tell(wanted, row, sum_of, seconds)
        good = good and sum_of.is_good() and sum_of.trials > 0
    for worker in workers:
        worker.join()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
