/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/filter-choice.h"

#include "app/widgets/say-time.h"
#include "core/kind.h"

#include <glib/gi18n.h>

#define TAGS 30 /* offered to choose from */

struct _MtFilterChoice {
  GObject parent_instance;

  MtFilter *filter;
  char *about_name; /* what to call what it is about; or NULL */
  GSimpleActionGroup *actions;
  GMenu *menu;
  GMenu *tags;
};

G_DEFINE_FINAL_TYPE (MtFilterChoice, mt_filter_choice, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

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
  set_state (self, "kind", g_variant_new_string (self->filter->kind ? self->filter->kind : ""));
  set_state (self, "tag", g_variant_new_string (self->filter->tag ? self->filter->tag : ""));
  set_state (self, "flagged", g_variant_new_boolean (self->filter->flagged));
  set_state (self, "together", g_variant_new_boolean (self->filter->together));
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
together_cb (GSimpleAction *action, GVariant *together, gpointer data)
{
  MtFilterChoice *self = data;

  self->filter->together = g_variant_get_boolean (together);
  changed (self);
}

static void
leave_cb (GSimpleAction *action, GVariant *id, gpointer data)
{
  MtFilterChoice *self = data;

  mt_filter_words_leave (self->filter, g_variant_get_string (id, NULL));
  changed (self);
}

static void
everything_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MtFilterChoice *self = data;
  char *words = g_steal_pointer (&self->filter->words);

  mt_filter_free (self->filter);
  self->filter = mt_filter_copy (&MT_FILTER_ALL);
  self->filter->words = words;
  self->filter->begun = TRUE;
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
  /* Translators: a menu item that leads to further ways to choose which entries are shown. */
  g_menu_append (parts, _ ("Mood, Days, Person, Words…"), "journal.filter");
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
mt_filter_choice_finalize (GObject *object)
{
  MtFilterChoice *self = MT_FILTER_CHOICE (object);

  mt_filter_free (self->filter);
  g_free (self->about_name);
  g_object_unref (self->actions);
  g_object_unref (self->menu);
  g_object_unref (self->tags);
  G_OBJECT_CLASS (mt_filter_choice_parent_class)->finalize (object);
}

static void
mt_filter_choice_class_init (MtFilterChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_filter_choice_finalize;
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
    { "together", NULL, NULL, "false", together_cb, { 0 } },
    { "leave", leave_cb, "s", NULL, NULL, { 0 } },
    { "everything", everything_cb, NULL, NULL, NULL, { 0 } },
  };

  self->filter = mt_filter_copy (&MT_FILTER_ALL);
  self->filter->begun = TRUE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->menu = g_menu_new ();
  self->tags = g_menu_new ();
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

GPtrArray *
mt_filter_choice_list_parts (MtFilterChoice *self)
{
  g_return_val_if_fail (MT_IS_FILTER_CHOICE (self), NULL);
  return mt_filter_words_list (self->filter, self->about_name, mt_say_today ());
}

const char *
mt_filter_choice_get_about_name (MtFilterChoice *self)
{
  g_return_val_if_fail (MT_IS_FILTER_CHOICE (self), NULL);
  return self->about_name;
}

gboolean
mt_filter_choice_get_active (MtFilterChoice *self)
{
  g_autoptr (GPtrArray) parts = mt_filter_choice_list_parts (self);

  return parts->len > 0;
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

void
mt_filter_choice_set_more (MtFilterChoice *self, const MtFilter *more, const char *about_name)
{
  MtFilter *filter;

  g_return_if_fail (MT_IS_FILTER_CHOICE (self));
  filter = self->filter;
  g_set_str (&filter->scale, more->scale);
  filter->low = more->low;
  filter->high = more->high;
  filter->from = more->from;
  filter->to = more->to;
  g_set_str (&filter->about, more->about);
  g_set_str (&self->about_name, about_name);
  g_set_str (&filter->without, more->without);
  changed (self);
}
