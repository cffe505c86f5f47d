/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can go wrong, told apart by what a person can do about it.  Messages are English, meant for
 * logs, and never quote the journal; app/say-error.c has the sentence for each code. */
typedef enum {
  MT_ERROR_NOT_FOUND,        /* no such entry, file or folder */
  MT_ERROR_INVALID,          /* a value its field, kind or date does not take */
  MT_ERROR_TOO_LONG,         /* a text above MT_ENTRY_TEXT_MAX */
  MT_ERROR_NOT_TEXT,         /* invalid UTF-8, or a NUL inside */
  MT_ERROR_NO_JOURNAL,       /* a missing or empty folder: nothing was made there yet */
  MT_ERROR_EXISTS,           /* there is a journal already */
  MT_ERROR_FULL,             /* no space left, or over quota */
  MT_ERROR_READ_ONLY,        /* the disk or folder takes no changes */
  MT_ERROR_NOT_ALLOWED,      /* the file permissions say no */
  MT_ERROR_STORAGE,          /* the disk failed in another way */
  MT_ERROR_NO_MEMORY,        /* not enough memory to open the slot */
  MT_ERROR_WRONG_KEY,        /* neither the passphrase nor the recovery key */
  MT_ERROR_DAMAGED,          /* one file is not as written: a backup, a sealed note */
  MT_ERROR_DAMAGED_KEYS,     /* both key files are: one inside a backup opens the journal again */
  MT_ERROR_NO_KEYS,          /* there is a database, or backups, and no key file: likewise */
  MT_ERROR_OTHER_KEYS,       /* the key files are those of another journal */
  MT_ERROR_NO_DATABASE,      /* there are key files and no database: a backup */
  MT_ERROR_DAMAGED_DATABASE, /* the database is not as written: salvage, or a backup */
  MT_ERROR_DAMAGED_START,    /* only its first 16 bytes, the salt, are not: salvage loses nothing */
  MT_ERROR_DAMAGED_WAL,      /* what was saved last, and is not in the database yet: salvage */
  MT_ERROR_UNCLEAN,          /* what an unclean end left cannot be taken in: no changes are taken */
  MT_ERROR_IN_USE,           /* another program has the journal open */
  MT_ERROR_TOO_NEW,          /* made by a newer version: nothing was touched */
  MT_ERROR_NOT_A_JOURNAL,    /* a folder of something else */
  MT_ERROR_LOCKED,           /* asked of a journal that is not open */
} MtError;

#define MT_ERROR (mt_error_quark ())
GQuark mt_error_quark (void);

/* Sets @error from @errno_value as FULL, READ_ONLY, NOT_ALLOWED, NOT_FOUND, NO_MEMORY or STORAGE;
 * @what names the step
 * ("write the key file"), never content.  Returns FALSE, so that a caller can return it. */
gboolean mt_error_set_errno (GError **error, int errno_value, const char *what);

/* Whether @error says that something is not as it was written, or is gone: what "meantime-cli"
 * exits with 4 for. */
gboolean mt_error_is_damage (const GError *error);

/* Blames the file that was given, a backup or the folder of another journal, for whatever damage
 * *@error found in a part of it: DAMAGED. */
void mt_error_blame_file (GError **error);

/* Turns a GFileError or GIOError in *@error into the MT_ERROR it stands for; leaves others. */
void mt_error_adopt (GError **error);

G_END_DECLS
