/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/bring-page.h"

#include "app/lock/message.h"
#include "app/say-error.h"
#include "core/error.h"
#include "core/folder.h"

#include <glib/gi18n.h>

struct _MtBringPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;

  GtkWidget *choices;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (MtBringPage, mt_bring_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Looking into a folder, off the main thread ---- */

/* A folder that is a journal is brought itself; else the newest backup in it. */
static void
look_job (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char *backup;

  if (mt_folder_check (folder, &error))
    g_task_return_pointer (task, g_strdup (folder), g_free);
  else if ((backup = mt_folder_find_backup (folder)))
    g_task_return_pointer (task, backup, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static char *
say (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NO_JOURNAL) ||
      g_error_matches (error, MT_ERROR, MT_ERROR_NOT_A_JOURNAL))
    return g_strdup (_ ("There is no journal in this folder, and no backup of one. Choose another "
                        "folder or file."));
  return mt_say_error_sentence (error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtBringPage *self = MT_BRING_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *sentence = NULL;

  gtk_widget_set_sensitive (self->choices, TRUE);
  if (path) {
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, path);
    return;
  }
  sentence = say (error);
  mt_message_show (self->message, sentence);
}

void
mt_bring_page_choose_folder (MtBringPage *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MT_IS_BRING_PAGE (self));
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  gtk_widget_set_sensitive (self->choices, FALSE);
  g_task_run_in_thread (task, look_job);
}

/* ---- Choosing ---- */

/* The path of what was chosen; NULL, and said why, where there is none. */
static char *
path_of (MtBringPage *self, GFile *file, const GError *error)
{
  char *path = file ? g_file_get_path (file) : NULL;

  if (!path && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    mt_message_show (self->message,
                     _ ("This cannot be reached from here. Choose a place on this device."));
  return path;
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBringPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = path_of (self, file, error);

  if (path)
    mt_bring_page_choose_folder (self, path);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBringPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = path_of (self, file, error);

  if (path)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, path);
}

/* It begins where the app keeps its own backups. */
static GtkFileDialog *
dialog_new (MtBringPage *self, const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autofree char *backups =
      g_build_filename (mt_journal_get_folder (self->journal), MT_FOLDER_BACKUPS, NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (backups);

  mt_message_show (self->message, NULL);
  gtk_file_dialog_set_title (dialog, title);
  if (g_file_test (backups, G_FILE_TEST_IS_DIR))
    gtk_file_dialog_set_initial_folder (dialog, folder);
  return dialog;
}

static GtkWindow *
get_window (MtBringPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
choose_file_cb (MtBringPage *self)
{
  g_autoptr (GtkFileDialog) dialog = dialog_new (self, _ ("Choose a Backup"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Backups"));
  gtk_file_filter_add_suffix (filter, "tar");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, get_window (self), NULL, file_chosen_cb, g_object_ref (self));
}

static void
choose_folder_cb (MtBringPage *self)
{
  g_autoptr (GtkFileDialog) dialog = dialog_new (self, _ ("Choose a Folder"));

  gtk_file_dialog_select_folder (dialog, get_window (self), NULL, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
mt_bring_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_BRING_PAGE);
  g_clear_object (&MT_BRING_PAGE (object)->journal);
  G_OBJECT_CLASS (mt_bring_page_parent_class)->dispose (object);
}

static void
mt_bring_page_class_init (MtBringPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_bring_page_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MT_TYPE_BRING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/bring-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtBringPage, choices);
  gtk_widget_class_bind_template_child (widget_class, MtBringPage, message);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
}

static void
mt_bring_page_init (MtBringPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtBringPage *
mt_bring_page_new (MtJournal *journal)
{
  MtBringPage *self = g_object_new (MT_TYPE_BRING_PAGE, NULL);

  self->journal = g_object_ref (journal);
  return self;
}
