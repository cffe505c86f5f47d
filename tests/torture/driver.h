/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

/* A program under torture: it does what it is told to a journal, step by step, and writes a line
 * before each change and after it, so that whoever kills it knows exactly what it had promised. */
typedef struct {
  MtJournal *journal;
  char *secret; /* what opens it; owned, guarded memory or not */
  int lines;    /* file descriptor */
  gboolean erased;
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

/* The steps of steps-care.c. */
gboolean driver_backup (Driver *self, char **words);
gboolean driver_keep (Driver *self, char **words);
gboolean driver_restore (Driver *self, char **words);
gboolean driver_salvage (Driver *self, char **words);

/* Memory of SQLite that fails as DRIVER_MEMORY=K:HOW says: from "go" on the K-th allocation, and
 * with HOW "on" every later one, until "calm"; 0: none.  Set up before anything else; "calm" says
 * how many there were, of these and of libsodium's. */
void driver_memory_set_up (void);
void driver_memory_begin (void);
void driver_memory_calm (Driver *self);

/* Entry @number in its @version, as oracle.py makes it too. */
MtEntry *driver_make_entry (guint number, guint version);
void driver_fill_entry (MtEntry *entry, guint number, guint version);
