/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can go wrong, told apart by what a person can do about it.  Messages are English, meant for
 * logs, and never quote the journal; app/say-error.c has the sentence for each code. */
typedef enum {
  MT_ERROR_NOT_FOUND,     /* no such entry, file or folder */
  MT_ERROR_INVALID,       /* a value its field, kind or date does not take */
  MT_ERROR_TOO_LONG,      /* a text above MT_ENTRY_TEXT_MAX */
  MT_ERROR_NOT_TEXT,      /* invalid UTF-8, or a NUL inside */
  MT_ERROR_NO_JOURNAL,    /* a missing or empty folder: nothing was made there yet */
  MT_ERROR_EXISTS,        /* there is a journal already */
  MT_ERROR_FULL,          /* no space left, or over quota */
  MT_ERROR_READ_ONLY,     /* the disk or folder takes no changes */
  MT_ERROR_NOT_ALLOWED,   /* the file permissions say no */
  MT_ERROR_STORAGE,       /* the disk failed in another way */
  MT_ERROR_NO_MEMORY,     /* not enough memory to open the slot */
  MT_ERROR_WRONG_KEY,     /* neither the passphrase nor the recovery key */
  MT_ERROR_DAMAGED,       /* key files, database or backup are not as written */
  MT_ERROR_IN_USE,        /* another program has the journal open */
  MT_ERROR_TOO_NEW,       /* made by a newer version: nothing was touched */
  MT_ERROR_NOT_A_JOURNAL, /* a folder of something else */
  MT_ERROR_LOCKED,        /* asked of a journal that is not open */
} MtError;

#define MT_ERROR (mt_error_quark ())
GQuark mt_error_quark (void);

/* Sets @error from @errno_value as FULL, READ_ONLY, NOT_ALLOWED, NOT_FOUND, NO_MEMORY or STORAGE;
 * @what names the step
 * ("write the key file"), never content.  Returns FALSE, so that a caller can return it. */
gboolean mt_error_set_errno (GError **error, int errno_value, const char *what);

/* Turns a GFileError or GIOError in *@error into the MT_ERROR it stands for; leaves others. */
void mt_error_adopt (GError **error);

G_END_DECLS
