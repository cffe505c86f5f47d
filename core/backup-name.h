/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names of backups: "meantime-2026-11-22T101500Z.tar"; "…Z-automatic.tar" where they are made,
 * and one day removed, without being asked for; "-2" and so on before ".tar" where that is taken.
 * They tell when, in UTC, and nothing else. */

/* A path in @directory that is free, for a backup made at @made (µs UTC). */
char *mt_backup_name_choose (const char *directory, gint64 made, gboolean automatic);

/* Whether @name is one of ours; then *@made (µs UTC, to the second) and *@automatic are set. */
gboolean mt_backup_name_read (const char *name, gint64 *made, gboolean *automatic);

G_END_DECLS
