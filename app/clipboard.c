/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/clipboard.h"

void
mt_clipboard_take_back (GtkWidget *widget)
{
  GdkClipboard *clipboards[] = { gtk_widget_get_clipboard (widget),
                                 gtk_widget_get_primary_clipboard (widget) };

  for (gsize i = 0; i < G_N_ELEMENTS (clipboards); i++)
    if (gdk_clipboard_is_local (clipboards[i]))
      gdk_clipboard_set_content (clipboards[i], NULL);
}
