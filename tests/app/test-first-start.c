/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/passphrase-page.h"
#include "app/lock/promise-page.h"
#include "app/lock/recovery-key-page.h"
#include "app/lock/welcome-page.h"
#include "tests/app/flow.h"

/* The whole way, in a folder that is not there yet. */
typedef struct {
  char *root;
  MtJournal *journal;
  Flow flow;
} Start;

static void
set_up (Start *s, gconstpointer data)
{
  g_autofree char *folder = NULL;

  s->root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
  folder = g_build_filename (s->root, "new", NULL);
  s->journal = mt_journal_new (folder);
  flow_begin (&s->flow, s->journal);
}

static void
tear_down (Start *s, gconstpointer data)
{
  flow_end (&s->flow);
  if (mt_journal_is_open (s->journal))
    lock (s->journal);
  fixture_let_go (s->journal);
  mt_file_remove_folder (s->root);
  g_free (s->root);
}

static void
type (GtkWidget *page, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, row)), text);
}

static GtkWidget *
go_to_passphrase (Start *s)
{
  flow_press (flow_wait_for_page (&s->flow, MT_TYPE_WELCOME_PAGE), "Begin a Journal");
  flow_press (flow_wait_for_page (&s->flow, MT_TYPE_PROMISE_PAGE), "Continue");
  return flow_wait_for_page (&s->flow, MT_TYPE_PASSPHRASE_PAGE);
}

static void
test_a_journal_is_begun (Start *s, gconstpointer data)
{
  GtkWidget *page = go_to_passphrase (s);

  g_assert_false (g_file_test (mt_journal_get_folder (s->journal), G_FILE_TEST_EXISTS));
  type (page, "Passphrase", "four quiet words here");
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL, "Hard to guess"));
  type (page, "The Same Once More", "four quiet words here");
  flow_press (page, "Make the Journal");
  page = flow_wait_for_page (&s->flow, MT_TYPE_RECOVERY_KEY_PAGE);
  screen_assert_fits (page);
  g_assert_true (mt_journal_is_open (s->journal));
  g_assert_false (s->flow.opened);
  g_assert_false (mt_journal_get_recovery_key_kept (s->journal));
  flow_press (page, "I Have It in a Safe Place");
  screen_wait (flow_has_opened, &s->flow);
  g_assert_true (mt_journal_get_recovery_key_kept (s->journal));
}

static void
test_the_recovery_key_may_wait (Start *s, gconstpointer data)
{
  GtkWidget *page = go_to_passphrase (s);

  type (page, "Passphrase", "four quiet words here");
  type (page, "The Same Once More", "four quiet words here");
  flow_press (page, "Make the Journal");
  flow_press (flow_wait_for_page (&s->flow, MT_TYPE_RECOVERY_KEY_PAGE), "Later");
  g_assert_true (s->flow.opened);
  g_assert_false (mt_journal_get_recovery_key_kept (s->journal));
}

static void
test_a_slip_is_told_before_anything_is_made (Start *s, gconstpointer data)
{
  GtkWidget *page = go_to_passphrase (s);

  flow_press (page, "Make the Journal");
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL, "Type a passphrase first."));
  type (page, "Passphrase", "kaffee");
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL, "Easy to guess"));
  type (page, "The Same Once More", "kaffe");
  flow_press (page, "Make the Journal");
  g_assert_nonnull (
      screen_find (page, GTK_TYPE_LABEL,
                   "These two are not the same. The eye beside each shows what is typed."));
  type (page, "The Same Once More", "kaffee");
  flow_press (page, "Make the Journal");
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL, "Use It All the Same"));
  type (page, "Passphrase", "kaffee und kuchen");
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL, "Make the Journal"));
  g_assert_false (g_file_test (mt_journal_get_folder (s->journal), G_FILE_TEST_EXISTS));
}

static void
test_what_cannot_be_typed_again_is_refused (Start *s, gconstpointer data)
{
  GtkWidget *page = go_to_passphrase (s);

  type (page, "Passphrase", "four quiet\twords here");
  type (page, "The Same Once More", "four quiet\twords here");
  flow_press (page, "Make the Journal");
  flow_wait_for_words (page, "This cannot be a passphrase: some of it could not be typed again. "
                             "Letters, digits, spaces and signs are fine.");
  g_assert_false (mt_journal_is_open (s->journal));
}

/* Closed while the recovery key is looked at: the journal is there, whole, and closed. */
static void
test_a_window_closed_at_the_key (Start *s, gconstpointer data)
{
  GtkWidget *page = go_to_passphrase (s);

  type (page, "Passphrase", "four quiet words here");
  type (page, "The Same Once More", "four quiet words here");
  flow_press (page, "Make the Journal");
  flow_wait_for_page (&s->flow, MT_TYPE_RECOVERY_KEY_PAGE);
  gtk_window_destroy (s->flow.window);
  screen_settle (100);
  g_assert_false (mt_journal_is_open (s->journal));
  g_assert_true (unlock (s->journal, "four quiet words here", NULL));
  g_assert_false (mt_journal_get_recovery_key_kept (s->journal));
  flow_begin (&s->flow, s->journal);
}

static void
test_every_page_fits (Start *s, gconstpointer data)
{
  GtkWidget *page = flow_wait_for_page (&s->flow, MT_TYPE_WELCOME_PAGE);

  screen_assert_fits (page);
  flow_press (page, "I Already Have a Journal");
  screen_settle (50);
  screen_assert_fits (flow_get_page (&s->flow));
  gtk_widget_activate_action (GTK_WIDGET (s->flow.page), "lock.back", NULL);
  flow_press (flow_wait_for_page (&s->flow, MT_TYPE_WELCOME_PAGE), "Begin a Journal");
  page = flow_wait_for_page (&s->flow, MT_TYPE_PROMISE_PAGE);
  screen_assert_fits (page);
  flow_press (page, "Continue");
  page = flow_wait_for_page (&s->flow, MT_TYPE_PASSPHRASE_PAGE);
  type (page, "Passphrase", "x");
  screen_assert_fits (page);
}

#define ADD(path, func) g_test_add (path, Start, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/first-start/a-journal-is-begun", test_a_journal_is_begun);
  ADD ("/first-start/the-recovery-key-may-wait", test_the_recovery_key_may_wait);
  ADD ("/first-start/a-slip-is-told-before-anything-is-made",
       test_a_slip_is_told_before_anything_is_made);
  ADD ("/first-start/what-cannot-be-typed-again-is-refused",
       test_what_cannot_be_typed_again_is_refused);
  ADD ("/first-start/a-window-closed-at-the-key", test_a_window_closed_at_the_key);
  ADD ("/first-start/every-page-fits", test_every_page_fits);
  return fixture_run ();
}
