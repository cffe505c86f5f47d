/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What verify looks at. */
typedef enum {
  MT_PART_KEYS,      /* one of the two key files */
  MT_PART_SALT,      /* the first 16 bytes of the database */
  MT_PART_PAGES,     /* every page of the database against its HMAC */
  MT_PART_STRUCTURE, /* its tables, indexes and references */
  MT_PART_INBOX_KEY, /* the inbox's public key in the key file against the one inside */
  MT_PART_CHANGES,   /* whether every acknowledged change is in it */
  MT_PART_NOTE,      /* a sealed note in the inbox */
  MT_PART_BACKUP,    /* a backup in the journal's folder */
  MT_PART_RESTORE,   /* a restore that was cut off: opening the journal finishes it */
  MT_PART_ASIDE,     /* a former journal, kept aside: always unread */
} MtPart;

typedef enum {
  MT_FOUND_WHOLE,
  MT_FOUND_DAMAGED,
  MT_FOUND_UNREAD, /* nothing here opens it, as a backup of another journal; or it is none of it */
} MtFound;

typedef struct {
  MtPart part;
  char *name; /* of the file, relative to the journal's folder; owned */
  MtFound found;
  gint64 n; /* what was counted: pages of MT_PART_PAGES, entries (outside the bin) of
             * MT_PART_STRUCTURE and MT_PART_BACKUP, changes of MT_PART_CHANGES; -1: nothing */
  gint64
      n_bad; /* of these: pages that are not as written, changes that are missing; -1: not known */
  goffset size; /* of the file, bytes; -1: there is none */
} MtFinding;

void mt_finding_free (MtFinding *self);

G_END_DECLS
