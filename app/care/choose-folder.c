/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/choose-folder.h"

#include "app/toast.h"
#include "app/window.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *from;
  MtFolderChosen chosen;
} Choice;

static void
choice_free (Choice *self)
{
  g_object_unref (self->from);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  mt_window_end_choosing (choice->from);
  if (!gtk_widget_get_root (choice->from))
    return; /* it locked meanwhile */
  if (!folder) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      mt_toast (choice->from, _ ("The folder could not be chosen. Try again."));
    return;
  }
  if (g_file_peek_path (folder))
    choice->chosen (choice->from, g_file_peek_path (folder));
  else
    mt_toast (choice->from, _ ("This place takes no files directly. Choose a folder on this device "
                               "or on a disk that is plugged in."));
}

void
mt_choose_folder (GtkWidget *from, const char *title, MtFolderChosen chosen)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (from);
  Choice *choice = g_new0 (Choice, 1);

  choice->from = g_object_ref (from);
  choice->chosen = chosen;
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_select_folder (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 mt_window_begin_choosing (from), chosen_cb, choice);
}
