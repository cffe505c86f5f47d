/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is read again after each change: a little later, since many changes at a time are one, and
 * without waiting for what was asked before.  Main thread. */
typedef struct _MtReading MtReading;

/* Asks for what is to be read.  Its answer is of use unless it is G_IO_ERROR_CANCELLED. */
typedef void (*MtReadFunc) (gpointer owner, GCancellable *cancellable);

/* @owner is borrowed: it frees this before it goes. */
MtReading *mt_reading_new (MtReadFunc read, gpointer owner);
/* Nothing that was asked for answers any more. */
void mt_reading_free (MtReading *self);

/* Reads after @after_ms milliseconds of quiet, in place of all that was asked before. */
void mt_reading_ask (MtReading *self, guint after_ms);

G_END_DECLS
