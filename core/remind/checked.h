/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text of groups, names and values (GKeyFile) with its format's name and version in the group
 * "file" and a SHA-256 of all of it in the last line.  docs/file-formats.md, section 9. */

/* Gives @text format and version; its bytes. */
GBytes *mt_checked_spell (GKeyFile *text, const char *format, int version);

/* Errors: DAMAGED (not what mt_checked_spell () makes), TOO_NEW (a version above @version). */
GKeyFile *mt_checked_parse (GBytes *bytes, const char *format, int version, GError **error);

/* Values of @group in whose absence, or where they are no such value or outside the bounds, *@whole
 * becomes FALSE. */
gint64 mt_checked_get (GKeyFile *text,
                       const char *group,
                       const char *name,
                       gint64 least,
                       gint64 most,
                       gboolean *whole);
/* Owned by the caller; NULL where it is missing. */
char *mt_checked_get_text (GKeyFile *text, const char *group, const char *name);

G_END_DECLS
