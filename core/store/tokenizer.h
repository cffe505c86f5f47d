/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/store/db.h"

G_BEGIN_DECLS

/* Lets the word index of @db cut text as core/words.h does, under the name "meantime". */
gboolean mt_tokenizer_register (sqlite3 *db, GError **error);

G_END_DECLS
