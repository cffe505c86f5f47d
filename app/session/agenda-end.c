/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-private.h"

#include "app/session/gather.h"
#include "core/appointment.h"

/* ---- Behind one ---- */

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

/* What is left keeps its order: in the next session of the series, or in one that has no date yet.
 */
static char *
carry_over (MtAgenda *self, MtEntry *ended, GPtrArray *left)
{
  g_autoptr (MtEntry) next = mt_appointment_follow (ended, g_get_real_time ());
  MtEntry *session;

  if (next)
    mt_agenda_turn_to (self, mt_drafts_begin (mt_agenda_get_drafts (self), next));
  else if (left->len == 0)
    return NULL;
  session = mt_agenda_begin_session (self);
  mt_agenda_set_links (session, MT_ROLE_AGENDA, left);
  mt_agenda_save_session (self);
  return g_strdup (mt_entry_get_id (session));
}

/* Its ids, and those that were or were not discussed. */
static GPtrArray *
list_by_discussed (MtAgenda *self, GPtrArray *ids, gboolean discussed)
{
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    if (mt_agenda_is_discussed (self, ids->pdata[i]) == discussed)
      g_ptr_array_add (some, ids->pdata[i]);
  return some;
}

MtAgendaEnd *
mt_agenda_end (MtAgenda *self, const char *state)
{
  g_autoptr (GPtrArray) ids = mt_agenda_list_ids (self);
  g_autoptr (GPtrArray) discussed = list_by_discussed (self, ids, TRUE);
  g_autoptr (GPtrArray) left = list_by_discussed (self, ids, FALSE);
  MtEntry *session = mt_agenda_begin_session (self);
  MtAgendaEnd *end = end_new (session);
  g_autoptr (MtEntry) ended = NULL;

  mt_agenda_set_links (session, MT_ROLE_AGENDA, ids);
  if (g_strcmp0 (end->state, mt_gather_state_planned ()) != 0) {
    g_auto (MtMoment) now = { 0 };

    mt_moment_now (&now);
    mt_entry_set_moment (session, &now);
  }
  mt_entry_set_state (session, state);
  ended = g_object_ref (session);
  mt_agenda_save_session (self);
  mt_agenda_turn_to (self, NULL);
  end->unflagged = put_away (self, discussed);
  end->next = carry_over (self, ended, left);
  return end;
}

MtAgendaEnd *
mt_agenda_finish (MtAgenda *self)
{
  return mt_agenda_end (self, mt_gather_state_over ());
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
  MtEntry *current = mt_agenda_get_session (self);
  Reopening *reopening = g_new0 (Reopening, 1);

  reopening->agenda = g_object_ref (self);
  reopening->state = g_strdup (end->state);
  reopening->moment =
      (MtMoment){ end->moment.instant, end->moment.offset, g_strdup (end->moment.zone) };
  /* another one may have come before the one that was made */
  if (!current || g_strcmp0 (mt_entry_get_id (current), end->next) != 0)
    mt_agenda_turn_to (self, NULL);
  else
    mt_agenda_drop_session (self);
  if (end->next) {
    mt_journal_change (journal, MT_CHANGE_DELETE, next, changed_cb, g_object_ref (self));
    mt_journal_change (journal, MT_CHANGE_PURGE, next, changed_cb, g_object_ref (self));
  }
  if (end->unflagged[0])
    mt_journal_change (journal, MT_CHANGE_FLAG, (const char *const *)end->unflagged, changed_cb,
                       g_object_ref (self));
  mt_journal_load (journal, end->session, NULL, session_loaded_cb, reopening);
}
