/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What Meantime is and what it is not, its version, its licence. */
AdwDialog *mt_about_dialog_new (void);

G_END_DECLS
