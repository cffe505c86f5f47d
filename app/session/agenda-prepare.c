/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-private.h"

#include "app/session/gather.h"
#include "core/kinds/ids.h"

#include <math.h>

/* ---- The one thing ---- */

const char *
mt_agenda_get_one_thing (MtAgenda *self)
{
  MtEntry *session = mt_agenda_get_session (self);

  return session ? mt_entry_get_value (session, MT_SESSION_ONE_THING) : NULL;
}

void
mt_agenda_set_one_thing (MtAgenda *self, const char *words)
{
  const char *now = mt_agenda_get_one_thing (self);
  MtEntry *session;

  g_return_if_fail (words);
  if (g_str_equal (words, now ? now : ""))
    return;
  session = mt_agenda_begin_session (self);
  mt_entry_clear_values (session, MT_SESSION_ONE_THING);
  if (*words)
    mt_entry_add_value (session, MT_SESSION_ONE_THING, words, NAN);
  mt_agenda_touch_session (self);
}

/* ---- Not this time ---- */

static void
set_left_out (MtAgenda *self, MtEntry *session, const char *id, gboolean left_out)
{
  g_autoptr (GPtrArray) all = mt_agenda_list_left_out (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    if (!g_str_equal (mt_entry_get_id (all->pdata[i]), id))
      g_ptr_array_add (ids, g_strdup (mt_entry_get_id (all->pdata[i])));
  if (left_out)
    g_ptr_array_add (ids, g_strdup (id));
  mt_agenda_set_links (session, MT_ROLE_LEFT_OUT, ids);
}

static int
find_place (GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], id))
      return (int)i;
  return -1;
}

guint
mt_agenda_leave_out (MtAgenda *self, const char *id)
{
  g_autoptr (GPtrArray) ids = mt_agenda_list_ids (self);
  int place = find_place (ids, id);
  MtEntry *session;

  g_return_val_if_fail (MT_IS_AGENDA (self) && place >= 0, 0);
  session = mt_agenda_begin_session (self);
  set_left_out (self, session, id, TRUE);
  g_ptr_array_remove_index (ids, (guint)place);
  mt_agenda_set_links (session, MT_ROLE_AGENDA, ids);
  mt_agenda_save_session (self);
  return (guint)place;
}

void
mt_agenda_take_back (MtAgenda *self, const char *id, guint place)
{
  g_autoptr (GPtrArray) ids = mt_agenda_list_ids (self);
  MtEntry *session;

  g_return_if_fail (MT_IS_AGENDA (self) && id);
  if (!mt_gather_is_linked (mt_agenda_get_session (self), MT_ROLE_LEFT_OUT, id))
    return;
  session = mt_agenda_begin_session (self);
  set_left_out (self, session, id, FALSE);
  g_ptr_array_insert (ids, (int)MIN (place, ids->len), g_strdup (id));
  mt_agenda_set_links (session, MT_ROLE_AGENDA, ids);
  mt_agenda_save_session (self);
}

/* ---- A note beside ---- */

const char *
mt_agenda_get_note (MtAgenda *self, const char *id)
{
  MtEntry *note = mt_agenda_find_note (self, id);

  return note ? mt_entry_get_text (note) : NULL;
}

MtDraft *
mt_agenda_begin_note (MtAgenda *self, const char *id)
{
  MtEntry *note;
  g_autoptr (MtEntry) beside = NULL;

  g_return_val_if_fail (MT_IS_AGENDA (self) && id, NULL);
  if (!mt_agenda_find (self, id))
    return NULL;
  note = mt_agenda_find_note (self, id);
  if (note)
    return mt_agenda_begin_entry (self, note);
  beside = mt_entry_new (MT_KIND_SIDE_NOTE);
  mt_entry_add_link (beside, MT_ROLE_ABOUT, id);
  return mt_drafts_begin (mt_agenda_get_drafts (self), beside);
}

/* It may stand beside the same thing in several sessions: it is brought until that was discussed.
 */
static void
link_to_session (MtAgenda *self, MtEntry *note)
{
  const char *session = mt_entry_get_id (mt_agenda_begin_session (self));

  if (mt_gather_is_linked (note, MT_ROLE_SESSION, session))
    return;
  mt_entry_add_link (note, MT_ROLE_SESSION, session);
  mt_agenda_save_session (self);
}

void
mt_agenda_write_note (MtAgenda *self, MtDraft *draft, const char *words)
{
  MtEntry *note = mt_draft_get_entry (draft);
  const GPtrArray *links = mt_entry_get_links (note);
  g_autoptr (MtEntry) copy = NULL;

  g_return_if_fail (words);
  mt_entry_set_text (note, words);
  if (*words)
    link_to_session (self, note);
  copy = mt_entry_copy (note);
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, MT_ROLE_ABOUT))
      mt_agenda_take_note (self, link->to, *words ? copy : NULL);
  }
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAgenda) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_change_finish (MT_JOURNAL (source), result, &error))
    g_signal_emit_by_name (self, "failed", error);
}

void
mt_agenda_end_note (MtAgenda *self, MtDraft *draft)
{
  MtJournal *journal = mt_drafts_get_journal (mt_agenda_get_drafts (self));
  MtEntry *note = mt_draft_get_entry (draft);
  const char *const ids[] = { mt_entry_get_id (note), NULL };

  if (*mt_entry_get_text (note)) {
    if (mt_draft_get_state (draft) != MT_DRAFT_SAVED || mt_entry_get_key (note) == MT_KEY_NONE)
      mt_draft_save (draft);
  } else if (mt_entry_get_key (note) == MT_KEY_NONE && !mt_draft_is_saving (draft)) {
    mt_draft_drop (draft);
  } else {
    mt_draft_drop (draft);
    mt_journal_change (journal, MT_CHANGE_DELETE, ids, deleted_cb, g_object_ref (self));
  }
}
