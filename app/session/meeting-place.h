/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts what leads to where @session takes place into @box, emptied first: its address; a button
 * that dials its number; a button that opens its link.  Where @session does not say, what
 * @person (or NULL), with whom it is, says.  FALSE: there is nothing to show. */
gboolean mt_meeting_place_show (GtkBox *box, MtEntry *session, MtEntry *person);

G_END_DECLS
