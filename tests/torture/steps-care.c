/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-care.h"
#include "core/journal-salvage.h"
#include "tests/torture/driver.h"
#include "tests/wait.h"

#define WAIT_MS 2000

/* backup:DIR: said as "made PATH". */
gboolean
driver_backup (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GAsyncResult *slot = NULL;

  driver_say (self, "try backup");
  mt_journal_backup (self->journal, words[1], NULL, wait_done, &slot);
  result = wait_for (&slot);
  path = mt_journal_backup_finish (self->journal, result, &error);
  if (path)
    driver_say (self, "made %s", path);
  return driver_end (self, path != NULL, error);
}

/* restore:FILE, of the locked journal; said as "aside PATH". */
gboolean
driver_restore (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  GAsyncResult *slot = NULL;
  gboolean done;

  driver_say (self, "try restore");
  mt_journal_restore (self->journal, words[1], self->secret, WAIT_MS, wait_done, &slot);
  result = wait_for (&slot);
  done = mt_journal_restore_finish (self->journal, result, &aside, &error);
  if (done && aside)
    driver_say (self, "aside %s", aside);
  return driver_end (self, done, error);
}

/* keep: today's backup, if it is due; said as "made PATH". */
gboolean
driver_keep (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtBackupRound) round = NULL;
  GAsyncResult *slot = NULL;

  driver_say (self, "try keep");
  mt_journal_keep_backups (self->journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  round = mt_journal_keep_backups_finish (self->journal, result, &error);
  if (round && round->path)
    driver_say (self, "made %s", round->path);
  return driver_end (self, round != NULL, error);
}

/* salvage, of the locked journal. */
gboolean
driver_salvage (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtSalvageReport) report = NULL;
  GAsyncResult *slot = NULL;

  driver_say (self, "try salvage");
  mt_journal_salvage (self->journal, self->secret, FALSE, WAIT_MS, NULL, wait_done, &slot);
  result = wait_for (&slot);
  report = mt_journal_salvage_finish (self->journal, result, &error);
  if (report && mt_salvage_report_is_whole (report))
    driver_say (self, "whole");
  return driver_end (self, report != NULL, error);
}
