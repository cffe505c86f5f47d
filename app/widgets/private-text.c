/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/private-text.h"

/* A program that keeps what was copied is asked not to keep this: what KDE and others agreed on. */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT "secret"

/* ---- What is chosen ---- */

/* It would be offered to every program at once, before anybody has said to copy it. */
static void
realized_cb (GtkTextView *view)
{
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (view),
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
}

/* The view takes back what it has set up, which must not begin to offer what is chosen now. */
static void
unrealized_cb (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_place_cursor (buffer, &cursor);
  gtk_text_buffer_add_selection_clipboard (buffer,
                                           gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
}

/* ---- What is copied ---- */

static void
offer (GtkWidget *view, const char *text)
{
  g_autoptr (GBytes) hint = g_bytes_new_static (HINT, strlen (HINT));
  GdkContentProvider *parts[] = { gdk_content_provider_new_typed (G_TYPE_STRING, text),
                                  gdk_content_provider_new_for_bytes (HINT_TYPE, hint) };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (view), all);
}

/* Instead of GTK's own, whose offers keep their text for as long as the program runs: up to 4.22
 * GtkTextBufferContent never lets go of its buffer. */
static void
copy_cb (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  g_signal_stop_emission_by_name (view, "copy-clipboard");
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end)) {
    g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

    offer (GTK_WIDGET (view), text);
  }
}

static void
cut_cb (GtkTextView *view)
{
  g_signal_stop_emission_by_name (view, "cut-clipboard");
  g_signal_emit_by_name (view, "copy-clipboard");
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE,
                                    gtk_text_view_get_editable (view));
}

/* ---- What is left ---- */

static void
weak_ref_free (gpointer buffer)
{
  g_weak_ref_clear (buffer);
  g_free (buffer);
}

/* Nobody shows it any more; whoever listens to it may be gone, too. */
static gboolean
empty_cb (gpointer data)
{
  g_autoptr (GtkTextBuffer) buffer = g_weak_ref_get (data);
  guint changed = g_signal_lookup ("changed", GTK_TYPE_TEXT_BUFFER);

  if (!buffer)
    return G_SOURCE_REMOVE;
  g_signal_handlers_block_matched (buffer, G_SIGNAL_MATCH_ID, changed, 0, NULL, NULL, NULL);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, "", 0);
  return G_SOURCE_REMOVE;
}

/* Text that was dragged to somewhere is kept in the same way as what was copied. */
static void
gone_cb (gpointer data, GObject *view)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, empty_cb, data, weak_ref_free);
}

/* Its buffer stays the same: none of ours exchanges it. */
static void
empty_afterwards (GtkTextView *view)
{
  GWeakRef *buffer = g_new0 (GWeakRef, 1);

  g_weak_ref_init (buffer, gtk_text_view_get_buffer (view));
  g_object_weak_ref (G_OBJECT (view), gone_cb, buffer);
}

void
mt_private_text (GtkWidget *text, GtkInputHints more)
{
  g_object_set (text, "input-hints", GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI | more, NULL);
  if (!GTK_IS_TEXT_VIEW (text))
    return;
  g_signal_connect_after (text, "realize", G_CALLBACK (realized_cb), NULL);
  g_signal_connect (text, "unrealize", G_CALLBACK (unrealized_cb), NULL);
  g_signal_connect (text, "copy-clipboard", G_CALLBACK (copy_cb), NULL);
  g_signal_connect (text, "cut-clipboard", G_CALLBACK (cut_cb), NULL);
  empty_afterwards (GTK_TEXT_VIEW (text));
}
