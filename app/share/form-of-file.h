/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/share.h"

G_BEGIN_DECLS

/* The forms in which one can save what was chosen, in the order they are offered.  Names and what
 * each is for are msgids. */
typedef struct {
  MtFormat format;
  const char *id; /* as the terminal spells it */
  const char *name, *what_for;
  const char *suffix, *mime_type, *files; /* files: what a file dialog calls them */
} MtFormOfFile;

const MtFormOfFile *mt_forms_of_file (gsize *n_forms);

G_END_DECLS
