/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "core/share/since-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages that can be handed over: the bytes of the file, and those same bytes to look at.  It
 * never changes once it was made.  Main thread; the work happens on threads of its own. */
#define MT_TYPE_HANDOUT (mt_handout_get_type ())
G_DECLARE_FINAL_TYPE (MtHandout, mt_handout, MT, HANDOUT, GObject)

/* Saves what is being written, reads the entries with @ids (NULL-terminated), whole, and makes a
 * PDF on the locale's paper of them and of nothing else.  Errors: those of mt_journal_load () and
 * mt_share_render (); G_IO_ERROR_CANCELLED. */
void mt_handout_make (MtDrafts *drafts,
                      const char *const *ids,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/* The same as a sheet for the next session: they stay in the order of @ids, what is noted beside
 * them and the one thing of that session stand there too, and of what is counted since the last
 * one those @parts that were ticked. */
void mt_handout_make_sheet (MtDrafts *drafts,
                            const char *const *ids,
                            MtSinceParts parts,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
MtHandout *mt_handout_make_finish (GAsyncResult *result, GError **error);

/* What @bytes (a PDF) hold, drawn from those.  Takes long.  Errors: MT_ERROR_STORAGE. */
MtHandout *mt_handout_open (GBytes *bytes, guint n_entries, GError **error);

/* What is saved and printed. */
GBytes *mt_handout_get_bytes (MtHandout *self);
guint mt_handout_get_n_entries (MtHandout *self);
guint mt_handout_get_n_pages (MtHandout *self);
/* How many times higher than wide a page is. */
double mt_handout_get_aspect (MtHandout *self);

/* Draws page @index (from 0), @width device pixels wide (more than MT_HANDOUT_MAX_WIDTH is not
 * drawn: the picture is smaller then), from the bytes.  Returns the picture, and in *@text (owned)
 * the words on it in the order one reads them.  Errors: G_IO_ERROR_CANCELLED; MT_ERROR_NO_MEMORY.
 */
#define MT_HANDOUT_MAX_WIDTH 2400
void mt_handout_draw (MtHandout *self,
                      guint index,
                      int width,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
GdkTexture *mt_handout_draw_finish (MtHandout *self,
                                    GAsyncResult *result,
                                    char **text,
                                    GError **error);

/* Reads the words on page @index (from 0) from the bytes, in the order and the paragraphs one reads
 * them in (app/share/page-text.h); owned by the caller.  Errors: as of drawing. */
void mt_handout_read (MtHandout *self,
                      guint index,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
char *mt_handout_read_finish (MtHandout *self, GAsyncResult *result, GError **error);

G_END_DECLS
