/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/everything.h"

#include "app/preferences/ask-passphrase.h"
#include "app/share/write-out.h"
#include "app/toast.h"
#include "app/window.h"
#include "core/journal-archive.h"
#include "core/journal-shared.h"

#include <glib/gi18n.h>

#define LOOK_MS 100

typedef struct {
  GtkWidget *from;
  MtJournal *journal;
  GFile *file; /* NULL until it is named */
  gboolean with_shared;
  int done, total; /* atomic: of the entries */
  GCancellable *cancellable;
  GtkWidget *bar;    /* NULL: nothing shows how far it is */
  AdwDialog *dialog; /* likewise */
  guint look;        /* id of the source that does */
  MtShared *shared;
} Taking;

static Taking *
taking_new (GtkWidget *from, MtJournal *journal, gboolean with_shared)
{
  Taking *self = g_new0 (Taking, 1);

  self->from = g_object_ref (from);
  self->journal = g_object_ref (journal);
  self->with_shared = with_shared;
  self->cancellable = g_cancellable_new ();
  return self;
}

static void
taking_free (Taking *self)
{
  g_object_unref (self->from);
  g_object_unref (self->journal);
  g_object_unref (self->cancellable);
  g_clear_object (&self->file);
  mt_shared_free (self->shared);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

/* ---- How far it is ---- */

/* On the thread that writes. */
static void
progress_cb (guint done, guint total, gpointer data)
{
  Taking *self = data;

  g_atomic_int_set (&self->total, (int)total);
  g_atomic_int_set (&self->done, (int)done);
}

static gboolean
look_cb (gpointer data)
{
  Taking *self = data;
  int done = g_atomic_int_get (&self->done), total = g_atomic_int_get (&self->total);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 total > 0 ? (double)done / total : 0);
  return G_SOURCE_CONTINUE;
}

static void
show_progress (Taking *self)
{
  self->dialog = g_object_ref_sink (adw_alert_dialog_new (_ ("Writing Everything"), NULL));
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How much is written"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), self->bar);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (g_cancellable_cancel),
                           self->cancellable, G_CONNECT_SWAPPED);
  self->look = g_timeout_add (LOOK_MS, look_cb, self);
  adw_dialog_present (self->dialog, self->from);
}

static void
hide_progress (Taking *self)
{
  if (!self->dialog)
    return;
  g_source_remove (self->look);
  g_signal_handlers_disconnect_by_func (self->dialog, g_cancellable_cancel, self->cancellable);
  adw_dialog_force_close (self->dialog);
  g_clear_object (&self->dialog);
}

/* ---- Writing ---- */

static void
say (Taking *self, const char *words)
{
  hide_progress (self);
  if (words && !mt_window_has_gone (self->from))
    mt_toast (self->from, words);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taking) self = data;
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base), *words = NULL;

  if (mt_journal_record_shared_finish (MT_JOURNAL (source), result, NULL))
    /* Translators: the name of a file that was written. */
    words = g_strdup_printf (_ ("Saved as %s. Whoever has it can read it."), name);
  else
    words = g_strdup_printf (_ ("Saved as %s. That could not be noted in the journal."), name);
  say (self, words);
}

static void
record (Taking *self, const MtArchiveMade *made)
{
  MtShared *shared = mt_shared_new (MT_SHARED_FILE, "zip");

  self->shared = shared;
  shared->place = g_file_get_uri (self->file);
  g_set_str (&shared->fingerprint, made->fingerprint);
  shared->size = made->size;
  mt_shared_set_entries (shared, NULL, made->n_entries);
}

static void
keep_record (Taking *self)
{
  MtJournal *journal = self->journal;

  mt_journal_record_shared (journal, self->shared, recorded_cb, self);
}

static void
lent_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taking) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;

  if (mt_write_out_finish (result, &error)) {
    keep_record (g_steal_pointer (&self));
    return;
  }
  why = mt_write_out_say (error);
  say (self, why);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taking) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtArchiveMade) made =
      mt_journal_write_archive_finish (MT_JOURNAL (source), result, &error);
  g_autofree char *why = made ? NULL : mt_write_out_say (error);
  Taking *taking = self;

  if (!made) {
    say (self, why);
    return;
  }
  record (self, made);
  g_steal_pointer (&self);
  if (made->bytes)
    mt_write_out (made->bytes, mt_journal_get_folder (taking->journal), taking->file,
                  taking->cancellable, lent_written_cb, taking);
  else
    keep_record (taking);
}

static void
write_to (Taking *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  gboolean lent = mt_write_out_is_lent (file);

  self->file = g_object_ref (file);
  if (!mt_write_out_check (file, mt_journal_get_folder (self->journal), &error)) {
    g_autofree char *why = mt_write_out_say (error);

    say (self, why);
    taking_free (self);
    return;
  }
  show_progress (self);
  mt_journal_write_archive (self->journal, lent ? NULL : g_file_peek_path (file), self->with_shared,
                            progress_cb, self, self->cancellable, made_cb, self);
}

void
mt_take_everything_to (GtkWidget *from, MtJournal *journal, gboolean with_shared, GFile *file)
{
  write_to (taking_new (from, journal, with_shared), file);
}

/* ---- Asking ---- */

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taking) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  mt_window_end_choosing (self->from);
  if (mt_window_has_gone (self->from))
    return;
  if (file)
    write_to (g_steal_pointer (&self), file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    mt_toast (self->from, _ ("The file dialog could not be opened. Nothing was saved."));
}

static void
ask_for_file (Taking *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  /* Translators: the name of a file, with a day as 2026-11-22.  Neutral on purpose: it says nothing
   * of what is in it. */
  g_autofree char *name = g_strdup_printf (_ ("everything-%s.zip"), day);
  GtkRoot *root = gtk_widget_get_root (self->from);

  gtk_file_dialog_set_title (dialog, _ ("Take Everything With You"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        mt_window_begin_choosing (self->from), named_cb, self);
}

static void
granted_cb (MtAskPassphrase *dialog, gpointer data)
{
  GtkWidget *from = g_object_get_data (G_OBJECT (dialog), "from");
  AdwSwitchRow *shared = g_object_get_data (G_OBJECT (dialog), "shared");

  if (!mt_window_has_gone (from))
    ask_for_file (taking_new (from, g_object_get_data (G_OBJECT (dialog), "journal"),
                              adw_switch_row_get_active (shared)));
}

static GtkWidget *
new_rows (GtkWidget **shared)
{
  const char *const sentences[] = {
    _ ("One file has all there is: every entry, with its earlier versions, and the bin."),
    _ ("It is not encrypted: whoever has the file can read all of it. It has no password either, "
       "since those of such files protect nothing."),
    _ ("It can be read without Meantime, and taken in again with Bring In."),
  };
  GtkWidget *group = adw_preferences_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++) {
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentences[i]);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  *shared = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*shared), _ ("Also What I Have Shared"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (*shared),
                               _ ("When, for whom, and what it said then"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), *shared);
  return group;
}

void
mt_take_everything (GtkWidget *from, MtJournal *journal)
{
  MtAskPassphrase *dialog =
      mt_ask_passphrase_new (journal, _ ("What you wrote is yours, also without this program."));
  GtkWidget *shared, *rows = new_rows (&shared);

  g_object_set_data_full (G_OBJECT (dialog), "from", g_object_ref (from), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "journal", g_object_ref (journal), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "shared", g_object_ref (shared), g_object_unref);
  mt_confirm_page_set_deed (mt_ask_passphrase_get_page (dialog), _ ("Take Everything With You"),
                            rows, _ ("Choose a File…"), FALSE);
  g_signal_connect (dialog, "granted", G_CALLBACK (granted_cb), NULL);
  adw_dialog_present (ADW_DIALOG (dialog), from);
}
