#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-statistics.py PROGRAM: what core/pattern computes, beside what numpy and scipy say of the same values, and beside
numbers that are printed in books."""
import json
import math
import random
import subprocess
import sys

import numpy
import scipy.special
import scipy.stats

PROGRAM = sys.argv[1]
SEED = 20260101


def ask(lines):
    done = subprocess.run(
        [PROGRAM], input="\n".join(lines) + "\n", capture_output=True, encoding="ascii", check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(lines), (len(answers), len(lines))
    return answers


def close(ours, theirs, relative=1e-9):
    return math.isclose(ours, theirs, rel_tol=relative, abs_tol=1e-12)


def quantiles_are_those_of_numpy(dice):
    cases = [(p, [dice.randint(0, 10) for _ in range(dice.randint(1, 60))]) for p in (0, 0.25, 0.5, 0.75, 0.9, 1) * 60]
    answers = ask([f"quantile {p} {' '.join(map(str, values))}" for p, values in cases])
    for (p, values), (quantile, mean) in zip(cases, answers):
        assert close(quantile, float(numpy.quantile(values, p, method="linear"))), (p, values, quantile)
        assert close(mean, float(numpy.mean(values))), (values, mean)


def beta_is_that_of_scipy(dice):
    cases = [(dice.random(), 10 ** dice.uniform(-1, 3), 10 ** dice.uniform(-1, 3)) for _ in range(400)]
    cases += [(0, 2, 3), (1, 2, 3), (0.5, 0.5, 0.5), (1e-9, 0.5, 0.5), (0.999999, 4, 0.5)]
    for case, (ours,) in zip(cases, ask([f"beta {x!r} {a!r} {b!r}" for x, a, b in cases])):
        assert math.isclose(ours, scipy.special.betainc(case[1], case[2], case[0]), rel_tol=1e-8, abs_tol=1e-11), (
            case,
            ours,
        )


def quantiles_of_t_are_those_of_scipy(dice):
    cases = [(dice.uniform(0.0005, 0.9995), 10 ** dice.uniform(0, 3.5)) for _ in range(300)]
    for case, (ours,) in zip(cases, ask([f"student {p!r} {freedom!r}" for p, freedom in cases])):
        assert math.isclose(ours, scipy.stats.t.ppf(*case), rel_tol=1e-7, abs_tol=1e-9), (case, ours)


def quantiles_of_t_are_those_of_the_table(_dice):
    """NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t."""
    table = [(1, 0.975, 12.706), (2, 0.95, 2.920), (5, 0.975, 2.571), (10, 0.99, 2.764), (30, 0.975, 2.042), (100, 0.995, 2.626)]
    for (freedom, p, value), (ours,) in zip(table, ask([f"student {p} {freedom}" for freedom, p, _ in table])):
        assert round(ours, 3) == value, (freedom, p, ours)


def differences_are_those_of_scipy(dice):
    cases = []
    for _ in range(200):
        one = [dice.gauss(4, 0.5 + dice.random()) for _ in range(dice.randint(2, 80))]
        other = [dice.gauss(4.5, 0.5 + dice.random()) for _ in range(dice.randint(2, 400))]
        cases.append((dice.choice((0.9, 0.95, 0.999)), one, other))
    lines = [f"difference {c} {' '.join(map(repr, one))} / {' '.join(map(repr, other))}" for c, one, other in cases]
    for (confidence, one, other), (difference, low, high, freedom) in zip(cases, ask(lines)):
        test = scipy.stats.ttest_ind(one, other, equal_var=False)
        bounds = test.confidence_interval(confidence)
        assert close(difference, numpy.mean(one) - numpy.mean(other), 1e-7), (difference, one, other)
        assert close(freedom, test.df, 1e-7), (freedom, test.df)
        assert close(low, bounds.low, 1e-6) and close(high, bounds.high, 1e-6), (low, high, bounds)


def what_cannot_be_said_is_not(_dice):
    assert ask(["difference 0.95 3 / 4 5", "difference 0.95 3 3 3 / 5 5 5"]) == [None, None]
    assert ask(["difference 0.95 3 3 3 / 5 5 6"])[0] is not None


def main():
    tests = [
        quantiles_are_those_of_numpy,
        beta_is_that_of_scipy,
        quantiles_of_t_are_those_of_scipy,
        quantiles_of_t_are_those_of_the_table,
        differences_are_those_of_scipy,
        what_cannot_be_said_is_not,
    ]
    failed = 0
    print(f"1..{len(tests)}")
    for i, test in enumerate(tests, 1):
        name = test.__name__.replace("_", "-")
        try:
            test(random.Random(SEED))
            print(f"ok {i} /statistics/{name}")
        except AssertionError as error:
            failed += 1
            print(f"not ok {i} /statistics/{name}\n# {error}")
    return 1 if failed else 0


sys.exit(main())
