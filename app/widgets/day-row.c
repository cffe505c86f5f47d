/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/day-row.h"

#include "core/day.h"

static gboolean
show_day_cb (AdwSpinRow *row)
{
  g_autofree char *text = mt_day_format ((gint32)adw_spin_row_get_value (row));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (row))))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  return TRUE;
}

static int
read_day_cb (AdwSpinRow *row, double *value)
{
  gint32 days;

  if (!mt_day_parse (gtk_editable_get_text (GTK_EDITABLE (row)), &days, NULL))
    return GTK_INPUT_ERROR;
  *value = days;
  return TRUE;
}

void
mt_day_row_use (AdwSpinRow *row)
{
  adw_spin_row_set_adjustment (row, gtk_adjustment_new (0, MT_DAY_MIN, MT_DAY_MAX, 1, 7, 0));
  g_signal_connect (row, "output", G_CALLBACK (show_day_cb), NULL);
  g_signal_connect (row, "input", G_CALLBACK (read_day_cb), NULL);
}
