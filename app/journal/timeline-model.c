/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/timeline-model.h"

struct _MtTimelineModel {
  GObject parent_instance;

  MtEntryList *list;
  gint64 selected; /* key */
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MtTimelineModel,
                               mt_timeline_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                              selection_model_init))

/* ---- The list ---- */

static GType
get_item_type (GListModel *model)
{
  return MT_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (MT_TIMELINE_MODEL (model)->list));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MT_TIMELINE_MODEL (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
items_changed_cb (MtTimelineModel *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* ---- Days ---- */

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  MtTimelineModel *self = MT_TIMELINE_MODEL (model);
  guint n_items = get_n_items (G_LIST_MODEL (model));
  gint32 day;

  if (position >= n_items) {
    *start = n_items;
    *end = G_MAXUINT;
  } else if (mt_timeline_model_get_day (self, position, &day)) {
    *start = mt_entry_list_count_from (self->list, mt_day_start (day + 1));
    *end = mt_entry_list_count_from (self->list, mt_day_start (day));
  } else {
    *start = mt_entry_list_count_from (self->list, G_MININT64);
    *end = n_items;
  }
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

/* What had no key until now is in the section of its day. */
static void
placed_cb (MtTimelineModel *self, guint position, guint n)
{
  gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, n);
}

/* ---- What is open ---- */

static int
find_selected (MtTimelineModel *self)
{
  return self->selected == MT_KEY_NONE ? -1 : mt_entry_list_find (self->list, self->selected);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return find_selected (MT_TIMELINE_MODEL (model)) == (int)position;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *selection = gtk_bitset_new_empty ();
  int selected = find_selected (MT_TIMELINE_MODEL (model));

  if (selected >= 0)
    gtk_bitset_add (selection, (guint)selected);
  return selection;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
}

/* ---- The object ---- */

static void
mt_timeline_model_finalize (GObject *object)
{
  g_object_unref (MT_TIMELINE_MODEL (object)->list);
  G_OBJECT_CLASS (mt_timeline_model_parent_class)->finalize (object);
}

static void
mt_timeline_model_class_init (MtTimelineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_timeline_model_finalize;
}

static void
mt_timeline_model_init (MtTimelineModel *self)
{
  self->selected = MT_KEY_NONE;
}

MtTimelineModel *
mt_timeline_model_new (MtEntryList *list)
{
  MtTimelineModel *self = g_object_new (MT_TYPE_TIMELINE_MODEL, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "placed", G_CALLBACK (placed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

MtEntryList *
mt_timeline_model_get_list (MtTimelineModel *self)
{
  g_return_val_if_fail (MT_IS_TIMELINE_MODEL (self), NULL);
  return self->list;
}

void
mt_timeline_model_select (MtTimelineModel *self, gint64 key)
{
  int before, now;

  g_return_if_fail (MT_IS_TIMELINE_MODEL (self));
  before = find_selected (self);
  self->selected = key;
  now = find_selected (self);
  if (before == now)
    return;
  if (before >= 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), (guint)before, 1);
  if (now >= 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), (guint)now, 1);
}

gboolean
mt_timeline_model_get_day (MtTimelineModel *self, guint position, gint32 *day)
{
  gint64 key;

  g_return_val_if_fail (MT_IS_TIMELINE_MODEL (self), FALSE);
  key = mt_entry_list_get_key (self->list, position);
  if (key == MT_KEY_NONE)
    return FALSE;
  *day = mt_day_of_local (key);
  return TRUE;
}

void
mt_timeline_model_renew_headings (MtTimelineModel *self)
{
  guint n_items;

  g_return_if_fail (MT_IS_TIMELINE_MODEL (self));
  n_items = get_n_items (G_LIST_MODEL (self));
  if (n_items > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, n_items);
}
