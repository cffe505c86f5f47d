/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/day-heading.h"

#include "app/journal/timeline-model.h"
#include "app/widgets/say-time.h"

#define LOOK_AT_CLOCK 60 /* s between two looks whether another day has begun */

/* The clock of a view that is on the screen. */
typedef struct {
  GtkListView *view;
  gint32 today; /* when the headings were written */
  guint source;
} Clock;

static gboolean
look_at_clock_cb (gpointer data)
{
  Clock *clock = data;
  GtkSelectionModel *timeline = gtk_list_view_get_model (clock->view);
  gint32 today = mt_say_today ();

  if (today != clock->today && timeline)
    mt_timeline_model_renew_headings (MT_TIMELINE_MODEL (timeline));
  clock->today = today;
  return G_SOURCE_CONTINUE;
}

static void
map_cb (GtkWidget *view, Clock *clock)
{
  look_at_clock_cb (clock);
  clock->source = g_timeout_add_seconds (LOOK_AT_CLOCK, look_at_clock_cb, clock);
}

static void
unmap_cb (GtkWidget *view, Clock *clock)
{
  g_clear_handle_id (&clock->source, g_source_remove);
}

/* ---- Headings ---- */

static void
update (GtkListHeader *header, GParamSpec *pspec, gpointer view)
{
  MtTimelineModel *timeline = MT_TIMELINE_MODEL (gtk_list_view_get_model (view));
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));
  guint start = gtk_list_header_get_start (header);
  g_autofree char *words = NULL;
  gint32 day;

  if (!label || !timeline || !gtk_list_header_get_item (header))
    return;
  if (mt_timeline_model_get_day (timeline, start, &day))
    words = mt_say_day (day, mt_say_today ());
  gtk_label_set_text (label, words ? words : "");
}

static void
set_up (GtkListHeader *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "day");
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer view)
{
  set_up (header);
  g_signal_connect_object (header, "notify::start", G_CALLBACK (update), view, 0);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer view)
{
  update (header, NULL, view);
}

void
mt_day_heading_use (GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  Clock *clock = g_new0 (Clock, 1);

  g_return_if_fail (GTK_IS_LIST_VIEW (view));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), view, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, 0);
  gtk_list_view_set_header_factory (view, factory);
  *clock = (Clock){ .view = view, .today = mt_say_today () };
  g_object_set_data_full (G_OBJECT (view), "clock", clock, g_free);
  g_signal_connect (view, "map", G_CALLBACK (map_cb), clock);
  g_signal_connect (view, "unmap", G_CALLBACK (unmap_cb), clock);
}
