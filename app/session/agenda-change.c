/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-private.h"

#include "app/session/gather.h"

/* ---- The session ---- */

const MtMoment *
mt_agenda_get_moment (MtAgenda *self)
{
  MtEntry *session = mt_agenda_get_session (self);

  if (!session || g_strcmp0 (mt_entry_get_state (session), mt_gather_state_planned ()) != 0)
    return NULL;
  return mt_entry_get_moment (session);
}

void
mt_agenda_set_moment (MtAgenda *self, const MtMoment *moment)
{
  MtEntry *session = mt_agenda_begin_session (self);

  mt_entry_set_moment (session, moment);
  mt_entry_set_state (session, mt_gather_state_planned ());
  mt_agenda_save_session (self);
}

/* ---- Order ---- */

GPtrArray *
mt_agenda_list_ids (MtAgenda *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));

  for (guint i = 0; i < n_items; i++) {
    g_autoptr (MtEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self), i);

    g_ptr_array_add (ids, g_strdup (mt_entry_get_id (mt_entry_item_get_entry (item))));
  }
  return ids;
}

void
mt_agenda_set_links (MtEntry *entry, const char *role, GPtrArray *ids)
{
  mt_entry_clear_links (entry, role);
  for (guint i = 0; i < ids->len; i++)
    mt_entry_add_link (entry, role, ids->pdata[i]);
}

void
mt_agenda_move (MtAgenda *self, guint from, guint to)
{
  g_autoptr (GPtrArray) ids = mt_agenda_list_ids (self);
  gpointer moved;

  g_return_if_fail (from < ids->len && to < ids->len);
  if (from == to)
    return;
  moved = g_ptr_array_steal_index (ids, from);
  g_ptr_array_insert (ids, (int)to, moved);
  mt_agenda_set_links (mt_agenda_begin_session (self), MT_ROLE_AGENDA, ids);
  mt_agenda_save_session (self);
}

/* ---- Ticks ---- */

static GPtrArray *
list_discussed (MtAgenda *self, const char *but)
{
  g_autoptr (GPtrArray) ids = mt_agenda_list_ids (self);
  GPtrArray *discussed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (ids->pdata[i], but) != 0 && mt_agenda_is_discussed (self, ids->pdata[i]))
      g_ptr_array_add (discussed, g_strdup (ids->pdata[i]));
  return discussed;
}

guint
mt_agenda_count_discussed (MtAgenda *self)
{
  g_autoptr (GPtrArray) discussed = list_discussed (self, NULL);

  return discussed->len;
}

gboolean
mt_agenda_tick (MtAgenda *self, const char *id, gboolean discussed)
{
  g_autoptr (GPtrArray) agenda = mt_agenda_list_ids (self);
  g_autoptr (GPtrArray) ids = list_discussed (self, id);
  MtEntry *session;

  if (!mt_agenda_find (self, id) || mt_agenda_is_discussed (self, id) == discussed)
    return FALSE;
  if (discussed)
    g_ptr_array_add (ids, g_strdup (id));
  session = mt_agenda_begin_session (self);
  mt_agenda_set_links (session, MT_ROLE_AGENDA, agenda);
  mt_agenda_set_links (session, MT_ROLE_DISCUSSED, ids);
  mt_agenda_save_session (self);
  return TRUE;
}

/* ---- Over ---- */

void
mt_agenda_end_free (MtAgendaEnd *self)
{
  g_free (self->session);
  g_free (self->state);
  mt_moment_clear (&self->moment);
  g_strfreev (self->unflagged);
  g_free (self->next);
  g_free (self);
}

static MtAgendaEnd *
end_new (MtEntry *session)
{
  MtAgendaEnd *end = g_new0 (MtAgendaEnd, 1);
  const MtMoment *moment = mt_entry_get_moment (session);

  end->session = g_strdup (mt_entry_get_id (session));
  end->state = g_strdup (mt_entry_get_state (session));
  end->moment = (MtMoment){ moment->instant, moment->offset, g_strdup (moment->zone) };
  return end;
}

/* No longer flagged, and no longer here.  Returns the ids of those that were. */
static char **
put_away (MtAgenda *self, GPtrArray *ids)
{
  g_autoptr (GStrvBuilder) unflagged = g_strv_builder_new ();

  for (guint i = 0; i < ids->len; i++) {
    MtEntry *entry = mt_agenda_find (self, ids->pdata[i]);

    if (mt_entry_get_flagged (entry)) {
      g_autoptr (MtDraft) draft = mt_agenda_begin_entry (self, entry);

      mt_entry_set_flagged (mt_draft_get_entry (draft), FALSE);
      mt_draft_save (draft);
      g_strv_builder_add (unflagged, ids->pdata[i]);
    }
    mt_agenda_replace (self, ids->pdata[i], NULL);
  }
  return g_strv_builder_end (unflagged);
}

/* What is left keeps its order, in a session of its own. */
static char *
carry_over (MtAgenda *self, GPtrArray *left)
{
  MtEntry *session;

  if (left->len == 0)
    return NULL;
  session = mt_agenda_begin_session (self);
  mt_agenda_set_links (session, MT_ROLE_AGENDA, left);
  mt_agenda_save_session (self);
  return g_strdup (mt_entry_get_id (session));
}

MtAgendaEnd *
mt_agenda_finish (MtAgenda *self)
{
  g_autoptr (GPtrArray) ids = mt_agenda_list_ids (self);
  g_autoptr (GPtrArray) discussed = list_discussed (self, NULL);
  MtEntry *session = mt_agenda_begin_session (self);
  MtAgendaEnd *end = end_new (session);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    if (!mt_agenda_is_discussed (self, ids->pdata[i]))
      g_ptr_array_add (left, ids->pdata[i]);
  mt_agenda_set_links (session, MT_ROLE_AGENDA, ids);
  if (g_strcmp0 (end->state, mt_gather_state_planned ()) != 0) {
    g_auto (MtMoment) now = { 0 };

    mt_moment_now (&now);
    mt_entry_set_moment (session, &now);
  }
  mt_entry_set_state (session, mt_gather_state_over ());
  mt_agenda_save_session (self);
  mt_agenda_turn_to (self, NULL);
  end->unflagged = put_away (self, discussed);
  end->next = carry_over (self, left);
  return end;
}

/* ---- Not over yet ---- */

typedef struct {
  MtAgenda *agenda;
  char *state;
  MtMoment moment;
} Reopening;

static void
reopening_free (Reopening *self)
{
  g_object_unref (self->agenda);
  g_free (self->state);
  mt_moment_clear (&self->moment);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reopening, reopening_free)

static void
session_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reopening) reopening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);
  MtDraft *draft;

  if (!entry) {
    g_signal_emit_by_name (reopening->agenda, "failed", error);
    return;
  }
  draft = mt_drafts_begin (mt_agenda_get_drafts (reopening->agenda), entry);
  mt_entry_set_state (mt_draft_get_entry (draft), reopening->state);
  mt_entry_set_moment (mt_draft_get_entry (draft), &reopening->moment);
  mt_agenda_turn_to (reopening->agenda, draft);
  mt_agenda_save_session (reopening->agenda);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAgenda) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_change_finish (MT_JOURNAL (source), result, &error))
    g_signal_emit_by_name (self, "failed", error);
}

void
mt_agenda_reopen (MtAgenda *self, const MtAgendaEnd *end)
{
  MtJournal *journal = mt_drafts_get_journal (mt_agenda_get_drafts (self));
  const char *next[] = { end->next, NULL };
  Reopening *reopening = g_new0 (Reopening, 1);

  reopening->agenda = g_object_ref (self);
  reopening->state = g_strdup (end->state);
  reopening->moment =
      (MtMoment){ end->moment.instant, end->moment.offset, g_strdup (end->moment.zone) };
  if (!end->next)
    mt_agenda_turn_to (self, NULL);
  else {
    mt_agenda_drop_session (self);
    mt_journal_change (journal, MT_CHANGE_DELETE, next, changed_cb, g_object_ref (self));
    mt_journal_change (journal, MT_CHANGE_PURGE, next, changed_cb, g_object_ref (self));
  }
  if (end->unflagged[0])
    mt_journal_change (journal, MT_CHANGE_FLAG, (const char *const *)end->unflagged, changed_cb,
                       g_object_ref (self));
  mt_journal_load (journal, end->session, NULL, session_loaded_cb, reopening);
}
