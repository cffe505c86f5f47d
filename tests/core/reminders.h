/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/core/fixture.h"
#include "core/journal-reminders.h"

static inline MtSchedule *
load_reminders (MtJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  MtSchedule *schedule;

  mt_journal_load_reminders (journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  schedule = mt_journal_load_reminders_finish (journal, result, &error);
  g_assert_no_error (error);
  return schedule;
}

static inline gboolean
save_reminders (MtJournal *journal, const MtSchedule *schedule, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_save_reminders (journal, schedule, wait_done, &slot);
  result = wait_for (&slot);
  return mt_journal_save_reminders_finish (journal, result, error);
}

/* A journal with one rule more. */
static inline MtRule *
add_rule (Fixture *f, MtRuleWhen when)
{
  g_autoptr (MtSchedule) schedule = load_reminders (f->journal);
  MtRule *rule = mt_rule_new ();
  g_autoptr (GError) error = NULL;

  rule->when = when;
  g_ptr_array_add (schedule->rules, mt_rule_copy (rule));
  g_assert_true (save_reminders (f->journal, schedule, &error));
  g_assert_no_error (error);
  return rule;
}

static inline void
reopen (Fixture *f)
{
  lock (f->journal);
  g_assert_true (unlock (f->journal, fixture_recovery_key, NULL));
}

static inline MtSchedule *
read_file (Fixture *f)
{
  g_autofree char *vault = mt_schedule_find_vault (f->folder);

  return mt_schedule_read (vault, NULL);
}

static inline char *
file_of (Fixture *f, const char *suffix)
{
  g_autofree char *vault = mt_schedule_find_vault (f->folder);
  g_autofree char *folder = mt_schedule_folder ();
  g_autofree char *name = g_strconcat (vault, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

static inline void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = mt_schedule_folder ();

  mt_file_remove_folder (folder); /* every test's journal is a copy of one: the same vault */
  fixture_set_up (f, data);
}

#define ADD_REMINDERS(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

/* The tests that @add adds, away from what the person who runs them has. */
static inline int
reminders_run (int argc, char **argv, void (*add) (void))
{
  g_autofree char *state = g_dir_make_tmp ("meantime-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ();
  status = fixture_run ();
  mt_file_remove_folder (state);
  return status;
}
