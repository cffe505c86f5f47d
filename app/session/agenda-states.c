/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-private.h"

#include "app/session/gather.h"

#include <math.h>

MtDraft *
mt_agenda_begin_entry (MtAgenda *self, MtEntry *entry)
{
  g_autoptr (MtEntry) copy = mt_entry_copy (entry);

  return mt_drafts_begin (mt_agenda_get_drafts (self), copy);
}

void
mt_agenda_save_entry (MtAgenda *self, MtDraft *draft)
{
  g_autoptr (MtEntry) copy = mt_entry_copy (mt_draft_get_entry (draft));

  mt_draft_save (draft);
  mt_agenda_replace (self, mt_entry_get_id (copy), copy);
}

static void
change_state (MtAgenda *self, MtEntry *entry, const char *from, const char *to)
{
  g_autoptr (MtDraft) draft = NULL;

  if (!from || !to ||
      g_strcmp0 (mt_entry_get_state (entry) ? mt_entry_get_state (entry) : from, from) != 0)
    return;
  draft = mt_agenda_begin_entry (self, entry);
  mt_entry_set_state (mt_draft_get_entry (draft), to);
  mt_agenda_save_entry (self, draft);
}

/* The session is written before the entry: what is no longer open is here because it was discussed.
 */
void
mt_agenda_set_discussed (MtAgenda *self, const char *id, gboolean discussed)
{
  MtEntry *entry;
  const MtKind *kind;

  g_return_if_fail (MT_IS_AGENDA (self) && id);
  if (!mt_agenda_tick (self, id, discussed))
    return;
  entry = mt_agenda_find (self, id);
  kind = mt_kind_find (mt_entry_get_kind (entry));
  if (discussed)
    change_state (self, entry, mt_gather_state_open (kind), mt_gather_state_asked (kind));
  else
    change_state (self, entry, mt_gather_state_asked (kind), mt_gather_state_open (kind));
}

/* ---- Answers ---- */

static const MtKind *
asking_kind (MtAgenda *self, const char *id)
{
  const MtKind *kind = mt_agenda_get_kind (self, id);

  return kind && kind->asks && kind->state_field ? kind : NULL;
}

gboolean
mt_agenda_asks (MtAgenda *self, const char *id)
{
  return asking_kind (self, id) != NULL;
}

const char *
mt_agenda_get_answer (MtAgenda *self, const char *id)
{
  const MtKind *kind = asking_kind (self, id);

  return kind ? mt_entry_get_value (mt_agenda_find (self, id), kind->state_field) : NULL;
}

MtDraft *
mt_agenda_begin_answer (MtAgenda *self, const char *id)
{
  g_return_val_if_fail (MT_IS_AGENDA (self) && id, NULL);
  return mt_agenda_asks (self, id) ? mt_agenda_begin_entry (self, mt_agenda_find (self, id)) : NULL;
}

void
mt_agenda_write_answer (MtAgenda *self, MtDraft *draft, const char *answer)
{
  MtEntry *entry = mt_draft_get_entry (draft);
  const char *id = mt_entry_get_id (entry);
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  g_autoptr (MtEntry) copy = NULL;

  g_return_if_fail (answer && kind && kind->asks && kind->state_field);
  mt_entry_clear_values (entry, kind->state_field);
  if (*answer) {
    mt_agenda_tick (self, id, TRUE);
    mt_entry_add_value (entry, kind->state_field, answer, NAN);
    mt_entry_set_state (entry, mt_gather_state_answered (kind));
  } else {
    mt_entry_set_state (entry, mt_agenda_is_discussed (self, id) ? mt_gather_state_asked (kind)
                                                                 : mt_gather_state_open (kind));
  }
  copy = mt_entry_copy (entry);
  mt_agenda_replace (self, id, copy);
}

/* ---- Any state ---- */

const MtKind *
mt_agenda_get_kind (MtAgenda *self, const char *id)
{
  MtEntry *entry = mt_agenda_find (self, id);

  return entry ? mt_kind_find (mt_entry_get_kind (entry)) : NULL;
}

gboolean
mt_agenda_is_flagged (MtAgenda *self, const char *id)
{
  MtEntry *entry = mt_agenda_find (self, id);

  return entry && mt_entry_get_flagged (entry);
}

const char *
mt_agenda_get_state (MtAgenda *self, const char *id)
{
  const MtKind *kind = mt_agenda_get_kind (self, id);
  const char *state = kind ? mt_entry_get_state (mt_agenda_find (self, id)) : NULL;

  if (!kind || kind->n_states == 0)
    return NULL;
  return state ? state : kind->states[0].id;
}

void
mt_agenda_set_state (MtAgenda *self, const char *id, const char *state, gboolean flagged)
{
  const MtKind *kind;
  g_autoptr (MtDraft) draft = NULL;

  g_return_if_fail (MT_IS_AGENDA (self) && id && state);
  kind = mt_agenda_get_kind (self, id);
  if (!kind || !mt_kind_state_word (kind, state))
    return;
  if (mt_gather_is_brought (kind, state))
    mt_agenda_tick (self, id, g_strcmp0 (state, mt_gather_state_open (kind)) != 0);
  draft = mt_agenda_begin_entry (self, mt_agenda_find (self, id));
  mt_entry_set_state (mt_draft_get_entry (draft), state);
  mt_entry_set_flagged (mt_draft_get_entry (draft), flagged);
  mt_agenda_save_entry (self, draft);
}

/* ---- As it was ---- */

typedef struct {
  MtAgenda *agenda;
  char *state;
  gboolean flagged;
} Undoing;

static void
undoing_free (Undoing *self)
{
  g_object_unref (self->agenda);
  g_free (self->state);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undoing, undoing_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Undoing) undoing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);
  g_autoptr (MtDraft) draft = NULL;

  if (!entry) {
    g_signal_emit_by_name (undoing->agenda, "failed", error);
    return;
  }
  draft = mt_drafts_begin (mt_agenda_get_drafts (undoing->agenda), entry);
  mt_entry_set_state (mt_draft_get_entry (draft), undoing->state);
  mt_entry_set_flagged (mt_draft_get_entry (draft), undoing->flagged);
  mt_draft_save (draft);
}

void
mt_agenda_restore_state (MtAgenda *self, const char *id, const char *state, gboolean flagged)
{
  Undoing *undoing = g_new0 (Undoing, 1);

  *undoing = (Undoing){ g_object_ref (self), g_strdup (state), flagged };
  mt_journal_load (mt_drafts_get_journal (mt_agenda_get_drafts (self)), id, NULL, loaded_cb,
                   undoing);
}
