/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-keys.h"
#include "tests/core/damage.h"

/* What the owner of a journal may do, each as one call. */

static inline char *
rekey (MtJournal *journal, const char *secret, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_rekey (journal, secret, passphrase, 0, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_rekey_finish (journal, result, error);
}

static inline gboolean
erase (MtJournal *journal, const char *secret, char ***left, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_erase (journal, secret, 0, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_erase_finish (journal, result, left, error);
}

static inline gboolean
mend_keys (MtJournal *journal, const char *backup, const char *secret, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_mend_keys (journal, backup, secret, 0, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_mend_keys_finish (journal, result, error);
}

static inline char *
add_keyring (MtJournal *journal, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_add_keyring_slot (journal, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_add_keyring_slot_finish (journal, result, error);
}

static inline gboolean
remove_keyring (MtJournal *journal, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_remove_keyring_slot (journal, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_remove_keyring_slot_finish (journal, result, error);
}

static inline gboolean
has_keyring (MtJournal *journal, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_has_keyring_slot (journal, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_has_keyring_slot_finish (journal, result, error);
}

static inline gboolean
set_passphrase (MtJournal *journal, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_set_passphrase (journal, passphrase, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_set_passphrase_finish (journal, result, error);
}

static inline char *
new_recovery_key (MtJournal *journal, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_new_recovery_key (journal, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_new_recovery_key_finish (journal, result, error);
}

static inline gboolean
settle_recovery_key (MtJournal *journal, gboolean shown)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_settle_recovery_key (journal, shown, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_settle_recovery_key_finish (journal, result, NULL);
}

static inline gboolean
check_secret (MtJournal *journal, const char *secret, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_check_secret (journal, secret, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_check_secret_finish (journal, result, error);
}

static inline char *
make_backup (MtJournal *journal, const char *directory)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  char *file;

  mt_journal_backup (journal, directory, NULL, wait_done, &slot);
  result = wait_for (&slot);
  file = mt_journal_backup_finish (journal, result, NULL);
  g_assert_nonnull (file);
  return file;
}

static inline gboolean
leave_note (MtJournal *journal, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  GAsyncResult *slot = NULL;

  mt_entry_set_text (entry, text);
  mt_journal_leave_note (journal, entry, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_leave_note_finish (journal, result, NULL);
}

static inline void
assert_refuses (MtJournal *journal, const char *secret, MtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (unlock (journal, secret, &error));
  g_assert_error (error, MT_ERROR, (int)code);
}

static inline void
assert_opens (MtJournal *journal, const char *secret, MtOpenedBy by)
{
  g_autoptr (GError) error = NULL;

  unlock (journal, secret, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mt_journal_get_opened_by (journal), ==, by);
  lock (journal);
  g_assert_cmpint (mt_journal_get_opened_by (journal), ==, MT_OPENED_BY_NOTHING);
}
