/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/state.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* What an open journal has to do with its reminders: what they are about is read from it, and their
 * schedule outside is kept as it says.  On the thread of @store; blocking. */
typedef struct {
  MtSchedule *schedule; /* NULL while the journal is locked */
  GPtrArray *missed;    /* MtMissed, of the opening; NULL while it is locked */
  gboolean mended;      /* the file was missing or damaged at the opening, though there are rules */
  gboolean wanted;      /* something may come: a rule was enabled at the opening */
  GError *unread;       /* why the rules could not be read at the opening; NULL: they were */
} MtReminders;

/* At each opening: what was missed is found, and the schedule written; where the rules cannot be
 * read, it stays as it is.  @vault is the vault id, MT_SCHEDULE_VAULT_SIZE bytes. */
void mt_reminders_open (MtReminders *self, const char *folder, const guint8 *vault, MtStore *store);
void mt_reminders_clear (MtReminders *self);

/* Whether it is known which rules there are; else they must neither be shown nor changed. */
gboolean mt_reminders_are_known (MtReminders *self, GError **error);

/* What they are about (sessions, due days), read anew from @store. */
gboolean mt_reminders_look (MtSchedule *schedule, MtStore *store, GError **error);

/* Keeps rules and settings of @asked; core/journal-reminders.h says what else. */
gboolean mt_reminders_keep (MtReminders *self,
                            const MtSchedule *asked,
                            MtStore *store,
                            GError **error);

/* What was missed up to now is dismissed. */
gboolean mt_reminders_dismiss (MtReminders *self, MtStore *store, GError **error);

/* An entry of @kind was written; NULL: entries of some kinds were changed. */
void mt_reminders_follow (MtReminders *self, const char *kind, MtStore *store);

G_END_DECLS
