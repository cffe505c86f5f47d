/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/ask.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/error.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

static char *new_file;

const GOptionEntry mt_passphrase_options[] = {
  { "new-file", 0, 0, G_OPTION_ARG_FILENAME, &new_file,
    N_ ("Its first line is the new passphrase; -: the next line of standard input"),
    N_ ("FILE|-") },
  G_OPTION_ENTRY_NULL,
};

static MtStatus
refuse_closed_output (void)
{
  return mt_refuse (
      _ ("The recovery key is shown only once, and there is no standard output to show "
         "it on. Nothing was changed."));
}

/* Says what the core's INVALID means for a passphrase. */
static MtStatus
refuse_passphrase (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return mt_refuse (
        _ ("This cannot be a passphrase: it is empty or has control characters. Nothing "
           "was changed; choose another."));
  return mt_refuse_error (error);
}

/* The key stands alone on the last line of standard output.  What a person is told about it comes
 * on standard error, once it is out. */
static gboolean
put_recovery_key (char *key)
{
  mt_put (key);
  mt_put ("\n");
  mt_journal_free_secret (key);
  if (!mt_put_flush ()) {
    mt_put_give_up ();
    return FALSE;
  }
  mt_say ("%s",
          _ ("This is the recovery key. It opens the journal if the passphrase is forgotten, and "
             "is shown only now: keep it on paper, away from this device."));
  return TRUE;
}

/* Whoever printed it was told to keep it.  Where this cannot be remembered, the window only asks
 * once more. */
static void
remember_kept (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };

  mt_journal_set_recovery_key_kept (call->journal, TRUE, mt_wait_cb, &wait);
  if (!mt_journal_set_recovery_key_kept_finish (call->journal, mt_wait_for (&wait), NULL))
    g_debug ("that the recovery key is kept could not be remembered");
}

MtStatus
mt_command_init (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  char *key;
  MtStatus status = mt_call_find_journal (call);

  if (status)
    return status;
  if (!mt_output_is_open ())
    return refuse_closed_output ();
  status = mt_ask (call->passphrase_file, MT_ASK_NEW, &call->secret, NULL);
  if (status)
    return status;
  mt_stop_watch ();
  mt_journal_create (call->journal, call->secret, mt_wait_cb, &wait);
  key = mt_journal_create_finish (call->journal, mt_wait_for (&wait), &error);
  if (!key)
    return refuse_passphrase (error);
  if (put_recovery_key (key)) {
    remember_kept (call);
    return MT_STATUS_DONE;
  }
  return mt_refuse (
      _ ("The journal was made, but its recovery key could not be printed. “meantime-cli "
         "recovery-key” makes and prints another."));
}

MtStatus
mt_command_passphrase (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  char *chosen = NULL;
  MtStatus status;

  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)) ||
      (status = mt_ask (new_file, MT_ASK_NEW, &chosen, NULL)))
    return status;
  status = mt_call_open (call);
  if (!status) {
    mt_journal_set_passphrase (call->journal, chosen, mt_wait_cb, &wait);
    if (!mt_journal_set_passphrase_finish (call->journal, mt_wait_for (&wait), &error))
      status = refuse_passphrase (error);
  }
  mt_ask_free (chosen);
  return status;
}

/* Ends the former key, or takes back the new one that nobody has seen. */
static MtStatus
settle (MtCall *call, gboolean shown)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean settled;

  mt_journal_settle_recovery_key (call->journal, shown, mt_wait_cb, &wait);
  settled = mt_journal_settle_recovery_key_finish (call->journal, mt_wait_for (&wait), &error);
  if (settled && shown)
    return MT_STATUS_DONE;
  if (shown) {
    mt_say ("%s",
            _ ("The new recovery key opens the journal, and the former one still does, too: it "
               "could not be ended. “meantime-cli recovery-key” ends both and prints another."));
    return mt_refuse_error (error);
  }
  if (!settled)
    g_debug ("%s", error->message);
  if (mt_stop_came ())
    return MT_STATUS_STOPPED;
  return mt_refuse (
      _ ("The new recovery key could not be printed, so it was not put in the place of "
         "the former one, which still opens the journal."));
}

MtStatus
mt_command_recovery_key (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  char *key;
  MtStatus status;

  if (!mt_output_is_open ())
    return refuse_closed_output ();
  status = mt_call_open (call);
  if (status)
    return status;
  mt_journal_new_recovery_key (call->journal, mt_wait_cb, &wait);
  key = mt_journal_new_recovery_key_finish (call->journal, mt_wait_for (&wait), &error);
  if (!key)
    return mt_refuse_error (error);
  if (!mt_stop_came ())
    return settle (call, put_recovery_key (key));
  mt_journal_free_secret (key);
  return settle (call, FALSE);
}
