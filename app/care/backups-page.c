/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/backups-page.h"

#include "app/care/aside-group.h"
#include "app/care/backup-page.h"
#include "app/care/choose-folder.h"
#include "app/care/other-install.h"
#include "app/care/remember-place.h"
#include "app/care/say-backup.h"
#include "app/care/second-place.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"
#include "core/folder.h"

#include <glib/gi18n.h>

#define MIB (1024 * 1024)

struct _MtBackupsPage {
  AdwNavigationPage parent_instance;

  MtKeeper *keeper;
  GCancellable *cancellable; /* of the list that is being read */
  GPtrArray *rows;           /* not owned */
  GPtrArray *infos;          /* MtBackupInfo; NULL: not read yet */
  gboolean making;           /* its row stays as it is: it may have the focus */
  gboolean told;             /* the limit is being set from what is remembered */

  AdwActionRow *trouble;
  GtkWidget *make;
  GtkWidget *make_spinner;
  AdwComboRow *limit;
  MtSecondPlace *second_place;
  AdwPreferencesGroup *backups;
  GtkWidget *other;
  AdwActionRow *other_row;
  MtAsideGroup *aside;
};

G_DEFINE_FINAL_TYPE (MtBackupsPage, mt_backups_page, ADW_TYPE_NAVIGATION_PAGE)

static MtJournal *
get_journal (MtBackupsPage *self)
{
  return mt_keeper_get_journal (self->keeper);
}

/* ---- The list ---- */

static void
activated_cb (GtkWidget *row, MtBackupsPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (row, ADW_TYPE_NAVIGATION_VIEW);
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "position"));
  MtBackupPage *page = mt_backup_page_new (get_journal (self), self->infos, position);

  g_signal_connect_object (page, "changed", G_CALLBACK (mt_backups_page_refresh), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
}

static void
add_row (MtBackupsPage *self, GtkWidget *row)
{
  adw_preferences_group_add (self->backups, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_backup (MtBackupsPage *self, guint position)
{
  const MtBackupInfo *info = self->infos->pdata[position];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *when = mt_say_instant (info->made);
  g_autofree char *words = mt_say_backup (info);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (info->place == MT_BACKUP_PLACE_SECOND) {
    GtkWidget *place = gtk_image_new_from_icon_name ("folder-symbolic");

    gtk_widget_set_tooltip_text (place, _ ("In the second place"));
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), place);
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  add_row (self, row);
}

static void
add_words (MtBackupsPage *self, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "dimmed");
  add_row (self, row);
}

static void
clear_rows (MtBackupsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->backups, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* ---- Settings ---- */

/* 64 MiB to 64 GiB, each four times the one before. */
static const guint limits[] = { 64, 256, 1024, 4096, 16384, 65536 };

static void
fill_limits (MtBackupsPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
    g_autofree char *size = g_format_size_full ((guint64)limits[i] * MIB, G_FORMAT_SIZE_IEC_UNITS);

    gtk_string_list_append (words, size);
  }
  self->told = TRUE;
  adw_combo_row_set_model (self->limit, G_LIST_MODEL (words));
  self->told = FALSE;
}

/* One that is none of the choices shows as the next smaller. */
static void
show_limit (MtBackupsPage *self, guint limit)
{
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (limits[i] <= limit)
      chosen = i;
  self->told = TRUE;
  adw_combo_row_set_selected (self->limit, chosen);
  self->told = FALSE;
}

static void
limit_remembered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBackupsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_remember_limit_finish (result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
limit_selected_cb (MtBackupsPage *self)
{
  guint chosen = adw_combo_row_get_selected (self->limit);

  if (!self->told && self->keeper && chosen < G_N_ELEMENTS (limits))
    mt_remember_limit (self->keeper, limits[chosen], limit_remembered_cb, g_object_ref (self));
}

/* The newest in the second place, or NULL. */
static const MtBackupInfo *
find_second (MtBackupsPage *self)
{
  for (guint i = 0; self->infos && i < self->infos->len; i++) {
    const MtBackupInfo *info = self->infos->pdata[i];

    if (info->place == MT_BACKUP_PLACE_SECOND)
      return info;
  }
  return NULL;
}

static void
settings_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBackupsPage) self = data;
  g_autoptr (MtBackupSettings) settings =
      mt_journal_get_backup_settings_finish (MT_JOURNAL (source), result, NULL);

  if (!settings || !self->keeper)
    return; /* it locked, or the page went */
  show_limit (self, settings->limit);
  mt_second_place_show (self->second_place, settings, find_second (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBackupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos =
      mt_journal_list_backups_finish (MT_JOURNAL (source), result, &error);

  if (!self->keeper || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_rows (self);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  self->infos = g_steal_pointer (&infos);
  if (!self->infos)
    mt_toast_error (GTK_WIDGET (self), error);
  else if (self->infos->len == 0)
    add_words (self, _ ("None yet. The first one is made by itself once something is written."));
  for (guint i = 0; self->infos && i < self->infos->len; i++)
    add_backup (self, i);
  mt_journal_get_backup_settings (get_journal (self), settings_cb, g_object_ref (self));
}

void
mt_backups_page_refresh (MtBackupsPage *self)
{
  g_autofree char *trouble = NULL;

  g_return_if_fail (MT_IS_BACKUPS_PAGE (self));
  if (!self->keeper || !mt_journal_is_open (get_journal (self)))
    return;
  trouble = mt_keeper_say_trouble (self->keeper);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
  if (trouble)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->trouble), trouble);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mt_journal_list_backups (get_journal (self), self->cancellable, listed_cb, g_object_ref (self));
  mt_aside_group_look (self->aside, get_journal (self));
}

/* ---- Making one ---- */

static void
set_making (MtBackupsPage *self, gboolean making)
{
  self->making = making;
  gtk_widget_set_visible (self->make_spinner, making);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtBackupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mt_journal_backup_finish (MT_JOURNAL (source), result, &error);

  if (!self->keeper)
    return;
  set_making (self, FALSE);
  if (path)
    mt_toast (GTK_WIDGET (self), _ ("The backup is made and whole"));
  else
    mt_toast_error (GTK_WIDGET (self), error);
  mt_backups_page_refresh (self);
}

static void
make_in (GtkWidget *widget, const char *path)
{
  MtBackupsPage *self = MT_BACKUPS_PAGE (widget);

  if (self->making || !self->keeper || !mt_journal_is_open (get_journal (self)))
    return;
  set_making (self, TRUE);
  mt_journal_backup (get_journal (self), path, NULL, made_cb, g_object_ref (self));
}

static void
make_cb (MtBackupsPage *self)
{
  g_autofree char *backups =
      g_build_filename (mt_journal_get_folder (get_journal (self)), MT_FOLDER_BACKUPS, NULL);

  make_in (GTK_WIDGET (self), backups);
}

static void
make_elsewhere_cb (MtBackupsPage *self)
{
  mt_choose_folder (GTK_WIDGET (self), _ ("A Folder for the Backup"), make_in);
}

/* ---- The other Meantime ---- */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtBackupsPage *self = MT_BACKUPS_PAGE (source);
  g_autoptr (MtOtherInstall) found = mt_other_install_look_finish (result);
  g_autofree char *when = found ? mt_other_install_say (found) : NULL;

  if (!found || !self->keeper)
    return;
  adw_action_row_set_subtitle (self->other_row, when);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->other_row), "s", found->folder);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->other_row), "backups.look");
  gtk_widget_set_visible (self->other, TRUE);
}

/* ---- The page ---- */

static void
mt_backups_page_dispose (GObject *object)
{
  MtBackupsPage *self = MT_BACKUPS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_BACKUPS_PAGE);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  G_OBJECT_CLASS (mt_backups_page_parent_class)->dispose (object);
}

static void
mt_backups_page_finalize (GObject *object)
{
  g_ptr_array_unref (MT_BACKUPS_PAGE (object)->rows);
  G_OBJECT_CLASS (mt_backups_page_parent_class)->finalize (object);
}

static void
mt_backups_page_class_init (MtBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_backups_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_backups_page_finalize;
  g_type_ensure (MT_TYPE_SECOND_PLACE);
  g_type_ensure (MT_TYPE_ASIDE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/care/backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, make);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, make_spinner);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, limit);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, second_place);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, backups);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, other);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, other_row);
  gtk_widget_class_bind_template_child (widget_class, MtBackupsPage, aside);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_elsewhere_cb);
  gtk_widget_class_bind_template_callback (widget_class, limit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, mt_backups_page_refresh);
}

static void
mt_backups_page_init (MtBackupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  fill_limits (self);
}

MtBackupsPage *
mt_backups_page_new (MtKeeper *keeper)
{
  MtBackupsPage *self = g_object_new (MT_TYPE_BACKUPS_PAGE, NULL);
  MtJournal *journal = mt_keeper_get_journal (keeper);

  self->keeper = g_object_ref (keeper);
  mt_second_place_set_keeper (self->second_place, keeper);
  gtk_widget_set_sensitive (self->make, !mt_journal_is_read_only (journal));
  g_signal_connect_object (keeper, "kept", G_CALLBACK (mt_backups_page_refresh), self,
                           G_CONNECT_SWAPPED);
  mt_other_install_look (G_OBJECT (self), mt_journal_get_folder (journal), looked_cb, NULL);
  mt_backups_page_refresh (self);
  return self;
}
