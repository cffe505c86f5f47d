/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/share.h"

G_BEGIN_DECLS

/* A file that a person named, written piece by piece: there whole at the end, or not at all.  Until
 * then it has no name (where the file system has files without one), so that nothing is left of it,
 * whatever happens; it can be read by its owner only (0600, whatever the umask).  In a folder that
 * cannot have such files a hidden one, .saving-*, stands in for it.  Any thread; blocking. */
typedef struct _MtShareFile MtShareFile;

/* Begins what will be at @path, in place of a regular file that is there.  Errors of all: those of
 * mt_share_write (). */
MtShareFile *mt_share_file_begin (const char *path, GError **error);
gboolean mt_share_file_write (MtShareFile *self, const void *data, gsize size, GError **error);
/* Puts it in place, on disk. */
gboolean mt_share_file_finish (MtShareFile *self, GError **error);
/* What is not finished is gone. */
void mt_share_file_free (MtShareFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtShareFile, mt_share_file_free)

G_END_DECLS
