/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How hard a passphrase is to guess, in words. */
typedef struct {
  gboolean weak;     /* somebody close, or a machine in some hours, might */
  const char *words; /* translated; NULL for an empty passphrase */
} MtStrength;

/* Takes a millisecond at most: what is long is judged by its beginning.  Main thread. */
MtStrength mt_strength_of (const char *passphrase);

G_END_DECLS
