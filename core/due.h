/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

/* What an entry has to do with a day that was written into it: a letter that is to stay closed
 * until then, a decision that is to be looked at again.  Pure; @today is the local day of whoever
 * reads. */

/* Whether its text is not to be shown yet but to who asks for it; *@day (or NULL) is then the day
 * on which that ends. */
gboolean mt_due_is_closed (MtEntry *entry, gint32 today, gint32 *day);

/* The day that was written into it; FALSE where none was, or its kind knows of none. */
gboolean mt_due_get_day (MtEntry *entry, gint32 *day);

/* Whether its day has come and it was not looked at since. */
gboolean mt_due_is_waiting (MtEntry *entry, gint32 today);

/* It was looked at, now.  What is not waiting is left as it is: FALSE. */
gboolean mt_due_set_seen (MtEntry *entry, gint32 today);

G_END_DECLS
