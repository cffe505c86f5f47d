/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a passphrase is chosen: typed twice, its strength said in words.
 * Signal "chosen": it can be had from mt_passphrase_page_get_passphrase (); the page is busy until
 * whoever hears of it says otherwise. */
#define MT_TYPE_PASSPHRASE_PAGE (mt_passphrase_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPassphrasePage, mt_passphrase_page, MT, PASSPHRASE_PAGE, AdwNavigationPage)

/* @reason: what there is to know, or NULL: what makes a good one.  @label: what the button says.
 * Both translated. */
MtPassphrasePage *mt_passphrase_page_new (const char *reason, const char *label);

/* Offers to leave it for another time: signal "later". */
void mt_passphrase_page_set_may_wait (MtPassphrasePage *self, gboolean may_wait);

const char *mt_passphrase_page_get_passphrase (MtPassphrasePage *self);

/* What came of it: a spinner meanwhile; a sentence where it went wrong; or what was typed goes. */
void mt_passphrase_page_set_busy (MtPassphrasePage *self, gboolean busy);
void mt_passphrase_page_say (MtPassphrasePage *self, const char *sentence);
void mt_passphrase_page_say_error (MtPassphrasePage *self, const GError *error);
void mt_passphrase_page_forget (MtPassphrasePage *self);

G_END_DECLS
