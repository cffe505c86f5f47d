/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/ask.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/error.h"
#include "core/journal-backups.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

static char *new_file;
static gboolean yes;

const GOptionEntry mt_passphrase_options[] = {
  { "new-file", 0, 0, G_OPTION_ARG_FILENAME, &new_file,
    N_ ("Its first line is the new passphrase; -: the next line of standard input"),
    N_ ("FILE|-") },
  G_OPTION_ENTRY_NULL,
};

const GOptionEntry mt_erase_options[] = {
  { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Delete it, for good"), NULL },
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

/* ---- Somebody may know it ---- */

/* What the old secrets go on to open, as far as it is known here. */
static void
tell_former (MtCall *call)
{
  g_auto (MtWait) wait = { 0 }, wait_aside = { 0 };
  g_autoptr (GPtrArray) backups = NULL, asides = NULL;

  mt_journal_list_backups (call->journal, NULL, mt_wait_cb, &wait);
  backups = mt_journal_list_backups_finish (call->journal, mt_wait_for (&wait), NULL);
  mt_journal_list_aside (call->journal, mt_wait_cb, &wait_aside);
  asides = mt_journal_list_aside_finish (call->journal, mt_wait_for (&wait_aside), NULL);
  for (guint i = 0; backups && i < backups->len; i++) {
    const MtBackupInfo *info = backups->pdata[i];
    g_autofree char *path = mt_visible (info->path);

    if (info->state == MT_BACKUP_FORMER_KEY)
      mt_say (_ ("The former passphrase and recovery key still open the backup %s."), path);
  }
  for (guint i = 0; asides && i < asides->len; i++) {
    g_autofree char *path = mt_visible (((const MtAside *)asides->pdata[i])->path);

    mt_say (_ ("A former passphrase or recovery key still opens what a restore kept aside in %s."),
            path);
  }
  mt_say (
      "%s",
      _ ("Former secrets open every copy of this journal that was made before now. Delete those "
         "that nobody should read, and make a new backup."));
}

MtStatus
mt_command_rekey (MtCall *call)
{
  g_auto (MtWait) wait = { 0 }, wait_open = { 0 };
  g_autoptr (GError) error = NULL;
  char *chosen = NULL, *key;
  gboolean is_open;
  MtStatus status;

  if (!mt_output_is_open ())
    return refuse_closed_output ();
  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)) ||
      (status = mt_ask (new_file, MT_ASK_NEW, &chosen, NULL)))
    return status;
  mt_stop_watch ();
  mt_journal_rekey (call->journal, call->secret, chosen, MT_CALL_WAIT_MS, mt_wait_cb, &wait);
  mt_ask_free (chosen);
  key = mt_journal_rekey_finish (call->journal, mt_wait_for (&wait), &error);
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return refuse_passphrase (error);
  if (!key)
    return mt_call_refuse_error (call, error);
  mt_journal_unlock (call->journal, key, MT_CALL_WAIT_MS, mt_wait_cb, &wait_open);
  is_open = mt_journal_unlock_finish (call->journal, mt_wait_for (&wait_open), NULL);
  if (is_open)
    tell_former (call);
  if (!put_recovery_key (key))
    return mt_refuse (
        _ ("The journal opens with the new passphrase only, but its recovery key could not be "
           "printed. “meantime-cli recovery-key” makes and prints another."));
  if (is_open)
    remember_kept (call);
  return MT_STATUS_DONE;
}

/* ---- Deleting ---- */

/* The folder for further copies, as the journal has it; NULL where there is none, or where it is
 * too damaged to say so. */
static MtStatus
find_second_place (MtCall *call, char **second_place)
{
  g_auto (MtWait) wait = { 0 }, wait_settings = { 0 }, wait_lock = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MtBackupSettings) settings = NULL;

  mt_journal_unlock (call->journal, call->secret, MT_CALL_WAIT_MS, mt_wait_cb, &wait);
  if (!mt_journal_unlock_finish (call->journal, mt_wait_for (&wait), &error))
    return mt_error_is_damage (error) ? MT_STATUS_DONE : mt_call_refuse_error (call, error);
  mt_journal_get_backup_settings (call->journal, mt_wait_cb, &wait_settings);
  settings =
      mt_journal_get_backup_settings_finish (call->journal, mt_wait_for (&wait_settings), NULL);
  if (settings)
    *second_place = g_strdup (settings->second_place);
  mt_journal_lock (call->journal, mt_wait_cb, &wait_lock);
  mt_journal_lock_finish (call->journal, mt_wait_for (&wait_lock), NULL);
  return MT_STATUS_DONE;
}

static void
tell_elsewhere (const char *second_place, const char *const *left)
{
  g_autofree char *place = second_place ? mt_visible (second_place) : NULL;

  for (; *left; left++) {
    g_autofree char *name = mt_visible (*left);

    mt_say (_ ("%s is not Meantime’s and was left in the folder."), name);
  }
  if (place)
    mt_say (_ ("Copies of backups may still lie in %s. They are yours to delete."), place);
  mt_say ("%s",
          _ ("What was exported, printed, handed over or backed up elsewhere is not deleted by "
             "this. Disks may keep what was deleted for a while; nobody can read it without its "
             "keys."));
}

MtStatus
mt_command_erase (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_auto (GStrv) left = NULL;
  g_autofree char *second_place = NULL;
  g_autoptr (GError) error = NULL;
  MtStatus status;

  if (!yes)
    return mt_refuse_usage (_ ("This deletes the journal and its backups in the same folder, for "
                               "good. If that is what you want, say --yes."));
  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)))
    return status;
  mt_stop_watch ();
  if ((status = find_second_place (call, &second_place)))
    return status;
  if (mt_stop_came ())
    return MT_STATUS_STOPPED;
  mt_journal_erase (call->journal, call->secret, MT_CALL_WAIT_MS, mt_wait_cb, &wait);
  if (!mt_journal_erase_finish (call->journal, mt_wait_for (&wait), &left, &error))
    return mt_call_refuse_error (call, error);
  tell_elsewhere (second_place, (const char *const *)left);
  return MT_STATUS_DONE;
}

/* ---- Mending ---- */

MtStatus
mt_command_mend_keys (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *file = mt_visible (call->arguments[0]);
  MtStatus status;

  if ((status = mt_call_find_journal (call)) || (status = mt_call_ask (call)))
    return status;
  mt_stop_watch ();
  mt_journal_mend_keys (call->journal, call->arguments[0], call->secret, MT_CALL_WAIT_MS,
                        mt_wait_cb, &wait);
  if (mt_journal_mend_keys_finish (call->journal, mt_wait_for (&wait), &error)) {
    mt_say (_ ("The key files are whole again. The journal opens with the passphrase and the "
               "recovery key of the time of %s."),
            file);
    return MT_STATUS_DONE;
  }
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    return mt_refuse (_ ("There is no backup “%s”."), file);
  if (g_error_matches (error, MT_ERROR, MT_ERROR_EXISTS))
    return mt_refuse (_ ("The key files of this journal are sound, so there is nothing to mend."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return mt_refuse (_ ("The keys in %s are not those of this journal’s database. Try another "
                         "backup."),
                      file);
  return mt_call_refuse_error (call, error);
}
