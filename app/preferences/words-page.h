/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tags, feelings, people and other words there are (core/used-words.h), for who wants to give
 * one another name, make two of them one, or not be offered one any more.  All of it can be taken
 * back. */
#define MT_TYPE_WORDS_PAGE (mt_words_page_get_type ())
G_DECLARE_FINAL_TYPE (MtWordsPage, mt_words_page, MT, WORDS_PAGE, AdwNavigationPage)

MtWordsPage *mt_words_page_new (MtJournal *journal);

G_END_DECLS
