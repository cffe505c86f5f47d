/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/reminders/background.h"
#include "app/reminders/service.h"

G_BEGIN_DECLS

/* The service on the session's bus: io.github.meantime_journal.Meantime.Reminders.xml beside this.
 */
typedef struct _MtDoor MtDoor;

/* Errors: where the object's path is taken on @bus.  @service and @background stay the caller's. */
MtDoor *mt_door_new (GDBusConnection *bus,
                     MtService *service,
                     MtBackground *background,
                     GError **error);
void mt_door_free (MtDoor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtDoor, mt_door_free)

/* Tells whoever listens which properties are other than they were told last. */
void mt_door_tell (MtDoor *self);

G_END_DECLS
