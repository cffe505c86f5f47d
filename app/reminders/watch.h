/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Watches names in folders (inotify), and nothing else: GFileMonitor looks for what is missing
 * every few seconds, which would keep a phone awake. */
typedef struct _MtWatch MtWatch;

typedef void (*MtWatchFunc) (gpointer user_data);

/* Where there is no inotify, nothing is ever told. */
MtWatch *mt_watch_new (MtWatchFunc changed, gpointer user_data);
void mt_watch_free (MtWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtWatch, mt_watch_free)

/* From now on tells when a file in @folder (absolute) whose name matches @pattern (a glob) came,
 * went, was exchanged or written; and when the folder itself came or went, which it may do. */
void mt_watch_add (MtWatch *self, const char *folder, const char *pattern);

G_END_DECLS
