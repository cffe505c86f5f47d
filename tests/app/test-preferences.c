/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/about.h"
#include "app/preferences/ask-passphrase.h"
#include "app/preferences/passphrase-dialog.h"
#include "app/preferences/preferences-dialog.h"
#include "app/preferences/shortcuts-dialog.h"
#include "app/shortcuts.h"
#include "tests/app/screen.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

static GSettings *
new_settings (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  return g_settings_new_with_backend ("io.github.meantime_journal.Meantime", backend);
}

static GtkWindow *
show_dialog (gpointer dialog)
{
  GtkWindow *window = screen_show (adw_bin_new ());

  adw_dialog_present (dialog, GTK_WIDGET (window));
  screen_settle (100);
  screen_assert_fits (dialog);
  return window;
}

static void
close_dialog (GtkWindow *window, gpointer dialog)
{
  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_force_close (dialog);
  screen_settle (400);
  g_assert_null (dialog);
  screen_close (window, NULL);
}

static void
test_choices_are_the_settings (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = new_settings ();
  MtPreferencesDialog *dialog = mt_preferences_dialog_new (f->journal, settings);
  GtkWindow *window = show_dialog (dialog);
  GtkWidget *after =
      screen_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "After a While Without a Touch");
  GtkWidget *away =
      screen_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "After a While in Another App");

  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (after)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (after), 5);
  g_assert_cmpint (g_settings_get_uint (settings, "lock-after"), ==, 0);
  g_settings_set_uint (settings, "lock-after", 29); /* none of the choices: the next shorter */
  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (after)), ==, 3);
  g_assert_cmpint (g_settings_get_uint (settings, "lock-after"), ==, 29);
  adw_combo_row_set_selected (ADW_COMBO_ROW (away), 3);
  g_assert_cmpint (g_settings_get_int (settings, "lock-when-away"), ==, -1);
  close_dialog (window, dialog);
}

static void
granted_cb (gboolean *granted)
{
  *granted = TRUE;
}

static gboolean
is_true (gpointer slot)
{
  return *(gboolean *)slot;
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_only_the_right_passphrase_is_granted (Fixture *f, gconstpointer data)
{
  MtAskPassphrase *dialog = mt_ask_passphrase_new (f->journal, "Why it is asked");
  GtkWindow *window = show_dialog (dialog);
  GtkWidget *row = screen_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, NULL);
  GtkWidget *problem;
  gboolean granted = FALSE;

  g_signal_connect_swapped (dialog, "granted", G_CALLBACK (granted_cb), &granted);
  gtk_editable_set_text (GTK_EDITABLE (row), "not this one");
  gtk_widget_activate_default (row);
  problem = screen_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "problem");
  screen_wait (is_visible, problem);
  g_assert_false (granted);
  gtk_editable_set_text (GTK_EDITABLE (row), PASSPHRASE);
  gtk_widget_activate_default (row);
  screen_wait (is_true, &granted);
  screen_settle (400);
  screen_close (window, NULL);
}

static void
test_another_passphrase_opens_it (Fixture *f, gconstpointer data)
{
  MtPassphraseDialog *dialog = mt_passphrase_dialog_new (f->journal);
  GtkWindow *window = show_dialog (dialog);
  GtkWidget *first = screen_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, NULL);
  GtkWidget *second =
      screen_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, "The Same Once More");
  GtkWidget *choose = adw_dialog_get_default_widget (ADW_DIALOG (dialog));
  gboolean changed = FALSE;

  g_signal_connect_swapped (dialog, "changed", G_CALLBACK (granted_cb), &changed);
  g_assert_false (gtk_widget_get_sensitive (choose));
  gtk_editable_set_text (GTK_EDITABLE (first), "figs on a line");
  gtk_editable_set_text (GTK_EDITABLE (second), "figs on a lime");
  g_assert_false (gtk_widget_get_sensitive (choose));
  gtk_editable_set_text (GTK_EDITABLE (second), "figs on a line");
  g_assert_true (gtk_widget_get_sensitive (choose));
  gtk_widget_activate_default (second);
  screen_wait (is_true, &changed);
  lock (f->journal);
  g_assert_false (unlock (f->journal, PASSPHRASE, NULL));
  g_assert_true (unlock (f->journal, "figs on a line", NULL));
  screen_settle (400);
  screen_close (window, NULL);
}

/* Every key is explained once, and none means two things. */
static void
test_no_shortcut_is_secret (void)
{
  gsize n_shortcuts;
  const MtShortcut *shortcuts = mt_shortcuts (&n_shortcuts);
  MtShortcutsDialog *dialog = mt_shortcuts_dialog_new ();
  GtkWindow *window = show_dialog (dialog);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n_shortcuts; i++) {
    g_assert_nonnull (screen_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, shortcuts[i].title));
    for (gsize k = 0; shortcuts[i].keys[k]; k++) {
      g_assert_true (gtk_accelerator_parse (shortcuts[i].keys[k], &(guint){ 0 },
                                            &(GdkModifierType){ GDK_NO_MODIFIER_MASK }));
      g_assert_true (g_hash_table_add (seen, (gpointer)shortcuts[i].keys[k]));
    }
  }
  close_dialog (window, dialog);
}

static void
test_about_fits (void)
{
  AdwDialog *dialog = mt_about_dialog_new ();
  GtkWindow *window = show_dialog (dialog);

  close_dialog (window, dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/preferences/choices-are-the-settings", test_choices_are_the_settings);
  ADD_TEST ("/preferences/only-the-right-passphrase-is-granted",
            test_only_the_right_passphrase_is_granted);
  ADD_TEST ("/preferences/another-passphrase-opens-it", test_another_passphrase_opens_it);
  g_test_add_func ("/preferences/no-shortcut-is-secret", test_no_shortcut_is_secret);
  g_test_add_func ("/preferences/about-fits", test_about_fits);
  return fixture_run ();
}
