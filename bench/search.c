/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/search.h"

#include "app/journal/timeline-model.h"
#include "app/journal/timeline.h"
#include "bench/clock.h"
#include "bench/find.h"

#include <stdlib.h>
#include <string.h>

#define TYPING_MS 150 /* between two letters */

/* The last letter of each is the one that is measured. */
static const struct {
  const char *name, *words;
} looks[] = {
  { "common", "rain" }, { "rare", "kestrel" }, { "two", "rain garden" }, { "prefix", "wal" }
};

typedef struct {
  GtkWidget *window;
  MtTimeline *timeline;
  GtkEditable *entry;
  GdkFrameClock *clock;
  void (*done) (gpointer);
  gpointer data;
  guint look, round;
  double since, cpu_since;
  double ms[SEARCH_ROUNDS], cpu_ms[SEARCH_ROUNDS];
} Search;

static gboolean begin_round (gpointer data);

/* The search ends as it does by Escape. */
static gboolean
end (gpointer data)
{
  Search *self = data;
  GtkWidget *bar = gtk_widget_get_ancestor (GTK_WIDGET (self->entry), GTK_TYPE_SEARCH_BAR);

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (bar), FALSE);
  self->done (self->data);
  g_free (self);
  return G_SOURCE_REMOVE;
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *)a - *(const double *)b;

  return difference < 0 ? -1 : difference > 0;
}

static void
tell (Search *self)
{
  const char *name = looks[self->look].name;

  printf ("search-%s", name);
  for (guint i = 0; i < SEARCH_ROUNDS; i++)
    printf (" %.2f", self->ms[i]);
  qsort (self->cpu_ms, SEARCH_ROUNDS, sizeof *self->cpu_ms, compare);
  printf ("\nsearch-%s-cpu %.2f\n", name, self->cpu_ms[SEARCH_ROUNDS / 2]);
  fflush (stdout);
}

static void
finish_round (Search *self)
{
  self->ms[self->round] = clock_ms () - self->since;
  self->cpu_ms[self->round] = clock_cpu_ms () - self->cpu_since;
  if (++self->round == SEARCH_ROUNDS) {
    tell (self);
    self->round = 0;
    self->look++;
  }
  g_timeout_add (TYPING_MS, self->look < G_N_ELEMENTS (looks) ? begin_round : end, self);
}

/* Whether the view has what was asked for last, and the first of it. */
static gboolean
is_shown (Search *self)
{
  GtkWidget *view = find_widget (GTK_WIDGET (self->timeline), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = view ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;

  return model &&
         mt_timeline_model_get_list (MT_TIMELINE_MODEL (model)) ==
             mt_timeline_get_list (self->timeline) &&
         find_first_entry (view);
}

static void
after_paint_cb (GdkFrameClock *clock, Search *self)
{
  if (!is_shown (self)) {
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
    return;
  }
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  finish_round (self);
}

static gboolean
type_last_letter (gpointer data)
{
  Search *self = data;
  const char *words = looks[self->look].words;
  int position = (int)strlen (words) - 1;

  self->since = clock_ms ();
  self->cpu_since = clock_cpu_ms ();
  g_signal_connect (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  gtk_editable_insert_text (self->entry, words + position, 1, &position);
  return G_SOURCE_REMOVE;
}

static gboolean
begin_round (gpointer data)
{
  Search *self = data;
  const char *words = looks[self->look].words;
  g_autofree char *begun = g_strndup (words, strlen (words) - 1);

  gtk_editable_set_text (self->entry, begun);
  g_timeout_add (TYPING_MS, type_last_letter, self);
  return G_SOURCE_REMOVE;
}

/* It slides in. */
static gboolean
find_entry (gpointer data)
{
  Search *self = data;

  self->timeline = (MtTimeline *)find_widget (self->window, MT_TYPE_TIMELINE);
  self->entry = (GtkEditable *)find_widget (self->window, GTK_TYPE_SEARCH_ENTRY);
  if (!self->timeline || !self->entry)
    return G_SOURCE_CONTINUE;
  g_timeout_add (TYPING_MS, begin_round, self);
  return G_SOURCE_REMOVE;
}

void
search_measure (GtkWidget *window, void (*done) (gpointer), gpointer data)
{
  Search *self = g_new0 (Search, 1);
  GtkWidget *view = find_widget (window, GTK_TYPE_LIST_VIEW);

  self->window = window;
  self->clock = gtk_widget_get_frame_clock (window);
  self->done = done;
  self->data = data;
  gtk_widget_activate_action (view, "journal.search", NULL);
  g_timeout_add (TYPING_MS, find_entry, self);
}
