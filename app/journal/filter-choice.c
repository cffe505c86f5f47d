/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/filter-choice.h"

#include "core/kind.h"

#include <glib/gi18n.h>

#define TAGS 30 /* offered to choose from */

struct _MtFilterChoice {
  GObject parent_instance;

  MtFilter *filter;
  char *label;
  GSimpleActionGroup *actions;
  GMenu *menu;
  GMenu *tags;
};

G_DEFINE_FINAL_TYPE (MtFilterChoice, mt_filter_choice, G_TYPE_OBJECT)

enum { PROP_LABEL = 1, PROP_ACTIVE, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- In words ---- */

static void
add_part (GString *label, const char *part)
{
  g_string_append_printf (label, "%s%s", label->len > 0 ? " · " : "", part);
}

static char *
say_choice (MtFilterChoice *self)
{
  const MtKind *kind = self->filter->kind ? mt_kind_find (self->filter->kind) : NULL;
  GString *label = g_string_new (NULL);

  if (kind)
    add_part (label, _ (kind->plural));
  if (self->filter->flagged)
    add_part (label, _ ("For the Session"));
  if (self->filter->tag)
    add_part (label, self->filter->tag);
  if (label->len == 0)
    add_part (label, _ ("All Entries"));
  return g_string_free (label, FALSE);
}

/* ---- Choosing ---- */

static void
set_state (MtFilterChoice *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
changed (MtFilterChoice *self)
{
  g_free (self->label);
  self->label = say_choice (self);
  set_state (self, "kind", g_variant_new_string (self->filter->kind ? self->filter->kind : ""));
  set_state (self, "tag", g_variant_new_string (self->filter->tag ? self->filter->tag : ""));
  set_state (self, "flagged", g_variant_new_boolean (self->filter->flagged));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
change_words (MtFilterChoice *self, char **part, const char *words)
{
  if (words && !*words)
    words = NULL;
  if (g_set_str (part, words))
    changed (self);
}

static void
kind_cb (GSimpleAction *action, GVariant *kind, gpointer data)
{
  MtFilterChoice *self = data;

  change_words (self, &self->filter->kind, g_variant_get_string (kind, NULL));
}

static void
tag_cb (GSimpleAction *action, GVariant *tag, gpointer data)
{
  MtFilterChoice *self = data;

  change_words (self, &self->filter->tag, g_variant_get_string (tag, NULL));
}

static void
flagged_cb (GSimpleAction *action, GVariant *flagged, gpointer data)
{
  MtFilterChoice *self = data;

  self->filter->flagged = g_variant_get_boolean (flagged);
  changed (self);
}

static void
everything_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MtFilterChoice *self = data;

  g_clear_pointer (&self->filter->kind, g_free);
  g_clear_pointer (&self->filter->tag, g_free);
  self->filter->flagged = FALSE;
  changed (self);
}

/* ---- The menu ---- */

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* A line under a character is asked for by "_": a tag is shown as it is. */
static char *
escape (const char *tag)
{
  g_auto (GStrv) parts = g_strsplit (tag, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_kinds (GMenu *menu)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  append (menu, _ ("All Kinds"), "filter.kind", "");
  for (gsize i = 0; i < n_kinds; i++)
    append (menu, _ (kinds[i].plural), "filter.kind", kinds[i].id);
}

static void
make_menu (MtFilterChoice *self)
{
  g_autoptr (GMenu) kinds = g_menu_new (), parts = g_menu_new (), rest = g_menu_new ();

  append_kinds (kinds);
  /* Translators: shows only what was flagged to be brought to the session. */
  g_menu_append (parts, _ ("For the Session"), "filter.flagged");
  g_menu_append_submenu (parts, _ ("Tag"), G_MENU_MODEL (self->tags));
  g_menu_append (rest, _ ("Show Everything"), "filter.everything");
  g_menu_append (rest, _ ("Share…"), "journal.share");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (parts));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (rest));
}

static void
append_tag (MtFilterChoice *self, const char *tag)
{
  g_autofree char *label = escape (tag);

  append (self->tags, label, "filter.tag", tag);
}

static void
set_tags (MtFilterChoice *self, const char *const *tags)
{
  g_menu_remove_all (self->tags);
  append (self->tags, _ ("Any Tag"), "filter.tag", "");
  if (self->filter->tag && !(tags && g_strv_contains (tags, self->filter->tag)))
    append_tag (self, self->filter->tag);
  for (gsize i = 0; tags && tags[i]; i++)
    append_tag (self, tags[i]);
}

/* ---- The object ---- */

static void
mt_filter_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MtFilterChoice *self = MT_FILTER_CHOICE (object);

  if (id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else
    g_value_set_boolean (value, mt_filter_choice_get_active (self));
}

static void
mt_filter_choice_finalize (GObject *object)
{
  MtFilterChoice *self = MT_FILTER_CHOICE (object);

  mt_filter_free (self->filter);
  g_free (self->label);
  g_object_unref (self->actions);
  g_object_unref (self->menu);
  g_object_unref (self->tags);
  G_OBJECT_CLASS (mt_filter_choice_parent_class)->finalize (object);
}

static void
mt_filter_choice_class_init (MtFilterChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = mt_filter_choice_get_property;
  object_class->finalize = mt_filter_choice_finalize;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_FILTER_CHOICE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_filter_choice_init (MtFilterChoice *self)
{
  const GActionEntry entries[] = {
    { "kind", NULL, "s", "''", kind_cb, { 0 } },
    { "tag", NULL, "s", "''", tag_cb, { 0 } },
    { "flagged", NULL, NULL, "false", flagged_cb, { 0 } },
    { "everything", everything_cb, NULL, NULL, NULL, { 0 } },
  };

  self->filter = mt_filter_copy (&MT_FILTER_ALL);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->menu = g_menu_new ();
  self->tags = g_menu_new ();
  self->label = say_choice (self);
  make_menu (self);
  set_tags (self, NULL);
}

MtFilterChoice *
mt_filter_choice_new (void)
{
  return g_object_new (MT_TYPE_FILTER_CHOICE, NULL);
}

const MtFilter *
mt_filter_choice_get (MtFilterChoice *self)
{
  g_return_val_if_fail (MT_IS_FILTER_CHOICE (self), NULL);
  return self->filter;
}

GActionGroup *
mt_filter_choice_get_actions (MtFilterChoice *self)
{
  g_return_val_if_fail (MT_IS_FILTER_CHOICE (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

const char *
mt_filter_choice_get_label (MtFilterChoice *self)
{
  g_return_val_if_fail (MT_IS_FILTER_CHOICE (self), NULL);
  return self->label;
}

gboolean
mt_filter_choice_get_active (MtFilterChoice *self)
{
  g_return_val_if_fail (MT_IS_FILTER_CHOICE (self), FALSE);
  return self->filter->kind || self->filter->tag || self->filter->flagged;
}

GMenuModel *
mt_filter_choice_get_menu (MtFilterChoice *self)
{
  g_return_val_if_fail (MT_IS_FILTER_CHOICE (self), NULL);
  return G_MENU_MODEL (self->menu);
}

static void
tags_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtFilterChoice) self = data;
  g_auto (GStrv) tags = mt_journal_list_tags_finish (MT_JOURNAL (source), result, NULL);

  if (tags)
    set_tags (self, (const char *const *)tags);
}

void
mt_filter_choice_read_tags (MtFilterChoice *self, MtJournal *journal, GCancellable *cancellable)
{
  g_return_if_fail (MT_IS_FILTER_CHOICE (self));
  mt_journal_list_tags (journal, TAGS, cancellable, tags_listed_cb, g_object_ref (self));
}

void
mt_filter_choice_set_words (MtFilterChoice *self, const char *words)
{
  g_return_if_fail (MT_IS_FILTER_CHOICE (self));
  change_words (self, &self->filter->words, words);
}
