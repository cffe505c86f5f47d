/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/findings.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/error.h"
#include "core/journal-care.h"

#include <glib/gi18n.h>
#include <unistd.h>

static gboolean as_json;

const GOptionEntry mt_verify_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON, for other programs"), NULL },
  G_OPTION_ENTRY_NULL,
};

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
  if (!(as_json ? mt_findings_put_json (findings) : mt_findings_put (findings)))
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
