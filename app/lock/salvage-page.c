/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/salvage-page.h"

#include "app/care/say-salvage.h"
#include "app/lock/busy-button.h"
#include "app/lock/layout-hint.h"
#include "app/lock/message.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/private-text.h"
#include "app/window.h"
#include "core/error.h"
#include "core/journal-salvage.h"

#include <glib/gi18n.h>

#define WAIT_MS 2000 /* for another program that is about to let go of the journal */

struct _MtSalvagePage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  GCancellable *cancellable; /* while it goes on */
  MtSalvageReport *report;   /* once it is over */

  GtkStack *stack;
  AdwSwitchRow *use_backup;
  GtkEditable *secret;
  GtkLabel *message;
  MtBusyButton *begin;
  GtkWidget *cancel;
  GtkLabel *heading;
  AdwPreferencesGroup *lines;
  GtkLabel *aside;
  GtkLabel *after_message;
  MtBusyButton *open;
};

G_DEFINE_FINAL_TYPE (MtSalvagePage, mt_salvage_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_gone (MtSalvagePage *self)
{
  return !gtk_widget_get_root (GTK_WIDGET (self));
}

/* ---- Opening ---- */

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSalvagePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = mt_journal_unlock_finish (MT_JOURNAL (source), result, &error);
  g_autofree char *sentence = NULL;

  if (is_gone (self)) {
    if (unlocked)
      mt_journal_lock (MT_JOURNAL (source), NULL, NULL);
    return;
  }
  mt_busy_button_set_busy (self->open, FALSE);
  if (unlocked) {
    mt_message_forget (self->secret);
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
    return;
  }
  sentence = mt_message_for_opening (error);
  mt_message_show (self->after_message, sentence);
}

static void
open_cb (MtSalvagePage *self)
{
  mt_busy_button_set_busy (self->open, TRUE);
  mt_message_show (self->after_message, NULL);
  mt_journal_unlock (self->journal, gtk_editable_get_text (self->secret), WAIT_MS, unlocked_cb,
                     g_object_ref (self));
}

/* ---- Salvaging ---- */

static void
set_running (MtSalvagePage *self, gboolean running)
{
  mt_busy_button_set_busy (self->begin, running);
  gtk_widget_set_visible (self->cancel, running);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->use_backup), !running);
  gtk_editable_set_editable (self->secret, !running);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !running);
}

static void
show_report (MtSalvagePage *self)
{
  g_autoptr (GPtrArray) lines = mt_say_salvage (self->report, TRUE);
  g_autofree char *aside = g_filename_display_name (self->report->aside);
  /* Translators: the path of a folder. */
  g_autofree char *kept = g_strdup_printf (_ ("The damaged one is kept in %s."), aside);
  const char *heading = mt_say_salvage_heading (self->report);

  for (guint i = 0; i < lines->len; i++) {
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lines->pdata[i]);
    adw_preferences_group_add (self->lines, row);
  }
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->aside, kept);
  gtk_stack_set_visible_child_name (self->stack, "after");
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self),
                                   FALSE); /* what it was about is over */
  gtk_accessible_announce (GTK_ACCESSIBLE (self), heading,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static char *
say (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("It was stopped, and nothing was changed."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE))
    return g_strdup (_ ("Nothing of it could be read, so nothing was changed. A backup can take "
                        "its place: go back for that."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_FULL))
    return g_strdup (_ ("There is not enough space for it: it takes as much as two more copies of "
                        "the journal. Make some room, then try again."));
  return mt_message_for_opening (error);
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSalvagePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->report = mt_journal_salvage_finish (MT_JOURNAL (source), result, &error);
  g_clear_object (&self->cancellable);
  if (is_gone (self))
    return;
  set_running (self, FALSE);
  if (self->report) {
    show_report (self);
    return;
  }
  sentence = say (error);
  mt_message_show (self->message, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
  gtk_editable_select_region (self->secret, 0, -1);
}

static void
begin_cb (MtSalvagePage *self)
{
  const char *secret = gtk_editable_get_text (self->secret);

  if (self->cancellable)
    return;
  if (*secret == '\0') {
    mt_message_show (self->message, _ ("Type its passphrase or recovery key first."));
    gtk_widget_grab_focus (GTK_WIDGET (self->secret));
    return;
  }
  mt_message_show (self->message, NULL);
  self->cancellable = g_cancellable_new ();
  set_running (self, TRUE);
  mt_journal_salvage (self->journal, secret, adw_switch_row_get_active (self->use_backup), WAIT_MS,
                      self->cancellable, salvaged_cb, g_object_ref (self));
}

static void
cancel_cb (MtSalvagePage *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* ---- Keeping the list ---- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSalvagePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (!is_gone (self))
    mt_message_show (self->after_message,
                     written ? _ ("The list is written. It has numbers and dates, and no words of "
                                  "yours.")
                             : _ ("The list could not be written there. Choose another place."));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSalvagePage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  mt_window_end_choosing (GTK_WIDGET (self));
  if (!file || is_gone (self))
    return;
  text = mt_say_salvage_text (self->report);
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
save_cb (MtSalvagePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Keep This List"));
  /* Translators: the name of a file. */
  gtk_file_dialog_set_initial_name (dialog, _ ("what-came-back.txt"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        mt_window_begin_choosing (GTK_WIDGET (self)), file_chosen_cb,
                        g_object_ref (self));
}

/* ---- The page ---- */

static void
shown_cb (MtSalvagePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}

static void
mt_salvage_page_dispose (GObject *object)
{
  MtSalvagePage *self = MT_SALVAGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SALVAGE_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->report, mt_salvage_report_free);
  G_OBJECT_CLASS (mt_salvage_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, use_backup);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, secret);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, message);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, begin);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, cancel);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, heading);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, lines);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, aside);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, after_message);
  gtk_widget_class_bind_template_child (widget_class, MtSalvagePage, open);
}

static void
mt_salvage_page_class_init (MtSalvagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_salvage_page_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MT_TYPE_SALVAGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  g_type_ensure (MT_TYPE_LAYOUT_HINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/salvage-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mt_salvage_page_init (MtSalvagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->secret), 0);
  mt_keep_in_sight (GTK_WIDGET (self->secret));
}

MtSalvagePage *
mt_salvage_page_new (MtJournal *journal)
{
  MtSalvagePage *self = g_object_new (MT_TYPE_SALVAGE_PAGE, NULL);

  self->journal = g_object_ref (journal);
  return self;
}
