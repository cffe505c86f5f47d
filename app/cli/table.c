/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"

#include <glib/gi18n.h>

/* A new command is one row here. */
static const MtCommand commands[] = {
  { "init", mt_command_init, "", N_ ("Make a journal and print its recovery key") },
  { "log", mt_command_log, N_ ("KIND [TEXT|-]"), N_ ("Write an entry and print its id"),
    mt_log_options, 1, 2 },
  { "list", mt_command_list, "", N_ ("List entries, newest first"), mt_list_options },
  { "show", mt_command_show, N_ ("ID"), N_ ("Show one entry"), mt_show_options, 1, 1 },
  { "flag", mt_command_flag, N_ ("ID…"), N_ ("Choose entries to bring to the session"), NULL, 1,
    -1 },
  { "unflag", mt_command_unflag, N_ ("ID…"), N_ ("Bring entries no longer"), NULL, 1, -1 },
  { "delete", mt_command_delete, N_ ("ID…"), N_ ("Put entries into the bin, for 30 days"), NULL, 1,
    -1 },
  { "restore-entry", mt_command_restore_entry, N_ ("ID…"), N_ ("Take entries out of the bin"), NULL,
    1, -1 },
  { "search", mt_command_search, N_ ("WORDS"), N_ ("Find entries by their words, newest first"),
    mt_search_options, 1, -1 },
  { "words", mt_command_words, N_ ("[rename WORD NAME | hide WORD | offer WORD]"),
    N_ ("List your tags and other words, rename, join or hide them"), mt_words_options, 0, 3 },
  { "kinds", mt_command_kinds, "", N_ ("Show what can be written down, and the fields of each"),
    mt_kinds_options },
  { "export", mt_command_export, "", N_ ("Write chosen entries, and nothing else, to a file"),
    mt_export_options, 0, -1 },
  { "shared", mt_command_shared, N_ ("[list|show ID|forget ID…]"),
    N_ ("Tell what was handed over, when, and to whom; or forget that"), mt_shared_options, 0, -1 },
  { "import", mt_command_import, N_ ("FILE"),
    N_ ("Take in a file of another program, and tell what became of each thing in it"),
    mt_import_options, 1, 1 },
  { "form", NULL, N_ ("add FILE.json"), N_ ("Take in a form (not there yet)"), NULL, 0, -1 },
  { "note-sealed", mt_command_note_sealed, N_ ("[TEXT|-]"),
    N_ ("Leave a note that needs no passphrase; the next opening takes it in"), mt_note_options, 0,
    1 },
  { "reminders", mt_command_reminders, "",
    N_ ("List the reminders, switch them on and off, choose when none is to come"),
    mt_reminders_options },
  { "remind", mt_command_remind, N_ ("WHEN"),
    N_ ("Make a reminder and print its id; WHEN is daily, weekly, every, monthly, before, after, "
        "due or once"),
    mt_remind_options, 1, 1 },
  { "unremind", mt_command_unremind, N_ ("ID…"), N_ ("Delete reminders"), NULL, 1, -1 },
  { "backup", mt_command_backup, N_ ("DIR"), N_ ("Write a backup into a folder and print its path"),
    NULL, 1, 1 },
  { "backups", mt_command_backups, "", N_ ("List the backups of the journal, newest first"),
    mt_backups_options },
  { "restore", mt_command_restore, N_ ("FILE"),
    N_ ("Put a backup in the place of the journal, which is kept aside"), NULL, 1, 1 },
  { "verify", mt_command_verify, "", N_ ("Read all there is and tell what is damaged"),
    mt_verify_options },
  { "salvage", mt_command_salvage, "",
    N_ ("Bring back what can still be read of a damaged journal, which is kept aside"),
    mt_salvage_options },
  { "passphrase", mt_command_passphrase, "", N_ ("Choose another passphrase"),
    mt_passphrase_options },
  { "recovery-key", mt_command_recovery_key, "",
    N_ ("Make and print a new recovery key; the former one no longer opens the journal") },
  { "rekey", mt_command_rekey, "",
    N_ ("Somebody may know the passphrase: write all anew, under a new one"),
    mt_passphrase_options },
  { "mend-keys", mt_command_mend_keys, N_ ("BACKUP"),
    N_ ("Take the key file out of a backup, where both here are damaged"), NULL, 1, 1 },
  { "erase", mt_command_erase, "", N_ ("Delete the journal and its backups here, for good"),
    mt_erase_options },
  { "version", mt_command_version, "", N_ ("Print the version") },
  { "help", mt_command_help, N_ ("[COMMAND]"), N_ ("Explain the program or one command"), NULL, 0,
    1 },
};

const MtCommand *
mt_commands (gsize *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

const MtCommand *
mt_command_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}
