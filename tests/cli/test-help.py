#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program explains itself, and what it says is so."""
import pathlib
import re
import subprocess

import cli

SOURCE = pathlib.Path(__file__).resolve().parents[2]
COMMANDS = (
    "init log list show flag unflag delete restore-entry search kinds export shared import form backup backups restore verify "
    "salvage passphrase recovery-key rekey mend-keys erase note-sealed reminders remind unremind words version help"
).split()


@cli.test
def help_lists_every_command():
    for words in (["--help"], ["-h"], ["help"], ["--help", "--journal", "/nowhere"]):
        listed = re.findall(r"^  ([a-z][a-z-]*)  ", cli.run(*words).out, re.MULTILINE)
        assert sorted(listed) == sorted(COMMANDS), listed


@cli.test
def every_command_has_help():
    for command in COMMANDS:
        said = cli.run(command, "--help").out
        assert f"meantime-cli [OPTION…] {command}" in said and "--passphrase-file" in said, said
        assert cli.run("help", command).out == said
        assert cli.run("--help", command).out == said


@cli.test
def options_stand_before_or_behind_the_command():
    with cli.journal() as journal:
        cli.run("--journal", journal.folder, "list", "--passphrase-file", journal.key_file)
        cli.run("list", f"--passphrase-file={journal.key_file}", f"--journal={journal.folder}")
        cli.run("log", "mood", "--journal", journal.folder, "--passphrase-file", journal.key_file, "--", "--help")
        cli.run("--journal", journal.folder, "--passphrase-file", journal.key_file, "log", "--flag", "thought", "text")
        assert [entry["text"] for entry in journal.list()] == ["text", "--help"]


@cli.test
def the_version_is_told():
    said = cli.run("version").out
    assert re.fullmatch(r"meantime-cli \d+\.\d+\.\d+\S*\n", said), said
    assert cli.run("--version").out == said


@cli.test
def the_man_page_has_every_command_and_option():
    page = (SOURCE / "data/man/meantime-cli.1").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert re.search(rf"(\.It Cm|,) {command}\b|^\.It Cm .*\b{command}\b", page, re.MULTILINE), command
        for option in re.findall(r"--([a-z-]+)", cli.run(command, "--help").out):
            assert f"Fl Fl {option}" in page, (command, option)


def completed(*words):
    """What the shell offers for the last word."""
    script = SOURCE / "data/bash-completion/meantime-cli"
    lines = """
        meantime-cli () { command "$PROGRAM" "$@"; }
        compopt () { :; }
        . "$SCRIPT"
        COMP_WORDS=(meantime-cli "$@") COMP_CWORD=$#
        _meantime_cli
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    command = ["bash", "-c", lines, "bash", *words]
    environment = {"PROGRAM": cli.PROGRAM, "SCRIPT": str(script), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=cli.TIMEOUT, check=True
    )
    assert not done.stderr, done.stderr
    return done.stdout.decode().split()


@cli.test
def the_shell_completes_commands_options_kinds_and_fields():
    present = [command for command in COMMANDS if command != "form"]
    assert sorted(completed("")) == sorted(present)
    assert sorted(completed("res")) == ["restore", "restore-entry"]
    kinds = {kind["id"]: [field["id"] for field in kind["fields"]] for kind in cli.run("kinds", "--json").json}
    assert sorted(completed("log", "")) == sorted(kinds)
    assert completed("--journal", "/tmp", "list", "--kind", "que") == ["question"]
    assert set(completed("log", "mood", "--set", "")) == {field + "=" for field in kinds["mood"]}
    assert set(completed("export", "--hide", "")) >= {"text", "state", "answer", "valence"}
    assert completed("export", "--format", "p") == ["pdf"]
    for command in present:
        shown = set(re.findall(r"--[a-z-]+", cli.run(command, "--help").out))
        assert set(completed(command, "--")) == shown, command


cli.main()
