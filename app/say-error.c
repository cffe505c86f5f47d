/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/say-error.h"

#include "core/error.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const char *const sentences[] = {
  [MT_ERROR_NOT_FOUND] = N_ ("What was named is not there: an entry, a file or a folder. Look at "
                             "how it is written, and try again."),
  [MT_ERROR_INVALID] = N_ ("Something that was given does not fit here, so nothing was changed."),
  [MT_ERROR_TOO_LONG] = N_ ("This text is longer than the 16 MiB one entry can hold, so it was not "
                            "saved. It can be kept in several entries."),
  [MT_ERROR_NOT_TEXT] = N_ ("This is not plain text (UTF-8), so it was not saved."),
  [MT_ERROR_NO_JOURNAL] = N_ ("There is no journal here yet. Make one first, or choose the folder "
                              "where yours is."),
  [MT_ERROR_EXISTS] = N_ ("There is a journal here already, and it was left as it is. Open it, or "
                          "choose another folder."),
  [MT_ERROR_FULL] = N_ ("There is no space left on the disk, so this was not saved. Make some room "
                        "and try again."),
  [MT_ERROR_READ_ONLY] = N_ ("The disk or folder takes no changes, so nothing was written. Make it "
                             "writable, or choose another place."),
  [MT_ERROR_NOT_ALLOWED] =
      N_ ("The permissions of a file or folder do not allow this. Change them, "
          "or choose another place."),
  [MT_ERROR_STORAGE] = N_ ("The disk did not read or write as it should. Try again; if it happens "
                           "again, a backup on another disk would be good to have."),
  [MT_ERROR_NO_MEMORY] =
      N_ ("There is not enough free memory for this. Close other programs and try "
          "again."),
  [MT_ERROR_WRONG_KEY] = N_ ("This is neither the passphrase nor the recovery key. Nothing was "
                             "changed; you can try again."),
  [MT_ERROR_DAMAGED] = N_ ("This file is damaged, or is not what it should be, and nothing was "
                           "changed. Another backup may be whole."),
  [MT_ERROR_DAMAGED_KEYS] =
      N_ ("Both key files (keys and keys.2) are damaged, so the journal does not open. What is "
          "written in it is still there: the key file inside a backup opens it again."),
  [MT_ERROR_NO_KEYS] =
      N_ ("The key files (keys and keys.2) are missing, and the journal does not open without "
          "them. If they were left elsewhere, put them back; if not, the key file inside a backup "
          "opens it again."),
  [MT_ERROR_OTHER_KEYS] =
      N_ ("The key files (keys and keys.2) do not belong to the database (journal.db), so nothing "
          "was changed. Put back those that do; if there are none, the key file inside a backup "
          "may open it, or the backup can take its place."),
  [MT_ERROR_NO_DATABASE] =
      N_ ("The database (journal.db) is missing, and only its key files are here. If it was left "
          "elsewhere, put it back; if not, a backup can take its place."),
  [MT_ERROR_DAMAGED_DATABASE] =
      N_ ("The database (journal.db) is damaged, and nothing was changed. Salvage brings back all "
          "that can still be read; a backup that is whole can take its place, too."),
  [MT_ERROR_DAMAGED_START] =
      N_ ("The first bytes of the database (journal.db) are damaged, and nothing was changed. "
          "Salvage mends them, and mostly nothing is lost; a backup that is whole can take its "
          "place, too."),
  [MT_ERROR_DAMAGED_WAL] =
      N_ ("What was saved last (in journal.db-wal) is damaged, and nothing was changed. Salvage "
          "brings back all that can still be read; a backup may have it, too."),
  [MT_ERROR_UNCLEAN] =
      N_ ("The journal was not closed properly the last time, and what was saved last (in "
          "journal.db-wal) is still to be taken in. The disk or folder takes no changes: make it "
          "writable, or copy the journal’s folder to another place and open it there."),
  [MT_ERROR_IN_USE] = N_ ("Another program has this journal open. Close it there and try again."),
  [MT_ERROR_TOO_NEW] = N_ ("This was made by a newer version of Meantime, and nothing was changed. "
                           "The newer version will open it."),
  [MT_ERROR_NOT_A_JOURNAL] = N_ ("This is something else than a journal, and it was left as it is. "
                                 "Choose another folder or file."),
  [MT_ERROR_LOCKED] = N_ ("The journal is locked. Open it first."),
};

char *
mt_say_error_sentence (const GError *error)
{
  int group;

  g_return_val_if_fail (error, NULL);
  if (error->domain != MT_ERROR || error->code < 0 || error->code >= (int)G_N_ELEMENTS (sentences))
    return g_strdup (_ ("This did not work, and Meantime cannot tell why. Try again."));
  /* core/vault names the group whose check character does not fit */
  if (error->code == MT_ERROR_WRONG_KEY &&
      sscanf (error->message, "group %d of the recovery key", &group) == 1)
    /* Translators: the recovery key has seven groups of five characters. */
    return g_strdup_printf (_ ("There is a slip in group %d of the recovery key. Compare it with "
                               "your copy and try again."),
                            group);
  return g_strdup (_ (sentences[error->code]));
}
