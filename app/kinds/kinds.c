/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/kinds.h"

#include "app/kinds/decision-form.h"
#include "app/kinds/felt-off-form.h"
#include "app/kinds/session-form.h"
#include "app/kinds/thought-record-form.h"
#include "app/session/after-form.h"
#include "app/session/check-in-form.h"
#include "core/kinds/ids.h"

static const struct {
  const char *kind;
  MtKindForm *(*form_new) (MtDrafts *drafts, MtDraft *draft);
} special[] = {
  { MT_KIND_DECISION, mt_decision_form_new },
  { MT_KIND_FELT_OFF, mt_felt_off_form_new },
  { MT_KIND_THOUGHT_RECORD, mt_thought_record_form_new },
  { MT_KIND_AFTER, mt_after_form_new },
  { MT_KIND_CHECK_IN, mt_check_in_form_new },
  { MT_KIND_SESSION, mt_session_form_new },
};

MtKindForm *
mt_kinds_form_new (MtDrafts *drafts, MtDraft *draft)
{
  const char *kind = mt_entry_get_kind (mt_draft_get_entry (draft));

  for (gsize i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (special[i].kind, kind))
      return special[i].form_new (drafts, draft);
  return NULL;
}
