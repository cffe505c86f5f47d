/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/lock/lock-page.h"
#include "app/places.h"
#include "app/window.h"
#include "core/kind.h"
#include "tests/app/screen.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

/* For tests of the whole window: shown, opened by the recovery key, locked and closed. */

static GSettings *settings;

/* Settings that are nobody's, and a keyboard. */
static inline void
scene_set_up (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  adw_init ();
  screen_plug_keyboard ();
  settings = g_settings_new_with_backend ("io.github.meantime_journal.Meantime", backend);
}

static inline MtWindow *
show_window (Fixture *f)
{
  MtWindow *window;

  if (mt_journal_is_open (f->journal))
    lock (f->journal);
  window = mt_window_new (NULL, f->journal, settings);
  gtk_window_set_default_size (GTK_WINDOW (window), SCREEN_WIDTH, SCREEN_HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static inline MtEntry *
new_entry (void)
{
  gsize n_kinds;

  return mt_entry_new (mt_kinds (&n_kinds)->id);
}

static inline gboolean
is_open (gpointer window)
{
  return screen_find (window, MT_TYPE_PLACES, NULL) != NULL;
}

static inline gboolean
offers_recovery_key (gpointer window)
{
  return screen_find (window, GTK_TYPE_LABEL, "Use the Recovery Key") != NULL;
}

static inline gboolean
asks_for_recovery_key (gpointer window)
{
  GtkWidget *row = screen_find (window, ADW_TYPE_ENTRY_ROW, "Recovery Key");

  return row && gtk_widget_get_mapped (row);
}

static inline gboolean
offers_passphrase (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) != NULL;
}

static inline MtPlaces *
open_window (Fixture *f, MtWindow *window)
{
  GtkWidget *other, *row;

  screen_wait (offers_recovery_key, window);
  other = screen_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Use the Recovery Key");
  gtk_widget_activate (gtk_widget_get_ancestor (other, GTK_TYPE_BUTTON));
  screen_wait (asks_for_recovery_key, window);
  row = screen_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, "Recovery Key");
  gtk_editable_set_text (GTK_EDITABLE (row), fixture_recovery_key);
  g_signal_emit_by_name (row, "entry-activated");
  screen_wait (is_open, window);
  /* Whoever comes in by the recovery key is offered a new passphrase. */
  screen_wait (offers_passphrase, window);
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  return MT_PLACES (screen_find (GTK_WIDGET (window), MT_TYPE_PLACES, NULL));
}

static inline gboolean
is_locked (gpointer window)
{
  return screen_find (window, MT_TYPE_LOCK_PAGE, NULL) &&
         !mt_journal_is_open (mt_window_get_journal (window));
}

static inline gboolean
is_null (gpointer slot)
{
  return *(gpointer *)slot == NULL;
}

/* The last answers of the journal may hold it for a moment. */
static inline void
close_window (gpointer window)
{
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (window);
  screen_wait (is_null, &window);
}

static inline void
lock_window (MtWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  screen_wait (is_locked, window);
}
