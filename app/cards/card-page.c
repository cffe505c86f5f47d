/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/card-page.h"

#include "app/cards/card-view.h"
#include "app/cards/open-card-row.h"
#include "app/cards/part-dialog.h"
#include "app/editor/delete-entry.h"
#include "app/editor/entry-dialogs.h"
#include "app/toast.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

struct _MtCardPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  const MtKind *kind;
  MtDraft *draft; /* NULL until the card was read */
  GCancellable *reading;
  gboolean begun; /* here, and so taken away again where nothing comes of it */

  AdwBin *place;
  GtkWidget *share;
  GtkBox *box;
  MtCardView *view; /* in place */
};

G_DEFINE_FINAL_TYPE (MtCardPage, mt_card_page, ADW_TYPE_NAVIGATION_PAGE)

static MtEntry *
get_entry (MtCardPage *self)
{
  return mt_draft_get_entry (self->draft);
}

static void
update (MtCardPage *self)
{
  gboolean blank;

  if (!self->draft) /* it went while a dialog was over it */
    return;
  blank = mt_delete_entry_is_blank (get_entry (self), 0);
  mt_card_view_show (self->view, get_entry (self));
  gtk_widget_set_visible (self->share, !blank);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.share", !blank);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.delete", !blank);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.revisions",
                                 mt_entry_get_key (get_entry (self)) != MT_KEY_NONE);
}

/* ---- Which entry it is ---- */

static void read_card (MtCardPage *self);

static void
let_go (MtCardPage *self)
{
  if (!self->draft)
    return;
  g_signal_handlers_disconnect_by_data (self->draft, self);
  if (self->begun && mt_delete_entry_is_blank (get_entry (self), 0))
    mt_delete_entry_without_trace (mt_drafts_get_journal (self->drafts), self->draft);
  g_clear_object (&self->draft);
}

/* It was deleted: what was there before it counts again. */
static void
gone_cb (MtCardPage *self)
{
  let_go (self);
  read_card (self);
}

static void
take (MtCardPage *self, MtEntry *entry)
{
  g_autoptr (MtEntry) blank = entry ? NULL : mt_entry_new (self->kind->id);

  let_go (self);
  self->begun = entry == NULL;
  self->draft = mt_drafts_begin (self->drafts, entry ? entry : blank);
  g_signal_connect_object (self->draft, "replaced", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/* What is being written here counts, and so does an empty card where there is no other. */
static gboolean
keeps (MtCardPage *self, MtEntry *newest)
{
  if (mt_draft_get_state (self->draft) != MT_DRAFT_SAVED)
    return TRUE;
  if (!newest)
    return self->begun;
  return g_str_equal (mt_entry_get_id (get_entry (self)), mt_entry_get_id (newest));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCardPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);
  MtEntry *newest = entries && entries->len > 0 ? entries->pdata[0] : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  if (self->draft && keeps (self, newest))
    return;
  take (self, newest);
}

static void
read_card (MtCardPage *self)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)self->kind->id;
  mt_journal_list (mt_drafts_get_journal (self->drafts), &filter, MT_KEY_NONE, 1, self->reading,
                   listed_cb, g_object_ref (self));
}

/* ---- Writing and handing over ---- */

static void
edit_cb (MtCardPage *self, const char *part)
{
  const MtField *field = *part ? mt_kind_find_field (self->kind, part) : NULL;
  AdwDialog *dialog;

  if (!self->draft)
    return;
  dialog = mt_part_dialog_new (self->draft, field);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
dialog_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtCardPage *self = MT_CARD_PAGE (widget);

  if (self->draft)
    mt_entry_dialogs_present (widget,
                              g_str_equal (name, "card.share") ? "entry.share" : "entry.revisions",
                              self->drafts, self->draft);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtCardPage *self = MT_CARD_PAGE (widget);

  if (self->draft)
    mt_delete_entry (widget, mt_drafts_get_journal (self->drafts), self->draft);
}

/* ---- The page ---- */

static void
mt_card_page_dispose (GObject *object)
{
  MtCardPage *self = MT_CARD_PAGE (object);

  g_cancellable_cancel (self->reading);
  let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CARD_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_card_page_parent_class)->dispose (object);
}

static void
mt_card_page_finalize (GObject *object)
{
  g_object_unref (MT_CARD_PAGE (object)->reading);
  G_OBJECT_CLASS (mt_card_page_parent_class)->finalize (object);
}

static void
mt_card_page_class_init (MtCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_card_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_card_page_finalize;
  gtk_widget_class_install_action (widget_class, "card.share", NULL, dialog_cb);
  gtk_widget_class_install_action (widget_class, "card.revisions", NULL, dialog_cb);
  gtk_widget_class_install_action (widget_class, "card.delete", NULL, delete_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/cards/card-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtCardPage, box);
  gtk_widget_class_bind_template_child (widget_class, MtCardPage, place);
  gtk_widget_class_bind_template_child (widget_class, MtCardPage, share);
}

static void
mt_card_page_init (MtCardPage *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The one card that may be wanted where there is no time for a passphrase. */
static void
add_choice (MtCardPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  MtOpenCardRow *row = g_object_new (MT_TYPE_OPEN_CARD_ROW, NULL);

  mt_open_card_row_set_journal (row, mt_drafts_get_journal (self->drafts));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  gtk_box_append (self->box, group);
}

AdwNavigationPage *
mt_card_page_new (MtDrafts *drafts, const char *kind)
{
  MtCardPage *self = g_object_new (MT_TYPE_CARD_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  self->kind = mt_kind_find (kind);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ (self->kind->name));
  self->view = mt_card_view_new (kind, TRUE);
  g_signal_connect_object (self->view, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (self->view));
  gtk_widget_set_visible (self->share, FALSE);
  if (g_str_equal (kind, MT_KIND_HARD_TIMES))
    add_choice (self);
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed", G_CALLBACK (read_card), self,
                           G_CONNECT_SWAPPED);
  read_card (self);
  return ADW_NAVIGATION_PAGE (self);
}
