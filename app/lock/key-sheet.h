/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A recovery key on paper or in a file, where the person says.  Both ask by a dialog over @from and
 * answer when it is written, or when the person thought better of it. */

void mt_key_sheet_print (GtkWidget *from,
                         const char *recovery_key,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
void mt_key_sheet_save (GtkWidget *from,
                        const char *recovery_key,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/* The same, where the file is known: what happens once the person has named it. */
void mt_key_sheet_save_to (GtkWidget *from,
                           const char *recovery_key,
                           GFile *file,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* What came of it: a translated sentence, owned; NULL where there is nothing to say. */
char *mt_key_sheet_finish (GAsyncResult *result);

/* The page that is printed, a PDF in memory; @width and @height in points.  Owned; its bytes are
 * overwritten when it is freed. */
GBytes *mt_key_sheet_draw (const char *recovery_key, double width, double height);

G_END_DECLS
