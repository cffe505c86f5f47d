/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A few words on Today that one reads once, with what can be done about them. */

/* A card that says @text. */
GtkWidget *mt_news_card_new (const char *text);

/* A button below the words of @card; owned by it. */
GtkWidget *mt_news_card_add_button (GtkWidget *card, const char *title);

G_END_DECLS
