/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/choose-page.h"
#include "app/share/share-dialog.h"
#include "tests/app/screen.h"
#include "tests/core/lists.h"

#include <time.h>

/* Choosing among ten thousand: nothing of it may keep the window from answering. */

#define MANY 10000
#define LONGEST_MS 500 /* of the main thread's own time, so that a busy machine does not matter */

/* ---- How long the window does not answer ---- */

typedef struct {
  GSource source;
  gint64 before, longest; /* µs of this thread's own time */
} Heart;

static gint64
own_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* It is asked at each turn of the main loop. */
static gboolean
beat_prepare (GSource *source, int *timeout)
{
  Heart *heart = (Heart *)source;
  gint64 now = own_time ();

  if (heart->before)
    heart->longest = MAX (heart->longest, now - heart->before);
  heart->before = now;
  *timeout = -1;
  return FALSE;
}

static GSourceFuncs heart_funcs = { .prepare = beat_prepare };

static Heart *
heart_new (void)
{
  GSource *source = g_source_new (&heart_funcs, sizeof (Heart));

  g_source_attach (source, NULL);
  return (Heart *)source;
}

static void
assert_answered (Heart *heart, const char *what)
{
  g_test_message ("%s: at most %d ms", what, (int)(heart->longest / 1000));
  g_assert_cmpint (heart->longest / 1000, <, LONGEST_MS);
  heart->longest = heart->before = 0;
}

static void
heart_free (Heart *heart)
{
  g_source_destroy (&heart->source);
  g_source_unref (&heart->source);
}

/* ---- The dialog ---- */

typedef struct {
  MtDrafts *drafts;
  GtkWindow *window;
  AdwDialog *dialog;
} Scene;

static void
open_dialog (Scene *scene)
{
  scene->dialog = mt_share_dialog_new_filter (scene->drafts, &MT_FILTER_ALL, "All Entries", FALSE);
  adw_dialog_present (scene->dialog, GTK_WIDGET (scene->window));
}

static void
close_dialog (Scene *scene)
{
  g_object_add_weak_pointer (G_OBJECT (scene->dialog), (gpointer *)&scene->dialog);
  adw_dialog_force_close (scene->dialog);
  screen_wait (screen_is_gone, &scene->dialog);
}

static GtkWidget *
find (Scene *scene, GType type, const char *name)
{
  GtkWidget *widget = screen_find (GTK_WIDGET (scene->dialog), type, name);

  g_assert_nonnull (widget);
  return widget;
}

typedef struct {
  Scene *scene;
  const char *words;
} Said;

static gboolean
is_said (gpointer data)
{
  const Said *said = data;
  GtkWidget *line = find (said->scene, GTK_TYPE_LABEL, "share-line");

  return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (line)), said->words);
}

static gboolean
is_offered (gpointer data)
{
  const Said *said = data;
  const char *description = adw_status_page_get_description (
      ADW_STATUS_PAGE (find (said->scene, ADW_TYPE_STATUS_PAGE, "Chosen Earlier")));

  return description && strstr (description, said->words);
}

static void
wait_for_line (Scene *scene, const char *words)
{
  Said said = { scene, words };

  screen_wait (is_said, &said);
}

static gboolean
has_rows (gpointer data)
{
  return screen_find (GTK_WIDGET (((Scene *)data)->dialog), GTK_TYPE_CHECK_BUTTON, NULL) != NULL;
}

static void
choose (Scene *scene, const char *action, const char *parameter)
{
  if (parameter)
    gtk_widget_activate_action (find (scene, MT_TYPE_CHOOSE_PAGE, NULL), action, "s", parameter);
  else
    gtk_widget_activate_action (find (scene, MT_TYPE_CHOOSE_PAGE, NULL), action, NULL);
}

static void
test_ten_thousand_can_be_chosen (Fixture *f, gconstpointer data)
{
  Scene scene = { 0 };
  Said kept = { &scene, "10000 entries" };
  Heart *heart;
  GtkCheckButton *check;

  fill (f, MANY);
  scene.drafts = mt_drafts_new (f->journal);
  scene.window = screen_show (adw_bin_new ());
  heart = heart_new ();
  open_dialog (&scene);
  screen_wait (has_rows, &scene);
  wait_for_line (&scene, "Nothing is chosen yet.");
  screen_settle (500);
  assert_answered (heart, "opened");
  check = GTK_CHECK_BUTTON (find (&scene, GTK_TYPE_CHECK_BUTTON, NULL));
  gtk_check_button_set_active (check, TRUE);
  wait_for_line (&scene, "1 entry, 1 page");
  assert_answered (heart, "one ticked");
  choose (&scene, "choose.tick", "kind:thought");
  wait_for_line (&scene, "10000 entries");
  screen_settle (1500); /* it is kept after a second of quiet */
  assert_answered (heart, "all ticked by a rule");
  g_signal_emit_by_name (find (&scene, ADW_TYPE_BANNER, NULL), "button-clicked"); /* Undo */
  wait_for_line (&scene, "1 entry, 1 page");
  assert_answered (heart, "taken back");
  choose (&scene, "choose.tick", "kind:thought");
  wait_for_line (&scene, "10000 entries");
  close_dialog (&scene);
  assert_answered (heart, "closed");
  open_dialog (&scene);
  kept.scene = &scene;
  screen_wait (is_offered, &kept);
  assert_answered (heart, "offered again");
  close_dialog (&scene);
  heart_free (heart);
  screen_close (scene.window, NULL);
  fixture_let_go (scene.drafts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/share-many/ten-thousand-can-be-chosen", test_ten_thousand_can_be_chosen);
  return fixture_run ();
}
