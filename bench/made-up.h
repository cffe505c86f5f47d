/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/entry.h"

/* What opens a journal that fill has made, as its recovery key does. */
#define MADE_UP_PASSPHRASE "as quick after ten years as on the first day"

/* Entry number @number of those that are made up, the same in every run but for its id: a mood, a
 * thought or a question, ten a day, with the words of words_of_entry (). */
MtEntry *made_up_entry (guint number, gint64 begin_us);

/* Likewise a mood without text: how it is, how much energy there is, and mostly some feelings and
 * tags. */
MtEntry *made_up_mood (guint number, gint64 begin_us);
