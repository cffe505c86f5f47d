/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what the arrows of @calendar do, to a screen reader and to who points at them: GTK 4.18 does
 * not.  Where they are not as they were there, they are left alone. */
void mt_name_calendar (GtkCalendar *calendar);

G_END_DECLS
