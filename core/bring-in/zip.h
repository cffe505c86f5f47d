/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/bring-in/bring-in.h"

G_BEGIN_DECLS

/* The zip of everything (core/share/archive.h): its journal.json, read as core/bring-in/json.h
 * says.  Whatever else is in it is left alone, and nothing of it is written to a disk. */
gboolean mt_bring_zip_matches (GBytes *file);
MtBroughtIn *mt_bring_zip_read (GBytes *file, GError **error);

G_END_DECLS
