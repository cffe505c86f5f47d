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

/* By the entry itself: where it stands may be about to change. */
static void
update (GtkListHeader *header)
{
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));
  MtEntryItem *item = gtk_list_header_get_item (header);
  gint64 key = item ? mt_entry_item_get_key (item) : MT_KEY_NONE;
  g_autofree char *words =
      key == MT_KEY_NONE ? NULL : mt_say_day (mt_day_of_local (key), mt_say_today ());

  if (label)
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
setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  set_up (header);
  g_signal_connect (header, "notify::item", G_CALLBACK (update), NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  update (header);
}

void
mt_day_heading_use (GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  Clock *clock = g_new0 (Clock, 1);

  g_return_if_fail (GTK_IS_LIST_VIEW (view));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_header_factory (view, factory);
  *clock = (Clock){ .view = view, .today = mt_say_today () };
  g_object_set_data_full (G_OBJECT (view), "clock", clock, g_free);
  g_signal_connect (view, "map", G_CALLBACK (map_cb), clock);
  g_signal_connect (view, "unmap", G_CALLBACK (unmap_cb), clock);
}
