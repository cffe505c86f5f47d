/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/move-page.h"

#include "app/care/choose-folder.h"
#include "app/care/say-backup.h"
#include "app/lock/recovery-key-dialog.h"
#include "app/preferences/whole-journal.h"
#include "app/say-error.h"
#include "app/window.h"
#include "core/entry-list.h"
#include "core/journal-care.h"

#include <glib/gi18n.h>

struct _MtMovePage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  MtEntryList *entries; /* to be counted */
  gboolean writing;     /* the backup's row stays as it is: it may have the focus */

  AdwActionRow *backup;
  GtkWidget *spinner;
  GtkWidget *key;
  AdwActionRow *compare;
};

G_DEFINE_FINAL_TYPE (MtMovePage, mt_move_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- A backup ---- */

static void
set_writing (MtMovePage *self, gboolean writing)
{
  self->writing = writing;
  gtk_widget_set_visible (self->spinner, writing);
}

static void
say (MtMovePage *self, const char *sentence)
{
  adw_action_row_set_subtitle (self->backup, sentence);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->backup), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtMovePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mt_journal_backup_finish (MT_JOURNAL (source), result, &error);
  g_autofree char *name = path ? g_filename_display_basename (path) : NULL;
  g_autofree char *sentence = NULL;

  if (!self->journal)
    return; /* the page went meanwhile */
  set_writing (self, FALSE);
  if (name)
    /* Translators: %s is the name of a file. */
    sentence = g_strdup_printf (_ ("It is written, and all of it was read back: %s"), name);
  else
    sentence = mt_say_error_sentence (error);
  say (self, sentence);
}

void
mt_move_page_write (MtMovePage *self, const char *folder)
{
  g_return_if_fail (MT_IS_MOVE_PAGE (self));
  if (self->writing || !self->journal || !mt_journal_is_open (self->journal))
    return;
  set_writing (self, TRUE);
  mt_journal_backup (self->journal, folder, NULL, written_cb, g_object_ref (self));
}

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  mt_move_page_write (MT_MOVE_PAGE (widget), path);
}

static void
backup_cb (MtMovePage *self)
{
  mt_choose_folder (GTK_WIDGET (self), _ ("A Folder for the Backup"), chosen_cb);
}

/* ---- The recovery key ---- */

static void
show_key (MtMovePage *self)
{
  gtk_widget_set_visible (self->key, !mt_journal_get_recovery_key_kept (self->journal));
}

static void
key_cb (MtMovePage *self)
{
  AdwDialog *dialog = ADW_DIALOG (mt_recovery_key_dialog_new (self->journal));

  g_signal_connect_object (dialog, "kept", G_CALLBACK (show_key), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- How many there are ---- */

static void
counted_cb (MtMovePage *self)
{
  gint64 n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autofree char *words = mt_say_entries (n_entries);
  g_autofree char *sentence = NULL;

  /* Translators: %s is a number of entries, such as “214 entries”. */
  sentence =
      g_strdup_printf (_ ("This phone has %s. The new one says how many came with it."), words);
  adw_action_row_set_subtitle (self->compare, sentence);
}

/* ---- Nothing stays here ---- */

static void
erase_cb (MtMovePage *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (MT_IS_WINDOW (window))
    mt_erase_ask (GTK_WIDGET (self), self->journal, mt_window_get_settings (MT_WINDOW (window)));
}

/* ---- The page ---- */

static void
mt_move_page_dispose (GObject *object)
{
  MtMovePage *self = MT_MOVE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_MOVE_PAGE);
  g_clear_object (&self->entries);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_move_page_parent_class)->dispose (object);
}

static void
mt_move_page_class_init (MtMovePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_move_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/care/move-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtMovePage, backup);
  gtk_widget_class_bind_template_child (widget_class, MtMovePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MtMovePage, key);
  gtk_widget_class_bind_template_child (widget_class, MtMovePage, compare);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
mt_move_page_init (MtMovePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtMovePage *
mt_move_page_new (MtJournal *journal)
{
  MtMovePage *self = g_object_new (MT_TYPE_MOVE_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->entries = mt_entry_list_new (journal, &MT_FILTER_ALL);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  show_key (self);
  return self;
}
