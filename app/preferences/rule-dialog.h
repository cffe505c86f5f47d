/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/rule.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Making or changing one reminder: when it comes, what for, and what of it others may see, each of
 * which says before what it means.  It keeps nothing by itself.
 *
 * Signals: "saved": the person is done, mt_rule_dialog_get_rule () is what was chosen; "deleted".
 */
#define MT_TYPE_RULE_DIALOG (mt_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MtRuleDialog, mt_rule_dialog, MT, RULE_DIALOG, AdwDialog)

/* Shows @rule, which is copied; NULL: a new one. */
MtRuleDialog *mt_rule_dialog_new (const MtRule *rule);

/* Owned by the dialog; valid (mt_rule_is_valid ()) in "saved". */
const MtRule *mt_rule_dialog_get_rule (MtRuleDialog *self);

G_END_DECLS
