/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-salvage.h"
#include "tests/core/damage.h"

#include <math.h>
#include <sys/stat.h>

/* A journal of which each word is known, to be damaged and salvaged, and the comparison of what
 * came back with what was written and with the report. */

#define PAGE 4096 /* bytes */

/* What was written, by its id. */
typedef struct {
  char *text;
  guint n_values, n_links, n_versions;
} Written;

static inline void
written_free (gpointer data)
{
  Written *self = data;

  g_free (self->text);
  g_free (self);
}

static inline GHashTable *
written_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, written_free);
}

static inline void
note_written (GHashTable *written, MtEntry *entry, guint n_versions)
{
  Written *one = g_new0 (Written, 1);

  one->text = g_strdup (mt_entry_get_text (entry));
  one->n_values = mt_entry_get_values (entry)->len;
  one->n_links = mt_entry_get_links (entry)->len;
  one->n_versions = n_versions;
  g_hash_table_insert (written, g_strdup (mt_entry_get_id (entry)), one);
}

/* Of about @size bytes, and like no other. */
static inline char *
make_text (GRand *rand, guint number, gsize size)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Entry %u, äöü ", number);
  while (text->len < size)
    g_string_append_printf (text, "%x ", g_rand_int (rand));
  return g_string_free_and_steal (text);
}

static inline gsize
choose_size (GRand *rand)
{
  int kind = g_rand_int_range (rand, 0, 20);

  return kind == 0 ? 20000 : kind < 3 ? 5000 : (gsize)g_rand_int_range (rand, 0, 700);
}

static inline MtEntry *
save_one (Fixture *f, GRand *rand, guint number, const char *linked)
{
  static const char *const kinds[] = { "thought", "mood", "question", "task" };
  const char *kind = kinds[number % G_N_ELEMENTS (kinds)];
  g_autofree char *text = make_text (rand, number, choose_size (rand));
  g_autofree char *at =
      g_strdup_printf ("%04d-%02d-%02dT%02d:%02d+01:00", 2020 + number % 7, 1 + number % 12,
                       1 + number % 28, number % 24, number % 60);
  g_auto (MtMoment) moment = { 0 };
  MtEntry *entry = mt_entry_new (kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, text);
  if (g_str_equal (kind, "mood")) {
    mt_entry_add_value (entry, "valence", "4", 4);
    mt_entry_add_value (entry, "energy", "2", 2);
    mt_entry_add_value (entry, "words", "calm", NAN);
    mt_entry_add_value (entry, "tags", "at home", NAN);
  }
  if (g_str_equal (kind, "question"))
    mt_entry_add_value (entry, "answer", text, NAN);
  if (linked)
    mt_entry_add_link (entry, "about", linked);
  g_assert_true (save (f->journal, entry, &error));
  g_assert_no_error (error);
  return entry;
}

/* @n entries of all sizes, some of them edited, linked or in the bin; the journal is locked then.
 */
static inline GHashTable *
fill (Fixture *f, guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GHashTable *written = written_new ();
  g_autofree char *last = NULL;

  for (guint i = 0; i < n; i++) {
    g_autoptr (MtEntry) entry = save_one (f, rand, i, i % 5 == 0 ? last : NULL);
    guint n_versions = i % 10 == 3 ? 2 : 0;

    for (guint v = 0; v < n_versions; v++) {
      g_autofree char *text = make_text (rand, i, choose_size (rand));

      mt_entry_set_visit (entry, v + 1);
      mt_entry_set_text (entry, text);
      g_assert_true (save (f->journal, entry, NULL));
    }
    if (i % 17 == 4)
      g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (entry), NULL));
    note_written (written, entry, n_versions);
    g_set_str (&last, mt_entry_get_id (entry));
  }
  lock (f->journal);
  return written;
}

static inline MtSalvageReport *
salvage_with (Fixture *f, gboolean use_backup, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_salvage (f->journal, fixture_recovery_key, use_backup, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_salvage_finish (f->journal, result, error);
}

static inline MtSalvageReport *
salvage (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  MtSalvageReport *report = salvage_with (f, FALSE, &error);

  g_assert_no_error (error);
  return report;
}

static inline const MtSalvagedEntry *
find (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++) {
    const MtSalvagedEntry *entry = entries->pdata[i];

    if (g_strcmp0 (entry->id, id) == 0)
      return entry;
  }
  return NULL;
}

static inline guint
count_versions (Fixture *f, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load_revisions (f->journal, id, wait_done, &slot);
  result = wait_for (&slot);
  versions = mt_journal_load_revisions_finish (f->journal, result, NULL);
  g_assert_nonnull (versions);
  return versions->len;
}

/* How many of @written are there, whole; each other one is in the report, as it is. */
static inline guint
compare (Fixture *f, GHashTable *written, const MtSalvageReport *report)
{
  GHashTableIter iter;
  gpointer id, value;
  guint n_whole = 0, n_unnamed = 0;

  reopen (f);
  g_hash_table_iter_init (&iter, written);
  while (g_hash_table_iter_next (&iter, &id, &value)) {
    const Written *one = value;
    const MtSalvagedEntry *partial = find (report->partial, id);
    g_autoptr (MtEntry) entry = load (f->journal, id, NULL);

    if (!entry) {
      g_assert_null (partial);
      n_unnamed += find (report->lost, id) == NULL;
      continue;
    }
    g_assert_null (find (report->lost, id));
    if (!partial) {
      n_whole++;
      g_assert_cmpstr (mt_entry_get_text (entry), ==, one->text);
      g_assert_cmpint (mt_entry_get_values (entry)->len, ==, one->n_values);
      g_assert_cmpint (mt_entry_get_links (entry)->len, ==, one->n_links);
      g_assert_cmpint (count_versions (f, id), ==, one->n_versions);
      continue;
    }
    if (!(partial->missing & (MT_SALVAGE_TEXT | MT_SALVAGE_LATEST) ||
          partial->unsure & (MT_SALVAGE_TEXT | MT_SALVAGE_LATEST)))
      g_assert_cmpstr (mt_entry_get_text (entry), ==, one->text);
    else if (!((partial->missing | partial->unsure) & MT_SALVAGE_LATEST))
      g_assert_true (g_str_has_prefix (one->text, mt_entry_get_text (entry)));
    g_assert_cmpint (mt_entry_get_values (entry)->len < one->n_values, ==,
                     (partial->missing & MT_SALVAGE_FIELDS) != 0);
    g_assert_cmpint (mt_entry_get_links (entry)->len < one->n_links, ==,
                     (partial->missing & MT_SALVAGE_LINKS) != 0);
  }
  for (guint i = 0; i < report->lost->len; i++)
    n_unnamed -= ((MtSalvagedEntry *)report->lost->pdata[i])->id == NULL;
  g_assert_cmpint (n_unnamed, ==, report->n_lost_more);
  g_assert_cmpint (n_whole, ==, report->n_whole);
  g_assert_cmpint (n_whole + report->partial->len + report->lost->len + report->n_lost_more, ==,
                   g_hash_table_size (written));
  lock (f->journal);
  g_assert_cmpint (damaged_parts (f), ==, 0);
  return n_whole;
}

static inline goffset
size_of (Fixture *f, const char *name)
{
  g_autofree char *path = path_of (f, name);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
}
