/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include <locale.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

/* What is written here must be right in the file itself; how it looks is for eyes. */

static qpdf_data
open_pdf (GBytes *bytes)
{
  qpdf_data pdf = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpint (qpdf_read_memory (pdf, "test", data, size, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (pdf), ==, QPDF_SUCCESS);
  return pdf;
}

static int
count_pages (GBytes *bytes)
{
  qpdf_data pdf = open_pdf (bytes);
  int n_pages = qpdf_get_num_pages (pdf);

  qpdf_cleanup (&pdf);
  return n_pages;
}

static int
count_pages_of (const char *text)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GBytes) bytes = NULL;

  add_entry (entries, "a", "thought", "2026-08-03T09:00", text);
  bytes = render_bytes (entries, MT_FORMAT_PDF, NULL, FALSE);
  return count_pages (bytes);
}

static void
test_metadata_is_a_title_and_nothing_else (void)
{
  static const char *const absent[] = { "/CreationDate", "/ModDate", "/Author", "/Producer",
                                        "/Creator",      "/Subject", NULL };
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GBytes) bytes = NULL;
  qpdf_data pdf;
  qpdf_oh info, root, viewer;

  add_entry (entries, "a", "thought", "2026-08-03T09:00", "words");
  bytes = render_bytes (entries, MT_FORMAT_PDF, NULL, FALSE);
  pdf = open_pdf (bytes);
  info = qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Info");
  root = qpdf_get_root (pdf);
  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, info, "/Title")), ==,
                   "Notes");
  for (gsize i = 0; absent[i]; i++)
    g_assert_false (qpdf_oh_has_key (pdf, info, absent[i]));
  g_assert_false (qpdf_oh_has_key (pdf, root, "/Metadata"));
  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, root, "/Lang")), ==, "en");
  viewer = qpdf_oh_get_key (pdf, root, "/ViewerPreferences");
  g_assert_true (qpdf_oh_get_bool_value (pdf, qpdf_oh_get_key (pdf, viewer, "/DisplayDocTitle")));
  g_assert_true (qpdf_oh_has_key (pdf, root, "/StructTreeRoot"));
  g_assert_true (qpdf_oh_has_key (pdf, root, "/Outlines"));
  qpdf_cleanup (&pdf);
}

/* Also in the dictionary that is not used any more. */
static void
test_nothing_says_what_made_it (void)
{
  static const char *const absent[] = { "cairographics", "cairo 1", "/Producer", "/CreationDate",
                                        "/ModDate" };
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  add_entry (entries, "a", "thought", "2026-08-03T09:00", "words");
  bytes = render_bytes (entries, MT_FORMAT_PDF, NULL, FALSE);
  data = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (memmem (data, size, absent[i], strlen (absent[i])));
}

static void
test_the_paper_is_as_asked (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtShareOptions options = { .format = MT_FORMAT_PDF, .paper = MT_PAPER_LETTER };
  g_autoptr (GBytes) letter = mt_share_render (entries, &options, NULL, NULL);
  qpdf_data pdf = open_pdf (letter);
  qpdf_oh box = qpdf_oh_get_key (pdf, qpdf_get_page_n (pdf, 0), "/MediaBox");

  g_assert_cmpfloat (qpdf_oh_get_numeric_value (pdf, qpdf_oh_get_array_item (pdf, box, 2)), ==,
                     612);
  g_assert_cmpfloat (qpdf_oh_get_numeric_value (pdf, qpdf_oh_get_array_item (pdf, box, 3)), ==,
                     792);
  qpdf_cleanup (&pdf);
}

static void
test_nothing_is_one_page (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GBytes) none = render_bytes (entries, MT_FORMAT_PDF, NULL, FALSE);

  g_assert_cmpint (count_pages (none), ==, 1);
  g_assert_cmpint (count_pages_of (""), ==, 1);
  g_assert_cmpint (count_pages_of ("\n\n \n"), ==, 1);
}

static void
test_odd_text_is_drawn (void)
{
  g_assert_cmpint (count_pages_of ("\x01\x02\x7f\xc2\x80\r\r\n\v\f\xE2\x80\xA8\xE2\x80\xA9\t."), ==,
                   1);
  g_assert_cmpint (count_pages_of ("\xE2\x80\xAE"
                                   "abc \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"),
                   ==, 1);
  g_assert_cmpint (count_pages_of ("\xEF\xBF\xBF\xF4\x8F\xBF\xBF\xEE\x80\x80"), ==, 1);
  g_assert_cmpint (
      count_pages_of ("e\xCC\x81\xCC\x81\xCC\x81 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"), ==,
      1);
}

/* More than one piece, without a place to break, in zero width, of short lines. */
static void
test_long_text_goes_on_over_pages (void)
{
  g_autoptr (GString) marks = g_string_new ("e"), lines = g_string_new (NULL);
  g_autoptr (GString) blanks = g_string_new ("a");
  g_autofree char *word = g_strnfill (20000, 'w');

  for (int i = 0; i < 10000; i++) {
    g_string_append (marks, "\xCC\x81");
    g_string_append (lines, i % 7 ? "a\n" : "a\n\n");
    g_string_append_c (blanks, '\n');
  }
  g_string_append_c (blanks, 'b');
  g_assert_cmpint (count_pages_of (word), >, 5);
  g_assert_cmpint (count_pages_of (marks->str), >, 0);
  g_assert_cmpint (count_pages_of (lines->str), >, 150);
  g_assert_cmpint (count_pages_of (blanks->str), ==, 1);
}

static void
test_it_can_be_cancelled (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  add_entry (entries, "a", "thought", "2026-08-03T09:00", "words");
  g_cancellable_cancel (cancellable);
  for (MtFormat format = MT_FORMAT_PDF; format <= MT_FORMAT_JSON; format++) {
    MtShareOptions options = { .format = format };
    g_autoptr (GError) error = NULL;

    g_assert_null (mt_share_render (entries, &options, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_sixteen_mib_are_drawn_until_cancelled (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (MT_ENTRY_TEXT_MAX, 'w');
  MtShareOptions options = { .format = MT_FORMAT_PDF };
  GThread *thread = g_thread_new (NULL, cancel_soon, cancellable);

  add_entry (entries, "a", "thought", "2026-08-03T09:00", text);
  g_assert_null (mt_share_render (entries, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/pdf/metadata", test_metadata_is_a_title_and_nothing_else);
  g_test_add_func ("/share/pdf/no-maker", test_nothing_says_what_made_it);
  g_test_add_func ("/share/pdf/paper", test_the_paper_is_as_asked);
  g_test_add_func ("/share/pdf/nothing", test_nothing_is_one_page);
  g_test_add_func ("/share/pdf/odd-text", test_odd_text_is_drawn);
  g_test_add_func ("/share/pdf/long-text", test_long_text_goes_on_over_pages);
  g_test_add_func ("/share/pdf/cancelled", test_it_can_be_cancelled);
  g_test_add_func ("/share/pdf/sixteen-mib", test_sixteen_mib_are_drawn_until_cancelled);
  return g_test_run ();
}
