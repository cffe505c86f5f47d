/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/moment.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Choosing when something was: a day, an hour and a minute in the zone it was written in.  What
 * cannot be chosen is no time; one that the clocks skipped becomes the one after, and that is said.
 *
 * Signal "chosen": the person set it; mt_moment_dialog_get_moment () is what. */
#define MT_TYPE_MOMENT_DIALOG (mt_moment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtMomentDialog, mt_moment_dialog, MT, MOMENT_DIALOG, AdwDialog)

/* Shows @moment, which is copied. */
MtMomentDialog *mt_moment_dialog_new (const MtMoment *moment);

/* Owned by the dialog. */
const MtMoment *mt_moment_dialog_get_moment (MtMomentDialog *self);

G_END_DECLS
