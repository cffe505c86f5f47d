/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/words-picker.h"
#include "tests/app/screen.h"

static const MtField *
find_field (const char *id)
{
  return mt_kind_find_field (mt_kind_find ("mood"), id);
}

static void
count_cb (int *n_changed)
{
  (*n_changed)++;
}

static GtkWidget *
find_word (gpointer picker, const char *word)
{
  GtkWidget *label = screen_find (picker, GTK_TYPE_LABEL, word);

  return label ? gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON) : NULL;
}

static void
assert_values (gpointer picker, const char *expected)
{
  g_auto (GStrv) values = mt_words_picker_get_values (picker);
  g_autofree char *joined = g_strjoinv (" ", values);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words_are_switched (Fixture *f, gconstpointer data)
{
  MtWordsPicker *picker = mt_words_picker_new (f->journal, find_field ("words"));
  GtkWindow *window = screen_show (GTK_WIDGET (picker));
  int n_changed = 0;

  g_signal_connect_swapped (picker, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_emit_by_name (find_word (picker, "calm"), "clicked");
  g_signal_emit_by_name (find_word (picker, "anxious"), "clicked");
  assert_values (picker, "calm anxious");
  gtk_test_accessible_assert_state (find_word (picker, "calm"), GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_signal_emit_by_name (find_word (picker, "calm"), "clicked");
  assert_values (picker, "anxious");
  g_assert_cmpint (n_changed, ==, 3);
  mt_words_picker_set_values (picker, (const char *const[]){ "prickly", "sad", NULL });
  assert_values (picker, "prickly sad");
  g_assert_cmpint (n_changed, ==, 3);
  /* a folded group says what is on in it */
  g_assert_nonnull (screen_find (GTK_WIDGET (picker), GTK_TYPE_LABEL, "sad"));
  screen_assert_fits (GTK_WIDGET (picker));
  screen_close (window, picker);
}

static void
test_a_word_of_ones_own (Fixture *f, gconstpointer data)
{
  MtWordsPicker *picker = mt_words_picker_new (f->journal, find_field ("words"));
  GtkWindow *window = screen_show (GTK_WIDGET (picker));
  GtkWidget *own = screen_find (GTK_WIDGET (picker), ADW_TYPE_ENTRY_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (own), "  prickly ");
  g_signal_emit_by_name (own, "apply");
  assert_values (picker, "prickly");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (own)), ==, "");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_word (picker, "prickly"))));
  /* one of the table is known again, and nothing is added by nothing */
  gtk_editable_set_text (GTK_EDITABLE (own), "Calm");
  g_signal_emit_by_name (own, "apply");
  gtk_editable_set_text (GTK_EDITABLE (own), " ");
  g_signal_emit_by_name (own, "apply");
  assert_values (picker, "prickly calm");
  screen_close (window, picker);
}

static gboolean
is_offered (gpointer picker)
{
  return find_word (picker, "home") != NULL;
}

static void
test_what_was_used_is_offered (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  MtWordsPicker *picker;
  GtkWindow *window;

  mt_entry_add_value (entry, "tags", "home", NAN);
  g_assert_true (save (f->journal, entry, NULL));
  picker = mt_words_picker_new (f->journal, find_field ("tags"));
  window = screen_show (GTK_WIDGET (picker));
  mt_words_picker_set_values (picker, (const char *const[]){ "work", NULL });
  screen_wait (is_offered, picker);
  assert_values (picker, "work");
  g_signal_emit_by_name (find_word (picker, "home"), "clicked");
  assert_values (picker, "work home");
  screen_assert_fits (GTK_WIDGET (picker));
  screen_close (window, picker);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/words-picker/words-are-switched", test_words_are_switched);
  ADD_TEST ("/words-picker/a-word-of-ones-own", test_a_word_of_ones_own);
  ADD_TEST ("/words-picker/what-was-used-is-offered", test_what_was_used_is_offered);
  return fixture_run ();
}
