/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A calendar file, from the question to the file.  Main thread; what cannot be done is said in a
 * toast at @from. */

/* Takes over @data. */
typedef void (*MtCalendarFileFunc) (GtkWidget *from, GFile *file, gpointer data);

/* Says what will be in the file (@about, under @title), asks where to, offering @name, and calls
 * @named.  Where nothing comes of it, or @from has gone meanwhile, @data is freed. */
void mt_calendar_file_ask (GtkWidget *from,
                           const char *title,
                           const char *about,
                           const char *name,
                           MtCalendarFileFunc named,
                           gpointer data,
                           GDestroyNotify free_data);

/* Writes @bytes there (mt_write_out ()), and says what came of it. */
void mt_calendar_file_write (GtkWidget *from,
                             GBytes *bytes,
                             const char *journal_folder,
                             GFile *file);

G_END_DECLS
