/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Choosing a day to go to.
 *
 * Signal "chosen" (): the person is done; the dialog then closes. */
#define MT_TYPE_DAY_DIALOG (mt_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtDayDialog, mt_day_dialog, MT, DAY_DIALOG, AdwDialog)

MtDayDialog *mt_day_dialog_new (gint32 day);
gint32 mt_day_dialog_get_day (MtDayDialog *self);

G_END_DECLS
