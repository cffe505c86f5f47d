/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Notices that nobody is there any more.  Any key, pointer, touch or scroll in the window, and any
 * word an input method writes, is somebody; so is one of the window's own dialogs in front.
 *
 * Settings: "lock-after" minutes without all that, or "lock-when-away" seconds in another program.
 * Both go on while the device sleeps.  Says nothing beforehand: a countdown hurries, and what was
 * half-written comes back as it was.  Main thread. */
typedef struct _MtIdle MtIdle;

typedef void (*MtIdleFunc) (gpointer user_data);

/* Watches nothing until it is started.  @expired is called once for each start.  @window outlives
 * what is returned. */
MtIdle *mt_idle_new (GtkWindow *window,
                     GSettings *settings,
                     MtIdleFunc expired,
                     gpointer user_data);
void mt_idle_free (MtIdle *self);

/* Counts from now on, or no longer. */
void mt_idle_start (MtIdle *self);
void mt_idle_stop (MtIdle *self);

/* While a file chooser of ours is open, which may be another program's window, nobody is away. */
void mt_idle_set_choosing (MtIdle *self, gboolean choosing);

/* For the next @microseconds (0: no longer) nobody is missed, also where another program is in
 * front, unless the device sleeps meanwhile; after that it counts from when somebody was there
 * last.  Whatever locks at once still does. */
void mt_idle_wait (MtIdle *self, gint64 microseconds);

/* Whether the window, or one of its own dialogs, is in front. */
gboolean mt_idle_is_here (MtIdle *self);

/* Calls @expired if it is time, and returns whether it did. */
gboolean mt_idle_check (MtIdle *self);

/* For tests: other clocks, in µs, one that goes on while the device sleeps and one that does not.
 */
void mt_idle_set_clocks (MtIdle *self, gint64 (*clock) (void), gint64 (*awake) (void));

G_END_DECLS
