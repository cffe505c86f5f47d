/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/file.h"
#include "core/error.h"
#include "core/journal.h"
#include "tests/wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "four quiet words here"

/* A journal of its own for each test, in a throw-away folder.  Making one costs a second of Argon2,
 * so one is made per program and copied; it is opened by its recovery key. */
typedef struct {
  char *folder; /* of the journal */
  char *root;   /* the throw-away folder */
  MtJournal *journal;
} Fixture;

static char *fixture_model, *fixture_recovery_key;

static inline void
fixture_copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir (to, 0700);
  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *source = g_build_filename (from, name, NULL);
    g_autofree char *target = g_build_filename (to, name, NULL);
    g_autofree char *data = NULL;
    gsize size;

    if (g_file_test (source, G_FILE_TEST_IS_DIR)) {
      fixture_copy_folder (source, target);
      continue;
    }
    g_assert_true (g_file_get_contents (source, &data, &size, NULL));
    g_assert_true (g_file_set_contents_full (target, data, (gssize)size, 0, 0600, NULL));
  }
}

static inline char *
create (MtJournal *journal, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_create (journal, passphrase, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_create_finish (journal, result, error);
}

static inline gboolean
unlock (MtJournal *journal, const char *secret, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_unlock (journal, secret, 0, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_unlock_finish (journal, result, error);
}

static inline void
lock (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_lock (journal, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_lock_finish (journal, result, NULL));
}

static inline gboolean
save (MtJournal *journal, MtEntry *entry, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_save (journal, entry, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_save_finish (journal, result, error);
}

static inline gboolean
change (MtJournal *journal, MtChange what, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_change (journal, what, (const char *const[]){ id, NULL }, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_change_finish (journal, result, error);
}

static inline MtEntry *
load (MtJournal *journal, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load (journal, id, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_load_finish (journal, result, error);
}

static inline GPtrArray *
list (MtJournal *journal, const MtFilter *filter, gint64 before, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  GPtrArray *entries;

  mt_journal_list (journal, filter, before, limit, NULL, wait_done, &slot);
  result = wait_for (&slot);
  entries = mt_journal_list_finish (journal, result, &error);
  g_assert_no_error (error);
  return entries;
}

/* A saved entry of @kind at @at (UTC unless it says) with @text. */
static inline MtEntry *
write_entry (MtJournal *journal, const char *kind, const char *at, const char *text)
{
  MtEntry *entry = mt_entry_new (kind);
  g_auto (MtMoment) moment = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_moment_parse (&moment, at, NULL, &error));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, text);
  g_assert_true (save (journal, entry, &error));
  g_assert_no_error (error);
  return entry;
}

static inline void
fixture_set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!fixture_model) {
    g_autoptr (MtJournal) journal = NULL;

    fixture_model = g_dir_make_tmp ("meantime-model-XXXXXX", NULL);
    journal = mt_journal_new (fixture_model);
    fixture_recovery_key = create (journal, PASSPHRASE, &error);
    g_assert_no_error (error);
    lock (journal);
  }
  f->root = g_dir_make_tmp ("meantime-test-XXXXXX", NULL);
  f->folder = g_build_filename (f->root, "journal", NULL);
  fixture_copy_folder (fixture_model, f->folder);
  f->journal = mt_journal_new (f->folder);
  g_assert_true (unlock (f->journal, fixture_recovery_key, &error));
  g_assert_no_error (error);
}

/* Answers that are still on their way hold @object: once they have come it must be gone. */
static inline void
fixture_let_go (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&G_OBJECT (object)->ref_count) > 1 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  g_assert_finalize_object (object);
}

static inline void
fixture_tear_down (Fixture *f, gconstpointer data)
{
  lock (f->journal);
  fixture_let_go (f->journal);
  mt_file_remove_folder (f->root);
  g_free (f->root);
  g_free (f->folder);
}

static inline int
fixture_run (void)
{
  int status = g_test_run ();

  if (fixture_model)
    mt_file_remove_folder (fixture_model);
  g_free (fixture_model);
  mt_journal_free_secret (fixture_recovery_key);
  return status;
}

#define ADD_TEST(path, func)                                                                       \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
