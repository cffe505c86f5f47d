/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The made-up text of entry number @number, the same in every run: 10 to 60 words, now and then in
 * another script.  Owned by the caller. */
char *words_of_entry (guint number);
