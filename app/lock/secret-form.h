/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a passphrase or a recovery key is typed: the row, what is wrong with it, and the button.
 * Signal "submitted": something was typed, and is to be tried. */
#define MT_TYPE_SECRET_FORM (mt_secret_form_get_type ())
G_DECLARE_FINAL_TYPE (MtSecretForm, mt_secret_form, MT, SECRET_FORM, GtkBox)

/* What the button says, translated; a @destructive one looks like it. */
void mt_secret_form_set_label (MtSecretForm *self, const char *label, gboolean destructive);

/* What is typed, until it changes or is forgotten. */
const char *mt_secret_form_get_secret (MtSecretForm *self);
void mt_secret_form_forget (MtSecretForm *self);

/* A spinner in the place of the button, and nothing can be typed. */
void mt_secret_form_set_busy (MtSecretForm *self, gboolean busy);
/* What went wrong; what was typed stays, to be mended or typed over. */
void mt_secret_form_say (MtSecretForm *self, const char *sentence);
/* The cursor into the row. */
void mt_secret_form_focus (MtSecretForm *self);

G_END_DECLS
