/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/idle.h"
#include "tests/app/screen.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define SCHEMA "io.github.meantime_journal.Meantime"

static gint64 now, slept;

static gint64
test_clock (void)
{
  return now;
}

static gint64
test_awake (void)
{
  return now - slept;
}

typedef struct {
  GtkWindow *window;
  GSettings *settings;
  MtIdle *idle;
  int expired;
} Idle;

static void
expired_cb (gpointer data)
{
  ((Idle *)data)->expired++;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
is_not_active (gpointer window)
{
  return !gtk_window_is_active (window);
}

static void
set_up (Idle *f, gconstpointer data)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  now = 1000 * SECOND;
  f->settings = g_settings_new_with_backend (SCHEMA, backend);
  f->window = screen_show (gtk_text_view_new ());
  f->idle = mt_idle_new (f->window, f->settings, expired_cb, f);
  slept = 0;
  mt_idle_set_clocks (f->idle, test_clock, test_awake);
  screen_wait (is_active, f->window);
  mt_idle_start (f->idle);
}

static void
tear_down (Idle *f, gconstpointer data)
{
  mt_idle_free (f->idle);
  screen_close (f->window, NULL);
  g_assert_finalize_object (f->settings);
}

/* Whether it is over after these seconds more. */
static gboolean
over_after (Idle *f, gint64 seconds)
{
  now += seconds * SECOND;
  return mt_idle_check (f->idle);
}

static void
test_it_is_over_when_nothing_happens (Idle *f, gconstpointer data)
{
  g_assert_false (over_after (f, 299));
  g_assert_true (over_after (f, 1));
  g_assert_cmpint (f->expired, ==, 1);
  g_assert_false (over_after (f, 999));
  g_assert_cmpint (f->expired, ==, 1);
}

static void
test_words_of_an_input_method_are_somebody (Idle *f, gconstpointer data)
{
  g_autoptr (GtkIMContext) method = gtk_im_multicontext_new ();

  g_assert_false (over_after (f, 299));
  g_signal_emit_by_name (method, "commit", "ありがとう");
  g_assert_false (over_after (f, 299));
  g_signal_emit_by_name (method, "preedit-changed");
  g_assert_false (over_after (f, 299));
  g_assert_true (over_after (f, 1));
}

/* A word that comes after a night's sleep is nobody's whom we know. */
static void
test_what_comes_too_late_is_nobody (Idle *f, gconstpointer data)
{
  g_autoptr (GtkIMContext) method = gtk_im_multicontext_new ();

  now += 8 * 60 * 60 * SECOND;
  g_signal_emit_by_name (method, "commit", "a");
  g_assert_cmpint (f->expired, ==, 1);
}

static void
test_never_is_never (Idle *f, gconstpointer data)
{
  g_settings_set_uint (f->settings, "lock-after", 0);
  g_assert_false (over_after (f, 365 * 24 * 60 * 60));
}

static void
test_a_changed_setting_counts_at_once (Idle *f, gconstpointer data)
{
  g_assert_false (over_after (f, 200));
  g_settings_set_uint (f->settings, "lock-after", 2);
  g_assert_cmpint (f->expired, ==, 1);
}

static GtkWindow *
show_other (Idle *f, gboolean own)
{
  GtkWidget *other = gtk_window_new ();

  if (own)
    gtk_window_set_transient_for (GTK_WINDOW (other), f->window);
  gtk_window_present (GTK_WINDOW (other));
  screen_wait (is_active, other);
  screen_wait (is_not_active, f->window);
  return GTK_WINDOW (other);
}

static void
test_another_program_has_a_short_grace (Idle *f, gconstpointer data)
{
  GtkWindow *other = show_other (f, FALSE);

  g_assert_false (mt_idle_is_here (f->idle));
  g_assert_false (over_after (f, 59));
  g_assert_true (over_after (f, 1));
  gtk_window_destroy (other);
}

static void
test_coming_back_ends_the_grace (Idle *f, gconstpointer data)
{
  GtkWindow *other = show_other (f, FALSE);

  g_assert_false (over_after (f, 59));
  gtk_window_destroy (other);
  screen_wait (is_active, f->window);
  g_assert_false (over_after (f, 59));
}

static void
test_without_grace_another_program_is_as_nothing (Idle *f, gconstpointer data)
{
  GtkWindow *other;

  g_settings_set_int (f->settings, "lock-when-away", -1);
  other = show_other (f, FALSE);
  g_assert_false (over_after (f, 290));
  gtk_window_destroy (other);
}

static void
test_at_once_is_at_once (Idle *f, gconstpointer data)
{
  GtkWindow *other;

  g_settings_set_int (f->settings, "lock-when-away", 0);
  other = show_other (f, FALSE);
  g_assert_true (over_after (f, 1));
  gtk_window_destroy (other);
}

static void
test_own_dialogs_are_here (Idle *f, gconstpointer data)
{
  GtkWindow *other = show_other (f, TRUE);

  g_assert_true (mt_idle_is_here (f->idle));
  g_assert_false (over_after (f, 200));
  g_assert_false (over_after (f, 59));
  gtk_window_destroy (other);
}

static void
test_choosing_a_file_is_here (Idle *f, gconstpointer data)
{
  GtkWindow *other;

  mt_idle_set_choosing (f->idle, TRUE);
  other = show_other (f, FALSE);
  g_assert_false (over_after (f, 200));
  mt_idle_set_choosing (f->idle, FALSE);
  g_assert_false (over_after (f, 59));
  g_assert_true (over_after (f, 1));
  gtk_window_destroy (other);
}

/* ---- Waiting, while one is in a session ---- */

static void
test_it_waits_and_comes_soon_after (Idle *f, gconstpointer data)
{
  mt_idle_wait (f->idle, 80 * 60 * SECOND);
  g_assert_false (over_after (f, 80 * 60 - 1));
  g_assert_true (over_after (f, 1));
}

static void
test_it_waits_while_another_program_is_in_front (Idle *f, gconstpointer data)
{
  GtkWindow *other;

  mt_idle_wait (f->idle, 80 * 60 * SECOND);
  other = show_other (f, FALSE);
  g_assert_false (over_after (f, 80 * 60 - 1));
  g_assert_true (over_after (f, 1));
  gtk_window_destroy (other);
}

static void
test_who_was_there_just_now_has_the_usual_time (Idle *f, gconstpointer data)
{
  g_autoptr (GtkIMContext) method = gtk_im_multicontext_new ();

  mt_idle_wait (f->idle, 80 * 60 * SECOND);
  g_assert_false (over_after (f, 80 * 60 - 60));
  g_signal_emit_by_name (method, "commit", "a");
  g_assert_false (over_after (f, 299));
  g_assert_true (over_after (f, 1));
}

static void
test_it_waits_no_longer_than_it_is_told (Idle *f, gconstpointer data)
{
  g_autoptr (GtkIMContext) method = gtk_im_multicontext_new ();

  mt_idle_wait (f->idle, 80 * 60 * SECOND);
  g_assert_false (over_after (f, 600));
  g_signal_emit_by_name (method, "commit", "a");
  mt_idle_wait (f->idle, 0);
  g_assert_false (over_after (f, 299));
  g_assert_true (over_after (f, 1));
}

static void
test_a_sleep_ends_the_waiting (Idle *f, gconstpointer data)
{
  mt_idle_wait (f->idle, 80 * 60 * SECOND);
  slept = 10 * 60 * SECOND;
  g_assert_true (over_after (f, 10 * 60));
}

static void
test_never_is_never_also_after_waiting (Idle *f, gconstpointer data)
{
  g_settings_set_uint (f->settings, "lock-after", 0);
  mt_idle_wait (f->idle, 80 * 60 * SECOND);
  g_assert_false (over_after (f, 365 * 24 * 60 * 60));
}

/* Locked and opened again, nobody is in a session. */
static void
test_a_new_start_does_not_wait (Idle *f, gconstpointer data)
{
  mt_idle_wait (f->idle, 80 * 60 * SECOND);
  mt_idle_stop (f->idle);
  mt_idle_start (f->idle);
  g_assert_true (over_after (f, 300));
}

static gboolean
has_expired (gpointer f)
{
  return ((Idle *)f)->expired > 0;
}

/* By its own timer, with the clock it has in earnest. */
static void
test_the_timer_tells (Idle *f, gconstpointer data)
{
  MtIdle *idle;
  GtkWindow *other;

  g_settings_set_int (f->settings, "lock-when-away", 0);
  mt_idle_stop (f->idle);
  idle = mt_idle_new (f->window, f->settings, expired_cb, f);
  mt_idle_start (idle);
  other = show_other (f, FALSE);
  screen_wait (has_expired, f);
  mt_idle_free (idle);
  gtk_window_destroy (other);
}

#define ADD(path, function) g_test_add (path, Idle, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  screen_plug_keyboard ();
  ADD ("/idle/it-is-over-when-nothing-happens", test_it_is_over_when_nothing_happens);
  ADD ("/idle/words-of-an-input-method-are-somebody", test_words_of_an_input_method_are_somebody);
  ADD ("/idle/what-comes-too-late-is-nobody", test_what_comes_too_late_is_nobody);
  ADD ("/idle/never-is-never", test_never_is_never);
  ADD ("/idle/a-changed-setting-counts-at-once", test_a_changed_setting_counts_at_once);
  ADD ("/idle/another-program-has-a-short-grace", test_another_program_has_a_short_grace);
  ADD ("/idle/coming-back-ends-the-grace", test_coming_back_ends_the_grace);
  ADD ("/idle/without-grace-another-program-is-as-nothing",
       test_without_grace_another_program_is_as_nothing);
  ADD ("/idle/at-once-is-at-once", test_at_once_is_at_once);
  ADD ("/idle/own-dialogs-are-here", test_own_dialogs_are_here);
  ADD ("/idle/choosing-a-file-is-here", test_choosing_a_file_is_here);
  ADD ("/idle/it-waits-and-comes-soon-after", test_it_waits_and_comes_soon_after);
  ADD ("/idle/it-waits-while-another-program-is-in-front",
       test_it_waits_while_another_program_is_in_front);
  ADD ("/idle/who-was-there-just-now-has-the-usual-time",
       test_who_was_there_just_now_has_the_usual_time);
  ADD ("/idle/it-waits-no-longer-than-it-is-told", test_it_waits_no_longer_than_it_is_told);
  ADD ("/idle/a-sleep-ends-the-waiting", test_a_sleep_ends_the_waiting);
  ADD ("/idle/never-is-never-also-after-waiting", test_never_is_never_also_after_waiting);
  ADD ("/idle/a-new-start-does-not-wait", test_a_new_start_does_not_wait);
  ADD ("/idle/the-timer-tells", test_the_timer_tells);
  return g_test_run ();
}
