/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/pace.h"

G_BEGIN_DECLS

/* @plain, a PDF, with a password (mt_password_prepare ()) asked for to open it: AES-256,
 * revision 6.
 * @done: where @pace is, until what it counts is done.
 * Errors: G_IO_ERROR_CANCELLED; MT_ERROR_NO_MEMORY; MT_ERROR_STORAGE. */
GBytes *mt_pdf_lock (GBytes *plain, const char *password, MtPace *pace, guint done, GError **error);

G_END_DECLS
