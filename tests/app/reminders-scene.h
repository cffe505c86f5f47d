/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/preferences/preferences-dialog.h"
#include "app/preferences/reminder-row.h"
#include "core/journal-reminders.h"
#include "tests/app/screen.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

/* ---- The page ---- */

typedef struct {
  Fixture base;
  GSettings *settings;
  MtPreferencesDialog *dialog;
  GtkWindow *window;
} Page;

static inline void
set_up (Page *f, gconstpointer data)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  fixture_set_up (&f->base, NULL);
  f->settings = g_settings_new_with_backend ("io.github.meantime_journal.Meantime", backend);
}

static inline void
tear_down (Page *f, gconstpointer data)
{
  g_object_unref (f->settings);
  fixture_tear_down (&f->base, NULL);
}

static inline void
show_page (Page *f)
{
  f->dialog = mt_preferences_dialog_new (f->base.journal, f->settings);
  f->window = screen_show (adw_bin_new ());
  adw_dialog_present (ADW_DIALOG (f->dialog), GTK_WIDGET (f->window));
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (f->dialog), "reminders");
  screen_settle (300);
}

static inline void
close_page (Page *f)
{
  gpointer dialog = f->dialog;

  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_force_close (dialog);
  screen_wait (screen_is_gone, &dialog);
  screen_close (f->window, NULL);
}

static inline GtkWidget *
find (Page *f, GType type, const char *name)
{
  GtkWidget *found = screen_find (GTK_WIDGET (f->window), type, name);

  if (!found)
    g_error ("nothing is named %s", name);
  return found;
}

static inline void
activate (Page *f, GType type, const char *name)
{
  GtkWidget *row = find (f, type, name);

  if (ADW_IS_ACTION_ROW (row))
    adw_action_row_activate (ADW_ACTION_ROW (row));
  else
    g_signal_emit_by_name (row, ADW_IS_BUTTON_ROW (row) ? "activated" : "clicked");
  screen_settle (300);
}

static inline MtSchedule *
load_schedule (Page *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  MtSchedule *schedule;

  mt_journal_load_reminders (f->base.journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  schedule = mt_journal_load_reminders_finish (f->base.journal, result, NULL);
  g_assert_nonnull (schedule);
  return schedule;
}

static inline void
keep_rule (Page *f)
{
  g_autoptr (MtSchedule) schedule = load_schedule (f);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  g_ptr_array_add (schedule->rules, mt_rule_new ());
  mt_journal_save_reminders (f->base.journal, schedule, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_save_reminders_finish (f->base.journal, result, NULL));
}

static inline gboolean
has_reminder_row (gpointer window)
{
  return screen_find (window, MT_TYPE_REMINDER_ROW, NULL) != NULL;
}

static inline gboolean
has_no_reminder_row (gpointer window)
{
  return !has_reminder_row (window);
}

#define ADD(path, function) g_test_add (path, Page, NULL, set_up, function, tear_down)

/* What lies beside the journal goes into a folder of its own. */
static inline int
run_with_state (void)
{
  g_autofree char *state = g_dir_make_tmp ("meantime-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  status = fixture_run ();
  mt_file_remove_folder (state);
  return status;
}
