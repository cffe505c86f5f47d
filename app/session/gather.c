/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/gather.h"

#include "core/error.h"
#include "core/kinds/ids.h"

#define MOST_ENTRIES 300 /* of one list: more than anybody brings to an hour */

/* ---- What the table says ---- */

const MtKind *
mt_gather_session_kind (void)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (mt_kind_find_field (&kinds[i], MT_ROLE_AGENDA) &&
        mt_kind_find_field (&kinds[i], MT_ROLE_DISCUSSED))
      return &kinds[i];
  g_assert_not_reached ();
}

static const char *
state_at (const MtKind *kind, gsize position)
{
  return kind && position < kind->n_states ? kind->states[position].id : NULL;
}

const char *
mt_gather_state_to_come (void)
{
  return state_at (mt_gather_session_kind (), 0);
}

const char *
mt_gather_state_planned (void)
{
  return state_at (mt_gather_session_kind (), 1);
}

const char *
mt_gather_state_over (void)
{
  return state_at (mt_gather_session_kind (), 2);
}

const char *
mt_gather_state_open (const MtKind *kind)
{
  return kind ? kind->gather : NULL;
}

const char *
mt_gather_state_asked (const MtKind *kind)
{
  return kind ? kind->discussed : NULL;
}

const char *
mt_gather_state_answered (const MtKind *kind)
{
  return kind && kind->asks && kind->state_field ? state_at (kind, 2) : NULL;
}

gboolean
mt_gather_is_brought (const MtKind *kind, const char *state)
{
  return state && (g_strcmp0 (state, mt_gather_state_open (kind)) == 0 ||
                   g_strcmp0 (state, mt_gather_state_asked (kind)) == 0 ||
                   g_strcmp0 (state, mt_gather_state_answered (kind)) == 0);
}

/* ---- Order ---- */

gboolean
mt_gather_is_linked (MtEntry *session, const char *role, const char *id)
{
  const GPtrArray *links = session ? mt_entry_get_links (session) : NULL;

  for (guint i = 0; links && i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, role) && g_str_equal (link->to, id))
      return TRUE;
  }
  return FALSE;
}

static MtEntry *
find_in (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (mt_entry_get_id (entries->pdata[i]), id))
      return entries->pdata[i];
  return NULL;
}

static void
put (GPtrArray *ordered, MtEntry *entry, MtEntry *session)
{
  const char *id = mt_entry_get_id (entry);

  if (!find_in (ordered, id) && !mt_gather_is_linked (session, MT_ROLE_LEFT_OUT, id))
    g_ptr_array_add (ordered, entry);
}

/* Written or agreed in @session, or after it: that is for the next one. */
static gboolean
comes_of (MtEntry *entry, MtEntry *session)
{
  return session && mt_gather_is_linked (entry, MT_ROLE_SESSION, mt_entry_get_id (session));
}

GPtrArray *
mt_gather_put_in_order (GPtrArray *entries, MtEntry *session)
{
  GPtrArray *ordered = g_ptr_array_new ();
  const GPtrArray *links = session ? mt_entry_get_links (session) : NULL;

  for (guint i = 0; links && i < links->len; i++) {
    const MtLink *link = links->pdata[i];
    MtEntry *entry = g_str_equal (link->role, MT_ROLE_AGENDA) ? find_in (entries, link->to) : NULL;

    if (entry)
      put (ordered, entry, session);
  }
  for (guint i = 0; i < entries->len; i++)
    if (!comes_of (entries->pdata[i], session))
      put (ordered, entries->pdata[i], session);
  return ordered;
}

/* ---- Reading ---- */

void
mt_gathered_free (MtGathered *self)
{
  g_clear_object (&self->session);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->carried);
  g_free (self);
}

typedef struct {
  MtJournal *journal;
  GPtrArray *filters; /* MtFilter, still to be read, last one first */
  GPtrArray *wanted;  /* ids still to be loaded */
  GPtrArray *past;    /* MtEntry: sessions that are behind one */
  MtGathered *gathered;
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  g_object_unref (gathering->journal);
  g_ptr_array_unref (gathering->filters);
  g_ptr_array_unref (gathering->wanted);
  g_ptr_array_unref (gathering->past);
  g_clear_pointer (&gathering->gathered, mt_gathered_free);
  g_free (gathering);
}

static void
add_filter (Gathering *gathering, const char *kind, const char *state)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind;
  filter.state = (char *)state;
  filter.flagged = kind == NULL;
  g_ptr_array_add (gathering->filters, mt_filter_copy (&filter));
}

static gboolean
is_ahead (const char *state)
{
  return !state || g_str_equal (state, mt_gather_state_to_come ()) ||
         g_str_equal (state, mt_gather_state_planned ());
}

/* Read from the end: the sessions with a date come first. */
static void
add_filters (Gathering *gathering)
{
  const MtKind *session = mt_gather_session_kind ();
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  add_filter (gathering, MT_KIND_SIDE_NOTE, NULL);
  for (gsize i = 0; i < session->n_states; i++)
    if (!is_ahead (session->states[i].id))
      add_filter (gathering, session->id, session->states[i].id);
  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].gather)
      add_filter (gathering, kinds[i].id, kinds[i].gather);
  add_filter (gathering, NULL, NULL);
  add_filter (gathering, session->id, mt_gather_state_to_come ());
  add_filter (gathering, session->id, mt_gather_state_planned ());
}

static gboolean
has_entry (MtGathered *gathered, const char *id)
{
  for (guint i = 0; i < gathered->entries->len; i++)
    if (g_str_equal (mt_entry_get_id (gathered->entries->pdata[i]), id))
      return TRUE;
  return FALSE;
}

/* The list is newest first: of several notes beside one thing the newest counts. */
static void
take_note (MtGathered *gathered, MtEntry *note)
{
  const GPtrArray *links = mt_entry_get_links (note);

  for (guint i = 0; *mt_entry_get_text (note) && i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, MT_ROLE_ABOUT) &&
        !g_hash_table_contains (gathered->notes, link->to))
      g_hash_table_insert (gathered->notes, g_strdup (link->to), g_object_ref (note));
  }
}

static void
take_session (Gathering *gathering, MtEntry *session, gboolean is_last)
{
  if (!is_ahead (mt_entry_get_state (session)))
    g_ptr_array_add (gathering->past, g_object_ref (session));
  else if (is_last && !gathering->gathered->session)
    gathering->gathered->session = g_object_ref (session);
}

/* Of several sessions the one that comes first counts: the list is newest first. */
static void
take_entries (Gathering *gathering, GPtrArray *entries)
{
  const char *session = mt_gather_session_kind ()->id;
  MtGathered *gathered = gathering->gathered;

  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];
    gboolean is_note = g_str_equal (mt_entry_get_kind (entry), MT_KIND_SIDE_NOTE);

    if (is_note)
      take_note (gathered, entry);
    if (g_str_equal (mt_entry_get_kind (entry), session))
      take_session (gathering, entry, i == entries->len - 1);
    else if ((!is_note || mt_entry_get_flagged (entry)) &&
             !has_entry (gathered, mt_entry_get_id (entry)))
      g_ptr_array_add (gathered->entries, g_object_ref (entry));
  }
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  gint64 one = mt_moment_get_local (mt_entry_get_moment (*(MtEntry *const *)a));
  gint64 other = mt_moment_get_local (mt_entry_get_moment (*(MtEntry *const *)b));

  return one < other ? -1 : one > other;
}

/* What stood on several agendas counts as it was on the last of them. */
static void
find_carried (Gathering *gathering)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_sort (gathering->past, compare_moments);
  for (guint i = gathering->past->len; i > 0; i--) {
    MtEntry *session = gathering->past->pdata[i - 1];
    const GPtrArray *links = mt_entry_get_links (session);

    for (guint j = 0; j < links->len; j++) {
      const MtLink *link = links->pdata[j];

      if (g_str_equal (link->role, MT_ROLE_AGENDA) && g_hash_table_add (seen, link->to) &&
          !mt_gather_is_linked (session, MT_ROLE_DISCUSSED, link->to))
        g_hash_table_add (gathering->gathered->carried, g_strdup (link->to));
    }
  }
}

static void read_next (GTask *task);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Gathering *gathering = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);

  if (!entry && !g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  /* what was deleted since is not brought */
  if (entry && !mt_entry_get_deleted (entry) &&
      !has_entry (gathering->gathered, mt_entry_get_id (entry)))
    g_ptr_array_add (gathering->gathered->entries, g_steal_pointer (&entry));
  read_next (g_steal_pointer (&task));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Gathering *gathering = g_task_get_task_data (task);
  MtEntry *session;
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!entries) {
    g_task_return_error (task, error);
    return;
  }
  take_entries (gathering, entries);
  session = gathering->gathered->session;
  if (gathering->filters->len == 0 && session)
    for (guint i = 0; i < mt_entry_get_links (session)->len; i++) {
      const MtLink *link = mt_entry_get_links (session)->pdata[i];

      if (g_str_equal (link->role, MT_ROLE_DISCUSSED) && !has_entry (gathering->gathered, link->to))
        g_ptr_array_add (gathering->wanted, g_strdup (link->to));
    }
  read_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
read_next (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (gathering->filters->len > 0) {
    g_autoptr (MtFilter) filter =
        g_ptr_array_steal_index (gathering->filters, gathering->filters->len - 1);

    mt_journal_list (gathering->journal, filter, MT_KEY_NONE, MOST_ENTRIES, cancellable, listed_cb,
                     task);
  } else if (gathering->wanted->len > 0) {
    g_autofree char *id = g_ptr_array_steal_index (gathering->wanted, gathering->wanted->len - 1);

    mt_journal_load (gathering->journal, id, cancellable, loaded_cb, task);
  } else {
    g_ptr_array_sort (gathering->gathered->entries, compare_moments);
    find_carried (gathering);
    g_task_return_pointer (task, g_steal_pointer (&gathering->gathered),
                           (GDestroyNotify)mt_gathered_free);
    g_object_unref (task);
  }
}

void
mt_gather (MtJournal *journal,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task;
  Gathering *gathering;

  g_return_if_fail (MT_IS_JOURNAL (journal));
  gathering = g_new0 (Gathering, 1);
  gathering->journal = g_object_ref (journal);
  gathering->filters = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_filter_free);
  gathering->wanted = g_ptr_array_new_with_free_func (g_free);
  gathering->gathered = g_new0 (MtGathered, 1);
  gathering->past = g_ptr_array_new_with_free_func (g_object_unref);
  gathering->gathered->entries = g_ptr_array_new_with_free_func (g_object_unref);
  gathering->gathered->notes =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gathering->gathered->carried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_filters (gathering);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_gather);
  g_task_set_task_data (task, gathering, gathering_free);
  read_next (task);
}

MtGathered *
mt_gather_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
