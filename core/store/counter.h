/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The commit counter beside the database.  It is written after each commit, without a sync of its
 * own: where it is ahead of the counter inside, a disk has lost what it had acknowledged.  A
 * missing or torn counter says nothing. */

void mt_counter_write (const char *path, guint64 commits);

/* How far the file at @path is ahead of @commits.  It stays so until something new is committed:
 * what is missing is said each time until then. */
guint64 mt_counter_peek (const char *path, guint64 commits);

G_END_DECLS
