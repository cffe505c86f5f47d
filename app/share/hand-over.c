/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/hand-over.h"

#include "app/share/form-of-file.h"
#include "app/share/write-out.h"
#include "app/toast.h"
#include "app/window.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *from;
  MtJournal *journal;
  MtHandout *handout;
  MtRecordNote *note;
  GFile *file; /* where to, once it is known; NULL when printing */
  GCancellable *cancellable;
} HandOver;

static HandOver *
hand_over_new (GtkWidget *from,
               MtJournal *journal,
               MtHandout *handout,
               const MtRecordNote *note,
               GCancellable *cancellable)
{
  HandOver *self = g_new0 (HandOver, 1);

  self->from = g_object_ref (from);
  self->journal = g_object_ref (journal);
  self->handout = g_object_ref (handout);
  self->note = mt_record_note_copy (note);
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  return self;
}

static void
hand_over_free (HandOver *self)
{
  g_object_unref (self->from);
  g_object_unref (self->journal);
  g_object_unref (self->handout);
  mt_record_note_free (self->note);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HandOver, hand_over_free)

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
was_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* It is out: what was chosen need not be kept for it any more, and is remembered as what it was. */
static void
handed_over (HandOver *self, MtSharedWay way)
{
  g_autofree char *place = self->file ? g_file_get_uri (self->file) : NULL;

  mt_record (self->from, self->journal, self->handout, self->note, way, place);
  gtk_widget_activate_action (self->from, "share.used", NULL);
}

/* ---- Writing ---- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HandOver) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (mt_write_out_finish (result, &error)) {
    g_autofree char *name = g_file_get_basename (self->file);
    g_autofree char *shown = g_filename_display_name (name);

    /* Translators: the name of a file that was written. */
    title = g_strdup_printf (_ ("Saved as %s"), shown);
    handed_over (self, MT_SHARED_FILE);
  } else {
    title = mt_write_out_say (error);
  }
  if (title)
    mt_toast (self->from, title);
}

void
mt_hand_over_save_to (GtkWidget *from,
                      MtJournal *journal,
                      MtHandout *handout,
                      const MtRecordNote *note,
                      GFile *file,
                      GCancellable *cancellable)
{
  HandOver *self;

  g_return_if_fail (GTK_IS_WIDGET (from) && MT_IS_HANDOUT (handout) && G_IS_FILE (file));
  self = hand_over_new (from, journal, handout, note, cancellable);
  self->file = g_object_ref (file);
  mt_write_out (mt_handout_get_bytes (handout), mt_journal_get_folder (journal), file, cancellable,
                written_cb, self);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HandOver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  mt_window_end_choosing (self->from);
  if (file)
    mt_hand_over_save_to (self->from, self->journal, self->handout, self->note, file,
                          self->cancellable);
  else if (!was_dismissed (error))
    mt_toast (self->from, _ ("The file dialog could not be opened. Nothing was saved."));
}

char *
mt_hand_over_name (const char *suffix)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  /* Translators: the name of a file, with a day as 2026-11-22.  Neutral on purpose: it says nothing
   * of what is in it. */
  g_autofree char *name = g_strdup_printf (_ ("pages-%s"), day);

  return g_strdup_printf ("%s.%s", name, suffix);
}

void
mt_hand_over_save (GtkWidget *from,
                   MtJournal *journal,
                   MtHandout *handout,
                   const MtFormOfFile *form,
                   const MtRecordNote *note,
                   GCancellable *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = mt_hand_over_name (form->suffix);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  g_return_if_fail (GTK_IS_WIDGET (from) && MT_IS_HANDOUT (handout));
  gtk_file_filter_set_name (filter, _ (form->files));
  gtk_file_filter_add_mime_type (filter, form->mime_type);
  gtk_file_filter_add_suffix (filter, form->suffix);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Save"));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (documents) {
    g_autoptr (GFile) folder = g_file_new_for_path (documents);

    gtk_file_dialog_set_initial_folder (dialog, folder);
  }
  gtk_file_dialog_save (dialog, window_of (from), mt_window_begin_choosing (from), named_cb,
                        hand_over_new (from, journal, handout, note, cancellable));
}

/* ---- Printing ---- */

static void
say_not_printed (HandOver *self, const GError *error)
{
  if (!was_dismissed (error))
    mt_toast (self->from, _ ("This could not be printed. Nothing was changed; you can try again."));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HandOver) self = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0) {
    say_not_printed (self, error);
  } else {
    handed_over (self, MT_SHARED_PRINTED);
    mt_toast (self->from, _ ("Sent to the printer"));
  }
}

static void
printer_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HandOver) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream =
      gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  g_autoptr (GInputStream) pages = NULL;
  GCancellable *cancellable = self->cancellable;

  mt_window_end_choosing (self->from);
  if (!stream) {
    say_not_printed (self, error);
    return;
  }
  pages = g_memory_input_stream_new_from_bytes (mt_handout_get_bytes (self->handout));
  g_output_stream_splice_async (
      stream, pages, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, cancellable, sent_cb, g_steal_pointer (&self));
}

void
mt_hand_over_print (GtkWidget *from,
                    MtJournal *journal,
                    MtHandout *handout,
                    const MtRecordNote *note,
                    GCancellable *cancellable)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (gtk_paper_size_get_default ());

  g_return_if_fail (GTK_IS_WIDGET (from) && MT_IS_HANDOUT (handout));
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_dialog_set_page_setup (dialog, setup);
  gtk_print_dialog_set_title (dialog, _ ("Print These Pages"));
  gtk_print_dialog_print (dialog, window_of (from), NULL, mt_window_begin_choosing (from),
                          printer_chosen_cb,
                          hand_over_new (from, journal, handout, note, cancellable));
}
