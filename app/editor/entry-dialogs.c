/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-dialogs.h"

#include "app/editor/moment-dialog.h"
#include "app/editor/revisions-dialog.h"
#include "app/share/share-dialog.h"
#include "app/share/shared-dialog.h"
#include "app/toast.h"
#include "core/entry-item.h"

#include <glib/gi18n.h>

static void
moment_chosen_cb (MtDraft *draft, MtMomentDialog *dialog)
{
  mt_draft_set_moment (draft, mt_moment_dialog_get_moment (dialog));
}

static void
present_date (GtkWidget *parent, MtDraft *draft)
{
  MtMomentDialog *dialog = mt_moment_dialog_new (mt_entry_get_moment (mt_draft_get_entry (draft)));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (moment_chosen_cb), draft,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

static void
present_revisions (GtkWidget *parent, MtDraft *draft)
{
  MtRevisionsDialog *dialog = mt_revisions_dialog_new (
      mt_draft_get_journal (draft), mt_entry_get_id (mt_draft_get_entry (draft)));

  g_signal_connect_object (dialog, "brought-back", G_CALLBACK (mt_draft_bring_back), draft,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/* ---- Sharing ---- */

typedef struct {
  GtkWidget *parent;
  MtDrafts *drafts;
  MtDraft *draft;
} Share;

/* What is shared is what is in the journal, and by now that is what was written. */
static void
share (const GError *error, gpointer data)
{
  Share *asked = data;
  g_autoptr (GtkWidget) parent = asked->parent;
  g_autoptr (MtDrafts) drafts = asked->drafts;
  g_autoptr (MtDraft) draft = asked->draft;
  MtEntry *entry = mt_draft_get_entry (draft);
  const char *const chosen[] = { mt_entry_get_id (entry), NULL };
  g_autoptr (GListStore) candidates = g_list_store_new (MT_TYPE_ENTRY_ITEM);
  g_autoptr (MtEntryItem) item = mt_entry_item_new (mt_entry_get_key (entry));

  g_free (asked);
  if (error) {
    mt_toast_error (parent, error);
    return;
  }
  mt_entry_item_set_entry (item, entry);
  g_list_store_append (candidates, item);
  if (gtk_widget_get_root (parent))
    adw_dialog_present (
        mt_share_dialog_new (drafts, G_LIST_MODEL (candidates), _ ("This Entry"), chosen), parent);
}

static void
present_share (GtkWidget *parent, MtDrafts *drafts, MtDraft *draft)
{
  Share *asked = g_new (Share, 1);

  *asked = (Share){ g_object_ref (parent), g_object_ref (drafts), g_object_ref (draft) };
  mt_draft_settle (draft, share, asked);
}

static void
present_shared (GtkWidget *parent, MtDraft *draft)
{
  adw_dialog_present (mt_shared_dialog_new (mt_draft_get_journal (draft),
                                            mt_entry_get_id (mt_draft_get_entry (draft))),
                      parent);
}

void
mt_entry_dialogs_present (GtkWidget *parent, const char *action, MtDrafts *drafts, MtDraft *draft)
{
  if (g_str_equal (action, "entry.date"))
    present_date (parent, draft);
  else if (g_str_equal (action, "entry.revisions"))
    present_revisions (parent, draft);
  else if (g_str_equal (action, "entry.shared"))
    present_shared (parent, draft);
  else
    present_share (parent, drafts, draft);
}
