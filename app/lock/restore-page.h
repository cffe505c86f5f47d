/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the secret of what was chosen, says what it would change where something is here
 * already, brings it into the journal's place and opens it.
 * Signal "opened": it is there and open. */
#define MT_TYPE_RESTORE_PAGE (mt_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (MtRestorePage, mt_restore_page, MT, RESTORE_PAGE, AdwNavigationPage)

typedef enum {
  MT_RESTORE_FIRST, /* nothing is here that it could change */
  MT_RESTORE_LOOK,  /* what it would change is said before it does */
  MT_RESTORE_SEEN,  /* the person has seen that already */
  MT_RESTORE_KEYS,  /* only its key file is taken: the entries here stay as they are */
} MtRestoreWay;

/* @path is a backup or (but for its keys) the folder of another journal. */
MtRestorePage *mt_restore_page_new (MtJournal *journal, const char *path, MtRestoreWay way);

/* The folder the former journal is kept in; NULL: there was none. */
const char *mt_restore_page_get_aside (MtRestorePage *self);
/* How many entries came with it; -1: that is not known. */
gint64 mt_restore_page_get_n_entries (MtRestorePage *self);

G_END_DECLS
