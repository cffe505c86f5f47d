/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sessions and the calendars of other programs.  Both ask first, and say what became of it in a
 * toast at @from.  Main thread. */

/* Says what a calendar file tells, asks where to, and writes all sessions that have a date. */
void mt_calendars_save (GtkWidget *from, MtDrafts *drafts);

/* Asks for a calendar file, shows what would be taken, and takes it. */
void mt_calendars_bring_in (GtkWidget *from, MtDrafts *drafts);

G_END_DECLS
