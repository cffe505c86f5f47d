/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/app/login-mock.h"
#include "tests/app/screen.h"

#include <signal.h>

/* The program as others on the session's bus meet it.  MEANTIME names it. */

#define NAME "io.github.meantime_journal.Meantime"
#define PATH "/io/github/meantime_journal/Meantime"

typedef struct {
  char *root; /* a throw-away folder */
  GDBusConnection *bus;
  GSubprocess *first;
} Running;

static GSubprocess *
start (Running *f, const char *folder, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_cwd (launcher, folder);
  g_strv_builder_add (command, g_getenv ("MEANTIME"));
  g_strv_builder_addv (command, (const char **)arguments);
  words = g_strv_builder_end (command);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)words, &error);
  g_assert_no_error (error);
  return process;
}

static int
run (Running *f, const char *folder, const char *const *arguments)
{
  g_autoptr (GSubprocess) process = start (f, folder, arguments);

  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

/* How many windows it has. */
static guint
count_windows (Running *f)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GDBusNodeInfo) node = NULL;
  const char *xml;
  guint n = 0;

  answer = g_dbus_connection_call_sync (
      f->bus, NAME, PATH "/window", "org.freedesktop.DBus.Introspectable", "Introspect", NULL,
      G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, 5000, NULL, NULL);
  if (!answer)
    return 0;
  g_variant_get (answer, "(&s)", &xml);
  node = g_dbus_node_info_new_for_xml (xml, NULL);
  while (node && node->nodes && node->nodes[n])
    n++;
  return n;
}

static gboolean
has_one (gpointer f)
{
  return count_windows (f) == 1;
}

static gboolean
has_two (gpointer f)
{
  return count_windows (f) == 2;
}

static void
set_up (Running *f, gconstpointer data)
{
  f->root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
  f->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (f->bus);
  f->first = start (f, f->root, (const char *const[]){ "--journal", "one", NULL });
  screen_wait (has_one, f);
}

static void
tear_down (Running *f, gconstpointer data)
{
  g_subprocess_send_signal (f->first, SIGTERM);
  g_subprocess_send_signal (f->first, SIGTERM);
  g_assert_true (g_subprocess_wait (f->first, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (f->first));
  g_assert_cmpint (g_subprocess_get_exit_status (f->first), ==, 0);
  g_object_unref (f->first);
  g_object_unref (f->bus);
  mt_file_remove_folder (f->root);
  g_free (f->root);
}

static void
test_a_second_start_raises_the_window (Running *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "/", (const char *const[]){ NULL }), ==, 0);
  g_assert_cmpint (run (f, f->root, (const char *const[]){ "--journal", "one", NULL }), ==, 0);
  screen_settle (300);
  g_assert_cmpint (count_windows (f), ==, 1);
}

/* Relative to where each was started. */
static void
test_another_folder_has_a_window_of_its_own (Running *f, gconstpointer data)
{
  const char *const one[] = { "--journal", "one", NULL };
  const char *const same[] = { "--journal", "../one", NULL };
  g_autofree char *other = g_build_filename (f->root, "other", NULL);

  g_mkdir (other, 0700);
  g_assert_cmpint (run (f, other, same), ==, 0);
  screen_settle (300);
  g_assert_cmpint (count_windows (f), ==, 1);
  g_assert_cmpint (run (f, other, one), ==, 0);
  screen_wait (has_two, f);
}

static void
activate_action (Running *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  answer = g_dbus_connection_call_sync (
      f->bus, NAME, PATH, "org.freedesktop.Application", "ActivateAction",
      g_variant_new ("(s@av@a{sv})", name, g_variant_new_array (G_VARIANT_TYPE ("v"), NULL, 0),
                     g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0)),
      NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, 5000, NULL, &error);
  g_assert_no_error (error);
}

static void
test_the_desktop_begins_an_entry (Running *f, gconstpointer data)
{
  activate_action (f, "write-thought");
  g_assert_cmpint (run (f, "/", (const char *const[]){ "--write", "question", NULL }), ==, 0);
  g_assert_cmpint (run (f, "/", (const char *const[]){ "--write", "nothing", NULL }), ==, 2);
  screen_settle (300);
  g_assert_cmpint (count_windows (f), ==, 1);
}

/* A window of its own, from the command line and from the desktop, and one for each journal. */
static void
test_a_quick_note_has_a_small_window (Running *f, gconstpointer data)
{
  const char *const quick[] = { "--quick", NULL };
  const char *const same[] = { "--quick", "--journal", "one", NULL };

  g_assert_cmpint (run (f, "/", quick), ==, 0); /* for the journal that was used last */
  screen_wait (has_two, f);
  g_assert_cmpint (run (f, f->root, same), ==, 0);
  activate_action (f, "quick-note");
  screen_settle (300);
  g_assert_cmpint (count_windows (f), ==, 2);
}

static gboolean
holds_sleep (gpointer login)
{
  return login_mock_is_held (login);
}

static gboolean
lets_it_sleep (gpointer login)
{
  return !login_mock_is_held (login);
}

/* Where nothing is open, the device need not wait. */
static void
test_sleep_is_not_held_up_for_nothing (void)
{
  Running f = { 0 };
  LoginMock *login;

  login_mock_use_session_bus ();
  login = login_mock_new (FALSE);
  set_up (&f, NULL);
  screen_wait (holds_sleep, login);
  login_mock_prepare (login, TRUE);
  screen_wait (lets_it_sleep, login);
  login_mock_prepare (login, FALSE);
  screen_wait (holds_sleep, login);
  tear_down (&f, NULL);
  screen_wait (lets_it_sleep, login);
  login_mock_free (login);
}

/* Started by the bus and not asked for a window yet. */
static void
test_a_service_without_windows_ends_too (void)
{
  Running f = { 0 };
  g_autoptr (GSubprocess) process =
      start (&f, "/", (const char *const[]){ "--gapplication-service", NULL });

  screen_settle (2000);
  g_subprocess_send_signal (process, SIGHUP);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

#define ADD(path, function) g_test_add (path, Running, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/application/a-second-start-raises-the-window", test_a_second_start_raises_the_window);
  ADD ("/application/another-folder-has-a-window-of-its-own",
       test_another_folder_has_a_window_of_its_own);
  ADD ("/application/the-desktop-begins-an-entry", test_the_desktop_begins_an_entry);
  ADD ("/application/a-quick-note-has-a-small-window", test_a_quick_note_has_a_small_window);
  g_test_add_func ("/application/sleep-is-not-held-up-for-nothing",
                   test_sleep_is_not_held_up_for_nothing);
  g_test_add_func ("/application/a-service-without-windows-ends-too",
                   test_a_service_without_windows_ends_too);
  return g_test_run ();
}
