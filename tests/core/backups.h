/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-backups.h"
#include "tests/core/damage.h"

/* Asking a journal about its backups, and waiting for what it says. */

static inline MtBackupRound *
keep (MtJournal *journal, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_keep_backups (journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_keep_backups_finish (journal, result, error);
}

/* A round that ends well, and as @outcome says. */
static inline MtBackupRound *
keep_well (MtJournal *journal, MtBackupRoundOutcome outcome)
{
  g_autoptr (GError) error = NULL;
  MtBackupRound *round = keep (journal, &error);

  g_assert_no_error (error);
  g_assert_cmpint (round->outcome, ==, outcome);
  g_assert_cmpint (round->path != NULL, ==, outcome == MT_BACKUP_ROUND_MADE);
  return round;
}

static inline void
assert_round (MtJournal *journal, MtBackupRoundOutcome outcome, MtSecondPlaceOutcome second)
{
  g_autoptr (MtBackupRound) round = keep_well (journal, outcome);

  g_assert_cmpint (round->second, ==, second);
}

static inline GPtrArray *
list_backups (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  GPtrArray *list;

  mt_journal_list_backups (journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  list = mt_journal_list_backups_finish (journal, result, &error);
  g_assert_no_error (error);
  return list;
}

static inline MtBackupInfo *
check_backup (MtJournal *journal, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_check_backup (journal, path, NULL, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_check_backup_finish (journal, result, error);
}

static inline gboolean
delete_backup (MtJournal *journal, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_delete_backup (journal, path, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_delete_backup_finish (journal, result, error);
}

static inline char *
back_up (MtJournal *journal, const char *directory)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  char *path;

  mt_journal_backup (journal, directory, NULL, wait_done, &slot);
  result = wait_for (&slot);
  path = mt_journal_backup_finish (journal, result, &error);
  g_assert_no_error (error);
  return path;
}

static inline char *
restore_backup (MtJournal *journal, const char *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  char *aside = NULL;

  mt_journal_restore (journal, file, fixture_recovery_key, 0, wait_done, &slot);
  result = wait_for (&slot);
  mt_journal_restore_finish (journal, result, &aside, &error);
  g_assert_no_error (error);
  return aside;
}

static inline MtBackupSettings *
get_settings (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  MtBackupSettings *settings;

  mt_journal_get_backup_settings (journal, wait_done, &slot);
  result = wait_for (&slot);
  settings = mt_journal_get_backup_settings_finish (journal, result, &error);
  g_assert_no_error (error);
  return settings;
}

static inline gboolean
set_settings (MtJournal *journal, guint limit, const char *second_place, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  MtBackupSettings settings = { limit, (char *)second_place, TRUE };

  mt_journal_set_backup_settings (journal, &settings, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_set_backup_settings_finish (journal, result, error);
}

static inline MtBackupInfo *
find_info (GPtrArray *list, const char *path)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((MtBackupInfo *)list->pdata[i])->path, path))
      return list->pdata[i];
  return NULL;
}

static inline void
assert_state (MtJournal *journal, const char *path, MtBackupState state)
{
  g_autoptr (GPtrArray) list = list_backups (journal);
  MtBackupInfo *info = find_info (list, path);

  g_assert_nonnull (info);
  g_assert_cmpint (info->state, ==, state);
}

/* How many files are in @folder, hidden ones too. */
static inline guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}
