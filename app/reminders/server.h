/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether somebody shows notifications on this bus. */
typedef struct _MtServer MtServer;

/* It came, or went, or is another one. */
typedef void (*MtServerFunc) (gpointer user_data);

MtServer *mt_server_new (GDBusConnection *bus,
                         const char *name,
                         MtServerFunc changed,
                         gpointer user_data);
void mt_server_free (MtServer *self);

/* Whether it is there; whether it is, or would be started when it is asked. */
gboolean mt_server_is_there (MtServer *self);
gboolean mt_server_can_show (MtServer *self);

G_END_DECLS
