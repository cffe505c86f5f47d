/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether this runs inside Flatpak, where portals are the way out.  NOTIFY_FORCE_PORTAL makes
 * it so for a test. */
static inline gboolean
mt_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("NOTIFY_FORCE_PORTAL");
}
