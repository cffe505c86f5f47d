/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/finding.h"

#include <glib.h>

G_BEGIN_DECLS

/* What verify found, in words or as JSON, on standard output; of what is damaged, what to do is
 * said beside it.  Both return whether nothing is damaged. */
gboolean mt_findings_put (GPtrArray *findings);
gboolean mt_findings_put_json (GPtrArray *findings);

G_END_DECLS
