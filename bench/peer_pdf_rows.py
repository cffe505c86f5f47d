# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows about other programs that draw the same text (tools/peers.list): whole programs, from start to end."""
import resource
import shutil
import subprocess

from runner import Failed

ROUNDS = 3
ENTRIES = 1_000
# How many times as many entries a second as theirs ours are to be; as time, the ratio turned around.
PEERS = {
    "LibreOffice": (2.2, ["soffice", "--headless", "--convert-to", "pdf", "--outdir", "{folder}", "{html}"]),
    "WeasyPrint": (7.0, ["weasyprint", "-q", "{html}", "{folder}/peer.pdf"]),
}


def children_ms():
    """What all that was started and has ended took of the processor, with what that had started."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (usage.ru_utime + usage.ru_stime)


def processor_ms(command, env):
    """What COMMAND and its children took of the processor."""
    before = children_ms()
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise Failed(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return children_ms() - before


def measure(bench, table):
    html = bench.folder / "entries.html"
    bench.run("draw-pdf", "html", str(ENTRIES), str(html))
    for name, (times, command) in PEERS.items():
        if not shutil.which(command[0]):
            raise Failed(f"{command[0]} is not there: tools/peers.list names what --peers needs")
        command = [part.format(folder=bench.folder, html=html) for part in command]
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(processor_ms(command, bench.env))
            ours.append(processor_ms([str(bench.programs / "draw-pdf"), "draw", str(ENTRIES)], bench.env))
        table.row(f"PDF of {ENTRIES:,} entries, whole program / {name}", ours, theirs, 1 / times, "ms")
