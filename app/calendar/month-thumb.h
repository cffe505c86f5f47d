/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A month, small: each day the middle of its moods as a shape in a shade, a dot where something
 * else was written, a line under it where there is a session.  What it says in words is the name of
 * the button around it. */
#define MT_TYPE_MONTH_THUMB (mt_month_thumb_get_type ())
G_DECLARE_FINAL_TYPE (MtMonthThumb, mt_month_thumb, MT, MONTH_THUMB, GtkWidget)

GtkWidget *mt_month_thumb_new (void);

/* Shows the month (1–12) of @year; @days: what there is, NULL while that is not known. */
void mt_month_thumb_show (MtMonthThumb *self, int year, int month, const MtDays *days);

/* "12 days with moods, 2 sessions"; owned by the caller. */
char *mt_month_thumb_say (MtMonthThumb *self);

G_END_DECLS
