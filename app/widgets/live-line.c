/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/live-line.h"

void
mt_live_line_say (GtkLabel *line, const char *words)
{
  if (g_strcmp0 (words, gtk_label_get_label (line)) == 0)
    return;
  gtk_label_set_label (line, words);
  if (gtk_widget_get_mapped (GTK_WIDGET (line)))
    gtk_accessible_announce (GTK_ACCESSIBLE (line), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
