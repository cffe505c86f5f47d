/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/private-text.h"

void
mt_private_text (GtkWidget *text, GtkInputHints more)
{
  g_object_set (text, "input-hints", GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI | more, NULL);
}
