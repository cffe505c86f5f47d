/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the login keyring keeps for the journal in @folder: one secret (mt_journal_add_keyring_slot
 * ()), under a label that says nothing and attributes from which nobody learns more than that there
 * is a journal of this program.  In a sandbox it is a file of the program's own, which the portal's
 * secret locks.
 *
 * A keyring that is missing, locked, emptied or refuses is no more than an error, and one that does
 * not answer is given up after a while; so whoever asks goes on without it.  Main thread. */

/* Errors: whatever the keyring says, or G_IO_ERROR_TIMED_OUT. */
void mt_keyring_store (const char *folder,
                       const char *secret,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean mt_keyring_store_finish (GAsyncResult *result, GError **error);

/* @may_ask: a locked keyring may ask for its own password, and is given time for that.  Returns the
 * secret, to free with mt_journal_free_secret (); NULL without @error: there is none, or it is out
 * of reach. */
void mt_keyring_look_up (const char *folder,
                         gboolean may_ask,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
char *mt_keyring_look_up_finish (GAsyncResult *result, GError **error);

/* Removes it, if there is one. */
void mt_keyring_clear (const char *folder, GAsyncReadyCallback callback, gpointer user_data);
gboolean mt_keyring_clear_finish (GAsyncResult *result, GError **error);

/* For tests: how long a keyring may take, in ms. */
void mt_keyring_set_patience (guint ms);

G_END_DECLS
