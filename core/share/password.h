/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/share.h"

G_BEGIN_DECLS

/* @password as it is put into a PDF, owned by the caller.  Errors: as mt_share_check_password ().
 */
char *mt_password_prepare (const char *password, GError **error);

G_END_DECLS
