/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/kinds.h"

static const struct {
  const char *kind;
  MtKindForm *(*form_new) (MtDrafts *drafts, MtDraft *draft);
} special[] = {
  { NULL, NULL }, /* the end */
};

MtKindForm *
mt_kinds_form_new (MtDrafts *drafts, MtDraft *draft)
{
  const char *kind = mt_entry_get_kind (mt_draft_get_entry (draft));

  for (gsize i = 0; special[i].kind; i++)
    if (g_str_equal (special[i].kind, kind))
      return special[i].form_new (drafts, draft);
  return NULL;
}
