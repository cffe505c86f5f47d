/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/bin-dialog.h"

#include "app/dialog.h"
#include "app/journal/at-top.h"
#include "app/journal/bin-row.h"
#include "app/journal/day-heading.h"
#include "app/journal/entry-deeds.h"
#include "app/journal/timeline-model.h"
#include "app/toast.h"
#include "app/widgets/list-view.h"

#include <glib/gi18n.h>

struct _MtBinDialog {
  AdwDialog parent_instance;

  MtDrafts *drafts;
  MtEntryList *list;
  char *asked; /* id of the entry that is asked about, or NULL: all of them */

  GtkWidget *empty_button;
  GtkStack *stack;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (MtBinDialog, mt_bin_dialog, ADW_TYPE_DIALOG)

/* ---- For good ---- */

static void
emptied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBinDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_empty_bin_finish (MT_JOURNAL (source), result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
answered_cb (MtBinDialog *self, const char *response)
{
  if (!self->drafts || !g_str_equal (response, "delete"))
    return;
  if (self->asked)
    mt_entry_deeds_purge (GTK_WIDGET (self), self->drafts, self->asked);
  else
    mt_journal_empty_bin (mt_drafts_get_journal (self->drafts), emptied_cb, g_object_ref (self));
}

/* What cannot be undone is asked first. */
static void
ask (MtBinDialog *self, const char *id, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  g_set_str (&self->asked, id);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
purge_cb (MtBinDialog *self, const char *id)
{
  ask (self, id, _ ("Delete This Entry for Good?"),
       _ ("It goes with all its earlier versions, and with what is kept here of how it was shared. "
          "It "
          "cannot be brought back. Backups made before today may still hold it."));
}

static void
empty_cb (MtBinDialog *self)
{
  ask (
      self, NULL, _ ("Empty the Bin?"),
      _ ("Everything in it goes for good, with all earlier versions, and with what is kept here of "
         "how it was shared. Backups made before today may still hold it."));
}

/* ---- Rows ---- */

static void
bring_back_cb (MtBinDialog *self, const char *id)
{
  mt_entry_deeds_restore (GTK_WIDGET (self), self->drafts, id);
}

static void
setup_cb (MtBinDialog *self, GtkListItem *list_item)
{
  MtBinRow *row = mt_bin_row_new ();

  g_signal_connect_object (row, "bring-back", G_CALLBACK (bring_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "purge", G_CALLBACK (purge_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
bind_cb (MtBinDialog *self, GtkListItem *list_item)
{
  mt_bin_row_bind (MT_BIN_ROW (gtk_list_item_get_child (list_item)), list_item);
}

static void
unbind_cb (MtBinDialog *self, GtkListItem *list_item)
{
  mt_bin_row_bind (MT_BIN_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
items_changed_cb (MtBinDialog *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  mt_at_top_stay (GTK_SCROLLABLE (self->view));
  gtk_widget_set_sensitive (self->empty_button, any);
  gtk_stack_set_visible_child_name (
      self->stack, any || !mt_entry_list_is_complete (self->list) ? "entries" : "empty");
}

static void
failed_cb (MtBinDialog *self, const GError *error)
{
  mt_toast_error (GTK_WIDGET (self), error);
}

/* ---- The dialog ---- */

static void
mt_bin_dialog_dispose (GObject *object)
{
  MtBinDialog *self = MT_BIN_DIALOG (object);

  if (self->view)
    mt_list_view_show (self->view, NULL);
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_BIN_DIALOG);
  g_clear_object (&self->list);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (mt_bin_dialog_parent_class)->dispose (object);
}

static void
mt_bin_dialog_class_init (MtBinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_bin_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/bin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtBinDialog, empty_button);
  gtk_widget_class_bind_template_child (widget_class, MtBinDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MtBinDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
}

static void
mt_bin_dialog_init (MtBinDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_day_heading_use (self->view);
}

AdwDialog *
mt_bin_dialog_new (MtDrafts *drafts)
{
  MtBinDialog *self = g_object_new (MT_TYPE_BIN_DIALOG, NULL);
  g_autoptr (MtTimelineModel) model = NULL;
  MtFilter filter = MT_FILTER_ALL;

  filter.bin = TRUE;
  self->drafts = g_object_ref (drafts);
  self->list = mt_entry_list_new (mt_drafts_get_journal (drafts), &filter);
  model = mt_timeline_model_new (self->list);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  mt_list_view_show (self->view, GTK_SELECTION_MODEL (model));
  return ADW_DIALOG (self);
}
