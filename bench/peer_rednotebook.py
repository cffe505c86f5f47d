#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peer_rednotebook.py JOURNAL WORD: reads RedNotebook's journal by its own modules, looks for WORD and saves a changed month,
as its window has them do; says what each took, as bench/clock.h does."""
import sys
import time

sys.path.insert(0, "/usr/share/rednotebook")
# pylint: disable=wrong-import-position
from rednotebook import storage

LOOKS = 30


def tell(name, times, step):
    spent = []
    cpu = time.process_time()
    for number in range(times):
        since = time.perf_counter()
        step(number)
        spent.append(f"{1000 * (time.perf_counter() - since):.3f}")
    print(name, *spent)
    print(f"{name}-cpu {1000 * (time.process_time() - cpu) / times:.3f}")


def main():
    folder, word = sys.argv[1:]
    months = storage.load_all_months_from_disk(folder)
    days = [day for _, month in sorted(months.items()) for _, day in sorted(month.days.items())]
    last = days[-1]

    def look(_):
        found = [day.search(word, []) for day in reversed(days)]
        if not any(found):
            sys.exit("nothing was found")

    def save(number):
        last.text = f"{last.text}\n{number}"
        last.month.edited = True
        if not storage.save_months_to_disk(months, folder):
            sys.exit("nothing was saved")

    tell("search", LOOKS, look)
    tell("save", LOOKS, save)


main()
