/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/passphrase-page.h"
#include "app/preferences/about.h"
#include "app/preferences/ask-passphrase.h"
#include "app/preferences/change-passphrase.h"
#include "app/preferences/preferences-dialog.h"
#include "app/preferences/shortcuts-dialog.h"
#include "app/shortcuts.h"
#include "tests/app/flow.h"

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
  screen_wait (screen_is_gone, &dialog);
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

static void
type_secret (GtkWidget *dialog, const char *secret)
{
  gtk_editable_set_text (GTK_EDITABLE (flow_row (dialog, "Passphrase or Recovery Key")), secret);
}

static void
test_only_the_right_passphrase_is_granted (Fixture *f, gconstpointer data)
{
  MtAskPassphrase *dialog = mt_ask_passphrase_new (f->journal, "Why it is asked");
  GtkWindow *window = show_dialog (dialog);
  gboolean granted = FALSE;

  g_signal_connect_swapped (dialog, "granted", G_CALLBACK (granted_cb), &granted);
  flow_press (GTK_WIDGET (dialog), "Continue");
  flow_wait_for_words (GTK_WIDGET (dialog), "Type the passphrase or the recovery key first.");
  type_secret (GTK_WIDGET (dialog), "not this one");
  flow_press (GTK_WIDGET (dialog), "Continue");
  flow_wait_for_words (GTK_WIDGET (dialog), "This is neither the passphrase nor the recovery key. "
                                            "Nothing was changed; you can try again.");
  g_assert_false (granted);
  type_secret (GTK_WIDGET (dialog), PASSPHRASE);
  flow_press (GTK_WIDGET (dialog), "Continue");
  screen_wait (is_true, &granted);
  screen_settle (400);
  screen_close (window, NULL);
}

static gboolean
has_passphrase_page (gpointer dialog)
{
  return screen_find (dialog, MT_TYPE_PASSPHRASE_PAGE, NULL) != NULL;
}

static gboolean
is_null (gpointer slot)
{
  return *(gpointer *)slot == NULL;
}

/* Types @passphrase twice into the page of @dialog, and waits until that has gone. */
static void
choose (gpointer dialog, const char *passphrase)
{
  GtkWidget *page = screen_find (dialog, MT_TYPE_PASSPHRASE_PAGE, NULL);

  screen_assert_fits (dialog);
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "Passphrase")), passphrase);
  flow_press (page, "Choose This One");
  g_assert_nonnull (screen_find (page, GTK_TYPE_LABEL,
                                 "Type it once more, so that a slip does not shut you out."));
  gtk_editable_set_text (GTK_EDITABLE (flow_row (page, "The Same Once More")), passphrase);
  g_object_add_weak_pointer (dialog, &dialog);
  flow_press (page, "Choose This One");
  screen_wait (is_null, &dialog);
}

static void
test_another_passphrase_opens_it (Fixture *f, gconstpointer data)
{
  GtkWindow *window = screen_show (adw_bin_new ());
  GtkWidget *dialog;

  mt_change_passphrase (adw_window_get_content (ADW_WINDOW (window)), f->journal);
  screen_settle (100);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  type_secret (dialog, fixture_recovery_key);
  flow_press (dialog, "Continue");
  screen_wait (has_passphrase_page, dialog);
  choose (dialog, "figs on a line in rows");
  lock (f->journal);
  g_assert_false (unlock (f->journal, PASSPHRASE, NULL));
  g_assert_true (unlock (f->journal, "figs on a line in rows", NULL));
  screen_close (window, NULL);
}

/* Whoever came in by the recovery key need not have the former one. */
static void
test_a_new_passphrase_is_offered_and_may_wait (Fixture *f, gconstpointer data)
{
  GtkWindow *window = screen_show (adw_bin_new ());
  GtkWidget *from = adw_window_get_content (ADW_WINDOW (window));
  gpointer dialog;

  mt_offer_passphrase (from, f->journal);
  screen_settle (100);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_object_add_weak_pointer (dialog, &dialog);
  flow_press (dialog, "Later");
  screen_wait (is_null, &dialog);
  mt_offer_passphrase (from, f->journal);
  screen_settle (100);
  choose (adw_window_get_visible_dialog (ADW_WINDOW (window)), "figs on a line in rows");
  lock (f->journal);
  g_assert_true (unlock (f->journal, "figs on a line in rows", NULL));
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
  ADD_TEST ("/preferences/a-new-passphrase-is-offered-and-may-wait",
            test_a_new_passphrase_is_offered_and_may_wait);
  g_test_add_func ("/preferences/no-shortcut-is-secret", test_no_shortcut_is_secret);
  g_test_add_func ("/preferences/about-fits", test_about_fits);
  return fixture_run ();
}
