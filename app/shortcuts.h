/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All keys of the app, in one table: what sets them and what explains them both read it, so that
 * none is secret.  Words are msgids. */
typedef struct {
  const char *section;
  const char *title;
  const char *action;  /* detailed name; NULL: GTK or a page acts on the key itself */
  const char *keys[3]; /* as gtk_accelerator_parse () reads them */
} MtShortcut;

const MtShortcut *mt_shortcuts (gsize *n_shortcuts);

/* Gives the keys to their actions. */
void mt_shortcuts_set (GtkApplication *application);

G_END_DECLS
