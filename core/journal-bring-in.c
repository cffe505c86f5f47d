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

/* An entry that is here. */
typedef struct {
  char *id, *roles;
} Here;

static void
here_free (Here *here)
{
  g_free (here->id);
  g_free (here->roles);
  g_free (here);
}

typedef struct {
  GHashTable *wanted;  /* digests of what has a number */
  GHashTable *present; /* digest → GPtrArray of Here: what says the same */
} Look;

static gboolean
look_cb (MtWhole *taken, gpointer data, GError **error)
{
  Look *self = data;
  g_autoptr (MtWhole) whole = taken;
  g_autofree char *digest = mt_bring_json_digest (whole->entry);
  GPtrArray *same = g_hash_table_lookup (self->present, digest);
  Here *here;

  if (!g_hash_table_contains (self->wanted, digest))
    return TRUE;
  if (!same) {
    same = g_ptr_array_new_with_free_func ((GDestroyNotify)here_free);
    g_hash_table_insert (self->present, g_steal_pointer (&digest), same);
  }
  here = g_new (Here, 1);
  *here = (Here){ g_strdup (mt_entry_get_id (whole->entry)), mt_bring_json_roles (whole->entry) };
  g_ptr_array_add (same, here);
  return TRUE;
}

/* By what it says; of what has no number, NULL.  Owned. */
static GPtrArray *
list_digests (const MtBroughtIn *brought)
{
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < brought->found->len; i++) {
    const MtBrought *found = brought->found->pdata[i];

    g_ptr_array_add (digests, found->known_as ? mt_bring_json_digest (found->entry) : NULL);
  }
  return digests;
}

/* Which of the entries that have a number are here already. */
static GHashTable *
find_present (MtStore *store, const GPtrArray *digests, GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) present =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  Look look = { wanted, present };

  for (guint i = 0; i < digests->len; i++)
    if (digests->pdata[i])
      g_hash_table_add (wanted, digests->pdata[i]);
  if (g_hash_table_size (wanted) > 0 && !mt_store_for_each_whole (store, look_cb, &look, error))
    return NULL;
  return g_steal_pointer (&present);
}

/* What the entries of a file are called here. */
typedef struct {
  GHashTable *ids;  /* number → id */
  GPtrArray *names; /* of each that was found: that id; NULL: not known, or it has no number */
} Names;

static void
names_free (Names *names)
{
  g_hash_table_unref (names->ids);
  g_ptr_array_unref (names->names);
  g_free (names);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Names, names_free)

typedef gboolean (*IsSameFunc) (const Here *here, MtEntry *entry, const char *roles);

static gboolean
has_same_id (const Here *here, MtEntry *entry, const char *roles)
{
  return g_str_equal (here->id, mt_entry_get_id (entry));
}

static gboolean
has_same_roles (const Here *here, MtEntry *entry, const char *roles)
{
  return g_str_equal (here->roles, roles);
}

static gboolean
says_the_same (const Here *here, MtEntry *entry, const char *roles)
{
  return TRUE;
}

/* The id of the first of @same that is @entry, which is then taken; owned, or NULL. */
static char *
take_name (GPtrArray *same, MtEntry *entry, IsSameFunc is_same)
{
  g_autofree char *roles = mt_bring_json_roles (entry);

  for (guint i = 0; same && i < same->len; i++) {
    const Here *here = same->pdata[i];

    if (is_same (here, entry, roles)) {
      char *id = g_strdup (here->id);
      g_ptr_array_remove_index (same, i);
      return id;
    }
  }
  return NULL;
}

/* Each that is here serves one of the file: what says the same twice there is here twice. */
static Names *
name_all (const MtBroughtIn *brought, const GPtrArray *digests, GHashTable *present)
{
  static const IsSameFunc ways[] = { has_same_id, has_same_roles, says_the_same };
  Names *self = g_new (Names, 1);

  *self = (Names){ g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                   g_ptr_array_new_with_free_func (g_free) };
  g_ptr_array_set_size (self->names, (int)brought->found->len);
  for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
    for (guint i = 0; i < brought->found->len; i++) {
      const MtBrought *found = brought->found->pdata[i];

      if (digests->pdata[i] && !self->names->pdata[i])
        self->names->pdata[i] =
            take_name (g_hash_table_lookup (present, digests->pdata[i]), found->entry, ways[way]);
    }
  for (guint i = 0; i < brought->found->len; i++) {
    const MtBrought *found = brought->found->pdata[i];
    const char *name = self->names->pdata[i];

    if (digests->pdata[i])
      g_hash_table_insert (self->ids, g_strdup (found->known_as),
                           g_strdup (name ? name : mt_entry_get_id (found->entry)));
  }
  return self;
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
take_entry (MtStore *store,
            const MtBrought *found,
            const char *name,
            GHashTable *ids,
            gint64 *key,
            GError **error)
{
  *key = MT_KEY_NONE;
  if (name)
    return TRUE; /* it is here */
  if (found->known_as)
    resolve_links (found->entry, ids);
  return mt_store_put_whole (store, found->whole, key, error);
}

static gboolean
take_entries (MtStore *store, Answer *answer, GError **error)
{
  MtBroughtIn *brought = answer->brought;
  g_autoptr (GPtrArray) digests = list_digests (brought);
  g_autoptr (GHashTable) present = find_present (store, digests, error);
  g_autoptr (Names) names = present ? name_all (brought, digests, present) : NULL;
  guint n_kept = 0;

  if (!names)
    return FALSE;
  for (guint i = 0; i < names->names->len; i++) {
    gint64 key;

    if (!take_entry (store, brought->found->pdata[n_kept], names->names->pdata[i], names->ids, &key,
                     error))
      return FALSE;
    if (key == MT_KEY_NONE) {
      g_ptr_array_remove_index (brought->found, n_kept);
      brought->n_there++;
      continue;
    }
    g_array_append_val (answer->keys, key);
    n_kept++;
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
