/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pages of a handout one after the other, with nothing else: by buttons, keys and swipes; as
 * pictures, which can be made larger, or as text.  Leaving (its button, Escape, Back) activates
 * win.lock.  Main thread. */
#define MT_TYPE_SHOW_PAGE (mt_show_page_get_type ())
G_DECLARE_FINAL_TYPE (MtShowPage, mt_show_page, MT, SHOW_PAGE, AdwBin)

GtkWidget *mt_show_page_new (MtHandout *handout);

G_END_DECLS
