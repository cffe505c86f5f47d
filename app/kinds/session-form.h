/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kinds/kind-form.h"

G_BEGIN_DECLS

/* A session: when and how long, how often, where (only what belongs to that place), with whom, and
 * what else was noted.  Another time moves this one; the series stays unless the person says so. */
#define MT_TYPE_SESSION_FORM (mt_session_form_get_type ())
G_DECLARE_FINAL_TYPE (MtSessionForm, mt_session_form, MT, SESSION_FORM, MtKindForm)

MtKindForm *mt_session_form_new (MtDrafts *drafts, MtDraft *draft);

G_END_DECLS
