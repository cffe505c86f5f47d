/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The journal of the other Meantime on this device: the Flatpak's beside one installed from
 * packages, and the other way round.  Each has a folder of its own, so that somebody who changes
 * from one to the other would find nothing. */
typedef struct {
  char *folder;
  gint64 changed; /* when something was last written there: µs UTC */
} MtOtherInstall;

void mt_other_install_free (MtOtherInstall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtOtherInstall, mt_other_install_free)

/* The other journal, seen from the one in @folder of an app that is @sandboxed or not, in the home
 * folder @home; NULL where there is none that can be read, or where @folder is not the usual one
 * (whoever names a folder knows what they have).  Blocking; any thread. */
MtOtherInstall *mt_other_install_find (const char *folder, const char *home, gboolean sandboxed);

/* The same from where this process runs, on a thread of its own; an answer of NULL is no error. */
void mt_other_install_look (GObject *asker,
                            const char *folder,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
MtOtherInstall *mt_other_install_look_finish (GAsyncResult *result);

/* "Last changed yesterday, 18:20": owned. */
char *mt_other_install_say (const MtOtherInstall *self);

G_END_DECLS
