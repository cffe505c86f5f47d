/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cards/numbers.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that hands @number to whatever places calls here, when it is tapped and not before.
 * Where there is nothing that does, the number is said. */
GtkWidget *mt_dial_button_new (const MtNumber *number);

G_END_DECLS
