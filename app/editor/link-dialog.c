/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/link-dialog.h"

#include "app/dialog.h"
#include "app/toast.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/journal-words.h"

#include <glib/gi18n.h>

#define SHOWN 60 /* of the newest; others are found by their words */

struct _MtLinkDialog {
  AdwDialog parent_instance;

  MtJournal *journal;
  const MtField *field;
  char **leave_out;          /* ids */
  char **hidden;             /* ids of people who are not offered: found by their words alone */
  GCancellable *cancellable; /* of the reading that is going on */

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (MtLinkDialog, mt_link_dialog, ADW_TYPE_DIALOG)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Showing ---- */

static const char *
row_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static GtkWidget *
make_row (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = mt_say_entry (entry);
  g_autofree char *origin = mt_say_entry_origin (entry, mt_say_today ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin);
  if (kind)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (kind->icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (mt_entry_get_id (entry)), g_free);
  return row;
}

static const char *
get_words (MtLinkDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
say_nothing_there (MtLinkDialog *self)
{
  gboolean sought = *get_words (self) != '\0';

  adw_status_page_set_icon_name (self->empty, sought ? "edit-find-symbolic" : NULL);
  adw_status_page_set_title (self->empty, sought ? _ ("Nothing Found") : _ ("Nothing Here Yet"));
  adw_status_page_set_description (
      self->empty, sought ? NULL : _ ("What you write down can be chosen here afterwards."));
}

static void
show (MtLinkDialog *self, const GPtrArray *entries)
{
  gboolean any = FALSE;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];

    if (g_strv_contains ((const char *const *)self->leave_out, mt_entry_get_id (entry)) ||
        (!*get_words (self) && self->hidden &&
         g_strv_contains ((const char *const *)self->hidden, mt_entry_get_id (entry))))
      continue;
    gtk_list_box_append (self->list, make_row (entry));
    any = TRUE;
  }
  if (!any)
    say_nothing_there (self);
  gtk_stack_set_visible_child_name (self->stack, any ? "entries" : "empty");
}

/* ---- Reading ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtLinkDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->journal)
    return;
  if (entries)
    show (self, entries);
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
hidden_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtLinkDialog *self = data;

  self->hidden = mt_journal_list_hidden_words_finish (MT_JOURNAL (source), result, NULL);
  g_object_unref (self);
}

static void
stop_reading (MtLinkDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search_changed_cb (MtLinkDialog *self)
{
  MtFilter filter = MT_FILTER_ALL;

  if (!self->journal)
    return;
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  filter.kind = (char *)self->field->to;
  filter.words = *get_words (self) ? (char *)get_words (self) : NULL;
  mt_journal_list (self->journal, &filter, MT_KEY_NONE, SHOWN, self->cancellable, listed_cb,
                   g_object_ref (self));
}

static void
row_activated_cb (MtLinkDialog *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (row_id (row));

  g_signal_emit (self, signals[CHOSEN], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- The dialog ---- */

static void
mt_link_dialog_dispose (GObject *object)
{
  MtLinkDialog *self = MT_LINK_DIALOG (object);

  stop_reading (self);
  g_clear_object (&self->journal);
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_LINK_DIALOG);
  G_OBJECT_CLASS (mt_link_dialog_parent_class)->dispose (object);
}

static void
mt_link_dialog_finalize (GObject *object)
{
  g_strfreev (MT_LINK_DIALOG (object)->leave_out);
  g_strfreev (MT_LINK_DIALOG (object)->hidden);
  G_OBJECT_CLASS (mt_link_dialog_parent_class)->finalize (object);
}

static void
mt_link_dialog_class_init (MtLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_link_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_link_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  signals[CHOSEN] = g_signal_new ("chosen", MT_TYPE_LINK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/editor/link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtLinkDialog, search);
  gtk_widget_class_bind_template_child (widget_class, MtLinkDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MtLinkDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MtLinkDialog, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mt_link_dialog_init (MtLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->search), GTK_INPUT_HINT_NONE);
}

MtLinkDialog *
mt_link_dialog_new (MtJournal *journal, const MtField *field, const char *const *leave_out)
{
  MtLinkDialog *self = g_object_new (MT_TYPE_LINK_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  self->field = field;
  self->leave_out = g_strdupv ((char **)leave_out);
  adw_dialog_set_title (ADW_DIALOG (self), _ (field->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->name), -1);
  /* The journal answers in the order it is asked. */
  mt_journal_list_hidden_words (journal, MT_USED_WORDS_PEOPLE, NULL, hidden_cb,
                                g_object_ref (self));
  search_changed_cb (self);
  return self;
}
