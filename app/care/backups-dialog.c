/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/backups-dialog.h"

#include "app/care/backups-page.h"
#include "app/care/look-page.h"
#include "app/care/move-page.h"
#include "app/dialog.h"

struct _MtBackupsDialog {
  AdwDialog parent_instance;

  MtKeeper *keeper;

  AdwNavigationView *navigation;
};

G_DEFINE_FINAL_TYPE (MtBackupsDialog, mt_backups_dialog, ADW_TYPE_DIALOG)

static void
push (MtBackupsDialog *self, gpointer page)
{
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static void
look_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtBackupsDialog *self = MT_BACKUPS_DIALOG (widget);

  push (self, mt_look_page_new (mt_keeper_get_journal (self->keeper),
                                g_variant_get_string (parameter, NULL)));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtBackupsDialog *self = MT_BACKUPS_DIALOG (widget);

  push (self, mt_move_page_new (mt_keeper_get_journal (self->keeper)));
}

static void
mt_backups_dialog_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_BACKUPS_DIALOG);
  g_clear_object (&MT_BACKUPS_DIALOG (object)->keeper);
  G_OBJECT_CLASS (mt_backups_dialog_parent_class)->dispose (object);
}

static void
mt_backups_dialog_class_init (MtBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_backups_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/care/backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtBackupsDialog, navigation);
  gtk_widget_class_install_action (widget_class, "backups.look", "s", look_cb);
  gtk_widget_class_install_action (widget_class, "backups.move", NULL, move_cb);
}

static void
mt_backups_dialog_init (MtBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtBackupsDialog *
mt_backups_dialog_new (MtKeeper *keeper)
{
  MtBackupsDialog *self = g_object_new (MT_TYPE_BACKUPS_DIALOG, NULL);

  self->keeper = g_object_ref (keeper);
  push (self, mt_backups_page_new (keeper));
  return self;
}
