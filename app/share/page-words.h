/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/share/handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The words of one page of a handout, read from the very bytes: as a text that is as wide as there
 * is room, for who listens to it or wants it larger.  Main thread. */
#define MT_TYPE_PAGE_WORDS (mt_page_words_get_type ())
G_DECLARE_FINAL_TYPE (MtPageWords, mt_page_words, MT, PAGE_WORDS, AdwBin)

/* Page @index, from 0. */
GtkWidget *mt_page_words_new (MtHandout *handout, guint index);

/* What it says; NULL until it was read. */
const char *mt_page_words_get_text (MtPageWords *self);

G_END_DECLS
