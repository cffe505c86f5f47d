/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/error.h"
#include "core/finding.h"
#include "core/journal-care.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define RESTORE_ADVICE                                                                             \
  N_ ("A backup that is whole can take the journal’s place: “meantime-cli restore”.")

/* What each part is, and what to do where it is damaged. */
static const struct {
  const char *name;
  const char *advice;
} parts[] = {
  [MT_PART_KEYS] = { N_ ("key file"), N_ ("The other copy is whole, and mends this one when the "
                                          "journal is next opened for writing.") },
  [MT_PART_SALT] = { N_ ("beginning of the database"), RESTORE_ADVICE },
  [MT_PART_PAGES] = { N_ ("pages of the database"), RESTORE_ADVICE },
  [MT_PART_STRUCTURE] = { N_ ("structure of the database"), RESTORE_ADVICE },
  [MT_PART_CHANGES] = { N_ ("saved changes"), N_ ("Some changes that had been saved are missing; "
                                                  "a backup may still have them.") },
  [MT_PART_NOTE] = { N_ ("sealed note"), N_ ("What was written in it cannot be read.") },
  [MT_PART_BACKUP] = { N_ ("backup"),
                       N_ ("It cannot be restored; “meantime-cli backup” makes another.") },
  [MT_PART_INBOX_KEY] = { N_ ("key that seals quick notes"),
                          N_ ("It is not the one this journal made. Look at notes written while "
                              "the journal was locked before you trust them, make a new backup, "
                              "and keep this device from others.") },
  [MT_PART_RESTORE] = { N_ ("restore"), N_ ("It was cut off; opening the journal, for example with "
                                            "“meantime-cli list”, finishes it.") },
};

/* Returns whether it is not damaged. */
static gboolean
put_finding (const MtFinding *finding)
{
  g_autofree char *name = mt_visible (finding->name);
  const char *part = _ (parts[finding->part].name);

  switch (finding->found) {
  case MT_FOUND_WHOLE:
    /* Translators: the name of a file, then what it is. */
    mt_put_format (_ ("%s (%s): whole\n"), name, part);
    return TRUE;
  case MT_FOUND_UNREAD:
    if (finding->part == MT_PART_BACKUP)
      /* Translators: the name of a file, then what it is: a backup. */
      mt_put_format (_ ("%s (%s): of another journal, not looked into\n"), name, part);
    else
      /* Translators: the name of a file, then what it is. */
      mt_put_format (_ ("%s (%s): not looked into\n"), name, part);
    return TRUE;
  case MT_FOUND_DAMAGED:
  default:
    break;
  }
  mt_put_format (_ ("%s (%s): damaged\n"), name, part);
  /* Translators: the name of a file, what it is, then a sentence of advice. */
  mt_say (_ ("%s (%s) is damaged. %s"), name, part, _ (parts[finding->part].advice));
  return FALSE;
}

MtStatus
mt_command_verify (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  MtStatus status;

  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)))
    return status;
  mt_stop_watch ();
  mt_journal_verify (call->journal, call->secret, MT_CALL_WAIT_MS, mt_stop_cancellable (),
                     mt_wait_cb, &wait);
  findings = mt_journal_verify_finish (call->journal, mt_wait_for (&wait), &error);
  if (!findings)
    return mt_call_refuse_error (call, error);
  for (guint i = 0; i < findings->len; i++)
    if (!put_finding (findings->pdata[i]))
      status = MT_STATUS_DAMAGED;
  return status;
}

MtStatus
mt_command_backup (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *folder = mt_visible (call->arguments[0]);
  MtStatus status;

  if (*folder == '\0' || (g_file_test (call->arguments[0], G_FILE_TEST_EXISTS) &&
                          !g_file_test (call->arguments[0], G_FILE_TEST_IS_DIR)))
    return mt_refuse (_ ("DIR takes a folder, and “%s” is something else."), folder);
  status = mt_call_open (call);
  if (status)
    return status;
  mt_journal_backup (call->journal, call->arguments[0], mt_stop_cancellable (), mt_wait_cb, &wait);
  path = mt_journal_backup_finish (call->journal, mt_wait_for (&wait), &error);
  if (!path)
    return mt_refuse_error (error);
  mt_put_format ("%s\n", path);
  if (mt_put_flush ())
    return MT_STATUS_DONE;
  mt_put_give_up ();
  return mt_refuse (_ ("The backup was made, but its path could not be printed."));
}

MtStatus
mt_command_restore (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL, *file = mt_visible (call->arguments[0]);
  MtStatus status;

  if (access (call->arguments[0], F_OK) < 0)
    return mt_refuse (_ ("There is no backup “%s”."), file);
  if (g_file_test (call->arguments[0], G_FILE_TEST_IS_DIR))
    return mt_refuse (_ ("%s is a folder. Name the backup itself, a file in it."), file);
  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)))
    return status;
  mt_stop_watch ();
  mt_journal_restore (call->journal, call->arguments[0], call->secret, MT_CALL_WAIT_MS, mt_wait_cb,
                      &wait);
  if (!mt_journal_restore_finish (call->journal, mt_wait_for (&wait), &aside, &error)) {
    if (!g_error_matches (error, MT_ERROR, MT_ERROR_DAMAGED))
      return mt_call_refuse_error (call, error);
    mt_say (_ ("%s is damaged, or is no backup, so the journal was left as it is. Try another."),
            file);
    return MT_STATUS_DAMAGED;
  }
  if (aside) {
    g_autofree char *kept = mt_visible (aside);
    mt_say (
        _ ("The backup is the journal now, and opens with the passphrase and the recovery key it "
           "was made with. What was there before is kept in %s."),
        kept);
  }
  return MT_STATUS_DONE;
}
