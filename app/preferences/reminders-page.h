/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Reminders among the preferences: each in one sentence, with its next time; when none is to come;
 * and how they reach one.  What is changed is kept at once. */
#define MT_TYPE_REMINDERS_PAGE (mt_reminders_page_get_type ())
G_DECLARE_FINAL_TYPE (MtRemindersPage, mt_reminders_page, MT, REMINDERS_PAGE, AdwPreferencesPage)

/* @journal is open.  To be called once. */
void mt_reminders_page_set_journal (MtRemindersPage *self, MtJournal *journal);

G_END_DECLS
