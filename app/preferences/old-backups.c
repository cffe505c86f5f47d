/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/old-backups.h"

#include "app/dialog.h"
#include "app/lock/busy-button.h"
#include "app/lock/message.h"
#include "app/say-error.h"
#include "app/widgets/say-time.h"
#include "core/journal-backups.h"

struct _MtOldBackups {
  AdwDialog parent_instance;

  MtJournal *journal;
  GPtrArray *rows; /* of GtkCheckButton, owned by the group; those not deleted yet */

  AdwPreferencesGroup *group;
  GtkLabel *message;
  MtBusyButton *delete;
  GtkWidget *later;
};

G_DEFINE_FINAL_TYPE (MtOldBackups, mt_old_backups, ADW_TYPE_DIALOG)

#define PATH "path"
#define ASIDE "aside"

static void
add_row (MtOldBackups *self, const char *path, gint64 made, goffset size, gboolean aside)
{
  GtkWidget *row = adw_action_row_new (), *tick = gtk_check_button_new ();
  g_autofree char *when = mt_say_instant (made);
  g_autofree char *weight = g_format_size ((guint64)size);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *where = g_filename_display_name (folder);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", weight, where);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (tick), PATH, g_strdup (path), g_free);
  g_object_set_data (G_OBJECT (tick), ASIDE, GINT_TO_POINTER (aside));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, tick);
}

/* ---- Deleting ---- */

static void delete_next (MtOldBackups *self);

static void
set_busy (MtOldBackups *self, gboolean busy)
{
  mt_busy_button_set_busy (self->delete, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !busy);
  gtk_widget_set_sensitive (self->later, !busy);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtOldBackups) self = data;
  g_autoptr (GError) error = NULL;
  GtkWidget *tick = self->rows->len > 0 ? self->rows->pdata[0] : NULL;
  gboolean gone = tick && g_object_get_data (G_OBJECT (tick), ASIDE)
                      ? mt_journal_remove_aside_finish (MT_JOURNAL (source), result, &error)
                      : mt_journal_delete_backup_finish (MT_JOURNAL (source), result, &error);

  if (!gtk_widget_get_root (GTK_WIDGET (self)) || !tick)
    return; /* it was locked meanwhile */
  if (gone) {
    adw_preferences_group_remove (self->group, gtk_widget_get_ancestor (tick, ADW_TYPE_ACTION_ROW));
    g_ptr_array_remove_index (self->rows, 0);
    delete_next (self);
  } else {
    g_autofree char *sentence = mt_say_error_sentence (error);

    set_busy (self, FALSE);
    mt_message_show (self->message, sentence);
  }
}

/* The ticked ones one after the other, brought to the front of the rows. */
static void
delete_next (MtOldBackups *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *tick = self->rows->pdata[i];
    const char *path = g_object_get_data (G_OBJECT (tick), PATH);

    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)))
      continue;
    g_ptr_array_remove_index (self->rows, i);
    g_ptr_array_insert (self->rows, 0, tick);
    if (g_object_get_data (G_OBJECT (tick), ASIDE))
      mt_journal_remove_aside (self->journal, path, deleted_cb, g_object_ref (self));
    else
      mt_journal_delete_backup (self->journal, path, deleted_cb, g_object_ref (self));
    return;
  }
  set_busy (self, FALSE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
delete_cb (MtOldBackups *self)
{
  mt_message_show (self->message, NULL);
  set_busy (self, TRUE);
  delete_next (self);
}

static void
later_cb (MtOldBackups *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- Looking ---- */

typedef struct {
  GtkWidget *from;
  MtJournal *journal;
  GPtrArray *backups; /* of MtBackupInfo */
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->from);
  g_object_unref (look->journal);
  g_clear_pointer (&look->backups, g_ptr_array_unref);
  g_free (look);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
listed_aside_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Look) look = data;
  g_autoptr (GPtrArray) aside = mt_journal_list_aside_finish (MT_JOURNAL (source), result, NULL);
  MtOldBackups *self = g_object_ref_sink (g_object_new (MT_TYPE_OLD_BACKUPS, NULL));

  self->journal = g_object_ref (look->journal);
  for (guint i = 0; look->backups && i < look->backups->len; i++) {
    const MtBackupInfo *info = look->backups->pdata[i];

    if (info->state == MT_BACKUP_FORMER_KEY)
      add_row (self, info->path, info->made, info->size, FALSE);
  }
  for (guint i = 0; aside && i < aside->len; i++) {
    const MtAside *one = aside->pdata[i];

    add_row (self, one->path, one->made, one->size, TRUE);
  }
  if (self->rows->len > 0 && gtk_widget_get_root (look->from))
    adw_dialog_present (ADW_DIALOG (self), look->from);
  g_object_unref (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Look *look = data;

  look->backups = mt_journal_list_backups_finish (MT_JOURNAL (source), result, NULL);
  mt_journal_list_aside (look->journal, listed_aside_cb, look);
}

void
mt_old_backups_present (GtkWidget *from, MtJournal *journal)
{
  Look *look = g_new0 (Look, 1);

  look->from = g_object_ref (from);
  look->journal = g_object_ref (journal);
  mt_journal_list_backups (journal, NULL, listed_cb, look);
}

/* ---- The dialog ---- */

static void
mt_old_backups_dispose (GObject *object)
{
  MtOldBackups *self = MT_OLD_BACKUPS (object);

  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_OLD_BACKUPS);
  g_clear_object (&self->journal);
  g_ptr_array_set_size (self->rows, 0);
  G_OBJECT_CLASS (mt_old_backups_parent_class)->dispose (object);
}

static void
mt_old_backups_finalize (GObject *object)
{
  g_ptr_array_unref (MT_OLD_BACKUPS (object)->rows);
  G_OBJECT_CLASS (mt_old_backups_parent_class)->finalize (object);
}

static void
mt_old_backups_class_init (MtOldBackupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_old_backups_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_old_backups_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/old-backups.ui");
  gtk_widget_class_bind_template_child (widget_class, MtOldBackups, group);
  gtk_widget_class_bind_template_child (widget_class, MtOldBackups, message);
  gtk_widget_class_bind_template_child (widget_class, MtOldBackups, delete);
  gtk_widget_class_bind_template_child (widget_class, MtOldBackups, later);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
mt_old_backups_init (MtOldBackups *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_busy_button_set_destructive (self->delete, TRUE);
}
