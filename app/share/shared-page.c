/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/shared-page.h"

#include "app/dialog.h"
#include "app/share/say-shared.h"
#include "app/toast.h"
#include "app/widgets/private-text.h"
#include "core/error.h"
#include "core/journal-shared.h"

#include <glib/gi18n.h>

struct _MtSharedPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  char *id;
  MtShared *shared; /* NULL until it is loaded */
  GCancellable *cancellable;

  AdwActionRow *what, *place, *recipient, *fingerprint, *kept;
  GtkTextView *words;
  GtkWidget *delete_file, *forget;
};

G_DEFINE_FINAL_TYPE (MtSharedPage, mt_shared_page, ADW_TYPE_NAVIGATION_PAGE)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- What it was ---- */

static void
show_words (MtSharedPage *self)
{
  const char *kept = mt_say_shared_kept (self->shared);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), self->shared->words, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *self->shared->words != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->kept), kept != NULL);
  if (kept)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kept), kept);
}

static void
show (MtSharedPage *self)
{
  const MtShared *shared = self->shared;
  g_autofree char *when = mt_say_moment (&shared->moment, mt_say_today ());
  g_autofree char *what = mt_say_shared (shared), *place = mt_say_shared_place (shared);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), when);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->what), when);
  adw_action_row_set_subtitle (self->what, what);
  adw_action_row_set_subtitle (self->place, place);
  adw_action_row_set_subtitle (self->recipient, shared->recipient);
  gtk_widget_set_visible (GTK_WIDGET (self->recipient), *shared->recipient != '\0');
  adw_action_row_set_subtitle (self->fingerprint, shared->fingerprint);
  gtk_widget_set_visible (GTK_WIDGET (self->fingerprint), *shared->fingerprint != '\0');
  show_words (self);
  gtk_widget_set_visible (self->delete_file,
                          shared->way == MT_SHARED_FILE && shared->place && !shared->file_deleted);
  gtk_widget_set_sensitive (self->forget, !mt_journal_is_read_only (self->journal));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSharedPage) self = data;
  g_autoptr (GError) error = NULL;
  MtShared *shared = mt_journal_load_shared_finish (MT_JOURNAL (source), result, &error);

  if (!self->words) {
    mt_shared_free (shared);
    return;
  }
  if (!shared) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  mt_shared_free (self->shared);
  self->shared = shared;
  show (self);
}

static void
load (MtSharedPage *self)
{
  mt_journal_load_shared (self->journal, self->id, self->cancellable, loaded_cb,
                          g_object_ref (self));
}

/* ---- The file ---- */

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSharedPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_note_shared_file_deleted_finish (MT_JOURNAL (source), result, &error)) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->words)
    load (self);
}

static void
say_not_deleted (MtSharedPage *self, const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    mt_toast (GTK_WIDGET (self),
              _ ("What lies there is not as it was written, so it was left alone."));
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
file_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtSharedPage *self = MT_SHARED_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    mt_toast (GTK_WIDGET (self), _ ("The file is deleted"));
  else if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    mt_toast (GTK_WIDGET (self), _ ("The file is not there any more"));
  else {
    say_not_deleted (self, error);
    return;
  }
  mt_journal_note_shared_file_deleted (self->journal, self->id, noted_cb, g_object_ref (self));
}

static void
delete_thread (GTask *task, gpointer source, gpointer shared, GCancellable *cancellable)
{
  GError *error = NULL;

  if (mt_shared_delete_file (shared, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
delete_answered_cb (MtSharedPage *self, const char *response)
{
  g_autoptr (GTask) task = NULL;

  if (!g_str_equal (response, "delete") || !self->shared)
    return;
  task = g_task_new (self, self->cancellable, file_deleted_cb, NULL);
  g_task_set_task_data (task, mt_shared_copy (self->shared), (GDestroyNotify)mt_shared_free);
  g_task_run_in_thread (task, delete_thread);
}

/* What cannot be undone is asked first. */
static void
ask (
    MtSharedPage *self, const char *heading, const char *body, const char *deed, GCallback answered)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "delete", deed, NULL);
  adw_alert_dialog_set_response_appearance (alert, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (alert, "response", answered, self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
delete_file_cb (MtSharedPage *self)
{
  ask (self, _ ("Delete This File?"),
       _ ("It is deleted on this device if it is still as it was written. Copies of it, and what "
          "others were given, stay."),
       _ ("_Delete"), G_CALLBACK (delete_answered_cb));
}

/* ---- The record ---- */

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSharedPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_forget_shared_finish (MT_JOURNAL (source), result, &error)) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_signal_emit (self, signals[CHANGED], 0);
  mt_page_leave (ADW_NAVIGATION_PAGE (self));
}

static void
forget_answered_cb (MtSharedPage *self, const char *response)
{
  const char *const ids[] = { self->id, NULL };

  if (g_str_equal (response, "delete"))
    mt_journal_forget_shared (self->journal, ids, forgotten_cb, g_object_ref (self));
}

static void
forget_cb (MtSharedPage *self)
{
  ask (self, _ ("Forget This Record?"),
       _ ("The journal then no longer knows that this was shared, and what it said. The file stays "
          "where it is."),
       _ ("_Forget"), G_CALLBACK (forget_answered_cb));
}

/* ---- The page ---- */

static void
mt_shared_page_dispose (GObject *object)
{
  MtSharedPage *self = MT_SHARED_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_SHARED_PAGE);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_shared_page_parent_class)->dispose (object);
}

static void
mt_shared_page_finalize (GObject *object)
{
  MtSharedPage *self = MT_SHARED_PAGE (object);

  g_object_unref (self->cancellable);
  mt_shared_free (self->shared);
  g_free (self->id);
  G_OBJECT_CLASS (mt_shared_page_parent_class)->finalize (object);
}

static void
mt_shared_page_class_init (MtSharedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_shared_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_shared_page_finalize;
  signals[CHANGED] = g_signal_new ("changed", MT_TYPE_SHARED_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/shared-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, what);
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, place);
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, recipient);
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, kept);
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, words);
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, delete_file);
  gtk_widget_class_bind_template_child (widget_class, MtSharedPage, forget);
  gtk_widget_class_bind_template_callback (widget_class, delete_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
mt_shared_page_init (MtSharedPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->words), 0);
}

MtSharedPage *
mt_shared_page_new (MtJournal *journal, const char *id)
{
  MtSharedPage *self = g_object_new (MT_TYPE_SHARED_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->id = g_strdup (id);
  load (self);
  return self;
}
