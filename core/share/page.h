/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/share.h"

G_BEGIN_DECLS

/* A sheet of paper and the column of text on it, in points from the upper left corner. */
typedef struct {
  double width, height;
  double left, right, top, bottom;
  gboolean is_rtl; /* the reader's language begins at the right */
  char *language;  /* BCP 47, of the words that are ours */
} MtPage;

void mt_page_init (MtPage *self, MtPaper paper);
void mt_page_clear (MtPage *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MtPage, mt_page_clear)

G_END_DECLS
