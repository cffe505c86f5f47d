/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the passphrase of an open journal again, before what only its owner may do.
 *
 * Property "reason" (string): what it is asked for.  Signal "confirmed". */
#define MT_TYPE_CONFIRM_PAGE (mt_confirm_page_get_type ())
G_DECLARE_FINAL_TYPE (MtConfirmPage, mt_confirm_page, MT, CONFIRM_PAGE, AdwNavigationPage)

/* @reason is a translated sentence. */
MtConfirmPage *mt_confirm_page_new (MtJournal *journal, const char *reason);

/* For what follows a confirmation, on this page: a spinner, and what went wrong. */
void mt_confirm_page_set_busy (MtConfirmPage *self, gboolean busy);
void mt_confirm_page_say_error (MtConfirmPage *self, const GError *error);

G_END_DECLS
