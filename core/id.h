/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A new name for something a journal keeps: a UUIDv7 (RFC 9562 §5.7), lower case.  It tells, to the
 * millisecond, when it was made.  Owned by the caller.  Any thread. */
char *mt_id_new (void);

G_END_DECLS
