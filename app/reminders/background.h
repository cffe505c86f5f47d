/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the session starts this service.  Natively an autostart entry is installed; in a sandbox
 * the portal for background programs is asked, and whatever it answers, the app works: reminders
 * then come as long as the service runs. */
typedef struct _MtBackground MtBackground;

/* There is another answer. */
typedef void (*MtBackgroundFunc) (gpointer user_data);

MtBackground *mt_background_new (GDBusConnection *bus,
                                 MtBackgroundFunc changed,
                                 gpointer user_data);
void mt_background_free (MtBackground *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtBackground, mt_background_free)

/* "native"; in a sandbox "unasked", "granted", "refused" or "absent" (nobody is there to ask). */
const char *mt_background_get (MtBackground *self);

/* Asks; the system may in turn ask the person.  One question at a time. */
void mt_background_ask (MtBackground *self);

G_END_DECLS
