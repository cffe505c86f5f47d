/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is not for this time, folded, each with a button that takes it back.  Hidden where there is
 * nothing such. */
#define MT_TYPE_LEFT_OUT (mt_left_out_get_type ())
G_DECLARE_FINAL_TYPE (MtLeftOut, mt_left_out, MT, LEFT_OUT, AdwBin)

GtkWidget *mt_left_out_new (MtAgenda *agenda);

G_END_DECLS
