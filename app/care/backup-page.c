/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/backup-page.h"

#include "app/care/say-backup.h"
#include "app/dialog.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

struct _MtBackupPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  GPtrArray *infos; /* MtBackupInfo: all there are */
  guint position;   /* of this one */
  gboolean busy;    /* its rows stay as they are: one may have the focus */
  GCancellable *cancellable;

  AdwActionRow *made;
  AdwActionRow *entries;
  AdwActionRow *size;
  AdwActionRow *state;
  AdwActionRow *place;
  GtkWidget *look;
  GtkWidget *spinner;
};

G_DEFINE_FINAL_TYPE (MtBackupPage, mt_backup_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const MtBackupInfo *
get_info (MtBackupPage *self)
{
  return self->infos->pdata[self->position];
}

static void
show (MtBackupPage *self, const MtBackupInfo *info)
{
  g_autofree char *made = mt_say_instant (info->made);
  g_autofree char *entries = mt_say_entries (info->n_entries);
  g_autofree char *size = g_format_size ((guint64)info->size);
  g_autofree char *state = mt_say_backup_state (info);
  g_autofree char *place = g_filename_display_name (info->path);

  adw_action_row_set_subtitle (self->made, made);
  gtk_widget_set_visible (GTK_WIDGET (self->entries), info->n_entries >= 0);
  adw_action_row_set_subtitle (self->entries, entries);
  adw_action_row_set_subtitle (self->size, size);
  adw_action_row_set_subtitle (self->state, state);
  adw_action_row_set_subtitle (self->place, place);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->look), "s", info->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->look), "backups.look");
  gtk_widget_set_visible (self->look, info->state != MT_BACKUP_DAMAGED);
}

/* ---- Reading it through ---- */

static void
set_busy (MtBackupPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_visible (self->spinner, busy);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBackupPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtBackupInfo) info =
      mt_journal_check_backup_finish (MT_JOURNAL (source), result, &error);

  if (!self->journal)
    return; /* it went meanwhile */
  set_busy (self, FALSE);
  if (info) {
    show (self, info);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_action_row_get_subtitle (self->state),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  } else {
    mt_toast_error (GTK_WIDGET (self), error);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
check_cb (MtBackupPage *self)
{
  if (self->busy)
    return;
  set_busy (self, TRUE);
  mt_journal_check_backup (self->journal, get_info (self)->path, self->cancellable, checked_cb,
                           g_object_ref (self));
}

/* ---- Deleting ---- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBackupPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!self->journal)
    return;
  set_busy (self, FALSE);
  if (!mt_journal_delete_backup_finish (MT_JOURNAL (source), result, &error)) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  mt_page_leave (ADW_NAVIGATION_PAGE (self));
}

static void
answered_cb (MtBackupPage *self, const char *response)
{
  if (!self->journal || !g_str_equal (response, "delete"))
    return;
  set_busy (self, TRUE);
  mt_journal_delete_backup (self->journal, get_info (self)->path, deleted_cb, g_object_ref (self));
}

static gboolean
is_only_whole (MtBackupPage *self)
{
  if (get_info (self)->state != MT_BACKUP_WHOLE)
    return FALSE;
  for (guint i = 0; i < self->infos->len; i++) {
    const MtBackupInfo *info = self->infos->pdata[i];

    if (i != self->position && info->state == MT_BACKUP_WHOLE)
      return FALSE;
  }
  return TRUE;
}

static void
delete_cb (MtBackupPage *self)
{
  const char *body =
      is_only_whole (self)
          ? _ ("It is the only one known to be whole: until the next one is made, there is nothing "
               "to go back to. It cannot be brought back; the journal itself stays as it is.")
          : _ ("It cannot be brought back. The journal itself and the other backups stay as they "
               "are.");
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Delete This Backup?"), body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- The page ---- */

static void
mt_backup_page_dispose (GObject *object)
{
  MtBackupPage *self = MT_BACKUP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_BACKUP_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  G_OBJECT_CLASS (mt_backup_page_parent_class)->dispose (object);
}

static void
mt_backup_page_class_init (MtBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_backup_page_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_BACKUP_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/care/backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtBackupPage, made);
  gtk_widget_class_bind_template_child (widget_class, MtBackupPage, entries);
  gtk_widget_class_bind_template_child (widget_class, MtBackupPage, size);
  gtk_widget_class_bind_template_child (widget_class, MtBackupPage, state);
  gtk_widget_class_bind_template_child (widget_class, MtBackupPage, place);
  gtk_widget_class_bind_template_child (widget_class, MtBackupPage, look);
  gtk_widget_class_bind_template_child (widget_class, MtBackupPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
mt_backup_page_init (MtBackupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

MtBackupPage *
mt_backup_page_new (MtJournal *journal, GPtrArray *infos, guint position)
{
  MtBackupPage *self = g_object_new (MT_TYPE_BACKUP_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->infos = g_ptr_array_ref (infos);
  self->position = position;
  show (self, get_info (self));
  return self;
}
