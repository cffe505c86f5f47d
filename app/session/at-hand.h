/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The row in the place of sessions that leads to a page about something that felt off. */
GtkWidget *mt_at_hand_new (void);

G_END_DECLS
