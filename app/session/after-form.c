/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/after-form.h"

#include "app/editor/form.h"
#include "app/prompts/after.h"
#include "app/session/after.h"
#include "app/session/agreed.h"
#include "app/session/gather.h"

#define ROLE_AGREED "agreed"

struct _MtAfterForm {
  MtKindForm parent_instance;

  MtDrafts *drafts;
  MtDraft *draft;

  MtAgreed *agreed;
  GtkWidget *check_in; /* the way to it, where it is known which session this was */
  MtForm *form;        /* all the other fields */
};

G_DEFINE_FINAL_TYPE (MtAfterForm, mt_after_form, MT_TYPE_KIND_FORM)

static MtEntry *
get_entry (MtAfterForm *self)
{
  return mt_draft_get_entry (self->draft);
}

/* The ids it links to in @role, in their order. */
static char **
list_links (MtAfterForm *self, const char *role)
{
  const GPtrArray *links = mt_entry_get_links (get_entry (self));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, role))
      g_strv_builder_add (ids, link->to);
  }
  return g_strv_builder_end (ids);
}

/* ---- What was agreed ---- */

static void
begun_cb (MtAfterForm *self, MtEntry *task)
{
  g_auto (GStrv) sessions = list_links (self, MT_ROLE_SESSION);

  if (sessions[0])
    mt_entry_add_link (task, MT_ROLE_SESSION, sessions[0]);
}

static void
added_cb (MtAfterForm *self, const char *id)
{
  mt_entry_add_link (get_entry (self), ROLE_AGREED, id);
  mt_draft_touch (self->draft);
}

static void
removed_cb (MtAfterForm *self, const char *id)
{
  g_auto (GStrv) ids = list_links (self, ROLE_AGREED);

  mt_entry_clear_links (get_entry (self), ROLE_AGREED);
  for (gsize i = 0; ids[i]; i++)
    if (!g_str_equal (ids[i], id))
      mt_entry_add_link (get_entry (self), ROLE_AGREED, ids[i]);
  mt_draft_touch (self->draft);
}

/* ---- The check-in ---- */

static void
check_in_cb (MtAfterForm *self)
{
  g_auto (GStrv) sessions = list_links (self, MT_ROLE_SESSION);

  if (sessions[0])
    mt_after_open_check_in (GTK_WIDGET (self), self->drafts, sessions[0]);
}

static GtkWidget *
make_check_in (MtAfterForm *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (MT_PROMPT_CHECK_IN));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (MT_PROMPT_CHECK_IN_OFFER));
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (check_in_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* ---- The form ---- */

static void
mt_after_form_refresh (MtKindForm *form)
{
  MtAfterForm *self = MT_AFTER_FORM (form);
  g_auto (GStrv) agreed = list_links (self, ROLE_AGREED);
  g_auto (GStrv) sessions = list_links (self, MT_ROLE_SESSION);

  mt_form_refresh (self->form);
  mt_agreed_show (self->agreed, (const char *const *)agreed);
  gtk_widget_set_visible (self->check_in, sessions[0] != NULL);
}

static void
mt_after_form_dispose (GObject *object)
{
  MtAfterForm *self = MT_AFTER_FORM (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_after_form_parent_class)->dispose (object);
}

static void
mt_after_form_class_init (MtAfterFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_after_form_dispose;
  MT_KIND_FORM_CLASS (klass)->refresh = mt_after_form_refresh;
}

static void
mt_after_form_init (MtAfterForm *self)
{
}

static void
build (MtAfterForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (get_entry (self)));

  self->agreed = mt_agreed_new (self->drafts);
  g_signal_connect_object (self->agreed, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agreed, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agreed, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ (mt_kind_find_field (kind, ROLE_AGREED)->name));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ (MT_PROMPT_AGREED_ABOUT));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->agreed));
  self->form = mt_form_new (self->draft, (const char *const[]){ ROLE_AGREED, NULL });
  self->check_in = make_check_in (self);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), self->check_in);
  adw_bin_set_child (ADW_BIN (self), box);
  mt_after_form_refresh (MT_KIND_FORM (self));
}

MtKindForm *
mt_after_form_new (MtDrafts *drafts, MtDraft *draft)
{
  MtAfterForm *self = g_object_new (MT_TYPE_AFTER_FORM, NULL);

  self->drafts = g_object_ref (drafts);
  self->draft = g_object_ref (draft);
  build (self);
  return MT_KIND_FORM (self);
}
