/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/key-sheet.h"

#include "app/share/write-out.h"
#include "app/window.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>
#include <string.h>

#define MARGIN 72 /* points */

/* ---- What is written ---- */

static void
wipe (gpointer data)
{
  GByteArray *bytes = data;

  memset (bytes->data, 0, bytes->len);
  g_byte_array_unref (bytes);
}

static GBytes *
bytes_that_are_wiped (GByteArray *bytes)
{
  return g_bytes_new_with_free_func (bytes->data, bytes->len, wipe, bytes);
}

static cairo_status_t
append_cb (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_paragraph (cairo_t *cairo, double width, const char *font, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cairo);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_cairo_show_layout (cairo, layout);
  pango_layout_get_size (layout, NULL, &height);
  cairo_rel_move_to (cairo, 0, (double)height / PANGO_SCALE + 18);
}

static const char *
explanation (void)
{
  return _ ("This key opens the journal on your device if its passphrase is forgotten. Whoever has "
            "the key and the device can read it: keep the two apart.");
}

/* One group a line is easier to type from. */
static char *
group_lines (const char *recovery_key)
{
  char *lines = g_strdup (recovery_key);

  return g_strdelimit (lines, "-", '\n');
}

GBytes *
mt_key_sheet_draw (const char *recovery_key, double width, double height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_t *cairo = cairo_create (surface);
  double inner = MAX (width - 2 * MARGIN, MARGIN);
  char *lines = group_lines (recovery_key);

  cairo_move_to (cairo, MARGIN, MARGIN);
  draw_paragraph (cairo, inner, "Sans Bold 18", _ ("Recovery Key"));
  draw_paragraph (cairo, inner, "Monospace 20", lines);
  draw_paragraph (cairo, inner, "Sans 11", explanation ());
  memset (lines, 0, strlen (lines));
  g_free (lines);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return bytes_that_are_wiped (bytes);
}

static GBytes *
write_text (const char *recovery_key)
{
  GByteArray *bytes = g_byte_array_sized_new (1024);
  const char *parts[] = { recovery_key, "\n\n", explanation (), "\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_byte_array_append (bytes, (const guint8 *)parts[i], (guint)strlen (parts[i]));
  return bytes_that_are_wiped (bytes);
}

/* ---- Asking where ---- */

static GtkWindow *
window_of (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The task's data is the key; its answer a sentence, or NULL. */
static GTask *
begin (GtkWidget *from, const char *recovery_key, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (from, NULL, callback, user_data);
  GByteArray *key = g_byte_array_new ();

  g_byte_array_append (key, (const guint8 *)recovery_key, (guint)strlen (recovery_key) + 1);
  g_task_set_task_data (task, key, wipe);
  return task;
}

static const char *
key_of (GTask *task)
{
  return (const char *)((GByteArray *)g_task_get_task_data (task))->data;
}

static gboolean
thought_better (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
answer (GTask *task, const GError *error, const char *failed, const char *done)
{
  const char *sentence = error ? (thought_better (error) ? NULL : failed) : done;

  mt_window_end_choosing (g_task_get_source_object (task));
  g_task_return_pointer (task, g_strdup (sentence), g_free);
}

char *
mt_key_sheet_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* ---- Paper ---- */

static const char *
not_printed (void)
{
  return _ ("This could not be printed. Copying it by hand works, too.");
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error);
  answer (task, error, not_printed (), _ ("It is on its way to the printer."));
}

static void
spooled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_output_stream_close_async (G_OUTPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, closed_cb,
                                 g_steal_pointer (&task));
  else
    answer (task, error, not_printed (), NULL);
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream =
      gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  GBytes *page = g_object_get_data (G_OBJECT (task), "page");
  gsize size;
  gconstpointer bytes = g_bytes_get_data (page, &size);

  if (stream)
    g_output_stream_write_all_async (stream, bytes, size, G_PRIORITY_DEFAULT, NULL, spooled_cb,
                                     g_steal_pointer (&task));
  else
    answer (task, error, not_printed (), NULL);
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  GtkPrintDialog *dialog = GTK_PRINT_DIALOG (source);
  GtkPrintSetup *setup = gtk_print_dialog_setup_finish (dialog, result, &error);
  GtkPageSetup *page;
  GBytes *drawn;

  if (!setup) {
    answer (task, error, not_printed (), NULL);
    return;
  }
  page = gtk_print_setup_get_page_setup (setup);
  drawn = mt_key_sheet_draw (key_of (task), gtk_page_setup_get_paper_width (page, GTK_UNIT_POINTS),
                             gtk_page_setup_get_paper_height (page, GTK_UNIT_POINTS));
  g_object_set_data_full (G_OBJECT (task), "page", drawn, (GDestroyNotify)g_bytes_unref);
  gtk_print_dialog_print (dialog, window_of (g_task_get_source_object (task)), setup, NULL,
                          stream_cb, g_object_ref (task));
  gtk_print_setup_unref (setup);
}

void
mt_key_sheet_print (GtkWidget *from,
                    const char *recovery_key,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  gtk_print_dialog_set_title (dialog, _ ("Print"));
  gtk_print_dialog_setup (dialog, window_of (from), mt_window_begin_choosing (from), set_up_cb,
                          begin (from, recovery_key, callback, user_data));
}

/* ---- A file ---- */

static const char *
not_saved (void)
{
  return _ ("This could not be saved there. Another place may do, or paper.");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *failed = NULL;

  if (!mt_write_out_finish (result, &error))
    failed = mt_write_out_say (error);
  answer (task, error, failed ? failed : not_saved (),
          _ ("It is saved. Best move it to a place away from this device."));
}

static void
save_to (GTask *task, GFile *file)
{
  GtkWindow *window = window_of (g_task_get_source_object (task));
  MtJournal *journal = MT_IS_WINDOW (window) ? mt_window_get_journal (MT_WINDOW (window)) : NULL;
  g_autoptr (GBytes) bytes = write_text (key_of (task));

  mt_write_out (bytes, journal ? mt_journal_get_folder (journal) : NULL, file, NULL, saved_cb,
                g_object_ref (task));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    save_to (task, file);
  else
    answer (task, error, not_saved (), NULL);
}

void
mt_key_sheet_save_to (GtkWidget *from,
                      const char *recovery_key,
                      GFile *file,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = begin (from, recovery_key, callback, user_data);

  save_to (task, file);
}

void
mt_key_sheet_save (GtkWidget *from,
                   const char *recovery_key,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save to a File"));
  /* Translators: a file's name that tells nobody what the file is for. */
  gtk_file_dialog_set_initial_name (dialog, _ ("Note.txt"));
  gtk_file_dialog_save (dialog, window_of (from), mt_window_begin_choosing (from), chosen_cb,
                        begin (from, recovery_key, callback, user_data));
}
