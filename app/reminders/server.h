/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether somebody shows notifications on this bus. */
typedef struct _MtServer MtServer;

/* It came, or went, or is another one; the first time: whether it is there is known now. */
typedef void (*MtServerFunc) (gpointer user_data);

MtServer *mt_server_new (GDBusConnection *bus,
                         const char *name,
                         MtServerFunc changed,
                         gpointer user_data);
void mt_server_free (MtServer *self);

/* Whether that is known yet; its own name on the bus (NULL: it is not there); whether it is there,
 * or would be started when it is asked. */
gboolean mt_server_is_known (MtServer *self);
const char *mt_server_get_owner (MtServer *self);
gboolean mt_server_can_show (MtServer *self);

/* Which server @owner, its own name on @bus, is among all there ever are: such names begin anew
 * with each bus, so the bus's id comes first.  Owned by the caller. */
char *mt_server_spell (GDBusConnection *bus, const char *owner);

G_END_DECLS
