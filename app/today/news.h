/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What there is to know about the journal itself, each in a card of its own: that no recovery key
 * is kept, that notes left without unlocking are here, that there was no whole backup for two
 * weeks; and, until it is answered once, the question where a second place for backups could be.
 * Most days it is empty.  What went wrong at the opening is said elsewhere (app/lock). */
#define MT_TYPE_NEWS (mt_news_get_type ())
G_DECLARE_FINAL_TYPE (MtNews, mt_news, MT, NEWS, AdwBin)

/* The journal of @keeper is open. */
MtNews *mt_news_new (MtKeeper *keeper);

/* Takes away what is settled by now, and shows what came up. */
void mt_news_refresh (MtNews *self);

G_END_DECLS
