/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/say-backup.h"

#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

char *
mt_say_entries (gint64 n_entries)
{
  gulong n = (gulong)MAX (n_entries, 0);

  return g_strdup_printf (ngettext ("%lu entry", "%lu entries", n), n);
}

/* In a word or two. */
static const char *
say_state (const MtBackupInfo *info)
{
  switch (info->state) {
  case MT_BACKUP_WHOLE:
    /* Translators: of a backup: all of it was read back. */
    return C_ ("backup", "Whole");
  case MT_BACKUP_DAMAGED:
    return C_ ("backup", "Damaged");
  case MT_BACKUP_FORMER_KEY:
    /* Translators: of a backup: only a passphrase of former times opens it. */
    return C_ ("backup", "With a former key");
  case MT_BACKUP_OTHER_JOURNAL:
    return C_ ("backup", "Of another journal");
  case MT_BACKUP_UNCHECKED:
    break;
  }
  /* Translators: of a backup: nobody has looked whether it is whole. */
  return C_ ("backup", "Not read yet");
}

char *
mt_say_backup (const MtBackupInfo *info)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *size = g_format_size ((guint64)info->size);

  if (info->n_entries >= 0) {
    g_autofree char *entries = mt_say_entries (info->n_entries);

    g_string_append_printf (words, "%s · ", entries);
  }
  g_string_append_printf (words, "%s · %s", size, say_state (info));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
say_whole (const MtBackupInfo *info)
{
  g_autofree char *when = NULL;

  if (info->checked <= 0)
    return g_strdup (_ ("It is whole: all of it was read back."));
  when = mt_say_instant (info->checked);
  /* Translators: of a backup; %s is a day and a time such as “Yesterday, 18:20”. */
  return g_strdup_printf (_ ("It is whole: all of it was read back. %s"), when);
}

char *
mt_say_backup_state (const MtBackupInfo *info)
{
  switch (info->state) {
  case MT_BACKUP_WHOLE:
    return say_whole (info);
  case MT_BACKUP_DAMAGED:
    return g_strdup (_ ("It is damaged and cannot take the journal’s place. Another one can."));
  case MT_BACKUP_FORMER_KEY:
    return g_strdup (_ ("It is older than the present key: the passphrase and recovery key of "
                        "that time open it."));
  case MT_BACKUP_OTHER_JOURNAL:
    return g_strdup (_ ("It is of another journal, and opens with that one’s passphrase or "
                        "recovery key."));
  case MT_BACKUP_UNCHECKED:
    break;
  }
  return g_strdup (_ ("Nobody has looked yet whether it is whole."));
}

/* What the last look came to. */
static const char *
say_look (MtSecondPlaceOutcome outcome)
{
  switch (outcome) {
  case MT_SECOND_PLACE_ABSENT:
    return _ ("It is not there now. Once it is, it gets what it lacks.");
  case MT_SECOND_PLACE_NO_ROOM:
    return _ ("There is no room left there.");
  case MT_SECOND_PLACE_REFUSED:
    return _ ("It took no backup. Another place may.");
  case MT_SECOND_PLACE_COPIED:
  case MT_SECOND_PLACE_UP_TO_DATE:
    return _ ("It is there, and has the newest backup.");
  case MT_SECOND_PLACE_NONE:
    break;
  }
  return _ ("It gets the next backup.");
}

char *
mt_say_second_place (const MtBackupRound *round, const MtBackupInfo *newest)
{
  const char *look = say_look (round ? round->second : MT_SECOND_PLACE_NONE);
  g_autofree char *when = newest ? mt_say_instant (newest->made) : NULL;

  /* Translators: of the second place for backups: a sentence, and when the newest backup there was
   * made. */
  return when ? g_strdup_printf (_ ("%1$s Newest there: %2$s"), look, when) : g_strdup (look);
}
