/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/second-place.h"

#include "app/care/choose-folder.h"
#include "app/care/remember-place.h"
#include "app/care/say-backup.h"
#include "app/toast.h"

#include <glib/gi18n.h>

struct _MtSecondPlace {
  AdwPreferencesGroup parent_instance;

  MtKeeper *keeper;

  AdwActionRow *place;
  AdwPreferencesRow *choose;
  GtkWidget *no_place;
};

G_DEFINE_FINAL_TYPE (MtSecondPlace, mt_second_place, ADW_TYPE_PREFERENCES_GROUP)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSecondPlace) self = data;
  g_autoptr (GError) error = NULL;

  if (mt_remember_place_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  MtSecondPlace *self = MT_SECOND_PLACE (widget);

  if (self->keeper)
    mt_remember_place (self->keeper, path, remembered_cb, g_object_ref (self));
}

static void
choose_cb (MtSecondPlace *self)
{
  mt_choose_folder (GTK_WIDGET (self), _ ("A Second Place for Backups"), chosen_cb);
}

/* What lies there stays. */
static void
no_place_cb (MtSecondPlace *self)
{
  mt_remember_place (self->keeper, NULL, remembered_cb, g_object_ref (self));
}

static void
mt_second_place_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_SECOND_PLACE);
  g_clear_object (&MT_SECOND_PLACE (object)->keeper);
  G_OBJECT_CLASS (mt_second_place_parent_class)->dispose (object);
}

static void
mt_second_place_class_init (MtSecondPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_second_place_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_SECOND_PLACE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/care/second-place.ui");
  gtk_widget_class_bind_template_child (widget_class, MtSecondPlace, place);
  gtk_widget_class_bind_template_child (widget_class, MtSecondPlace, choose);
  gtk_widget_class_bind_template_child (widget_class, MtSecondPlace, no_place);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_place_cb);
}

static void
mt_second_place_init (MtSecondPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mt_second_place_set_keeper (MtSecondPlace *self, MtKeeper *keeper)
{
  g_return_if_fail (MT_IS_SECOND_PLACE (self));
  g_set_object (&self->keeper, keeper);
}

void
mt_second_place_show (MtSecondPlace *self,
                      const MtBackupSettings *settings,
                      const MtBackupInfo *newest)
{
  const char *place;

  g_return_if_fail (MT_IS_SECOND_PLACE (self));
  place = settings->second_place;
  gtk_widget_set_visible (GTK_WIDGET (self->place), place != NULL);
  gtk_widget_set_visible (self->no_place, place != NULL);
  adw_preferences_row_set_title (self->choose,
                                 place ? _ ("Choose Another Place…") : _ ("Choose a Place…"));
  if (place) {
    g_autofree char *name = g_filename_display_basename (place);
    g_autofree char *state = mt_say_second_place (mt_keeper_get_round (self->keeper), newest);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place), name);
    adw_action_row_set_subtitle (self->place, state);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  }
}
