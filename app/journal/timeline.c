/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/timeline.h"

#include "app/journal/at-top.h"
#include "app/journal/day-heading.h"
#include "app/journal/entry-deeds.h"
#include "app/journal/entry-menu.h"
#include "app/journal/entry-row.h"
#include "app/journal/swipe.h"
#include "app/journal/timeline-model.h"
#include "app/toast.h"

#define LOOK_AT_CLOCK 60 /* s between two looks whether another day has begun */
struct _MtTimeline {
  AdwBin parent_instance;

  MtDrafts *drafts;
  MtTimelineModel *model;
  gint64 selected;

  GtkListView *view;
  GtkWidget *menu; /* GtkPopoverMenu; NULL before it was asked for */
  int height;      /* px, of the last layout */
};

G_DEFINE_FINAL_TYPE (MtTimeline, mt_timeline, ADW_TYPE_BIN)

enum { SIGNAL_OPEN, SIGNAL_LOOKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Rows ---- */

static void
setup_cb (MtTimeline *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (mt_entry_row_new ()));
}

static void
bind_cb (MtTimeline *self, GtkListItem *list_item)
{
  mt_entry_row_bind (MT_ENTRY_ROW (gtk_list_item_get_child (list_item)), list_item);
}

static void
unbind_cb (MtTimeline *self, GtkListItem *list_item)
{
  mt_entry_row_bind (MT_ENTRY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* The entry of a row; NULL while it is being read. */
static MtEntry *
get_entry (MtEntryRow *row)
{
  MtEntryItem *item = row ? mt_entry_row_get_item (row) : NULL;

  return item ? mt_entry_item_get_entry (item) : NULL;
}

/* The row around @widget, or in it: a child of the view has one. */
static MtEntryRow *
find_row (GtkWidget *widget)
{
  GtkWidget *row = widget ? gtk_widget_get_ancestor (widget, MT_TYPE_ENTRY_ROW) : NULL;

  if (!row && widget)
    row = gtk_widget_get_first_child (widget);
  return row && MT_IS_ENTRY_ROW (row) ? MT_ENTRY_ROW (row) : NULL;
}

static MtEntryRow *
find_focus_row (MtTimeline *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) ? find_row (focus) : NULL;
}

/* The row of the entry with @id among those there are. */
static MtEntryRow *
find_row_of (MtTimeline *self, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child)) {
    MtEntryRow *row = find_row (child);
    MtEntry *entry = get_entry (row);

    if (entry && g_str_equal (mt_entry_get_id (entry), id))
      return row;
  }
  return NULL;
}

/* ---- What one does ---- */

static void
toggle_flag (MtTimeline *self, MtEntry *entry)
{
  mt_entry_deeds_flag (GTK_WIDGET (self), self->drafts, mt_entry_get_id (entry),
                       !mt_entry_get_flagged (entry));
}

static void
delete_entry (MtTimeline *self, MtEntry *entry)
{
  mt_entry_deeds_delete (GTK_WIDGET (self), self->drafts, mt_entry_get_id (entry));
}

static void
swiped (MtSlide *slide, gboolean to_end, gpointer data)
{
  MtEntry *entry = get_entry (MT_ENTRY_ROW (slide));

  if (entry && to_end)
    toggle_flag (data, entry);
  else if (entry)
    delete_entry (data, entry);
}

static void
open_entry (MtTimeline *self, MtEntry *entry)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, mt_entry_get_id (entry), mt_entry_get_key (entry));
}

static void
activate_cb (MtTimeline *self, guint position)
{
  g_autoptr (MtEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  MtEntry *entry = item ? mt_entry_item_get_entry (item) : NULL;

  if (entry)
    open_entry (self, entry);
}

static void
open_action_cb (GtkWidget *widget, const char *name, GVariant *id)
{
  MtEntry *entry = get_entry (find_row_of (MT_TIMELINE (widget), g_variant_get_string (id, NULL)));

  if (entry)
    open_entry (MT_TIMELINE (widget), entry);
}

static void
flag_action_cb (GtkWidget *widget, const char *name, GVariant *id)
{
  MtEntry *entry = get_entry (find_row_of (MT_TIMELINE (widget), g_variant_get_string (id, NULL)));

  if (entry)
    toggle_flag (MT_TIMELINE (widget), entry);
}

/* This one and no other. */
static void
share_action_cb (GtkWidget *widget, const char *name, GVariant *id)
{
  MtEntryRow *row = find_row_of (MT_TIMELINE (widget), g_variant_get_string (id, NULL));
  g_autoptr (GListStore) candidates = g_list_store_new (MT_TYPE_ENTRY_ITEM);

  if (!row)
    return;
  g_list_store_append (candidates, mt_entry_row_get_item (row));
  mt_entry_deeds_share (widget, MT_TIMELINE (widget)->drafts, G_LIST_MODEL (candidates),
                        g_variant_get_string (id, NULL));
}

static void
delete_action_cb (GtkWidget *widget, const char *name, GVariant *id)
{
  mt_entry_deeds_delete (widget, MT_TIMELINE (widget)->drafts, g_variant_get_string (id, NULL));
}

/* ---- The menu of a row ---- */

/* At @at, in @row; NULL: at its middle. */
static gboolean
pop_up (MtTimeline *self, MtEntryRow *row, const graphene_point_t *at)
{
  GtkWidget *widget = GTK_WIDGET (row);
  MtEntry *entry = get_entry (row);
  g_autoptr (GMenuModel) model = NULL;
  graphene_point_t middle, point;

  if (!entry)
    return FALSE;
  graphene_point_init (&middle, (float)gtk_widget_get_width (widget) / 2,
                       (float)gtk_widget_get_height (widget) / 2);
  if (!gtk_widget_compute_point (at ? GTK_WIDGET (self->view) : widget, GTK_WIDGET (self),
                                 at ? at : &middle, &point))
    return FALSE;
  model = mt_entry_menu_new (entry);
  if (!self->menu) {
    self->menu = gtk_popover_menu_new_from_model (NULL);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)point.x, (int)point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static void
pop_up_at (MtTimeline *self, GtkGesture *gesture, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  graphene_point_t at = { (float)x, (float)y };

  if (picked && pop_up (self, find_row (picked), &at))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
secondary_cb (MtTimeline *self, int n, double x, double y, GtkGesture *gesture)
{
  pop_up_at (self, gesture, x, y);
}

static void
long_pressed_cb (MtTimeline *self, double x, double y, GtkGesture *gesture)
{
  pop_up_at (self, gesture, x, y);
}

/* ---- Keys: on the row that has the focus ---- */

static gboolean
flag_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  MtEntry *entry = get_entry (find_focus_row (MT_TIMELINE (widget)));

  if (entry)
    toggle_flag (MT_TIMELINE (widget), entry);
  return entry != NULL;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  MtEntry *entry = get_entry (find_focus_row (MT_TIMELINE (widget)));

  if (entry)
    delete_entry (MT_TIMELINE (widget), entry);
  return entry != NULL;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return pop_up (MT_TIMELINE (widget), find_focus_row (MT_TIMELINE (widget)), NULL);
}

/* ---- The widget ---- */

static void
mt_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MtTimeline *self = MT_TIMELINE (widget);

  if (self->height != height) /* the field for searching comes or goes */
    mt_at_top_stay (GTK_SCROLLABLE (self->view));
  self->height = height;
  GTK_WIDGET_CLASS (mt_timeline_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
mt_timeline_dispose (GObject *object)
{
  MtTimeline *self = MT_TIMELINE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_TIMELINE);
  g_clear_object (&self->model);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_timeline_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, flag_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
install_signals (void)
{
  signals[SIGNAL_OPEN] = g_signal_new ("open", MT_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[SIGNAL_LOOKED] = g_signal_new ("looked", MT_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_timeline_class_init (MtTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_timeline_dispose;
  widget_class->size_allocate = mt_timeline_size_allocate;
  install_signals ();
  bind_keys (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, MtTimeline, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_install_action (widget_class, "timeline.open", "s", open_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.flag", "s", flag_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.share", "s", share_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.delete", "s", delete_action_cb);
}

static void
mt_timeline_init (MtTimeline *self)
{
  self->selected = MT_KEY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_day_heading_use (self->view);
  mt_swipe_use (GTK_WIDGET (self->view), swiped, self);
}

static void
looked_cb (MtTimeline *self)
{
  mt_at_top_stay (GTK_SCROLLABLE (self->view));
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

static void
failed_cb (MtTimeline *self, const GError *error)
{
  mt_toast_error (GTK_WIDGET (self), error);
}

void
mt_timeline_show (MtTimeline *self, MtDrafts *drafts, const MtFilter *filter)
{
  g_autoptr (MtEntryList) list = NULL;

  g_return_if_fail (MT_IS_TIMELINE (self));
  g_set_object (&self->drafts, drafts);
  list = mt_entry_list_new (mt_drafts_get_journal (drafts), filter);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  if (self->model)
    g_signal_handlers_disconnect_by_data (mt_timeline_model_get_list (self->model), self);
  g_clear_object (&self->model);
  self->model = mt_timeline_model_new (list);
  mt_timeline_model_select (self->model, self->selected);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  looked_cb (self);
}

MtEntryList *
mt_timeline_get_list (MtTimeline *self)
{
  g_return_val_if_fail (MT_IS_TIMELINE (self), NULL);
  return self->model ? mt_timeline_model_get_list (self->model) : NULL;
}

void
mt_timeline_select (MtTimeline *self, gint64 key)
{
  g_return_if_fail (MT_IS_TIMELINE (self));
  self->selected = key;
  if (self->model)
    mt_timeline_model_select (self->model, key);
}
