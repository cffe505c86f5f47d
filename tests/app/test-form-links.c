/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/form.h"
#include "app/editor/link-dialog.h"
#include "tests/app/written.h"

static gboolean
is_shown (gpointer form)
{
  return screen_find (form, ADW_TYPE_ACTION_ROW, "The long walk") != NULL;
}

static void
test_links_are_shown_and_taken_out (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) other = write_entry (f->journal, "thought", "2026-11-20", "The long walk\n…");
  g_autoptr (MtEntry) read = NULL;
  Written w;
  MtForm *form;
  GtkWindow *window;

  begin (&w, f, "question");
  mt_entry_add_link (w.entry, "about", mt_entry_get_id (other));
  mt_entry_add_link (w.entry, "of-later", mt_entry_get_id (other));
  form = mt_form_new (w.draft, NULL);
  window = show_scrolled (GTK_WIDGET (form));
  screen_wait (is_shown, form);
  screen_assert_fits (GTK_WIDGET (form));
  g_signal_emit_by_name (screen_find (GTK_WIDGET (form), GTK_TYPE_BUTTON, "Take Out"), "clicked");
  read = save_and_load (&w, f);
  g_assert_cmpuint (mt_entry_get_links (read)->len, ==, 1);
  g_assert_false (is_shown (form));
  screen_close (window, form);
  end (&w);
}

/* ---- Choosing what to point at ---- */

static GtkWidget *
find_dialog (GtkWindow *window)
{
  return screen_find (GTK_WIDGET (window), MT_TYPE_LINK_DIALOG, NULL);
}

static gboolean
is_offered (gpointer window)
{
  GtkWidget *dialog = find_dialog (window);

  return dialog && screen_find (dialog, ADW_TYPE_ACTION_ROW, NULL);
}

static gboolean
is_closed (gpointer window)
{
  return !find_dialog (window);
}

static void
choose (GtkWindow *window, GtkWidget *row, const char *title)
{
  GtkWidget *offered;

  g_signal_emit_by_name (row, "activated");
  screen_wait (is_offered, window);
  screen_assert_fits (find_dialog (window));
  offered = screen_find (find_dialog (window), ADW_TYPE_ACTION_ROW, title);
  g_assert_nonnull (offered);
  g_signal_emit_by_name (gtk_widget_get_parent (offered), "row-activated", offered);
  screen_wait (is_closed, window);
}

static gboolean
is_goal_read (gpointer row)
{
  return g_str_has_prefix (adw_action_row_get_subtitle (row), "Sleep through the night · ");
}

/* Only goals are offered, the one chosen is shown, and there can be no second. */
static void
test_one_entry_of_the_right_kind_is_chosen (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) goal =
      write_entry (f->journal, "goal", "2026-11-20", "Sleep through the night\nagain");
  g_autoptr (MtEntry) other = write_entry (f->journal, "thought", "2026-11-21", "The long walk");
  g_autoptr (MtEntry) read = NULL;
  Written w;
  MtForm *form;
  GtkWindow *window;
  GtkWidget *row;

  begin (&w, f, "task");
  form = mt_form_new (w.draft, NULL);
  window = show_scrolled (GTK_WIDGET (form));
  row = find_part (GTK_WIDGET (form), "goal")->widget;
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Not said");
  g_signal_emit_by_name (row, "activated");
  screen_wait (is_offered, window);
  g_assert_null (screen_find (find_dialog (window), ADW_TYPE_ACTION_ROW, "The long walk"));
  adw_dialog_close (ADW_DIALOG (find_dialog (window)));
  screen_wait (is_closed, window);
  choose (window, row, "Sleep through the night");
  screen_wait (is_goal_read, row);
  read = save_and_load (&w, f);
  g_assert_cmpuint (mt_entry_get_links (read)->len, ==, 1);
  g_assert_cmpstr (((MtLink *)mt_entry_get_links (read)->pdata[0])->to, ==, mt_entry_get_id (goal));
  g_assert_cmpstr (((MtLink *)mt_entry_get_links (read)->pdata[0])->role, ==, "goal");
  g_signal_emit_by_name (screen_find (row, GTK_TYPE_BUTTON, "Take Out"), "clicked");
  g_assert_cmpuint (mt_entry_get_links (w.entry)->len, ==, 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Not said");
  screen_close (window, form);
  end (&w);
}

/* What is there already, and the entry itself, are not offered again. */
static void
test_several_entries_are_chosen_in_order (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) first = write_entry (f->journal, "thought", "2026-11-20", "The long walk");
  g_autoptr (MtEntry) second = write_entry (f->journal, "mood", "2026-11-21", "Grey & wet");
  Written w;
  MtForm *form;
  GtkWindow *window;
  GtkWidget *add;

  begin (&w, f, "question");
  form = mt_form_new (w.draft, NULL);
  window = show_scrolled (GTK_WIDGET (form));
  add = screen_find (find_part (GTK_WIDGET (form), "about")->widget, ADW_TYPE_BUTTON_ROW, NULL);
  choose (window, add, "Grey & wet");
  choose (window, add, "The long walk");
  g_assert_cmpuint (mt_entry_get_links (w.entry)->len, ==, 2);
  g_assert_cmpstr (((MtLink *)mt_entry_get_links (w.entry)->pdata[0])->to, ==,
                   mt_entry_get_id (second));
  screen_wait (is_shown, form);
  screen_close (window, form);
  end (&w);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/form-links/shown-and-taken-out", test_links_are_shown_and_taken_out);
  ADD_TEST ("/form-links/one-entry-of-the-right-kind-is-chosen",
            test_one_entry_of_the_right_kind_is_chosen);
  ADD_TEST ("/form-links/several-entries-are-chosen-in-order",
            test_several_entries_are_chosen_in_order);
  return fixture_run ();
}
