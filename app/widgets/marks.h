/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/sought.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was looked for is marked where it is shown: bold, on a ground in the accent colour.
 * @sought is NULL where nothing was. */

/* Marks it in what @label shows now, and takes former marks away. */
void mt_marks_label (GtkLabel *label, const MtSought *sought);

/* Marks it in @buffer, until that is changed.  Returns where the first one is, in characters from
 * the start, or -1. */
int mt_marks_buffer (GtkTextBuffer *buffer, const MtSought *sought);

/* Marks it in each field to write in below @widget.  Returns the first one that has it, or NULL. */
GtkWidget *mt_marks_fields (GtkWidget *widget, const MtSought *sought);

G_END_DECLS
