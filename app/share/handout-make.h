/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"
#include "app/share/handout.h"
#include "core/share/share.h"

G_BEGIN_DECLS

/* Making what can be handed over, out of what was chosen and nothing else.  Main thread; the work
 * happens on threads of its own. */

typedef struct {
  MtShareChoice *choice; /* what is changed for the reader; or NULL: nothing */
  char **ids;            /* of the entries, in the order of a sheet; in any order else */
  gboolean is_sheet;     /* for the next session: what is noted beside them and its one thing stand
                          * there, too */
  MtSinceParts parts;    /* of a sheet: what was ticked of what is counted since the last session */
  gboolean is_booklet;   /* a PDF, with a chapter for each part that was ticked */
  MtBookletParts chapters;
  char *title;  /* of a booklet, in the person's words; or NULL */
  gint32 today; /* of a booklet: the local day */
  MtFormat format;
  MtPaper paper;  /* of a PDF */
  char *password; /* of a PDF: mt_journal_copy_secret (); or NULL: none */
} MtHandoutOrder;

/* Lets go of all that is in it. */
void mt_handout_order_clear (MtHandoutOrder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MtHandoutOrder, mt_handout_order_clear)

/* What is told before all is made, unless it was cancelled: how far it is, and, of many entries,
 * the first page as it will be.  That one is no file to hand over. */
typedef struct {
  void (*progress) (guint done, guint total, gpointer data); /* or NULL */
  void (*opening) (MtHandout *opening, gpointer data);       /* or NULL */
  gpointer data;
} MtHandoutNews;

/* So many entries are many. */
#define MT_HANDOUT_MANY 100

/* Saves what is being written, reads the entries of @order (copied), whole, and renders them.  One
 * that is not in the journal any more is left out.  @news (or NULL) is copied.  Errors: those of
 * mt_journal_load () and mt_share_render (); G_IO_ERROR_CANCELLED. */
void mt_handout_make (MtDrafts *drafts,
                      const MtHandoutOrder *order,
                      const MtHandoutNews *news,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
MtHandout *mt_handout_make_finish (GAsyncResult *result, GError **error);

/* Reads the same entries, and counts for each chapter (bit i of MtBookletParts: at i) those it has,
 * or would have beside those that are ticked.  MT_BOOKLET_N_PARTS of them; owned by the caller.
 * Errors: as above, without those of rendering. */
void mt_handout_count_chapters (MtDrafts *drafts,
                                const MtHandoutOrder *order,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
guint *mt_handout_count_chapters_finish (GAsyncResult *result, GError **error);

G_END_DECLS
