/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What wakes the service: its one timer, and files. */
#include "app/reminders/alarm.h"
#include "app/reminders/watch.h"
#include "core/file.h"
#include "core/remind/next.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define PATIENCE_USEC (20 * G_USEC_PER_SEC)

static gboolean permitted;
static int waker; /* the last timer that would wake the device */

/* In the place of the system's: here no device is to be woken, nor does it depend on who runs this
 * whether that would be permitted. */
int
timerfd_create (clockid_t clock, int flags)
{
  int fd;

  if (clock != CLOCK_REALTIME_ALARM)
    return (int)syscall (SYS_timerfd_create, clock, flags);
  if (!permitted) {
    errno = EPERM;
    return -1;
  }
  fd = (int)syscall (SYS_timerfd_create, CLOCK_REALTIME, flags);
  waker = fd;
  return fd;
}

static void
count_cb (gpointer n_times)
{
  (*(guint *)n_times)++;
}

/* Runs the main loop until @n_times is @expected, or for @least µs. */
static void
run_until (const guint *n_times, guint expected, gint64 least)
{
  gint64 begin = g_get_monotonic_time (), now = begin;

  while (now - begin < least || (*n_times < expected && now - begin < PATIENCE_USEC)) {
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
    now = g_get_monotonic_time ();
  }
  g_assert_cmpuint (*n_times, ==, expected);
}

static void
test_it_rings_once_at_its_time (void)
{
  guint n_times = 0;
  g_autoptr (MtAlarm) alarm = mt_alarm_new (count_cb, &n_times);
  gint64 at = g_get_real_time () + G_USEC_PER_SEC / 2;

  mt_alarm_set (alarm, at);
  run_until (&n_times, 0, G_USEC_PER_SEC / 10);
  run_until (&n_times, 1, 0);
  g_assert_cmpint (g_get_real_time (), >=, at);
  run_until (&n_times, 1, G_USEC_PER_SEC / 2);
}

static void
test_what_is_past_rings_at_once_and_never_does_not (void)
{
  guint n_times = 0;
  g_autoptr (MtAlarm) alarm = mt_alarm_new (count_cb, &n_times);

  mt_alarm_set (alarm, 0);
  run_until (&n_times, 1, 0);
  mt_alarm_set (alarm, g_get_real_time () - G_USEC_PER_SEC);
  run_until (&n_times, 2, 0);
  mt_alarm_set (alarm, MT_NEVER);
  run_until (&n_times, 2, G_USEC_PER_SEC / 5);
}

static gint64
get_waking_usec (void)
{
  struct itimerspec left;

  g_assert_cmpint (timerfd_gettime (waker, &left), ==, 0);
  return left.it_value.tv_sec * G_USEC_PER_SEC + left.it_value.tv_nsec / 1000;
}

/* What is only to be looked at lets the device sleep. */
static void
test_it_wakes_for_nothing_else (void)
{
  const gint64 hour = G_TIME_SPAN_HOUR;
  guint n_times = 0;
  g_autoptr (MtAlarm) alarm = mt_alarm_new (count_cb, &n_times);
  gint64 now = g_get_real_time ();

  permitted = TRUE;
  mt_alarm_set (alarm, now + hour);
  g_assert_true (mt_alarm_set_waker (alarm, MT_NEVER));
  g_assert_cmpint (get_waking_usec (), ==, 0);
  g_assert_true (mt_alarm_set_waker (alarm, now + 2 * hour));
  g_assert_cmpint (get_waking_usec (), >, hour);
  g_assert_true (mt_alarm_set_waker (alarm, now + G_USEC_PER_SEC / 10));
  run_until (&n_times, 1, 0);
  g_assert_true (mt_alarm_set_waker (alarm, MT_NEVER));
  mt_alarm_let_sleep (alarm);
  run_until (&n_times, 1, G_USEC_PER_SEC / 5);
}

static void
test_it_says_where_it_may_not_wake (void)
{
  guint n_times = 0;
  g_autoptr (MtAlarm) alarm = mt_alarm_new (count_cb, &n_times);

  permitted = FALSE;
  mt_alarm_set (alarm, g_get_real_time () + G_USEC_PER_SEC / 10);
  g_assert_false (mt_alarm_set_waker (alarm, g_get_real_time () + G_USEC_PER_SEC / 10));
  run_until (&n_times, 1, G_USEC_PER_SEC / 5);
}

/* Lets what has happened so far be told, as often as it likes. */
static void
settle (guint *n_times)
{
  gint64 begin = g_get_monotonic_time ();

  while (*n_times == 0 && g_get_monotonic_time () - begin < PATIENCE_USEC)
    g_main_context_iteration (NULL, TRUE);
  for (begin = g_get_monotonic_time (); g_get_monotonic_time () - begin < G_USEC_PER_SEC / 5;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (*n_times, >, 0);
  *n_times = 0;
}

static void
write_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (mt_file_write (path, "x", 1, NULL));
}

static void
test_only_what_is_watched_is_told (void)
{
  guint n_times = 0;
  g_autoptr (MtWatch) watch = mt_watch_new (count_cb, &n_times);
  g_autofree char *folder = g_dir_make_tmp ("meantime-watch-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "a.schedule", NULL);

  mt_watch_add (watch, folder, "*.schedule");
  mt_watch_add (watch, "/proc/nowhere/at/all", "*");
  write_file (folder, "a.state");
  run_until (&n_times, 0, G_USEC_PER_SEC / 5);
  write_file (folder, "a.schedule");
  run_until (&n_times, 1, G_USEC_PER_SEC / 5);
  g_assert_cmpint (g_unlink (file), ==, 0);
  run_until (&n_times, 2, 0);
  mt_file_remove_folder (folder);
}

/* As when somebody deletes all state of programs, and the app makes it anew. */
static void
test_a_folder_that_goes_and_comes_is_watched (void)
{
  guint n_times = 0;
  g_autoptr (MtWatch) watch = mt_watch_new (count_cb, &n_times);
  g_autofree char *base = g_dir_make_tmp ("meantime-watch-XXXXXX", NULL);
  g_autofree char *above = g_build_filename (base, "state", NULL);
  g_autofree char *elsewhere = g_build_filename (base, "elsewhere", NULL);
  g_autofree char *folder = g_build_filename (above, "reminders", NULL);

  mt_watch_add (watch, folder, "*.schedule"); /* it is not there yet */
  mt_watch_add (watch, base, "other");
  for (guint round = 0; round < 3; round++) {
    n_times = 0;
    g_assert_true (mt_file_make_folder (folder, NULL));
    settle (&n_times);
    write_file (folder, "a.state");
    run_until (&n_times, 0, G_USEC_PER_SEC / 5);
    write_file (folder, "a.schedule");
    run_until (&n_times, 1, G_USEC_PER_SEC / 5);
    write_file (base, "other");
    run_until (&n_times, 2, G_USEC_PER_SEC / 5);
    if (round == 0)
      mt_file_remove_folder (folder);
    else if (round == 1)
      mt_file_remove_folder (above);
    else
      g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
    settle (&n_times);
  }
  write_file (elsewhere, "b.schedule"); /* that is another folder now */
  run_until (&n_times, 0, G_USEC_PER_SEC / 5);
  mt_file_remove_folder (base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/waking/it-rings-once-at-its-time", test_it_rings_once_at_its_time);
  g_test_add_func ("/waking/what-is-past-rings-at-once-and-never-does-not",
                   test_what_is_past_rings_at_once_and_never_does_not);
  g_test_add_func ("/waking/it-wakes-for-nothing-else", test_it_wakes_for_nothing_else);
  g_test_add_func ("/waking/it-says-where-it-may-not-wake", test_it_says_where_it_may_not_wake);
  g_test_add_func ("/waking/only-what-is-watched-is-told", test_only_what_is_watched_is_told);
  g_test_add_func ("/waking/a-folder-that-goes-and-comes-is-watched",
                   test_a_folder_that_goes_and_comes_is_watched);
  return g_test_run ();
}
