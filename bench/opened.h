/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

/* A journal for programs that do one thing after the other.  What fails ends them, with the
 * reason. */

/* Opens the journal in @folder with the recovery key on standard input, and prints "unlock ms".
 * Owned by the caller, who ends with opened_lock (). */
MtJournal *opened_journal (const char *folder);
/* A new one in @folder, open; likewise. */
MtJournal *opened_new (const char *folder);
void opened_lock (MtJournal *journal);

/* The parts of that, for who opens one again and again: the line on standard input; opening. */
#define OPENED_KEY_SIZE 128
void opened_read_key (char key[OPENED_KEY_SIZE]);
void opened_unlock (MtJournal *journal, const char *key);

/* For what answers later: a callback that keeps the answer in the GAsyncResult * it is given, and
 * waiting until it is there.  Owned by the caller. */
void opened_done_cb (GObject *source, GAsyncResult *result, gpointer slot);
GAsyncResult *opened_wait (GAsyncResult **slot);
