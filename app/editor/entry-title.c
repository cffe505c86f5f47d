/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-title.h"

#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

#define REST_MS 700 /* whoever writes on is not told at each pause */

struct _MtEntryTitle {
  AdwBin parent_instance;

  MtDraft *draft; /* NULL until it is known */
  char *day;
  gboolean written; /* something was changed here: that it is saved is worth saying */
  guint resting;    /* source id */

  AdwWindowTitle *title; /* owned by the bin */
};

G_DEFINE_FINAL_TYPE (MtEntryTitle, mt_entry_title, ADW_TYPE_BIN)

enum { PROP_DAY = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
update (MtEntryTitle *self)
{
  MtEntry *entry = mt_draft_get_entry (self->draft);
  g_autofree char *day = mt_say_day (mt_entry_get_day (entry), mt_say_today ());
  g_autofree char *time = mt_say_time (mt_entry_get_moment (entry));

  adw_window_title_set_title (self->title, day);
  adw_window_title_set_subtitle (self->title, time);
  if (g_set_str (&self->day, day))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DAY]);
}

static gboolean
rested_cb (gpointer data)
{
  MtEntryTitle *self = data;

  self->resting = 0;
  /* Translators: below the day an entry is of: what was written there is saved. */
  adw_window_title_set_subtitle (self->title, C_ ("entry", "Saved"));
  return G_SOURCE_REMOVE;
}

static void
state_changed_cb (MtEntryTitle *self)
{
  gboolean saved = mt_draft_get_state (self->draft) == MT_DRAFT_SAVED;

  self->written |= !saved;
  g_clear_handle_id (&self->resting, g_source_remove);
  update (self);
  if (saved && self->written)
    self->resting = g_timeout_add (REST_MS, rested_cb, self);
}

static void
mt_entry_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_DAY);
  g_value_set_string (value, MT_ENTRY_TITLE (object)->day);
}

static void
mt_entry_title_dispose (GObject *object)
{
  MtEntryTitle *self = MT_ENTRY_TITLE (object);

  g_clear_handle_id (&self->resting, g_source_remove);
  if (self->draft)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (mt_entry_title_parent_class)->dispose (object);
}

static void
mt_entry_title_finalize (GObject *object)
{
  g_free (MT_ENTRY_TITLE (object)->day);
  G_OBJECT_CLASS (mt_entry_title_parent_class)->finalize (object);
}

static void
mt_entry_title_class_init (MtEntryTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mt_entry_title_get_property;
  object_class->dispose = mt_entry_title_dispose;
  object_class->finalize = mt_entry_title_finalize;
  props[PROP_DAY] = g_param_spec_string (
      "day", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
mt_entry_title_init (MtEntryTitle *self)
{
  self->day = g_strdup (_ ("Entry"));
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (self->day, NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->title));
}

void
mt_entry_title_set_draft (MtEntryTitle *self, MtDraft *draft)
{
  g_return_if_fail (MT_IS_ENTRY_TITLE (self) && !self->draft);
  self->draft = g_object_ref (draft);
  g_signal_connect_swapped (draft, "notify::state", G_CALLBACK (state_changed_cb), self);
  g_signal_connect_swapped (draft, "replaced", G_CALLBACK (update), self);
  update (self);
}
