/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-shared.h"
#include "tests/core/fixture.h"

/* Records of what was shared, as tests make and read them. */

/* A file with @words for somebody, of the entry @id and (NULL: none) @more. */
static inline MtShared *
make_shared (const char *words, const char *id, MtEntry *more)
{
  MtShared *shared = mt_shared_new (MT_SHARED_FILE, "pdf");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("1a", 2);
  const char *ids[] = { id, more ? mt_entry_get_id (more) : NULL, NULL };

  g_set_str (&shared->place, "file:///home/a/%C3%91and%C3%BA.pdf");
  g_set_str (&shared->recipient, "Dr Ñ, and my sister");
  shared->n_pages = 3;
  mt_shared_set_bytes (shared, bytes);
  mt_shared_set_words (shared, words);
  mt_shared_set_entries (shared, ids, 0);
  return shared;
}

static inline gboolean
try_record (Fixture *f, const MtShared *shared, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_record_shared (f->journal, shared, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_record_shared_finish (f->journal, result, error);
}

static inline void
record (Fixture *f, const MtShared *shared)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_record (f, shared, &error));
  g_assert_no_error (error);
}

static inline MtShared *
load_shared (Fixture *f, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  MtShared *shared;

  mt_journal_load_shared (f->journal, id, NULL, wait_done, &slot);
  result = wait_for (&slot);
  shared = mt_journal_load_shared_finish (f->journal, result, &error);
  g_assert_no_error (error);
  return shared;
}

static inline GPtrArray *
list_shared (Fixture *f, const char *entry, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  GPtrArray *list;

  mt_journal_list_shared (f->journal, entry, limit, NULL, wait_done, &slot);
  result = wait_for (&slot);
  list = mt_journal_list_shared_finish (f->journal, result, &error);
  g_assert_no_error (error);
  return list;
}

static inline gboolean
forget (Fixture *f, const char *const *ids, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_forget_shared (f->journal, ids, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_forget_shared_finish (f->journal, result, error);
}

static inline gboolean
note_deleted (Fixture *f, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_note_shared_file_deleted (f->journal, id, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_note_shared_file_deleted_finish (f->journal, result, NULL);
}

static inline void
assert_same_shared (const MtShared *one, const MtShared *other)
{
  g_assert_cmpstr (one->id, ==, other->id);
  g_assert_cmpint (one->moment.instant, ==, other->moment.instant);
  g_assert_cmpint (one->moment.offset, ==, other->moment.offset);
  g_assert_cmpstr (one->moment.zone, ==, other->moment.zone);
  g_assert_cmpint (one->way, ==, other->way);
  g_assert_cmpstr (one->format, ==, other->format);
  g_assert_cmpstr (one->place, ==, other->place);
  g_assert_cmpstr (one->recipient, ==, other->recipient);
  g_assert_cmpuint (one->n_pages, ==, other->n_pages);
  g_assert_cmpuint (one->n_entries, ==, other->n_entries);
  g_assert_cmpint (one->size, ==, other->size);
  g_assert_cmpstr (one->fingerprint, ==, other->fingerprint);
  g_assert_cmpint (one->file_deleted, ==, other->file_deleted);
  g_assert_cmpint (one->kept, ==, other->kept);
  g_assert_cmpstr (one->words, ==, other->words);
  g_assert_true (
      g_strv_equal ((const char *const *)one->entries, (const char *const *)other->entries));
}
