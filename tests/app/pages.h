/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout-make.h"
#include "tests/app/screen.h"

/* For tests of pages: some that were made, and what poppler's own tool reads on them. */

static inline void
pages_made_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  g_autoptr (GError) error = NULL;

  *(MtHandout **)slot = mt_handout_make_finish (result, &error);
  g_assert_no_error (error);
}

static inline gboolean
pages_are_made (gpointer slot)
{
  return *(MtHandout **)slot != NULL;
}

/* What comes of @order. */
static inline MtHandout *
wait_for_pages (MtDrafts *drafts, const MtHandoutOrder *order)
{
  MtHandout *handout = NULL;

  mt_handout_make (drafts, order, NULL, NULL, pages_made_cb, &handout);
  screen_wait (pages_are_made, &handout);
  return handout;
}

/* @n_entries thoughts that say @text each, as pages. */
static inline MtHandout *
make_pages (Fixture *f, MtDrafts *drafts, guint n_entries, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  MtHandoutOrder order = { .format = MT_FORMAT_PDF };

  for (guint i = 0; i < n_entries; i++) {
    g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-11-19", text);

    g_strv_builder_add (builder, mt_entry_get_id (entry));
  }
  ids = g_strv_builder_end (builder);
  order.ids = ids;
  return wait_for_pages (drafts, &order);
}

/* @text without its white space. */
static inline char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

/* What pdftotext reads on page @index (from 0) of @bytes, or (-1) on all. */
static inline char *
read_with_tool (GBytes *bytes, int index)
{
  g_autofree char *number = g_strdup_printf ("%d", index + 1);
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GBytes) read = NULL;

  tool = index < 0
             ? g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                 NULL, "pdftotext", "-", "-", NULL)
             : g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                 NULL, "pdftotext", "-f", number, "-l", number, "-", "-", NULL);
  g_assert_true (g_subprocess_communicate (tool, bytes, NULL, &read, NULL, NULL));
  return g_strndup (g_bytes_get_data (read, NULL), g_bytes_get_size (read));
}
