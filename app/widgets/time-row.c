/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/time-row.h"

#include "app/say-rule.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-time.h"

struct _MtTimeRow {
  AdwEntryRow parent_instance;

  guint minute;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MtTimeRow, mt_time_row, ADW_TYPE_ENTRY_ROW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
read_minute (MtTimeRow *self, guint *minute)
{
  int hour, of_hour;

  if (!mt_read_time (gtk_editable_get_text (GTK_EDITABLE (self)), &hour, &of_hour))
    return FALSE;
  *minute = (guint)(hour * 60 + of_hour);
  return TRUE;
}

static void
changed_cb (MtTimeRow *self)
{
  guint minute;
  gboolean good = read_minute (self, &minute);

  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (self->showing || !good || minute == self->minute)
    return;
  self->minute = minute;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
mt_time_row_class_init (MtTimeRowClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", MT_TYPE_TIME_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
mt_time_row_init (MtTimeRow *self)
{
  mt_private_text (GTK_WIDGET (self), GTK_INPUT_HINT_NONE);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

guint
mt_time_row_get_minute (MtTimeRow *self)
{
  g_return_val_if_fail (MT_IS_TIME_ROW (self), 0);
  return self->minute;
}

void
mt_time_row_set_minute (MtTimeRow *self, guint minute)
{
  g_autofree char *said = NULL;

  g_return_if_fail (MT_IS_TIME_ROW (self) && minute < 24 * 60);
  said = mt_say_minute (minute);
  self->minute = minute;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), said);
  self->showing = FALSE;
}

gboolean
mt_time_row_is_good (MtTimeRow *self)
{
  guint minute;

  g_return_val_if_fail (MT_IS_TIME_ROW (self), FALSE);
  return read_minute (self, &minute);
}
