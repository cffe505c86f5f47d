/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/shared-dialog.h"

#include "app/dialog.h"
#include "app/share/say-shared.h"
#include "app/share/shared-page.h"
#include "app/toast.h"
#include "core/journal-shared.h"

#include <glib/gi18n.h>

#define MOST_ROWS 1000

struct _MtSharedDialog {
  AdwDialog parent_instance;

  MtJournal *journal;
  char *entry;
  GCancellable *cancellable;
  GPtrArray *rows; /* borrowed from the group */

  AdwNavigationView *navigation;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (MtSharedDialog, mt_shared_dialog, ADW_TYPE_DIALOG)

static void load (MtSharedDialog *self);

/* What was deleted or forgotten on its page shows here as well. */
static void
open_cb (MtSharedDialog *self, GtkWidget *row)
{
  MtSharedPage *page = mt_shared_page_new (self->journal, g_object_get_data (G_OBJECT (row), "id"));

  g_signal_connect_object (page, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static GtkWidget *
new_row (MtSharedDialog *self, const MtShared *shared)
{
  GtkWidget *row = adw_action_row_new (),
            *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *when = mt_say_moment (&shared->moment, mt_say_today ());
  g_autofree char *what = mt_say_shared (shared);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what,
                                  -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (shared->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSharedDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = mt_journal_list_shared_finish (MT_JOURNAL (source), result, &error);

  if (!self->group)
    return;
  if (!list) {
    mt_toast_error (GTK_WIDGET (self->stack), error);
    return;
  }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < list->len; i++) {
    GtkWidget *row = new_row (self, list->pdata[i]);

    g_ptr_array_add (self->rows, row);
    adw_preferences_group_add (self->group, row);
  }
  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "list" : "empty");
}

static void
load (MtSharedDialog *self)
{
  mt_journal_list_shared (self->journal, self->entry, MOST_ROWS, self->cancellable, listed_cb,
                          g_object_ref (self));
}

static void
mt_shared_dialog_dispose (GObject *object)
{
  MtSharedDialog *self = MT_SHARED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_SHARED_DIALOG);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_shared_dialog_parent_class)->dispose (object);
}

static void
mt_shared_dialog_finalize (GObject *object)
{
  MtSharedDialog *self = MT_SHARED_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_free (self->entry);
  G_OBJECT_CLASS (mt_shared_dialog_parent_class)->finalize (object);
}

static void
mt_shared_dialog_class_init (MtSharedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_shared_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_shared_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/shared-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtSharedDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, MtSharedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MtSharedDialog, group);
  gtk_widget_class_bind_template_child (widget_class, MtSharedDialog, empty);
}

static void
mt_shared_dialog_init (MtSharedDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
mt_shared_dialog_new (MtJournal *journal, const char *entry)
{
  MtSharedDialog *self = g_object_new (MT_TYPE_SHARED_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  self->entry = g_strdup (entry);
  if (entry) {
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Where This Entry Went"));
    adw_navigation_page_set_title (adw_navigation_view_get_visible_page (self->navigation),
                                   _ ("Where This Entry Went"));
    adw_status_page_set_title (self->empty, _ ("Not Shared"));
    adw_status_page_set_description (
        self->empty, _ ("This entry was in nothing that you saved, printed or showed."));
  }
  load (self);
  return ADW_DIALOG (self);
}
