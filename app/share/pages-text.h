/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The words of all pages of a handout under each other (MtPageWords), for a screen reader and for
 * who likes them larger.  Only those that are near what one sees are read.  Main thread. */
#define MT_TYPE_PAGES_TEXT (mt_pages_text_get_type ())
G_DECLARE_FINAL_TYPE (MtPagesText, mt_pages_text, MT, PAGES_TEXT, AdwBin)

/* Shows the pages of @handout, or none (NULL). */
void mt_pages_text_set_handout (MtPagesText *self, MtHandout *handout);

G_END_DECLS
