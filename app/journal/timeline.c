/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/timeline.h"

#include "app/journal/at-top.h"
#include "app/journal/day-heading.h"
#include "app/journal/entry-deeds.h"
#include "app/journal/entry-menu.h"
#include "app/journal/entry-row.h"
#include "app/journal/rows.h"
#include "app/journal/swipe.h"
#include "app/journal/timeline-model.h"
#include "app/toast.h"
#include "app/widgets/list-view.h"

struct _MtTimeline {
  AdwBin parent_instance;

  MtDrafts *drafts;
  MtTimelineModel *model;
  MtEntryList *coming; /* what is to be shown once it has begun to be read, or NULL */
  MtSought *sought;    /* what the list is asked for, or NULL */
  MtSought *asked;     /* the same of what is coming */
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
  mt_entry_row_bind (MT_ENTRY_ROW (gtk_list_item_get_child (list_item)), list_item, self->sought);
}

static void
unbind_cb (MtTimeline *self, GtkListItem *list_item)
{
  mt_entry_row_bind (MT_ENTRY_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
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
  MtEntry *entry = mt_rows_get_entry (MT_ENTRY_ROW (slide));

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

/* This one and no other. */
static void
share_entry (MtTimeline *self, MtEntryRow *row, const char *id)
{
  g_autoptr (GListStore) candidates = g_list_store_new (MT_TYPE_ENTRY_ITEM);

  g_list_store_append (candidates, mt_entry_row_get_item (row));
  mt_entry_deeds_share (GTK_WIDGET (self), self->drafts, G_LIST_MODEL (candidates), id);
}

static void
entry_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtTimeline *self = MT_TIMELINE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  MtEntryRow *row = mt_rows_find_of (self->view, id);

  if (!row)
    return;
  if (g_str_equal (name, "timeline.open"))
    open_entry (self, mt_rows_get_entry (row));
  else if (g_str_equal (name, "timeline.delete"))
    delete_entry (self, mt_rows_get_entry (row));
  else if (g_str_equal (name, "timeline.share"))
    share_entry (self, row, id);
  else
    toggle_flag (self, mt_rows_get_entry (row));
}

static void
share_day_action_cb (GtkWidget *widget, const char *name, GVariant *day)
{
  mt_entry_deeds_share_day (widget, MT_TIMELINE (widget)->drafts, g_variant_get_int32 (day));
}

/* ---- The menu of a row ---- */

/* At @at, in @row; NULL: at its middle. */
static gboolean
pop_up (MtTimeline *self, MtEntryRow *row, const graphene_point_t *at)
{
  GtkWidget *widget = GTK_WIDGET (row);
  MtEntry *entry = mt_rows_get_entry (row);
  graphene_point_t middle, point;

  if (!entry)
    return FALSE;
  graphene_point_init (&middle, (float)gtk_widget_get_width (widget) / 2,
                       (float)gtk_widget_get_height (widget) / 2);
  if (!gtk_widget_compute_point (at ? GTK_WIDGET (self->view) : widget, GTK_WIDGET (self),
                                 at ? at : &middle, &point))
    return FALSE;
  mt_entry_menu_pop_up (&self->menu, GTK_WIDGET (self), entry, &point);
  return TRUE;
}

static void
pop_up_at (MtTimeline *self, GtkGesture *gesture, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  graphene_point_t at = { (float)x, (float)y };

  if (picked && pop_up (self, mt_rows_find (picked), &at))
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
deed_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  MtEntry *entry = mt_rows_get_entry (mt_rows_find_focus (MT_TIMELINE (widget)->view));
  const char *deed;

  if (!entry)
    return FALSE;
  g_variant_get (args, "(&s)", &deed);
  return gtk_widget_activate_action (widget, deed, "s", mt_entry_get_id (entry));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return pop_up (MT_TIMELINE (widget), mt_rows_find_focus (MT_TIMELINE (widget)->view), NULL);
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
    mt_list_view_show (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_TIMELINE);
  g_clear_object (&self->model);
  g_clear_object (&self->coming);
  g_clear_pointer (&self->sought, mt_sought_unref);
  g_clear_pointer (&self->asked, mt_sought_unref);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_timeline_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, deed_key_cb, "(s)",
                                "timeline.flag");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, deed_key_cb, "(s)",
                                "timeline.delete");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, deed_key_cb, "(s)",
                                "timeline.delete");
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
  gtk_widget_class_install_action (widget_class, "timeline.open", "s", entry_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.flag", "s", entry_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.share", "s", entry_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.delete", "s", entry_action_cb);
  gtk_widget_class_install_action (widget_class, "timeline.share-day", "i", share_day_action_cb);
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
let_go (MtTimeline *self, MtEntryList *list)
{
  g_signal_handlers_disconnect_by_data (list, self);
  mt_entry_list_stop (list);
}

/* What has come takes the place of what was there: not before, so that nothing flickers while one
 * types. */
static void
adopt (MtTimeline *self)
{
  g_autoptr (MtTimelineModel) before = g_steal_pointer (&self->model);
  g_autoptr (MtEntryList) list = g_steal_pointer (&self->coming);

  if (before)
    let_go (self, mt_timeline_model_get_list (before));
  g_clear_pointer (&self->sought, mt_sought_unref);
  self->sought = g_steal_pointer (&self->asked);
  self->model = mt_timeline_model_new (list);
  mt_timeline_model_select (self->model, self->selected);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  mt_list_view_show (self->view, GTK_SELECTION_MODEL (self->model));
}

static void
looked_cb (MtTimeline *self)
{
  if (self->coming)
    adopt (self);
  mt_at_top_stay (GTK_SCROLLABLE (self->view));
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

/* What was there goes on changing while something else is coming. */
static void
list_changed_cb (MtTimeline *self, guint position, guint removed, guint added, MtEntryList *list)
{
  if (!self->coming || list == self->coming)
    looked_cb (self);
}

static void
failed_cb (MtTimeline *self, const GError *error, MtEntryList *list)
{
  mt_toast_error (GTK_WIDGET (self), error);
  if (list == self->coming)
    looked_cb (self);
}

void
mt_timeline_show (MtTimeline *self, MtDrafts *drafts, const MtFilter *filter)
{
  g_return_if_fail (MT_IS_TIMELINE (self));
  g_set_object (&self->drafts, drafts);
  if (self->coming)
    let_go (self, self->coming);
  g_clear_object (&self->coming);
  g_clear_pointer (&self->asked, mt_sought_unref);
  self->coming = mt_entry_list_new (mt_drafts_get_journal (drafts), filter);
  self->asked = mt_sought_new (filter);
  /* after the view knows of it: asked for sections before, GTK looks for headings it has not made
   */
  g_signal_connect_object (self->coming, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->coming, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  if (!self->model)
    looked_cb (self);
}

MtEntryList *
mt_timeline_get_list (MtTimeline *self)
{
  g_return_val_if_fail (MT_IS_TIMELINE (self), NULL);
  return self->coming  ? self->coming
         : self->model ? mt_timeline_model_get_list (self->model)
                       : NULL;
}

MtSought *
mt_timeline_get_sought (MtTimeline *self)
{
  g_return_val_if_fail (MT_IS_TIMELINE (self), NULL);
  return self->sought;
}

void
mt_timeline_select (MtTimeline *self, gint64 key)
{
  g_return_if_fail (MT_IS_TIMELINE (self));
  self->selected = key;
  if (self->model)
    mt_timeline_model_select (self->model, key);
}
