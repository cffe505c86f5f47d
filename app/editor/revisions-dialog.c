/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/revisions-dialog.h"

#include "app/dialog.h"
#include "app/say-error.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"
#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

#define GLIMPSE 120 /* characters of a version's text in its row */

struct _MtRevisionsDialog {
  AdwDialog parent_instance;

  MtJournal *journal;
  char *id;
  GPtrArray *revisions; /* MtEntry, as the rows; NULL until they were read */
  MtEntry *shown;       /* on the second page; owned by the array */

  AdwNavigationView *navigation;
  AdwNavigationPage *version;
  GtkStack *stack;
  AdwStatusPage *unread;
  GtkListBox *list;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (MtRevisionsDialog, mt_revisions_dialog, ADW_TYPE_DIALOG)

/* When it was last like this, on the clock of this device. */
static char *
say_when (MtEntry *revision)
{
  g_auto (MtMoment) now = { 0 }, then = { 0 };

  mt_moment_now (&now);
  return mt_moment_at (&then, mt_entry_get_changed (revision), now.zone, NULL)
             ? mt_say_moment (&then, mt_say_today ())
             : g_strdup ("");
}

/* The beginning of the text on one line. */
static char *
glimpse (MtEntry *revision)
{
  const char *text = mt_entry_get_text (revision);
  g_autofree char *start = NULL;

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, GLIMPSE * 4), GLIMPSE));
  g_strdelimit (start, "\n\r\t", ' ');
  return *start ? g_steal_pointer (&start)
                /* Translators: shown in place of an earlier version that has no text. */
                : g_strdup (_ ("No words"));
}

static void
append_row (MtRevisionsDialog *self, MtEntry *revision)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = say_when (revision), *beginning = glimpse (revision);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), beginning);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRevisionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->revisions = mt_journal_load_revisions_finish (MT_JOURNAL (source), result, &error);
  if (!self->revisions) {
    sentence = mt_say_error_sentence (error);
    adw_status_page_set_description (self->unread, sentence);
    gtk_stack_set_visible_child_name (self->stack, "unread");
    return;
  }
  for (guint i = 0; i < self->revisions->len; i++)
    append_row (self, self->revisions->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, self->revisions->len > 0 ? "list" : "none");
}

/* ---- One of them ---- */

static void
row_activated_cb (MtRevisionsDialog *self, GtkListBoxRow *row)
{
  g_autofree char *when = NULL;

  self->shown = self->revisions->pdata[gtk_list_box_row_get_index (row)];
  when = say_when (self->shown);
  adw_navigation_page_set_title (self->version, when);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), mt_entry_get_text (self->shown),
                            -1);
  adw_navigation_view_push_by_tag (self->navigation, "version");
}

static void
bring_back_cb (MtRevisionsDialog *self)
{
  g_signal_emit_by_name (self, "brought-back", self->shown);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- Forgetting ---- */

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRevisionsDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_change_finish (MT_JOURNAL (source), result, &error)) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  gtk_list_box_remove_all (self->list);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
answered_cb (MtRevisionsDialog *self, const char *response)
{
  if (!g_str_equal (response, "forget"))
    return;
  mt_journal_change (self->journal, MT_CHANGE_FORGET, (const char *const[]){ self->id, NULL },
                     forgotten_cb, g_object_ref (self));
}

static void
forget_cb (MtRevisionsDialog *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Forget Earlier Versions?"),
      _ ("The entry stays as it is now. What it was before cannot be brought back."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "forget", _ ("_Forget"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "forget", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- The dialog ---- */

static void
mt_revisions_dialog_dispose (GObject *object)
{
  MtRevisionsDialog *self = MT_REVISIONS_DIALOG (object);

  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_REVISIONS_DIALOG);
  self->shown = NULL;
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_revisions_dialog_parent_class)->dispose (object);
}

static void
mt_revisions_dialog_class_init (MtRevisionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_revisions_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  g_signal_new ("brought-back", MT_TYPE_REVISIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, MT_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/editor/revisions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtRevisionsDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, MtRevisionsDialog, version);
  gtk_widget_class_bind_template_child (widget_class, MtRevisionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MtRevisionsDialog, unread);
  gtk_widget_class_bind_template_child (widget_class, MtRevisionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MtRevisionsDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
mt_revisions_dialog_init (MtRevisionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->text), 0);
}

MtRevisionsDialog *
mt_revisions_dialog_new (MtJournal *journal, const char *id)
{
  MtRevisionsDialog *self = g_object_new (MT_TYPE_REVISIONS_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  self->id = g_strdup (id);
  mt_journal_load_revisions (journal, id, read_cb, g_object_ref (self));
  return self;
}
