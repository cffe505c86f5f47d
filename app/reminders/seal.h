/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Leaves the step that was tapped as a sealed note in the journal in @folder.  "meantime-cli" does
 * it: so this service, which is there all day, needs neither the table of kinds' texts nor what
 * encrypts.  Done twice, it makes one entry. */
void mt_seal (const char *folder,
              const MtTap *tap,
              GAsyncReadyCallback callback,
              gpointer user_data);
gboolean mt_seal_finish (GAsyncResult *result, GError **error);

G_END_DECLS
