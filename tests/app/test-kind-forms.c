/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/decision-form.h"
#include "app/kinds/felt-off-form.h"
#include "app/kinds/kinds.h"
#include "app/kinds/thought-record-form.h"
#include "app/prompts/felt-off.h"
#include "core/kinds/ids.h"
#include "tests/app/written.h"

#include <math.h>

static MtKindForm *
show_form (Written *w, GtkWindow **window)
{
  MtKindForm *form = mt_kinds_form_new (w->drafts, w->draft);

  g_assert_nonnull (form);
  *window = show_scrolled (GTK_WIDGET (form));
  return form;
}

/* ---- Every field ---- */

static void
try_kind (Fixture *f, const MtKind *kind)
{
  Written w;
  MtKindForm *form, *again;
  GtkWindow *window;
  g_autoptr (MtEntry) read = NULL;

  begin (&w, f, kind->id);
  form = show_form (&w, &window);
  screen_assert_fits (GTK_WIDGET (form));
  for (gsize i = 0; i < kind->n_fields; i++) {
    const char *expected = use (find_part (GTK_WIDGET (form), kind->fields[i].id));

    if (expected)
      g_assert_true (g_str_has_prefix (mt_entry_get_value (w.entry, kind->fields[i].id), expected));
  }
  read = save_and_load (&w, f);
  screen_close (window, form);
  again = show_form (&w, &window);
  for (gsize i = 0; i < kind->n_fields; i++) {
    g_autofree char *said = NULL;

    if (kind->fields[i].type == MT_FIELD_LINK)
      continue;
    said = shown (find_part (GTK_WIDGET (again), kind->fields[i].id));
    g_assert_cmpstr (said, ==, mt_entry_get_value (read, kind->fields[i].id));
  }
  screen_close (window, again);
  end (&w);
}

static void
test_every_field_is_there_and_kept (Fixture *f, gconstpointer data)
{
  try_kind (f, mt_kind_find (MT_KIND_FELT_OFF));
  try_kind (f, mt_kind_find (MT_KIND_THOUGHT_RECORD));
  try_kind (f, mt_kind_find (MT_KIND_DECISION));
}

/* ---- Something felt off ---- */

static gboolean
is_mapped (MtKindForm *form, const char *field)
{
  return gtk_widget_get_child_visible (gtk_widget_get_ancestor (
             find_part (GTK_WIDGET (form), field)->widget, ADW_TYPE_PREFERENCES_GROUP)) &&
         gtk_widget_get_mapped (find_part (GTK_WIDGET (form), field)->widget);
}

static void
choose_state (MtKindForm *form, const char *title)
{
  GtkWidget *row = screen_find (GTK_WIDGET (form), ADW_TYPE_ACTION_ROW, title);

  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
}

static void
test_what_becomes_of_it_is_for_the_person_to_say (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;
  g_autoptr (MtEntry) read = NULL;

  begin (&w, f, MT_KIND_FELT_OFF);
  g_assert_cmpstr (mt_entry_get_state (w.entry), ==, "not-yet");
  form = show_form (&w, &window);
  use (find_part (GTK_WIDGET (form), "need"));
  g_assert_cmpstr (mt_entry_get_state (w.entry), ==, "not-yet");
  choose_state (form, "Bring it");
  read = save_and_load (&w, f);
  g_assert_cmpstr (mt_entry_get_state (read), ==, "bring");
  g_assert_false (mt_entry_get_flagged (read));
  choose_state (form, "Only for me");
  g_assert_cmpstr (mt_entry_get_state (w.entry), ==, "never");
  screen_close (window, form);
  end (&w);
}

static gboolean
is_afterwards_shown (gpointer form)
{
  return is_mapped (form, "came-of-it");
}

/* Also where the agenda has ticked it off while its page is open. */
static void
test_there_is_room_for_what_came_of_it_once_it_was_talked_about (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;

  begin (&w, f, MT_KIND_FELT_OFF);
  mt_entry_set_state (w.entry, "bring");
  form = show_form (&w, &window);
  g_assert_false (is_mapped (form, "came-of-it"));
  mt_entry_set_state (w.entry, "talked");
  mt_kind_form_refresh (form);
  screen_wait (is_afterwards_shown, form);
  screen_close (window, form);
  end (&w);
}

static void
press_starter (MtKindForm *form, const char *words)
{
  g_signal_emit_by_name (screen_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, words), "clicked");
}

static void
test_a_beginning_goes_below_what_is_there (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;
  g_autofree char *both =
      g_strjoin ("\n", MT_PROMPT_FELT_OFF_SAY_3, MT_PROMPT_FELT_OFF_SAY_2, NULL);

  begin (&w, f, MT_KIND_FELT_OFF);
  form = show_form (&w, &window);
  press_starter (form, MT_PROMPT_FELT_OFF_SAY_3);
  g_assert_cmpstr (mt_entry_get_value (w.entry, "say"), ==, MT_PROMPT_FELT_OFF_SAY_3);
  press_starter (form, MT_PROMPT_FELT_OFF_SAY_2);
  g_assert_cmpstr (mt_entry_get_value (w.entry, "say"), ==, both);
  screen_close (window, form);
  end (&w);
}

static AdwExpanderRow *
find_step (MtKindForm *form, const char *title)
{
  return ADW_EXPANDER_ROW (screen_find (GTK_WIDGET (form), ADW_TYPE_EXPANDER_ROW, title));
}

static void
test_what_was_answered_is_unfolded (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;

  begin (&w, f, MT_KIND_FELT_OFF);
  mt_entry_add_value (w.entry, "need", "Ten more minutes\nor so", NAN);
  form = show_form (&w, &window);
  g_assert_true (adw_expander_row_get_expanded (find_step (form, "What I need")));
  g_assert_false (adw_expander_row_get_expanded (find_step (form, "What I wish had happened")));
  adw_expander_row_set_expanded (find_step (form, "What I need"), FALSE);
  g_assert_cmpstr (adw_expander_row_get_subtitle (find_step (form, "What I need")), ==,
                   "Ten more minutes");
  screen_close (window, form);
  end (&w);
}

/* ---- Thought records ---- */

static gboolean
is_further_shown (gpointer form)
{
  return gtk_widget_get_mapped (find_part (form, "another-view")->widget);
}

static void
test_the_first_answer_stands_beside_the_second (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;
  GtkWidget *button, *first;

  begin (&w, f, MT_KIND_THOUGHT_RECORD);
  form = show_form (&w, &window);
  g_assert_false (is_further_shown (form));
  button = screen_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Look at It Further");
  g_signal_emit_by_name (button, "clicked");
  screen_wait (is_further_shown, form);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_null (screen_find (GTK_WIDGET (form), GTK_TYPE_LABEL, "At first: 2"));
  use (find_part (GTK_WIDGET (form), "strength"));
  first = screen_find (GTK_WIDGET (form), GTK_TYPE_LABEL, "At first: 2");
  g_assert_true (gtk_widget_get_mapped (first));
  screen_close (window, form);
  end (&w);
}

static void
test_what_was_looked_at_further_is_unfolded (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;

  begin (&w, f, MT_KIND_THOUGHT_RECORD);
  mt_entry_add_value (w.entry, "another-view", "It opens, it shuts.", NAN);
  form = show_form (&w, &window);
  screen_wait (is_further_shown, form);
  screen_close (window, form);
  end (&w);
}

/* ---- Decisions ---- */

static guint
count_ways (MtKindForm *form)
{
  static const char *const ways[] = { "option-1", "option-2", "option-3", "option-4" };
  guint n_ways = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    n_ways += gtk_widget_get_mapped (find_part (GTK_WIDGET (form), ways[i])->widget);
  return n_ways;
}

static void
test_there_are_two_ways_and_up_to_four (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;
  GtkWidget *another;

  begin (&w, f, MT_KIND_DECISION);
  form = show_form (&w, &window);
  another = screen_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Another Way");
  g_assert_cmpuint (count_ways (form), ==, 2);
  g_signal_emit_by_name (another, "clicked");
  screen_settle (50);
  g_assert_cmpuint (count_ways (form), ==, 3);
  g_signal_emit_by_name (another, "clicked");
  screen_settle (50);
  g_assert_cmpuint (count_ways (form), ==, 4);
  g_assert_false (gtk_widget_get_visible (another));
  screen_close (window, form);
  end (&w);
}

static void
test_a_way_that_was_filled_in_is_shown (Fixture *f, gconstpointer data)
{
  Written w;
  GtkWindow *window;
  MtKindForm *form;

  begin (&w, f, MT_KIND_DECISION);
  mt_entry_add_value (w.entry, "against-3", "Too far", NAN);
  form = show_form (&w, &window);
  g_assert_cmpuint (count_ways (form), ==, 3);
  screen_close (window, form);
  end (&w);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/kind-forms/every-field-is-there-and-kept", test_every_field_is_there_and_kept);
  ADD_TEST ("/kind-forms/what-becomes-of-it-is-for-the-person-to-say",
            test_what_becomes_of_it_is_for_the_person_to_say);
  ADD_TEST ("/kind-forms/there-is-room-for-what-came-of-it-once-it-was-talked-about",
            test_there_is_room_for_what_came_of_it_once_it_was_talked_about);
  ADD_TEST ("/kind-forms/a-beginning-goes-below-what-is-there",
            test_a_beginning_goes_below_what_is_there);
  ADD_TEST ("/kind-forms/what-was-answered-is-unfolded", test_what_was_answered_is_unfolded);
  ADD_TEST ("/kind-forms/the-first-answer-stands-beside-the-second",
            test_the_first_answer_stands_beside_the_second);
  ADD_TEST ("/kind-forms/what-was-looked-at-further-is-unfolded",
            test_what_was_looked_at_further_is_unfolded);
  ADD_TEST ("/kind-forms/there-are-two-ways-and-up-to-four",
            test_there_are_two_ways_and_up_to_four);
  ADD_TEST ("/kind-forms/a-way-that-was-filled-in-is-shown",
            test_a_way_that_was_filled_in_is_shown);
  return fixture_run ();
}
