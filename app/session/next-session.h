/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The session the agenda is for: when it is, with whom and where, and a menu for when that changes.
 * A number is dialled and a link opened when they are tapped, and never by themselves.  Below it,
 * those that are planned after it. */
#define MT_TYPE_NEXT_SESSION (mt_next_session_get_type ())
G_DECLARE_FINAL_TYPE (MtNextSession, mt_next_session, MT, NEXT_SESSION, AdwBin)

GtkWidget *mt_next_session_new (MtDrafts *drafts, MtAgenda *agenda);

G_END_DECLS
