/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The hours after a session: for a day it is within reach to write down what stayed of it, and it
 * can be let be.  That stands in the session itself (field "after"), where it can be taken back. */

/* Whether @session has taken place by @now (µs UTC). */
gboolean mt_after_has_been (MtEntry *session, gint64 now);

/* Whether that is so at @now (µs UTC), whatever was written already. */
gboolean mt_after_is_within_reach (MtEntry *session, gint64 now);

/* When that changes next by time alone (µs UTC); G_MAXINT64: never. */
gint64 mt_after_find_change (MtEntry *session, gint64 now);

typedef struct {
  MtEntry *session; /* the newest within reach that nothing was written after; or NULL */
  gint64 change;    /* when to look again: mt_after_find_change () of those that are near */
} MtAfterNow;

void mt_after_now_free (MtAfterNow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtAfterNow, mt_after_now_free)

/* Errors: those of mt_journal_list (). */
void mt_after_look (MtJournal *journal,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
MtAfterNow *mt_after_look_finish (GAsyncResult *result, GError **error);

/* It is not offered any more. */
void mt_after_let_be (MtDrafts *drafts, MtEntry *session);

/* Shows what was written after the session with the id @session, or begins it, with what was agreed
 * there in it.  @from lies in the places. */
void mt_after_open (GtkWidget *from, MtDrafts *drafts, const char *session);

/* The same with its check-in. */
void mt_after_open_check_in (GtkWidget *from, MtDrafts *drafts, const char *session);

G_END_DECLS
