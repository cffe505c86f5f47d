/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/after-rows.h"

#include "app/prompts/after.h"
#include "app/session/after.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

struct _MtAfterRows {
  AdwBin parent_instance;

  MtDrafts *drafts;
  MtDraft *draft;
};

G_DEFINE_FINAL_TYPE (MtAfterRows, mt_after_rows, ADW_TYPE_BIN)

static const struct {
  const char *kind;
  void (*open) (GtkWidget *from, MtDrafts *drafts, const char *session);
} rows[] = {
  { MT_KIND_AFTER, mt_after_open },
  { MT_KIND_CHECK_IN, mt_after_open_check_in },
};

static void
activated_cb (MtAfterRows *self, GtkListBoxRow *row)
{
  rows[gtk_list_box_row_get_index (row)].open (GTK_WIDGET (self), self->drafts,
                                               mt_entry_get_id (mt_draft_get_entry (self->draft)));
}

static GtkWidget *
make_row (const MtKind *kind)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->name));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (kind->icon));
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
mt_after_rows_dispose (GObject *object)
{
  MtAfterRows *self = MT_AFTER_ROWS (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_after_rows_parent_class)->dispose (object);
}

static void
mt_after_rows_class_init (MtAfterRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_after_rows_dispose;
}

static void
mt_after_rows_init (MtAfterRows *self)
{
  GtkWidget *group = adw_preferences_group_new (), *list = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (MT_PROMPT_AFTER_ROWS));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (MT_PROMPT_AFTER_ROWS), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (mt_kind_find (rows[i].kind)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_bin_set_child (ADW_BIN (self), group);
}

MtAfterRows *
mt_after_rows_new (MtDrafts *drafts, MtDraft *draft)
{
  MtAfterRows *self = g_object_new (MT_TYPE_AFTER_ROWS, NULL);

  self->drafts = g_object_ref (drafts);
  self->draft = g_object_ref (draft);
  mt_after_rows_refresh (self);
  return self;
}

void
mt_after_rows_refresh (MtAfterRows *self)
{
  g_return_if_fail (MT_IS_AFTER_ROWS (self));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          mt_after_has_been (mt_draft_get_entry (self->draft), g_get_real_time ()));
}
