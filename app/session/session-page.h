/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The third place: what to bring to the next session, in the order one likes. */
#define MT_TYPE_SESSION_PAGE (mt_session_page_get_type ())
G_DECLARE_FINAL_TYPE (MtSessionPage, mt_session_page, MT, SESSION_PAGE, AdwBin)

MtSessionPage *mt_session_page_new (MtDrafts *drafts);

G_END_DECLS
