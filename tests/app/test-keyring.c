/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/keyring.h"
#include "app/lock/unlock-page.h"
#include "app/preferences/keyring-row.h"
#include "core/journal-keys.h"
#include "tests/app/flow.h"

/* Whatever a login keyring does or does not, a passphrase opens the journal. */

static GSubprocess *service;
static gboolean named;

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  named = TRUE;
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  named = FALSE;
}

static gboolean
is_named (gpointer wanted)
{
  return named == (wanted != NULL);
}

static void
stop_service (void)
{
  if (!service)
    return;
  g_subprocess_force_exit (service);
  g_subprocess_wait (service, NULL, NULL);
  g_clear_object (&service);
  screen_wait (is_named, NULL);
}

/* A keyring with nothing in it, or (@item: an attribute) with one secret. */
static void
start_service (const char *mode, const char *item)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("MEANTIME_SOURCE"), "tests/app/keyring-service.py", NULL);
  g_autoptr (GError) error = NULL;

  stop_service ();
  service =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", path, mode, item, NULL);
  g_assert_no_error (error);
  screen_wait (is_named, &named);
}

static char *
look_up (MtJournal *journal, gboolean may_ask)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_keyring_look_up (mt_journal_get_folder (journal), may_ask, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_keyring_look_up_finish (result, NULL);
}

static gboolean
store (MtJournal *journal, const char *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_keyring_store (mt_journal_get_folder (journal), secret, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_keyring_store_finish (result, NULL);
}

static gboolean
has_slot (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_has_keyring_slot (journal, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_has_keyring_slot_finish (journal, result, NULL);
}

/* Lets the keyring open it, as Preferences do; whether that came about. */
static gboolean
set_up (Fixture *f)
{
  GtkWidget *row = g_object_new (MT_TYPE_KEYRING_ROW, NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;
  GtkWidget *dialog;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = screen_show (list);
  mt_keyring_row_set_journal (MT_KEYRING_ROW (row), f->journal);
  screen_settle (100);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  screen_settle (300);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  screen_assert_fits (dialog);
  gtk_editable_set_text (GTK_EDITABLE (flow_row (dialog, "Passphrase or Recovery Key")),
                         fixture_recovery_key);
  flow_press (dialog, "Let the Keyring Open It");
  screen_settle (1500);
  screen_close (window, NULL);
  return has_slot (f->journal);
}

static void
test_it_keeps_and_gives (Fixture *f, gconstpointer data)
{
  char *secret;
  char told[512] = "";

  start_service ("kind", NULL);
  g_assert_null (look_up (f->journal, FALSE));
  g_assert_true (store (f->journal, "MTK-one"));
  g_assert_true (store (f->journal, "MTK-two"));
  secret = look_up (f->journal, FALSE);
  g_assert_cmpstr (secret, ==, "MTK-two");
  mt_journal_free_secret (secret);
  /* What stands there tells nothing. */
  g_input_stream_read (g_subprocess_get_stdout_pipe (service), told, sizeof told - 1, NULL, NULL);
  g_assert_nonnull (strstr (told, "'io.github.meantime_journal.Meantime')] Meantime"));
  g_assert_null (strstr (told, f->folder));
}

static void
test_none_is_harmless (Fixture *f, gconstpointer data)
{
  stop_service ();
  g_assert_null (look_up (f->journal, FALSE));
  g_assert_null (look_up (f->journal, TRUE));
  g_assert_false (set_up (f));
}

static void
test_a_refusal_is_harmless (Fixture *f, gconstpointer data)
{
  start_service ("refuses", NULL);
  g_assert_null (look_up (f->journal, TRUE));
  g_assert_false (set_up (f));
}

static void
test_a_locked_one_is_harmless (Fixture *f, gconstpointer data)
{
  start_service ("locked", "xdg:schema=io.github.meantime_journal.Meantime");
  g_assert_null (look_up (f->journal, FALSE));
  g_assert_null (look_up (f->journal, TRUE));
}

static void
test_one_that_hangs_is_given_up (Fixture *f, gconstpointer data)
{
  gint64 begun;

  start_service ("hangs", NULL);
  mt_keyring_set_patience (300);
  begun = g_get_monotonic_time ();
  g_assert_null (look_up (f->journal, TRUE));
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 3 * G_USEC_PER_SEC);
  g_assert_false (set_up (f));
  mt_keyring_set_patience (3000);
}

static GtkWidget *
begin (Flow *flow, MtJournal *journal, gboolean at_start)
{
  flow->opened = FALSE;
  flow->page = mt_lock_page_new (journal);
  mt_lock_page_begin (flow->page, at_start, NULL);
  g_signal_connect_swapped (flow->page, "opened", G_CALLBACK (flow_opened_cb), flow);
  flow->window = screen_show (GTK_WIDGET (flow->page));
  return flow_wait_for_page (flow, MT_TYPE_UNLOCK_PAGE);
}

static void
test_it_opens_by_itself_only_at_the_start (Fixture *f, gconstpointer data)
{
  Flow flow;
  GtkWidget *page;

  start_service ("kind", NULL);
  g_assert_true (set_up (f));
  lock (f->journal);
  begin (&flow, f->journal, TRUE);
  screen_wait (flow_has_opened, &flow);
  g_assert_cmpint (mt_journal_get_opened_by (f->journal), ==, MT_OPENED_BY_KEYRING);
  lock (f->journal);
  flow_end (&flow);

  page = begin (&flow, f->journal, FALSE);
  screen_settle (500);
  screen_assert_fits (page);
  g_assert_false (flow.opened);
  flow_press (page, "Open with the Login Keyring");
  screen_wait (flow_has_opened, &flow);
  lock (f->journal);
  flow_end (&flow);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
}

/* Emptied, or with something else in it: the page asks for the passphrase. */
static void
test_what_it_lost_is_not_missed (Fixture *f, gconstpointer data)
{
  Flow flow;
  GtkWidget *page;

  start_service ("kind", NULL);
  g_assert_true (set_up (f));
  start_service ("kind", NULL);
  lock (f->journal);
  for (int i = 0; i < 2; i++) {
    page = begin (&flow, f->journal, TRUE);
    screen_settle (700);
    g_assert_false (flow.opened);
    g_assert_null (screen_find (page, GTK_TYPE_LABEL,
                                "The login keyring did not open it. Your passphrase does."));
    flow_press (page, "Open with the Login Keyring");
    flow_wait_for_words (page, "The login keyring did not open it. Your passphrase does.");
    flow_press (page, "Use the Recovery Key");
    gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "Recovery Key")), fixture_recovery_key);
    flow_press (page, "Unlock");
    screen_wait (flow_has_opened, &flow);
    flow_end (&flow);
    lock (f->journal);
    g_assert_true (store (f->journal, "something else"));
  }
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets", G_BUS_NAME_WATCHER_FLAGS_NONE,
                    appeared_cb, vanished_cb, NULL, NULL);
  ADD_TEST ("/keyring/none-is-harmless", test_none_is_harmless);
  ADD_TEST ("/keyring/it-keeps-and-gives", test_it_keeps_and_gives);
  ADD_TEST ("/keyring/a-refusal-is-harmless", test_a_refusal_is_harmless);
  ADD_TEST ("/keyring/a-locked-one-is-harmless", test_a_locked_one_is_harmless);
  ADD_TEST ("/keyring/one-that-hangs-is-given-up", test_one_that_hangs_is_given_up);
  ADD_TEST ("/keyring/it-opens-by-itself-only-at-the-start",
            test_it_opens_by_itself_only_at_the_start);
  ADD_TEST ("/keyring/what-it-lost-is-not-missed", test_what_it_lost_is_not_missed);
  status = fixture_run ();
  stop_service ();
  return status;
}
