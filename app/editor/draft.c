/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/draft.h"

#include "core/error.h"

#define SAVE_AFTER_MS 1000
#define RETRY_AFTER_MS 4000

typedef struct {
  MtDraftFunc done;
  gpointer user_data;
} Waiter;

struct _MtDraft {
  GObject parent_instance;

  MtJournal *journal;
  MtEntry *entry;
  MtDraftState state;
  GError *error;

  guint timer;      /* source id; while it is set, the draft keeps itself alive */
  gboolean saving;  /* a save is on its way, and keeps it alive too */
  gboolean changed; /* since the last save was asked for */
  gboolean telling; /* the journal tells what this draft's own save changed */
  gboolean dropped;
  GCancellable *reading; /* the newer version, while it is being read */
  GArray *waiters;       /* Waiter */
};

G_DEFINE_FINAL_TYPE (MtDraft, mt_draft, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MtDraftState,
                    mt_draft_state,
                    G_DEFINE_ENUM_VALUE (MT_DRAFT_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (MT_DRAFT_DIRTY, "dirty"),
                    G_DEFINE_ENUM_VALUE (MT_DRAFT_FAILED, "failed"))

enum { PROP_STATE = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { SIGNAL_COLLECT, SIGNAL_REPLACED, SIGNAL_GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void save_now (MtDraft *self);

static void
set_state (MtDraft *self, MtDraftState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
stop_timer (MtDraft *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static gboolean
timer_cb (gpointer data)
{
  MtDraft *self = data;

  self->timer = 0;
  save_now (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (MtDraft *self, guint ms)
{
  stop_timer (self);
  self->timer =
      g_timeout_add_full (G_PRIORITY_DEFAULT, ms, timer_cb, g_object_ref (self), g_object_unref);
}

static void
tell_waiters (MtDraft *self, const GError *error)
{
  g_autoptr (GArray) waiters = g_steal_pointer (&self->waiters);

  self->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
  for (guint i = 0; i < waiters->len; i++) {
    Waiter *waiter = &g_array_index (waiters, Waiter, i);

    waiter->done (error, waiter->user_data);
  }
}

static gboolean
finish_save (MtDraft *self, GAsyncResult *result)
{
  gboolean saved;

  self->telling = TRUE;
  saved = mt_journal_save_finish (self->journal, result, &self->error);
  self->telling = FALSE;
  return saved;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtDraft) self = data;

  self->saving = FALSE;
  g_clear_error (&self->error);
  if (!finish_save (self, result) && !self->dropped) {
    self->changed = TRUE;
    set_state (self, MT_DRAFT_FAILED);
    start_timer (self, RETRY_AFTER_MS);
    tell_waiters (self, self->error);
    return;
  }
  if (self->changed && self->waiters->len > 0) {
    save_now (self);
    return;
  }
  if (self->changed)
    start_timer (self, SAVE_AFTER_MS);
  set_state (self, self->changed ? MT_DRAFT_DIRTY : MT_DRAFT_SAVED);
  tell_waiters (self, NULL);
}

static void
save_now (MtDraft *self)
{
  stop_timer (self);
  /* What changed elsewhere comes first: a save must not take a flag back that was set there. */
  if (self->saving || self->dropped || self->reading)
    return;
  g_signal_emit (self, signals[SIGNAL_COLLECT], 0);
  self->changed = FALSE;
  self->saving = TRUE;
  mt_journal_save (self->journal, self->entry, saved_cb, g_object_ref (self));
}

/* ---- What happens to the entry elsewhere ---- */

static void
take_newer (MtDraft *self, MtEntry *newer)
{
  if (self->changed || self->saving) {
    /* What is written here counts; of a flag set elsewhere, a save on its way may not know. */
    mt_entry_set_flagged (self->entry, mt_entry_get_flagged (newer));
    mt_draft_touch (self);
  } else {
    mt_entry_set_visit (newer, mt_entry_get_visit (self->entry));
    g_set_object (&self->entry, newer);
  }
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtDraft) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) newer = mt_journal_load_finish (MT_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->dropped)
    return;
  g_clear_object (&self->reading);
  if (newer && mt_entry_get_deleted (newer) == 0) {
    take_newer (self, newer);
  } else if (newer || g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    mt_draft_drop (self);
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
  }
  if (self->changed)
    save_now (self);
}

static void
journal_changed_cb (MtDraft *self, gint64 from, gint64 to)
{
  gint64 key = mt_entry_get_key (self->entry);

  if (self->telling) {
    mt_entry_set_key (self->entry, to);
    return;
  }
  if (self->dropped || key == MT_KEY_NONE || (from != key && to != key))
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  mt_journal_load (self->journal, mt_entry_get_id (self->entry), self->reading, read_cb,
                   g_object_ref (self));
}

/* ---- An earlier version ---- */

typedef struct {
  MtDraft *draft;
  MtEntry *version;
} BringBack;

static void
take_values (MtEntry *entry, MtEntry *from)
{
  const GPtrArray *old = mt_entry_get_values (entry), *values = mt_entry_get_values (from);

  while (old->len > 0)
    mt_entry_clear_values (entry, ((MtValue *)old->pdata[0])->field);
  for (guint i = 0; i < values->len; i++) {
    MtValue *value = values->pdata[i];

    mt_entry_add_value (entry, value->field, value->value, value->number);
  }
}

/* What was there is saved, in its own visit. */
static void
bring_back (const GError *error, gpointer data)
{
  BringBack *asked = data;
  g_autoptr (MtDraft) self = asked->draft;
  g_autoptr (MtEntry) version = asked->version;

  g_free (asked);
  if (error || self->dropped)
    return; /* what is written now is nowhere else yet: it stays */
  g_signal_emit (self, signals[SIGNAL_COLLECT], 0);
  mt_draft_begin_visit (self);
  take_values (self->entry, version);
  mt_entry_set_state (self->entry, mt_entry_get_state (version));
  mt_entry_set_text (self->entry, mt_entry_get_text (version));
  mt_draft_save (self);
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
}

/* ---- The object ---- */

static void
mt_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_STATE);
  g_value_set_enum (value, MT_DRAFT (object)->state);
}

static void
mt_draft_finalize (GObject *object)
{
  MtDraft *self = MT_DRAFT (object);

  g_object_unref (self->journal);
  g_object_unref (self->entry);
  g_clear_object (&self->reading);
  g_clear_error (&self->error);
  g_array_unref (self->waiters);
  G_OBJECT_CLASS (mt_draft_parent_class)->finalize (object);
}

static void
mt_draft_class_init (MtDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mt_draft_get_property;
  object_class->finalize = mt_draft_finalize;
  props[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, MT_TYPE_DRAFT_STATE, MT_DRAFT_SAVED,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_COLLECT] = g_signal_new ("collect", MT_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REPLACED] = g_signal_new ("replaced", MT_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GONE] =
      g_signal_new ("gone", MT_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_draft_init (MtDraft *self)
{
  self->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
}

MtDraft *
mt_draft_new (MtJournal *journal, MtEntry *entry)
{
  MtDraft *self = g_object_new (MT_TYPE_DRAFT, NULL);

  self->journal = g_object_ref (journal);
  self->entry = g_object_ref (entry);
  mt_draft_begin_visit (self);
  g_signal_connect_object (journal, "changed", G_CALLBACK (journal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

MtJournal *
mt_draft_get_journal (MtDraft *self)
{
  g_return_val_if_fail (MT_IS_DRAFT (self), NULL);
  return self->journal;
}

MtEntry *
mt_draft_get_entry (MtDraft *self)
{
  g_return_val_if_fail (MT_IS_DRAFT (self), NULL);
  return self->entry;
}

MtDraftState
mt_draft_get_state (MtDraft *self)
{
  g_return_val_if_fail (MT_IS_DRAFT (self), MT_DRAFT_SAVED);
  return self->state;
}

const GError *
mt_draft_get_error (MtDraft *self)
{
  g_return_val_if_fail (MT_IS_DRAFT (self), NULL);
  return self->error;
}

void
mt_draft_begin_visit (MtDraft *self)
{
  g_return_if_fail (MT_IS_DRAFT (self));
  mt_entry_set_visit (self->entry, g_random_int () | 1);
}

void
mt_draft_bring_back (MtDraft *self, MtEntry *version)
{
  BringBack *asked = g_new (BringBack, 1);

  g_return_if_fail (MT_IS_DRAFT (self) && MT_IS_ENTRY (version));
  *asked = (BringBack){ g_object_ref (self), g_object_ref (version) };
  mt_draft_settle (self, bring_back, asked);
}

void
mt_draft_set_moment (MtDraft *self, const MtMoment *moment)
{
  g_return_if_fail (MT_IS_DRAFT (self));
  mt_entry_set_moment (self->entry, moment);
  mt_draft_save (self);
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
}

gboolean
mt_draft_is_saving (MtDraft *self)
{
  g_return_val_if_fail (MT_IS_DRAFT (self), FALSE);
  return self->saving;
}

void
mt_draft_touch (MtDraft *self)
{
  g_return_if_fail (MT_IS_DRAFT (self));
  if (self->dropped)
    return;
  self->changed = TRUE;
  if (self->state == MT_DRAFT_SAVED)
    set_state (self, MT_DRAFT_DIRTY);
  if (!self->timer && !self->saving)
    start_timer (self, SAVE_AFTER_MS);
}

void
mt_draft_save (MtDraft *self)
{
  g_return_if_fail (MT_IS_DRAFT (self));
  mt_draft_touch (self);
  save_now (self);
}

void
mt_draft_drop (MtDraft *self)
{
  g_return_if_fail (MT_IS_DRAFT (self));
  self->dropped = TRUE;
  self->changed = FALSE;
  stop_timer (self);
  set_state (self, MT_DRAFT_SAVED);
}

void
mt_draft_settle (MtDraft *self, MtDraftFunc done, gpointer user_data)
{
  Waiter waiter = { done, user_data };

  g_return_if_fail (MT_IS_DRAFT (self));
  if (!self->saving && !self->changed) {
    done (NULL, user_data);
    return;
  }
  g_array_append_val (self->waiters, waiter);
  save_now (self);
}
