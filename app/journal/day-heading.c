/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/day-heading.h"

#include "app/journal/timeline-model.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

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

/* Only when it is asked for: there is a heading for every day of some two hundred rows. */
static void
make_menu_cb (GtkMenuButton *button, gpointer day)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) share = g_menu_item_new (_ ("_Share This Day…"), NULL);

  g_menu_item_set_action_and_target (share, "timeline.share-day", "i", GPOINTER_TO_INT (day));
  g_menu_append_item (menu, share);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* By the entry itself: where it stands may be about to change. */
static void
update (GtkListHeader *header)
{
  GtkWidget *box = gtk_list_header_get_child (header);
  MtEntryItem *item = gtk_list_header_get_item (header);
  gint64 key = item ? mt_entry_item_get_key (item) : MT_KEY_NONE;
  GtkWidget *label, *menu;
  g_autofree char *words = NULL, *name = NULL;

  if (!box)
    return;
  label = gtk_widget_get_first_child (box);
  menu = gtk_widget_get_next_sibling (label);
  gtk_widget_set_visible (menu, key != MT_KEY_NONE);
  if (key == MT_KEY_NONE) {
    gtk_label_set_text (GTK_LABEL (label), "");
    return;
  }
  words = mt_say_day (mt_day_of_local (key), mt_say_today ());
  gtk_label_set_text (GTK_LABEL (label), words);
  /* Translators: the menu of a day in the journal; %s is that day. */
  name = g_strdup_printf (_ ("Menu of the day: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), make_menu_cb,
                                         GINT_TO_POINTER (mt_day_of_local (key)), NULL);
}

static void
set_up (GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);
  GtkWidget *menu = gtk_menu_button_new ();

  gtk_widget_add_css_class (label, "day");
  gtk_widget_add_css_class (label, "heading");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-horizontal-symbolic");
  gtk_widget_set_valign (menu, GTK_ALIGN_END);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_add_css_class (menu, "dimmed");
  gtk_widget_add_css_class (menu, "touch");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_list_header_set_child (header, box);
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
