/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/damage.h"

#include "core/error.h"

void
mt_damage_tell (GtkWidget *from, const GError *error)
{
  /* MT_ERROR_DAMAGED is about one file that was given: a backup, not the journal. */
  if (mt_error_is_damage (error) && error->code != MT_ERROR_DAMAGED)
    gtk_widget_activate_action (from, "win.damage", "i", error->code);
}
