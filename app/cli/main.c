/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/process.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>

static char *folder, *passphrase_file, **arguments;
static gboolean help, version;

static const GOptionEntry global_options[] = {
  { "journal", 0, 0, G_OPTION_ARG_FILENAME, &folder,
    N_ ("The journal’s folder (default: $XDG_DATA_HOME/meantime)"), N_ ("DIR") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_ ("Its first line is the passphrase or the recovery key; -: standard input"), N_ ("FILE|-") },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Explain the program or the command"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry program_options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry remaining_options[] = {
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

/* Reads the options before the command (@command NULL), or those of the command. */
static GOptionContext *
new_context (const MtCommand *command)
{
  g_autofree char *shown = NULL;
  GOptionContext *context;

  if (command && *command->synopsis)
    shown = g_strdup_printf ("%s %s", command->name, _ (command->synopsis));
  context = g_option_context_new (shown ? shown : command ? command->name : _ ("COMMAND"));
  g_option_context_set_help_enabled (context, FALSE); /* GLib's goes through the locale's charset */
  g_option_context_set_strict_posix (context, command == NULL);
  g_option_context_set_ignore_unknown_options (context, command && !command->run);
  g_option_context_set_summary (context, command
                                             ? _ (command->help)
                                             : _ ("A private journal for the time between therapy "
                                                  "sessions, in the terminal."));
  if (command && command->options)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, global_options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, command ? remaining_options : program_options,
                                     GETTEXT_PACKAGE);
  return context;
}

static char *
list_commands (void)
{
  GString *list = g_string_new (_ ("Commands:"));
  gsize n_commands;
  const MtCommand *commands = mt_commands (&n_commands);

  for (gsize i = 0; i < n_commands; i++)
    g_string_append_printf (list, "\n  %-14s %s", commands[i].name, _ (commands[i].help));
  g_string_append (list, _ ("\n\n“meantime-cli help COMMAND” tells more, “man meantime-cli” all."));
  return g_string_free (list, FALSE);
}

static MtStatus
put_help (const MtCommand *command)
{
  g_autoptr (GOptionContext) context = new_context (command);
  g_autofree char *commands = command ? NULL : list_commands ();
  g_autofree char *text = NULL;

  g_option_context_set_description (context, commands);
  text = g_option_context_get_help (context, TRUE, NULL);
  mt_put (text);
  return MT_STATUS_DONE;
}

static MtStatus
refuse_command (const char *name)
{
  if (mt_is_plain_word (name))
    return mt_refuse_usage (_ ("There is no command “%s”. “meantime-cli help” lists them."), name);
  return mt_refuse_usage (_ ("The first word is the command. “meantime-cli help” lists them."));
}

MtStatus
mt_command_help (MtCall *call)
{
  const MtCommand *command = NULL;

  if (call->n_arguments > 0 && !(command = mt_command_find (call->arguments[0])))
    return refuse_command (call->arguments[0]);
  return put_help (command);
}

MtStatus
mt_command_version (MtCall *call)
{
  mt_put ("meantime-cli " VERSION "\n");
  return MT_STATUS_DONE;
}

/* GLib's own message would repeat what was typed, which may be a text in the wrong place. */
static MtStatus
refuse_options (const GError *error, char **words, const MtCommand *command)
{
  g_autofree char *more =
      g_strconcat ("meantime-cli help", command ? " " : NULL, command ? command->name : NULL, NULL);

  for (char **word = words; *word; word++) {
    g_autofree char *name = g_strndup (*word, strcspn (*word, "="));

    if (!g_str_has_prefix (name, "--") || !mt_is_plain_word (name) ||
        !strstr (error->message, name))
      continue;
    if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
      return mt_refuse_usage (_ ("There is no option %s here. “%s” lists them."), name, more);
    return mt_refuse_usage (_ ("The option %s is not complete. “%s” shows how it is used."), name,
                            more);
  }
  return mt_refuse_usage (
      _ ("One of the options is not known here; a text that begins with - stands "
         "behind --. “%s” lists them."),
      more);
}

/* What the command did is done and on disk, whatever happens here. */
static void
close_journal (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  if (!call->journal || !mt_journal_is_open (call->journal))
    return;
  mt_journal_lock (call->journal, mt_wait_cb, &wait);
  if (!mt_journal_lock_finish (call->journal, mt_wait_for (&wait), &error)) {
    g_debug ("%s", error->message);
    mt_say ("%s",
            _ ("The journal could not be closed as it should be; the next command will tidy up. "
               "What was saved is safe."));
  }
}

static MtStatus
refuse_arguments (const MtCommand *command)
{
  if (*command->synopsis == '\0')
    return mt_refuse_usage (_ ("It goes like this, with nothing but options behind it: "
                               "meantime-cli %s."),
                            command->name);
  if (strstr (command->synopsis, "TEXT"))
    return mt_refuse_usage (
        _ ("It goes like this: meantime-cli %s %s (a text with spaces stands in "
           "quotes)."),
        command->name, _ (command->synopsis));
  return mt_refuse_usage (_ ("It goes like this: meantime-cli %s %s."), command->name,
                          _ (command->synopsis));
}

static MtStatus
run_command (const MtCommand *command, char **words)
{
  g_autoptr (GOptionContext) context = new_context (command);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = g_strdupv (words);
  g_auto (MtCall) call = { .command = command };
  MtStatus status;

  if (!g_option_context_parse_strv (context, &rest, &error))
    return refuse_options (error, words, command);
  if (help)
    return put_help (command);
  if (!command->run)
    return mt_refuse_usage (_ ("“%s” is not there yet; a later version of Meantime will bring it."),
                            command->name);
  call.folder = g_steal_pointer (&folder);
  call.passphrase_file = g_steal_pointer (&passphrase_file);
  call.arguments = arguments ? g_steal_pointer (&arguments) : g_new0 (char *, 1);
  call.n_arguments = (int)g_strv_length (call.arguments);
  if (call.n_arguments < command->min || (command->max >= 0 && call.n_arguments > command->max))
    return refuse_arguments (command);
  status = command->run (&call);
  close_journal (&call);
  mt_stop_end ();
  return status;
}

static MtStatus
run (char **words)
{
  g_autoptr (GOptionContext) context = new_context (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = g_strdupv (words);
  const MtCommand *command;
  char **name;

  if (!g_option_context_parse_strv (context, &rest, &error))
    return refuse_options (error, words, NULL);
  name = rest[0] ? rest + 1 : rest;
  if (*name && g_str_equal (*name, "--"))
    name++;
  if (help)
    return put_help (*name ? mt_command_find (*name) : NULL);
  if (version)
    return mt_command_version (NULL);
  if (!*name)
    return mt_refuse_usage (
        _ ("What would you like to do? “meantime-cli help” lists the commands."));
  command = mt_command_find (*name);
  return command ? run_command (command, name) : refuse_command (*name);
}

int
main (int argc, char **argv)
{
  MtStatus status;

  mt_process_protect ();
  mt_process_close_to_others ();
  mt_output_hold_streams ();
  signal (SIGPIPE, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("meantime-cli");
  if (sodium_init () < 0)
    return MT_STATUS_REFUSED;
  status = run (argv);
  if (!mt_put_finish () && !status)
    status = MT_STATUS_REFUSED;
  return (int)status;
}
