/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages that can be handed over: the bytes of the file, and those same bytes to look at.  It
 * never changes once it was made (app/share/handout-make.h).  Main thread; the work happens on
 * threads of its own. */
#define MT_TYPE_HANDOUT (mt_handout_get_type ())
G_DECLARE_FINAL_TYPE (MtHandout, mt_handout, MT, HANDOUT, GObject)

/* What @bytes (a PDF that @password, or NULL, opens) hold, drawn from those.  Takes long.  Errors:
 * MT_ERROR_STORAGE. */
MtHandout *mt_handout_open (GBytes *bytes, guint n_entries, const char *password, GError **error);

/* Another form than pages: it has none.  @words: what it says (mt_share_render_words ()); or NULL.
 */
MtHandout *mt_handout_new_plain (GBytes *bytes, const char *words, guint n_entries);

/* What is saved and printed. */
GBytes *mt_handout_get_bytes (MtHandout *self);
guint mt_handout_get_n_entries (MtHandout *self);
/* The ids of all entries of which something is in it (mt_share_list_sources ()), and how many of
 * them were chosen; none unless they were set, by whoever made it, who gives @ids away. */
void mt_handout_take_sources (MtHandout *self, char **ids, guint n_entries);
const char *const *mt_handout_get_sources (MtHandout *self);
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

/* The words of all pages, or what another form says, until there are @most bytes or a page more;
 * owned.  Errors: MT_ERROR_NOT_FOUND: what it says is not known. */
void mt_handout_read_all (MtHandout *self,
                          gsize most,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
char *mt_handout_read_all_finish (MtHandout *self, GAsyncResult *result, GError **error);

G_END_DECLS
