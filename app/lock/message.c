/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/message.h"

#include "app/say-error.h"
#include "core/error.h"

#include <glib/gi18n.h>

void
mt_message_show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  if (sentence)
    gtk_accessible_announce (GTK_ACCESSIBLE (label), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

char *
mt_message_for_opening (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_FULL))
    return g_strdup (_ ("There is no space left on the disk, and opening takes a little. Make some "
                        "room, then try again."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_READ_ONLY))
    return g_strdup (_ ("The journal was not closed last time, and its disk or folder takes no "
                        "changes now. Make it writable, then try again."));
  return mt_say_error_sentence (error);
}

char *
mt_message_for_passphrase (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return g_strdup (_ ("This cannot be a passphrase, since some of it could not be typed again. "
                        "Letters, digits, spaces and signs can."));
  return mt_say_error_sentence (error);
}

void
mt_message_forget (GtkEditable *row)
{
  gtk_editable_set_text (row, "");
}
