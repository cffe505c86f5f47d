/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/say-time.h"
#include "core/shared.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What was shared, in words, each owned by the caller. */

/* "7 entries, 3 pages · PDF · for Dr. Ito": one line. */
char *mt_say_shared (const MtShared *shared);

/* Where it went: "A file: pages.pdf, in Documents", "Printed", "Shown on this screen".  Blocking, a
 * little, where a file is lent to a sandbox: only the portal knows where it really lies. */
char *mt_say_shared_place (const MtShared *shared);

/* Why not all that it said is there; NULL: it is. */
const char *mt_say_shared_kept (const MtShared *shared);

G_END_DECLS
