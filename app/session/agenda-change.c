/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-private.h"

#include "app/session/gather.h"
#include "core/appointment.h"

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

  if (g_strcmp0 (mt_entry_get_state (session), mt_gather_state_planned ()) == 0)
    mt_appointment_move (session, moment);
  else
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
