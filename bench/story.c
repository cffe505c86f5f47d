/* SPDX-License-Identifier: GPL-3.0-or-later */
/* story DIR [scroll] [search] [type]: opens the journal in DIR, which fill has made, in the app's
 * own window, does what is named, locks, and says what that took, one line each:
 *   open MS         from the passphrase being typed to the first entries of the list painted
 *   kdf MS          of that, what makes a key of a passphrase: measured again, alone
 *   pss KIB         of this process, a second later
 * scroll:
 *   frame P50 P95 MAX   milliseconds a frame while the list scrolls
 *   pss-through KIB     when it has gone through all of the list
 * search: see bench/search.h
 * type:
 *   block MS        the longest time away from the main loop, outside frames, while one types and
 *                   it is saved
 * and:
 *   lock MS         from asking to lock to the lock page painted and the journal closed */
#include "app/application.h"
#include "app/lock/lock-page.h"
#include "app/window.h"
#include "bench/find.h"
#include "bench/made-up.h"
#include "bench/scroll.h"
#include "bench/search.h"
#include "core/journal-keys.h"
#include "core/process.h"

#include <gtksourceview/gtksource.h>
#include <stdio.h>
#include <string.h>

#define TYPED_FOR_MS 4000
#define KEY_EVERY_MS 20

typedef struct {
  GtkApplication *application;
  MtWindow *window;
  char **steps; /* those still to do */
  gint64 begin;
  GtkTextBuffer *buffer;
  gint64 typed_until;
} Story;

/* ---- The longest time away from the main loop ---- */

static GPollFunc poll_before;
static gint64 back_from_poll, in_frame, frame_begin, longest_block;
static gboolean counting;

static int
poll_and_count (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  if (counting && back_from_poll)
    longest_block = MAX (longest_block, g_get_monotonic_time () - back_from_poll - in_frame);
  result = poll_before (fds, n_fds, timeout);
  back_from_poll = g_get_monotonic_time ();
  in_frame = 0;
  return result;
}

static void
frame_began_cb (GdkFrameClock *clock)
{
  frame_begin = g_get_monotonic_time ();
}

static void
frame_ended_cb (GdkFrameClock *clock)
{
  in_frame += g_get_monotonic_time () - frame_begin;
}

/* ---- Steps ---- */

static void
tell (const char *name, gint64 since)
{
  printf ("%s %.1f\n", name, (double)(g_get_monotonic_time () - since) / 1000);
  fflush (stdout);
}

static gboolean
quit (gpointer data)
{
  g_application_quit (G_APPLICATION (((Story *)data)->application));
  return G_SOURCE_REMOVE;
}

static gboolean
wait_until_locked (gpointer data)
{
  Story *story = data;

  if (mt_journal_is_open (mt_window_get_journal (story->window)))
    return G_SOURCE_CONTINUE;
  tell ("lock", story->begin);
  g_timeout_add (100, quit, story);
  return G_SOURCE_REMOVE;
}

static gboolean
lock (gpointer data)
{
  Story *story = data;

  story->begin = g_get_monotonic_time ();
  gtk_widget_activate_action (GTK_WIDGET (story->window), "win.lock", NULL);
  g_timeout_add (1, wait_until_locked, story);
  return G_SOURCE_REMOVE;
}

static void next_step (gpointer data);

static gboolean
type_a_letter (gpointer data)
{
  Story *story = data;

  if (g_get_monotonic_time () < story->typed_until) {
    gtk_text_buffer_insert_at_cursor (story->buffer, "rain ", 5);
    return G_SOURCE_CONTINUE;
  }
  counting = FALSE;
  printf ("block %.2f\n", (double)longest_block / 1000);
  next_step (story);
  return G_SOURCE_REMOVE;
}

static gboolean
start_typing (gpointer data)
{
  Story *story = data;
  GtkWidget *view = find_widget (GTK_WIDGET (story->window), GTK_SOURCE_TYPE_VIEW);

  if (!view)
    g_error ("there is nothing to type into");
  story->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  story->typed_until = g_get_monotonic_time () + TYPED_FOR_MS * G_GINT64_CONSTANT (1000);
  counting = TRUE;
  g_timeout_add (KEY_EVERY_MS, type_a_letter, story);
  return G_SOURCE_REMOVE;
}

static void
type (Story *story)
{
  gtk_widget_activate_action (GTK_WIDGET (story->window), "win.write", "s", "");
  g_timeout_add (1000, start_typing, story);
}

static void
tell_pss (const char *name)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return;
  printf ("%s %ld\n", name, strtol (strstr (text, "Pss:") + 4, NULL, 10));
  fflush (stdout);
}

static GtkWidget *
get_list (Story *story)
{
  return find_widget (GTK_WIDGET (story->window), GTK_TYPE_LIST_VIEW);
}

static GtkAdjustment *
get_adjustment (Story *story)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (get_list (story), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static gboolean
gone_through (gpointer data)
{
  tell_pss ("pss-through");
  gtk_adjustment_set_value (get_adjustment (data), 0);
  next_step (data);
  return G_SOURCE_REMOVE;
}

static void
reached_end (gpointer data)
{
  g_timeout_add (1000, gone_through, data); /* as long as after it was opened */
}

static void
scrolled (gpointer data)
{
  scroll_through (get_list (data), get_adjustment (data), reached_end, data);
}

static void
scroll (Story *story)
{
  scroll_measure (get_list (story), get_adjustment (story), scrolled, story);
}

static void
search (Story *story)
{
  search_measure (GTK_WIDGET (story->window), next_step, story);
}

static void
next_step (gpointer data)
{
  static const struct {
    const char *name;
    void (*begin) (Story *);
  } steps[] = { { "scroll", scroll }, { "search", search }, { "type", type } };
  Story *story = data;

  if (!*story->steps) {
    g_idle_add (lock, story);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (*story->steps, steps[i].name)) {
      story->steps++;
      steps[i].begin (story);
      return;
    }
  g_error ("there is no step called %s", *story->steps);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Story *story = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_check_secret_finish (MT_JOURNAL (source), result, &error))
    g_error ("%s", error->message);
  tell ("kdf", story->begin);
  next_step (story);
}

static gboolean
begin_steps (gpointer data)
{
  Story *story = data;

  tell_pss ("pss");
  story->begin = g_get_monotonic_time ();
  mt_journal_check_secret (mt_window_get_journal (story->window), MADE_UP_PASSPHRASE, checked_cb,
                           story);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, Story *story)
{
  GtkWidget *view = get_list (story);

  if (!view || !find_first_entry (view)) {
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
    return;
  }
  g_signal_handlers_disconnect_by_func (clock, painted_cb, story);
  tell ("open", story->begin);
  g_timeout_add (1000, begin_steps, story);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Story *story = data;
  g_autoptr (GError) error = NULL;
  GtkWidget *page = find_widget (GTK_WIDGET (story->window), MT_TYPE_LOCK_PAGE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (story->window));

  if (!mt_journal_unlock_finish (MT_JOURNAL (source), result, &error))
    g_error ("%s", error->message);
  gtk_widget_activate_action (page, "lock.opened", NULL);
  gtk_widget_activate_action (GTK_WIDGET (story->window), "win.show-place", "s", "journal");
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), story);
}

static gboolean
unlock (gpointer data)
{
  Story *story = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (story->window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_began_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_ended_cb), NULL);
  story->begin = g_get_monotonic_time ();
  mt_journal_unlock (mt_window_get_journal (story->window), MADE_UP_PASSPHRASE, 0, unlocked_cb,
                     story);
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Story *story)
{
  if (!MT_IS_WINDOW (window) || story->window)
    return;
  story->window = MT_WINDOW (window);
  gtk_window_set_default_size (window, 360, 720);
  g_timeout_add (1000, unlock, story);
}

int
main (int argc, char **argv)
{
  Story story = { 0 };
  g_autoptr (MtApplication) application = NULL;
  char *arguments[] = { argv[0], (char *)"--journal", argv[1], NULL };

  if (argc < 2) {
    fputs ("usage: story DIR [scroll] [search] [type]\n", stderr);
    return 2;
  }
  story.steps = argv + 2;
  mt_process_protect ();
  poll_before = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_count);
  application = mt_application_new ();
  story.application = GTK_APPLICATION (application);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &story);
  return g_application_run (G_APPLICATION (application), 3, arguments);
}
