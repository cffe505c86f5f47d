/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/json.h"
#include "core/journal-archive.h"
#include "core/journal-private.h"
#include "core/store/shared.h"
#include "core/store/whole.h"

typedef struct {
  MtBroughtIn *brought; /* owned until it is answered */
  gboolean dry_run;
} Input;

static void
input_free (Input *self)
{
  g_clear_pointer (&self->brought, mt_brought_in_free);
  g_free (self);
}

/* What came, to be told of on the main thread. */
typedef struct {
  MtBroughtIn *brought;
  GArray *keys; /* of what was written */
} Answer;

static void
answer_free (Answer *self)
{
  g_clear_pointer (&self->brought, mt_brought_in_free);
  g_array_unref (self->keys);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* ---- What a number stands for ---- */

typedef struct {
  GHashTable *wanted;  /* digests of what has a number */
  GHashTable *present; /* digest → id of an entry that is here */
} Look;

static gboolean
look_cb (MtWhole *taken, gpointer data, GError **error)
{
  Look *self = data;
  g_autoptr (MtWhole) whole = taken;
  g_autofree char *digest = mt_bring_json_digest (whole->entry);

  if (g_hash_table_contains (self->wanted, digest))
    g_hash_table_insert (self->present, g_steal_pointer (&digest),
                         g_strdup (mt_entry_get_id (whole->entry)));
  return TRUE;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Which of the entries that have a number are here already, by what they say: digest → id. */
static GHashTable *
find_present (MtStore *store, const MtBroughtIn *brought, GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) present = new_table ();
  Look look = { wanted, present };

  for (guint i = 0; i < brought->found->len; i++) {
    const MtBrought *found = brought->found->pdata[i];

    if (found->known_as)
      g_hash_table_add (wanted, mt_bring_json_digest (found->entry));
  }
  if (g_hash_table_size (wanted) > 0 && !mt_store_for_each_whole (store, look_cb, &look, error))
    return NULL;
  return g_steal_pointer (&present);
}

/* Number → id it has here. */
static GHashTable *
name_all (const MtBroughtIn *brought, GHashTable *present)
{
  GHashTable *ids = new_table ();

  for (guint i = 0; i < brought->found->len; i++) {
    const MtBrought *found = brought->found->pdata[i];
    g_autofree char *digest = found->known_as ? mt_bring_json_digest (found->entry) : NULL;
    const char *id = digest ? g_hash_table_lookup (present, digest) : NULL;

    if (digest)
      g_hash_table_insert (ids, g_strdup (found->known_as),
                           g_strdup (id ? id : mt_entry_get_id (found->entry)));
  }
  return ids;
}

/* Links by number lead to ids from here on (and those that do already stay); one to a number that
 * is not there leads nowhere. */
static void
resolve_links (MtEntry *entry, GHashTable *ids)
{
  g_autoptr (MtEntry) former = mt_entry_copy (entry);
  const GPtrArray *links = mt_entry_get_links (former);

  for (guint i = 0; i < links->len; i++)
    mt_entry_clear_links (entry, ((const MtLink *)links->pdata[i])->role);
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];
    const char *to = g_hash_table_lookup (ids, link->to);

    if (to || g_uuid_string_is_valid (link->to))
      mt_entry_add_link (entry, link->role, to ? to : link->to);
  }
}

/* ---- Taking in: on the writer ---- */

static gboolean
take_entry (MtStore *store, const MtBrought *found, GHashTable *ids, gint64 *key, GError **error)
{
  const char *id = found->known_as ? g_hash_table_lookup (ids, found->known_as) : NULL;

  *key = MT_KEY_NONE;
  if (id && !g_str_equal (id, mt_entry_get_id (found->entry)))
    return TRUE; /* it is here, by another name */
  if (found->known_as)
    resolve_links (found->entry, ids);
  return mt_store_put_whole (store, found->whole, key, error);
}

static gboolean
take_entries (MtStore *store, Answer *answer, GError **error)
{
  MtBroughtIn *brought = answer->brought;
  g_autoptr (GHashTable) present = find_present (store, brought, error);
  g_autoptr (GHashTable) ids = present ? name_all (brought, present) : NULL;

  if (!ids)
    return FALSE;
  for (guint i = 0; i < brought->found->len;) {
    gint64 key;

    if (!take_entry (store, brought->found->pdata[i], ids, &key, error))
      return FALSE;
    if (key == MT_KEY_NONE) {
      g_ptr_array_remove_index (brought->found, i);
      brought->n_there++;
      continue;
    }
    g_array_append_val (answer->keys, key);
    i++;
  }
  return TRUE;
}

static gboolean
take_rest (MtStore *store, const MtBroughtIn *brought, GError **error)
{
  gboolean added;

  for (guint i = 0; i < brought->gone->len; i++)
    if (!mt_store_put_gone (store, brought->gone->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < brought->words->len; i++)
    if (!mt_store_put_word (store, brought->words->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < brought->shared->len; i++)
    if (!mt_store_put_shared (store, brought->shared->pdata[i], &added, error))
      return FALSE;
  return TRUE;
}

static gpointer
bring_in_job (gpointer data, gpointer given, GCancellable *cancellable, GError **error)
{
  MtSession *session = data;
  MtStore *store = session->store;
  Input *input = given;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->brought = g_steal_pointer (&input->brought);
  answer->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!mt_store_begin (store, error))
    return NULL;
  if (!take_entries (store, answer, error) || !take_rest (store, answer->brought, error)) {
    mt_store_roll_back (store);
    return NULL;
  }
  if (input->dry_run) {
    mt_store_roll_back (store);
    g_array_set_size (answer->keys, 0);
  } else if (!mt_store_commit (store, error))
    return NULL;
  else
    mt_session_follow_card (session);
  return g_steal_pointer (&answer);
}

void
mt_journal_bring_in (MtJournal *self,
                     MtBroughtIn *brought,
                     gboolean dry_run,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Input *input = g_new (Input, 1);

  g_return_if_fail (MT_IS_JOURNAL (self) && brought);
  *input = (Input){ brought, dry_run };
  mt_journal_ask (
      self, MT_JOURNAL_WRITER, mt_journal_bring_in,
      (MtJob){ bring_in_job, NULL, input, (GDestroyNotify)input_free, (GDestroyNotify)answer_free },
      NULL, callback, user_data);
}

MtBroughtIn *
mt_journal_bring_in_finish (MtJournal *self, GAsyncResult *result, GError **error)
{
  g_autoptr (Answer) answer = g_task_propagate_pointer (G_TASK (result), error);

  if (!answer)
    return NULL;
  for (guint i = 0; i < answer->keys->len; i++) {
    gint64 key = g_array_index (answer->keys, gint64, i);

    mt_journal_told_changed (self, MT_KEY_NONE, key);
  }
  return g_steal_pointer (&answer->brought);
}
