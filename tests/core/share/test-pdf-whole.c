/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

#include "core/error.h"
#include "core/share/pdf-lock.h"
#include "tests/core/share/pdf-tools.h"

#include <locale.h>
#include <string.h>

/* The file as others see it: its first page, its password, its feet; and the way to it. */

static GPtrArray *
many_entries (guint n_entries)
{
  GPtrArray *entries = new_entries ();

  for (guint i = 0; i < n_entries; i++) {
    g_autofree char *id = g_strdup_printf ("entry-%u", i);
    g_autofree char *at = g_strdup_printf ("2026-08-%02uT%02u:00", 1 + i / 20 % 28, i % 20);
    g_autofree char *text = g_strdup_printf ("Word %u of many that were written down here", i);

    add_entry (entries, id, i % 3 ? "thought" : "question", at, text);
  }
  return entries;
}

static GBytes *
render_with (GPtrArray *entries, MtShareOptions options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  options.format = MT_FORMAT_PDF;
  options.paper = MT_PAPER_A4;
  bytes = mt_share_render (entries, &options, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
assert_opening (GPtrArray *entries)
{
  static const char *const looks[] = { "pdftotext -layout -f 1 -l 1 %s -",
                                       "pdftoppm -r 50 -f 1 -l 1 -gray %s", NULL };
  MtShareOptions options = { .format = MT_FORMAT_PDF, .paper = MT_PAPER_A4 };
  g_autoptr (GBytes) whole = render_with (entries, (MtShareOptions){ 0 });
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opening = mt_share_render_opening (entries, &options, NULL, &error);
  g_autofree char *info = NULL;

  g_assert_no_error (error);
  info = ask (opening, "pdfinfo %s");
  g_assert_true (g_regex_match_simple ("Pages: +1\n", info, 0, 0));
  for (gsize i = 0; looks[i]; i++) {
    g_autofree char *of_whole = ask (whole, looks[i]), *of_opening = ask (opening, looks[i]);

    g_assert_cmpuint (strlen (of_whole), >, 10);
    g_assert_cmpstr (of_whole, ==, of_opening);
  }
}

static void
test_the_opening_is_the_first_page (void)
{
  g_autoptr (GPtrArray) many = many_entries (60), one = many_entries (1),
                        linked = many_entries (30);

  mt_entry_add_link (linked->pdata[0], "about", "entry-29"); /* which is on another page */
  assert_opening (many);
  assert_opening (one);
  assert_opening (linked);
}

static void
test_pages_have_their_number_and_the_last_says_so (void)
{
  g_autoptr (GPtrArray) entries = many_entries (40);
  g_autoptr (GBytes) bytes = render_with (entries, (MtShareOptions){ 0 });
  g_autofree char *text = ask (bytes, "pdftotext -layout %s -"), *structure = NULL;
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  guint n_pages = g_strv_length (pages) - 1;
  g_autofree char *last = g_strdup_printf (" %u of %u\n", n_pages, n_pages);

  g_assert_cmpuint (n_pages, >, 1);
  for (guint i = 0; i + 1 < n_pages; i++) {
    g_autofree char *foot = g_strdup_printf (" %u\n", i + 1);
    g_assert_true (g_str_has_suffix (pages[i], foot));
  }
  g_assert_true (g_str_has_suffix (pages[n_pages - 1], last));
  structure = ask (bytes, "pdfinfo -struct-text %s");
  g_assert_nonnull (strstr (structure, "Word 39 of many"));
  g_assert_null (strstr (structure, g_strstrip (last))); /* it is no part of the text */
}

static void
test_others_find_nothing_wrong (void)
{
  g_autoptr (GPtrArray) entries = many_entries (10);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *checked = NULL, *fonts = NULL, *catalog = NULL;
  g_auto (GStrv) lines = NULL;

  add_entry (entries, "scripts", "thought", "2026-08-30T10:00",
             "שלום مرحبا 今日 สวัสดี नमस्ते привет γειά \xF0\x9F\x99\x82");
  bytes = render_with (entries, (MtShareOptions){ 0 });
  checked = ask (bytes, "qpdf --check %s");
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
  catalog = ask (bytes, "qpdf --show-object=trailer %s");
  g_assert_null (strstr (catalog, "/Encrypt"));
  fonts = ask (bytes, "pdffonts %s");
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 4);
  for (guint i = 2; lines[i] && *lines[i]; i++) /* emb sub uni */
    g_assert_true (g_regex_match_simple (" yes (yes|no ) (yes|no ) +[0-9]+ +0$", lines[i], 0, 0));
}

static void
test_a_password_is_asked_for (void)
{
  g_autoptr (GPtrArray) entries = many_entries (5);
  g_autofree char *password = mt_share_suggest_password ();
  g_autoptr (GBytes) bytes = render_with (entries, (MtShareOptions){ .password = password });
  g_autoptr (GBytes) other = render_with (entries, (MtShareOptions){ .password = password });
  g_autofree char *right = g_strdup_printf ("qpdf --check --password=%s %%s", password);
  g_autofree char *shown = g_strdup_printf ("qpdf --show-encryption --password=%s %%s", password);
  g_autofree char *read = g_strdup_printf ("pdftotext -upw %s %%s -", password);
  g_autofree char *checked = ask (bytes, right), *encryption = ask (bytes, shown);
  g_autofree char *text = ask (bytes, read), *refused = NULL, *none = NULL;
  int status;

  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
  g_assert_nonnull (strstr (encryption, "R = 6"));
  g_assert_nonnull (strstr (encryption, "stream encryption method: AESv3"));
  g_assert_nonnull (strstr (encryption, "string encryption method: AESv3"));
  g_assert_nonnull (strstr (text, "Word 4 of many"));
  refused = ask_program (bytes, "qpdf --check --password=wrong %s", &status);
  g_assert_cmpint (status, !=, 0);
  none = ask_program (bytes, "pdftotext %s -", &status);
  g_assert_cmpint (status, !=, 0);
  g_assert_cmpstr (none, ==, "");
  g_assert_null (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Notes", 5));
  g_assert_false (g_bytes_equal (bytes, other));
}

static void
test_what_can_be_a_password (void)
{
  g_autofree char *most = g_strnfill (MT_SHARE_PASSWORD_MAX, 'a');
  g_autofree char *more = g_strnfill (MT_SHARE_PASSWORD_MAX + 1, 'a');
  g_autofree char *wide = g_strconcat (most + 1, "é", NULL); /* 126 letters and two bytes */
  const char *const refused[] = { "", "\n", "a\tb", "\xC3", more, wide, "\xE2\x80\x8D", NULL };

  g_assert_true (mt_share_check_password (most, NULL));
  g_assert_true (mt_share_check_password ("אבג with spaces", NULL));
  for (gsize i = 0; refused[i]; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = many_entries (1);
    MtShareOptions options = { .format = MT_FORMAT_PDF, .password = refused[i] };

    g_assert_false (mt_share_check_password (refused[i], &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
    g_clear_error (&error);
    g_assert_null (mt_share_render (entries, &options, NULL, &error));
    g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  }
}

/* However it was typed (RFC 4013): composed or not, with a wide space. */
static void
test_a_password_has_one_spelling (void)
{
  g_autoptr (GPtrArray) entries = many_entries (1);
  g_autoptr (GBytes) bytes =
      render_with (entries, (MtShareOptions){ .password = "cafe\xCC\x81\xE3\x80\x80\xEF\xBC\x91" });
  g_auto (GStrv) words = g_strsplit ("pdfinfo|-upw|caf\xC3\xA9 1|%s", "|", -1);
  g_autofree char *path = NULL;
  int status, fd = g_file_open_tmp ("meantime-test-XXXXXX.pdf", &path, NULL);

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL));
  g_set_str (&words[3], path);
  g_assert_true (g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                               NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
}

static void
test_passwords_that_are_suggested (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 200; i++) {
    char *password = mt_share_suggest_password ();

    g_assert_true (g_regex_match_simple (
        "^([bdfghjklmnprstvz][aiou]){3}(-([bdfghjklmnprstvz][aiou]){3}){3}$", password, 0, 0));
    g_assert_true (mt_share_check_password (password, NULL));
    g_assert_true (g_hash_table_add (seen, password));
  }
}

typedef struct {
  guint n_told, done, total;
  gint64 at; /* µs */
  double cancel_from;
  GCancellable *cancellable;
} Told;

static void
told_cb (guint done, guint total, gpointer data)
{
  Told *told = data;
  gint64 now = g_get_monotonic_time ();

  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >=, told->done);
  if (told->n_told > 0 && done < total) {
    g_assert_cmpint (now - told->at, >=, 50 * G_TIME_SPAN_MILLISECOND);
    g_assert_cmpuint (total, ==, told->total);
  }
  *told = (Told){ told->n_told + 1, done, total, now, told->cancel_from, told->cancellable };
  if (told->cancellable && done >= told->cancel_from * total)
    g_cancellable_cancel (told->cancellable);
}

static void
test_it_says_how_far_it_is (void)
{
  g_autoptr (GPtrArray) entries = many_entries (400);

  for (int i = 0; i < 2; i++) {
    Told told = { 0 };
    g_autoptr (GBytes) bytes =
        render_with (entries, (MtShareOptions){ .password = i ? "bakiso" : NULL,
                                                .progress = told_cb,
                                                .progress_data = &told });

    g_assert_cmpuint (told.n_told, >, 2);
    g_assert_cmpuint (told.done, ==, told.total);
  }
}

static void
test_it_can_be_cancelled_while_it_is_drawn (void)
{
  static const double moments[] = { 0, 0.2 };
  g_autoptr (GPtrArray) entries = many_entries (400);

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    Told told = { .cancel_from = moments[i], .cancellable = cancellable };
    MtShareOptions options = { .format = MT_FORMAT_PDF,
                               .progress = told_cb,
                               .progress_data = &told };

    g_assert_null (mt_share_render (entries, &options, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (told.done, <, told.total);
    g_assert_cmpint (g_get_monotonic_time () - told.at, <, G_TIME_SPAN_SECOND);
  }
}

static void
test_it_can_be_cancelled_while_it_is_locked (void)
{
  g_autoptr (GPtrArray) entries = many_entries (400);
  g_autoptr (GBytes) plain = render_with (entries, (MtShareOptions){ 0 });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Told told = { .cancellable = cancellable };
  MtShareOptions options = { .progress = told_cb, .progress_data = &told };
  MtPace pace = mt_pace_new (&options, 10, cancellable);

  g_assert_null (mt_pdf_lock (plain, "bakiso", &pace, 5, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - told.at, <, G_TIME_SPAN_SECOND);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/pdf-whole/opening", test_the_opening_is_the_first_page);
  g_test_add_func ("/share/pdf-whole/feet", test_pages_have_their_number_and_the_last_says_so);
  g_test_add_func ("/share/pdf-whole/checked", test_others_find_nothing_wrong);
  g_test_add_func ("/share/pdf-whole/password", test_a_password_is_asked_for);
  g_test_add_func ("/share/pdf-whole/passwords", test_what_can_be_a_password);
  g_test_add_func ("/share/pdf-whole/spelling", test_a_password_has_one_spelling);
  g_test_add_func ("/share/pdf-whole/suggested", test_passwords_that_are_suggested);
  g_test_add_func ("/share/pdf-whole/progress", test_it_says_how_far_it_is);
  g_test_add_func ("/share/pdf-whole/cancelled", test_it_can_be_cancelled_while_it_is_drawn);
  g_test_add_func ("/share/pdf-whole/cancelled-lock", test_it_can_be_cancelled_while_it_is_locked);
  return g_test_run ();
}
