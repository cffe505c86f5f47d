/* SPDX-License-Identifier: GPL-3.0-or-later */
/* looker: looks at journals as often as it is asked, in one process, so that thousands of damages
 * can be tried in minutes.  Reads a request a line from standard input, words set apart by tabs,
 * and answers with one line of JSON.  Secrets are written as hexadecimal digits.
 *
 *   read FOLDER SECRET IDS     opens, reads everything in every way there is, and locks again;
 *                              IDS (set apart by commas) are read one by one as well
 *   verify FOLDER SECRET       what verify finds
 *   restore FOLDER SECRET FILE
 *   try FOLDER SECRET          opens and locks, no more
 *   open FOLDER SECRET         opens and goes on holding it; then
 *   save COUNT TEXT            saves so many entries, each in a transaction of its own
 *   close
 *
 * A status is what meantime-cli would exit with. */
#include "core/error.h"
#include "core/finding.h"
#include "core/journal-care.h"
#include "tests/torture/looker-read.h"
#include "tests/wait.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define SECRET_MAX (2 * 1024 * 1024) /* bytes */

static MtJournal *held;

static char *
secret_of (const char *digits)
{
  gsize size = strlen (digits) / 2;
  char *secret = g_malloc0 (size + 1);

  g_assert (size < SECRET_MAX && sodium_hex2bin ((unsigned char *)secret, size, digits,
                                                 strlen (digits), NULL, NULL, NULL) == 0);
  return secret;
}

static gboolean
unlock (MtJournal *journal, const char *digits, GError **error)
{
  g_autofree char *secret = secret_of (digits);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_unlock (journal, secret, 0, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_unlock_finish (journal, result, error);
}

static void
lock (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_lock (journal, wait_done, &slot);
  result = wait_for (&slot);
  if (!mt_journal_lock_finish (journal, result, &error))
    g_debug ("%s", error->message);
}

static void
add_opening (JsonBuilder *json, MtJournal *journal)
{
  const char *const *aside = mt_journal_get_notes_set_aside (journal);

  looker_add_int (json, "missing", (gint64)mt_journal_get_missing_changes (journal));
  looker_add_int (json, "taken_in", mt_journal_get_notes_taken_in (journal));
  looker_add_int (json, "waiting", mt_journal_get_notes_waiting (journal));
  looker_add_int (json, "key_changed", mt_journal_get_inbox_key_changed (journal));
  looker_add_int (json, "read_only", mt_journal_is_read_only (journal));
  json_builder_set_member_name (json, "aside");
  json_builder_begin_array (json);
  for (; *aside; aside++)
    json_builder_add_string_value (json, *aside);
  json_builder_end_array (json);
}

static void
open_and (JsonBuilder *json, char **words, gboolean read)
{
  g_autoptr (MtJournal) journal = mt_journal_new (words[1]);
  g_autoptr (GError) error = NULL;

  if (unlock (journal, words[2], &error)) {
    looker_add_error (json, NULL);
    add_opening (json, journal);
    if (read)
      looker_read (json, journal, words[3]);
    lock (journal);
  } else
    looker_add_error (json, error);
}

static void
verify (JsonBuilder *json, char **words)
{
  static const char *const parts[] = {
    [MT_PART_KEYS] = "keys",           [MT_PART_SALT] = "salt",
    [MT_PART_PAGES] = "pages",         [MT_PART_STRUCTURE] = "structure",
    [MT_PART_INBOX_KEY] = "inbox-key", [MT_PART_CHANGES] = "changes",
    [MT_PART_NOTE] = "note",           [MT_PART_BACKUP] = "backup",
    [MT_PART_RESTORE] = "restore",
  };
  g_autoptr (MtJournal) journal = mt_journal_new (words[1]);
  g_autofree char *secret = secret_of (words[2]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_verify (journal, secret, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  findings = mt_journal_verify_finish (journal, result, &error);
  looker_add_error (json, error);
  json_builder_set_member_name (json, "damaged");
  json_builder_begin_array (json);
  for (guint i = 0; findings && i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];

    if (finding->found != MT_FOUND_DAMAGED)
      continue;
    json_builder_begin_array (json);
    json_builder_add_string_value (json, parts[finding->part]);
    json_builder_add_string_value (json, finding->name);
    json_builder_end_array (json);
  }
  json_builder_end_array (json);
}

static void
restore (JsonBuilder *json, char **words)
{
  g_autoptr (MtJournal) journal = mt_journal_new (words[1]);
  g_autofree char *secret = secret_of (words[2]), *aside = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_restore (journal, words[3], secret, 0, wait_done, &slot);
  result = wait_for (&slot);
  mt_journal_restore_finish (journal, result, &aside, &error);
  looker_add_error (json, error);
}

static void
hold (JsonBuilder *json, char **words)
{
  g_autoptr (GError) error = NULL;

  held = mt_journal_new (words[1]);
  if (!unlock (held, words[2], &error))
    g_clear_object (&held);
  looker_add_error (json, error);
}

static void
save (JsonBuilder *json, char **words)
{
  g_autoptr (GError) error = NULL;
  int count = atoi (words[1]);

  json_builder_set_member_name (json, "ids");
  json_builder_begin_array (json);
  for (int i = 0; i < count && !error; i++) {
    g_autoptr (MtEntry) entry = mt_entry_new ("thought");
    g_autofree char *text = g_strdup_printf ("%s %d", words[2], i);
    g_autoptr (GAsyncResult) result = NULL;
    GAsyncResult *slot = NULL;

    mt_entry_set_text (entry, text);
    mt_journal_save (held, entry, wait_done, &slot);
    result = wait_for (&slot);
    if (mt_journal_save_finish (held, result, &error))
      json_builder_add_string_value (json, mt_entry_get_id (entry));
  }
  json_builder_end_array (json);
  looker_add_error (json, error);
}

static void
let_go (JsonBuilder *json)
{
  lock (held);
  g_clear_object (&held);
  looker_add_error (json, NULL);
}

static void
answer (char **words)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;
  guint n = g_strv_length (words);

  json_builder_begin_object (json);
  if (n == 4 && g_str_equal (words[0], "read"))
    open_and (json, words, TRUE);
  else if (n == 3 && g_str_equal (words[0], "try"))
    open_and (json, words, FALSE);
  else if (n == 3 && g_str_equal (words[0], "verify"))
    verify (json, words);
  else if (n == 4 && g_str_equal (words[0], "restore"))
    restore (json, words);
  else if (n == 3 && g_str_equal (words[0], "open") && !held)
    hold (json, words);
  else if (n == 3 && g_str_equal (words[0], "save") && held)
    save (json, words);
  else if (n == 1 && g_str_equal (words[0], "close") && held)
    let_go (json);
  else
    g_error ("looker: no such request: %s", words[0]);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  line = json_to_string (root, FALSE);
  puts (line);
  fflush (stdout);
}

int
main (void)
{
  g_autofree char *line = NULL;
  size_t size = 0;

  if (sodium_init () < 0)
    return 1;
  while (getline (&line, &size, stdin) > 0) {
    g_auto (GStrv) words = g_strsplit (g_strdelimit (line, "\n", '\0'), "\t", -1);

    answer (words);
  }
  return 0;
}
