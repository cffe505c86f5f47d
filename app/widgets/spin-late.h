/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @spinner after a moment, unless mt_spin_stop () comes before: what is quick does not flash.
 */
void mt_spin_late (GtkWidget *spinner);
void mt_spin_stop (GtkWidget *spinner);

G_END_DECLS
