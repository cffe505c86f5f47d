/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/inbox.h"
#include "core/reminders.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

G_BEGIN_DECLS

/* What an open journal holds, and the way it is made, opened and closed.  Plain and blocking;
 * core/journal.c gives it threads.  @store belongs to the thread that writes, @reader to the one
 * that reads; the rest changes only while neither works. */
typedef struct {
  char *folder;
  int lock; /* file descriptor, or -1 */
  MtVault *vault;
  MtStore *store;
  MtStore *reader;       /* NULL until first needed */
  MtSlotKind opened_by;  /* what the last opening was done with */
  int owner_came;        /* atomic: a secret that is no keyring's opened it, or was checked since */
  gboolean keys_damaged; /* one of its key files was, when it was opened */
  gboolean keys_healed;  /* it is whole again */
  gboolean inbox_key_changed;
  int recovery_key_kept; /* atomic: written by the writer, read by the main thread */
  int card_open;         /* atomic: the same */
  MtInboxReport inbox;   /* of the last opening */
  MtReminders reminders; /* the writer's; what it missed and mended is of the last opening */
} MtSession;

MtSession *mt_session_new (const char *folder);
void mt_session_free (MtSession *self);

/* What core/journal.h says of mt_journal_create () and mt_journal_unlock (). */
char *mt_session_create (MtSession *self, const char *passphrase, GError **error);
gboolean mt_session_open (MtSession *self, const char *secret, guint wait_ms, GError **error);

/* Takes the folder and opens the vault, and nothing more: for what must change nothing.
 * mt_session_go_on () then opens the rest. */
gboolean mt_session_open_vault (MtSession *self, const char *secret, guint wait_ms, GError **error);
gboolean mt_session_go_on (MtSession *self, GError **error);

/* Whether the one who opened it is its owner, and not only whoever is at the unlocked device.
 * Errors: WRONG_KEY. */
gboolean mt_session_check_owner (MtSession *self, GError **error);

/* Entries were changed: the open card (core/open-card.h) is brought up to date, where there is one.
 * On the writer. */
void mt_session_follow_card (MtSession *self);

/* The reader, opened when first asked for. */
MtStore *mt_session_get_reader (MtSession *self, GError **error);

/* Closes what is open, wipes the key and lets go of the folder. */
void mt_session_close (MtSession *self);

/* Whether the database in @folder begins as @file says.  Errors: DAMAGED_START. */
gboolean mt_session_check_salt (const char *folder, const MtKeyFile *file, GError **error);

G_END_DECLS
