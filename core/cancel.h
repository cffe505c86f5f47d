/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new one, owned, that is cancelled as soon as @one or @other (each may be NULL) is.  The three
 * are cancelled and let go of on one thread; any other may ask them. */
GCancellable *mt_cancel_with_either (GCancellable *one, GCancellable *other);

G_END_DECLS
