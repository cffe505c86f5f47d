/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/rule.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person chooses from where a reminder is made (app/preferences/rule-dialog.h), in words. */

/* In the order of mt_rule_shape_words (). */
typedef enum {
  MT_SHAPE_DAILY,
  MT_SHAPE_WEEKLY,
  MT_SHAPE_EVERY,
  MT_SHAPE_MONTHLY,
  MT_SHAPE_BEFORE, /* a session */
  MT_SHAPE_AFTER,
  MT_SHAPE_TASK,
  MT_SHAPE_ONCE,
} MtRuleShape;
#define MT_N_SHAPES (MT_SHAPE_ONCE + 1)

MtRuleShape mt_rule_shape_of (const MtRule *rule);
MtRuleWhen mt_rule_shape_when (MtRuleShape shape);

/* Lists of words for AdwComboRow; owned by the caller (a row takes a reference of its own). */
GListModel *mt_rule_shape_words (void);
GListModel *mt_nudge_words (void); /* in the order of MtNudge, without own words */

/* Some lengths of time to choose from, in minutes, from the shortest on.  One that is none of them
 * is among them where it is what was chosen before. */
typedef struct _MtMinutes MtMinutes;

MtMinutes *mt_minutes_new_offsets (gboolean before, int minutes, guint *chosen);
MtMinutes *mt_minutes_new_laters (int minutes, guint *chosen);
void mt_minutes_free (MtMinutes *self);
int mt_minutes_get (const MtMinutes *self, guint i);
gboolean mt_minutes_is_before (const MtMinutes *self);
/* Owned by @self. */
GListModel *mt_minutes_get_words (MtMinutes *self);

G_END_DECLS
