/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The very file that would be written, where it is text: all of it, as it is. */
AdwNavigationPage *mt_plain_page_new (MtHandout *handout);

G_END_DECLS
