/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Before a journal is made: what it protects, and what it cannot. */
#define MT_TYPE_PROMISE_PAGE (mt_promise_page_get_type ())
G_DECLARE_FINAL_TYPE (MtPromisePage, mt_promise_page, MT, PROMISE_PAGE, AdwNavigationPage)

G_END_DECLS
