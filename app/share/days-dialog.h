/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks over @from for a range of days, and then activates choose.tick there with that rule
 * (app/share/rule.h). */
void mt_days_dialog_present (GtkWidget *from);

G_END_DECLS
