/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/hidden-words.h"

G_BEGIN_DECLS

/* One text without what is hidden in it, and with roles for names.  Pure. */

typedef struct {
  MtHiddenWords *hidden; /* words that are hidden */
  MtHiddenWords *names;  /* their tags are places in @roles */
  GPtrArray *roles;      /* char *, without what is hidden in them */
} MtMaskWords;

/* @text with what @words and @places (MtShareSpan; NULL: none) say; NULL where that changes
 * nothing. Owned.  @prose: where a sentence begins, a role begins with a capital letter. *@n_hidden
 * and *@n_replaced grow by the bars and roles that are in it. */
char *mt_mask_text (const MtMaskWords *words,
                    const char *text,
                    const GArray *places,
                    gboolean prose,
                    guint *n_hidden,
                    guint *n_replaced);

G_END_DECLS
