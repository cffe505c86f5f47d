/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cli/command.h"

G_BEGIN_DECLS

/* The file that --out names. */

/* Whether something can be written to @out (NULL: it was not named): not into the journal's own
 * folder, where it could replace a part of it.  Wants the journal found. */
MtStatus mt_out_check (const MtCall *call, const char *out);

/* Says why @out was not written. */
MtStatus mt_out_refuse (const char *out, const GError *error);

G_END_DECLS
