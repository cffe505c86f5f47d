/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/company.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of what stands around a session (@company; NULL: nothing): those with whom it is, each with
 * its shade, then what is planned after it.  Activated, they open the entry.  An owned array of
 * floating AdwActionRow. */
GPtrArray *mt_company_rows_new (MtCompany *company);

/* All that they say; owned by the caller. */
char *mt_company_rows_describe (GPtrArray *rows);

G_END_DECLS
