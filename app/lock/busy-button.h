/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The button a page ends with, with a spinner in its place while what it began goes on.
 *
 * Property "label" (string).  Signal "clicked". */
#define MT_TYPE_BUSY_BUTTON (mt_busy_button_get_type ())
G_DECLARE_FINAL_TYPE (MtBusyButton, mt_busy_button, MT, BUSY_BUTTON, AdwBin)

void mt_busy_button_set_label (MtBusyButton *self, const char *label);
/* For what cannot be undone. */
void mt_busy_button_set_destructive (MtBusyButton *self, gboolean destructive);
void mt_busy_button_set_busy (MtBusyButton *self, gboolean busy);

G_END_DECLS
