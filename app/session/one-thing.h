/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* “If we only get to one thing”: one line, which is kept while one writes it. */
#define MT_TYPE_ONE_THING (mt_one_thing_get_type ())
G_DECLARE_FINAL_TYPE (MtOneThing, mt_one_thing, MT, ONE_THING, AdwBin)

GtkWidget *mt_one_thing_new (MtAgenda *agenda);

G_END_DECLS
