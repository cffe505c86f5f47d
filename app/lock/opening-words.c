/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/opening-words.h"

#include "app/care/say-backup.h"
#include "core/journal-keys.h"
#include "core/journal-reminders.h"

#include <glib/gi18n.h>

#define N_NAMED 3u /* files by name */

static void
add (GPtrArray *words, char *sentence)
{
  g_ptr_array_add (words, sentence);
}

static void
add_missing_changes (GPtrArray *words, guint64 n)
{
  gulong shown = (gulong)MIN (n, 1000000);

  if (n > 0)
    add (words, g_strdup_printf (
                    ngettext ("%lu change that was saved is missing: the disk did not keep it. A "
                              "backup may still have it.",
                              "%lu changes that were saved are missing: the disk did not keep "
                              "them. A backup may still have them.",
                              shown),
                    shown));
}

/* By name, so that they can be found; of very many only the first. */
static void
add_set_aside (GPtrArray *words, const char *const *paths)
{
  guint n = g_strv_length ((char **)paths);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, N_NAMED); i++)
    g_string_append_printf (names, "\n%s", paths[i]);
  if (n > N_NAMED)
    g_string_append (names, "\n…");
  if (n > 0)
    add (words, g_strdup_printf (
                    /* Translators: %2$s: below, line by line, where they lie in that folder. */
                    ngettext ("%1$u file among the sealed notes could not be read. It was kept, "
                              "and set aside in the journal’s folder: %2$s",
                              "%1$u files among the sealed notes could not be read. They were "
                              "kept, and set aside in the journal’s folder: %2$s",
                              n),
                    n, names->str));
}

static void
add_notes (GPtrArray *words, MtJournal *journal)
{
  guint waiting = mt_journal_get_notes_waiting (journal);

  if (waiting > 0)
    add (words, g_strdup_printf (ngettext ("%u note you left without unlocking still waits, and "
                                           "comes in when the journal can take it.",
                                           "%u notes you left without unlocking still wait, and "
                                           "come in when the journal can take them.",
                                           waiting),
                                 waiting));
  add_set_aside (words, mt_journal_get_notes_set_aside (journal));
}

static GPtrArray *
collect (MtJournal *journal, const char *aside, gint64 n_brought)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  if (n_brought >= 0) {
    g_autofree char *entries = mt_say_entries (n_brought);

    /* Translators: %s is a number of entries, such as “214 entries”. */
    add (words, g_strdup_printf (_ ("It is all here: %s."), entries));
  }
  if (aside)
    /* Translators: the path of a folder. */
    add (words, g_strdup_printf (_ ("What was here before is kept in %s."), aside));
  if (mt_journal_is_read_only (journal))
    add (words, g_strdup (_ ("The journal can be read now, and not be written in: its disk or "
                             "folder takes no changes. Once it does again, lock the journal and "
                             "open it.")));
  add_missing_changes (words, mt_journal_get_missing_changes (journal));
  if (mt_journal_get_keys_healed (journal))
    add (words, g_strdup (_ ("One of the two key files was damaged or missing, and was made whole "
                             "from the other. Nothing is lost. Should it happen again, the disk "
                             "may be failing: a backup in a second place is good to have.")));
  if (mt_journal_get_inbox_key_changed (journal))
    add (words, g_strdup (_ ("Somebody or something exchanged the key that seals notes left "
                             "without unlocking. Look at such notes twice before you trust them, "
                             "and keep this device from others.")));
  if (mt_journal_get_schedule_mended (journal))
    add (words, g_strdup (_ ("The times of your reminders, which lie beside the journal, were "
                             "missing or damaged. They are whole again; in the meantime some "
                             "reminders may not have come.")));
  add_notes (words, journal);
  g_ptr_array_add (words, NULL);
  return words;
}

void
mt_say_after_opening (GtkWidget *parent, MtJournal *journal, const char *aside, gint64 n_brought)
{
  g_autoptr (GPtrArray) words = collect (journal, aside, n_brought);
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  if (words->len == 1)
    return;
  body = g_strjoinv ("\n\n", (char **)words->pdata);
  dialog = adw_alert_dialog_new (_ ("Good to Know"), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, parent);
}
