/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

/* A program under torture: it does what it is told to a journal, step by step, and writes a line
 * before each change and after it, so that whoever kills it knows exactly what it had promised. */
typedef struct {
  MtJournal *journal;
  char *secret; /* what opens it; owned, guarded memory or not */
  int lines;    /* file descriptor */
} Driver;

/* One line, in one write (). */
void driver_say (Driver *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What a step calls at its end: says "done" or "fail CODE message".  Returns @done. */
gboolean driver_end (Driver *self, gboolean done, const GError *error);

/* Says "refused CODE message", split by tabs, of what was only looked at.  Returns FALSE. */
gboolean driver_refused (Driver *self, const GError *error);

/* The words of a step, split at ':'; words[0] is its name. */
typedef gboolean (*DriverStep) (Driver *self, char **words);

/* NULL where there is no such step. */
DriverStep driver_find_step (const char *name);

/* The step "look": opens the journal, says all there is, locks it, verifies it. */
gboolean driver_look (Driver *self, char **words);

/* Entry @number in its @version, as oracle.py makes it too. */
MtEntry *driver_make_entry (guint number, guint version);
void driver_fill_entry (MtEntry *entry, guint number, guint version);
