/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Writes @bytes into @file, which the person has named: whole or not at all, for its owner only,
 * never into @journal_folder (NULL: there is none), and not to be found among the files used last.
 * Once it is written it is written, whoever has gone meanwhile.  Main thread.
 * Errors: EXISTS (in the journal's folder), and those of mt_share_write (). */
void mt_write_out (GBytes *bytes,
                   const char *journal_folder,
                   GFile *file,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
gboolean mt_write_out_finish (GAsyncResult *result, GError **error);

/* Whether @file may be written at all.  Errors: EXISTS (in @journal_folder). */
gboolean mt_write_out_check (GFile *file, const char *journal_folder, GError **error);
/* Whether @file is lent by another program for this once, or lies on no disk here: nothing can be
 * made beside it. */
gboolean mt_write_out_is_lent (GFile *file);

/* What went wrong, as one sentence, owned; NULL for one that was cancelled. */
char *mt_write_out_say (const GError *error);

G_END_DECLS
