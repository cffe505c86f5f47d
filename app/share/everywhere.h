/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/chosen.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is changed in all that is handed over: words hidden everywhere, and names that are replaced
 * by a role.  Each can be taken back. */
GtkWidget *mt_everywhere_new (MtChosen *chosen);

G_END_DECLS
