/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/entry-deeds.h"

#include "app/journal/filter-words.h"
#include "app/share/share-dialog.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *from;
  MtDrafts *drafts;
  char *id;
} Deed;

static Deed *
deed_new (GtkWidget *from, MtDrafts *drafts, const char *id)
{
  Deed *deed = g_new (Deed, 1);

  *deed = (Deed){ g_object_ref (from), g_object_ref (drafts), g_strdup (id) };
  return deed;
}

static void
deed_free (Deed *deed)
{
  g_object_unref (deed->from);
  g_object_unref (deed->drafts);
  g_free (deed->id);
  g_free (deed);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
ask (Deed *deed, MtChange change, GAsyncReadyCallback callback)
{
  mt_journal_change (mt_drafts_get_journal (deed->drafts), change,
                     (const char *const[]){ deed->id, NULL }, callback, deed);
}

/* Whether it was done; if not, that is said. */
static gboolean
finish (Deed *deed, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (mt_journal_change_finish (MT_JOURNAL (source), result, &error))
    return TRUE;
  mt_toast_error (deed->from, error);
  return FALSE;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Deed) deed = data;

  finish (deed, source, result);
}

void
mt_entry_deeds_flag (GtkWidget *from, MtDrafts *drafts, const char *id, gboolean flagged)
{
  ask (deed_new (from, drafts, id), flagged ? MT_CHANGE_FLAG : MT_CHANGE_UNFLAG, changed_cb);
}

void
mt_entry_deeds_restore (GtkWidget *from, MtDrafts *drafts, const char *id)
{
  ask (deed_new (from, drafts, id), MT_CHANGE_RESTORE, changed_cb);
}

void
mt_entry_deeds_purge (GtkWidget *from, MtDrafts *drafts, const char *id)
{
  ask (deed_new (from, drafts, id), MT_CHANGE_PURGE, changed_cb);
}

/* ---- Into the bin ---- */

/* Neither the widget nor the drafts stay for a toast: it may outlast the open journal. */
typedef struct {
  GWeakRef from;
  char *id;
} Deleted;

static void
deleted_free (gpointer data)
{
  Deleted *deleted = data;

  g_weak_ref_clear (&deleted->from);
  g_free (deleted->id);
  g_free (deleted);
}

static void
undo_cb (GObject *drafts, gpointer data)
{
  Deleted *deleted = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&deleted->from);

  if (from)
    mt_entry_deeds_restore (from, MT_DRAFTS (drafts), deleted->id);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Deed) deed = data;
  Deleted *deleted;

  if (!finish (deed, source, result))
    return;
  deleted = g_new0 (Deleted, 1);
  g_weak_ref_init (&deleted->from, deed->from);
  deleted->id = g_strdup (deed->id);
  mt_toast_undo (deed->from, _ ("Moved to the bin"), G_OBJECT (deed->drafts), undo_cb, deleted,
                 deleted_free);
}

/* Where something cannot be saved, that is told where it is written. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deed *deed = data;
  g_autoptr (GError) error = NULL;

  if (mt_drafts_flush_finish (MT_DRAFTS (source), result, &error)) {
    ask (deed, MT_CHANGE_DELETE, deleted_cb);
    return;
  }
  mt_toast_error (deed->from, error); /* Undo could not bring it back as it was */
  deed_free (deed);
}

/* What was written last is saved first, so that Undo brings it back, too. */
void
mt_entry_deeds_delete (GtkWidget *from, MtDrafts *drafts, const char *id)
{
  mt_drafts_flush (drafts, flushed_cb, deed_new (from, drafts, id));
}

void
mt_entry_deeds_share (GtkWidget *from, MtDrafts *drafts, GListModel *candidates, const char *id)
{
  const char *const chosen[] = { id, NULL };

  adw_dialog_present (mt_share_dialog_new (drafts, candidates, _ ("This Entry"), chosen), from);
}

/* “Questions · For the Session · “Clara””; owned. */
static char *
say_filter (const MtFilter *filter, const char *about_name)
{
  g_autoptr (GPtrArray) parts = mt_filter_words_list (filter, about_name, mt_say_today ());
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (said, "%s%s", i ? " · " : "",
                            ((const MtFilterPart *)parts->pdata[i])->label);
  if (filter->words) {
    g_string_append (said, said->len ? " · " : "");
    /* Translators: words that were searched for. */
    g_string_append_printf (said, _ ("“%s”"), filter->words);
  }
  if (said->len == 0)
    g_string_append (said, _ ("All Entries"));
  return g_string_free (said, FALSE);
}

void
mt_entry_deeds_share_filter (GtkWidget *from,
                             MtDrafts *drafts,
                             const MtFilter *filter,
                             const char *about_name)
{
  g_autofree char *words = say_filter (filter, about_name);

  adw_dialog_present (mt_share_dialog_new_filter (drafts, filter, words, FALSE), from);
}

void
mt_entry_deeds_share_day (GtkWidget *from, MtDrafts *drafts, gint32 day)
{
  MtFilter filter = MT_FILTER_ALL;
  g_autofree char *words = mt_say_day (day, mt_say_today ());

  filter.from = filter.to = day;
  adw_dialog_present (mt_share_dialog_new_filter (drafts, &filter, words, TRUE), from);
}
