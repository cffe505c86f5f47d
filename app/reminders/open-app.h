/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opens the app with the window of the journal in @folder (NULL, or the usual one: the one that was
 * used last).  @token lets it come to the front, or is NULL.  It is started where it does not run.
 */
void mt_open_app (GDBusConnection *bus, const char *folder, const char *token);

G_END_DECLS
