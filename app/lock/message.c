/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/message.h"

#include "app/say-error.h"
#include "core/error.h"

#include <glib/gi18n.h>

/* On a small screen the sentence may lie below what is seen; it has its place from the second frame
 * on. */
static gboolean
scroll_cb (GtkWidget *label, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (label, GTK_TYPE_VIEWPORT);

  if (gtk_widget_get_mapped (label) && gtk_widget_get_height (label) == 0)
    return G_SOURCE_CONTINUE;
  if (viewport && gtk_widget_get_mapped (label))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), label, NULL);
  return G_SOURCE_REMOVE;
}

void
mt_message_show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  if (!sentence)
    return;
  gtk_widget_add_tick_callback (GTK_WIDGET (label), scroll_cb, NULL, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (label), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

char *
mt_message_for_opening (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_FULL))
    return g_strdup (_ ("There is no space left on the disk, and opening takes a little. Make some "
                        "room, then try again."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NO_MEMORY))
    return g_strdup (_ ("There is not enough free memory to open it with the passphrase. Close "
                        "other programs and try again, or use the recovery key, which takes "
                        "little."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_READ_ONLY))
    return g_strdup (_ ("The journal was not closed last time, and its disk or folder takes no "
                        "changes now. Make it writable, then try again."));
  return mt_say_error_sentence (error);
}

char *
mt_message_for_passphrase (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return g_strdup (_ ("This cannot be a passphrase: some of it could not be typed again. "
                        "Letters, digits, spaces and signs are fine."));
  return mt_say_error_sentence (error);
}

void
mt_message_forget (GtkEditable *row)
{
  gtk_editable_set_text (row, "");
}
