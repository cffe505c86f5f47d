/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/form.h"
#include "tests/app/written.h"

#include <math.h>

static void
try_kind (Fixture *f, const MtKind *kind)
{
  Written w;
  MtForm *form, *again;
  GtkWindow *window;
  g_autoptr (MtEntry) read = NULL;

  begin (&w, f, kind->id);
  form = mt_form_new (w.draft, NULL);
  window = show_scrolled (GTK_WIDGET (form));
  screen_assert_fits (GTK_WIDGET (form));
  for (gsize i = 0; i < kind->n_fields; i++) {
    MtFormPart *part = find_part (GTK_WIDGET (form), kind->fields[i].id);
    const char *expected = use (part);

    /* a moment has the offset of this device after it */
    if (expected)
      g_assert_true (g_str_has_prefix (mt_entry_get_value (w.entry, kind->fields[i].id), expected));
  }
  read = save_and_load (&w, f);
  for (gsize i = 0; i < kind->n_fields; i++)
    g_assert_cmpstr (mt_entry_get_value (read, kind->fields[i].id), ==,
                     mt_entry_get_value (w.entry, kind->fields[i].id));
  screen_close (window, form);
  /* and it is shown again */
  again = mt_form_new (w.draft, NULL);
  window = show_scrolled (GTK_WIDGET (again));
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
test_every_field_of_every_kind (Fixture *f, gconstpointer data)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    try_kind (f, &kinds[i]);
}

static const MtChoice places[] = { { "room", "In the room" }, { "phone", "By phone" } };

/* Types that no kind has today. */
static const MtField samples[] = {
  { "some-number", "Some number", MT_FIELD_NUMBER, 0, 10 },
  { "some-length", "Length", MT_FIELD_DURATION, 1, 600 },
  { "some-choice", "Where", MT_FIELD_CHOICE, .choices = places, .n_choices = 2 },
  { "some-date", "When", MT_FIELD_DATE_TIME },
};

static void
test_every_type (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
    Written w;
    MtFormPart *part;
    GtkWidget *list = gtk_list_box_new ();
    GtkWindow *window;
    const char *expected;

    begin (&w, f, "thought");
    part = mt_form_part_new (w.draft, &samples[i], cancellable);
    gtk_list_box_append (GTK_LIST_BOX (list), part->widget);
    if (part->complaint)
      gtk_list_box_append (GTK_LIST_BOX (list), part->complaint);
    window = show_scrolled (list);
    screen_assert_fits (list);
    expected = use (part);
    g_assert_true (g_str_has_prefix (mt_entry_get_value (w.entry, samples[i].id), expected));
    /* taken back */
    mt_entry_clear_values (w.entry, samples[i].id);
    mt_form_part_refresh (part);
    g_assert_null (mt_entry_get_value (w.entry, samples[i].id));
    screen_close (window, part->widget);
    end (&w);
  }
}

static void
test_what_does_not_fit_is_said_and_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Written w;
  MtFormPart *part;
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;
  int position = 2;

  begin (&w, f, "thought");
  part = mt_form_part_new (w.draft, &samples[1], cancellable);
  gtk_list_box_append (GTK_LIST_BOX (list), part->widget);
  gtk_list_box_append (GTK_LIST_BOX (list), part->complaint);
  window = show_scrolled (list);
  gtk_editable_set_text (GTK_EDITABLE (part->input), "50");
  gtk_editable_insert_text (GTK_EDITABLE (part->input), " or so", -1, &position);
  g_assert_cmpstr (mt_entry_get_value (w.entry, "some-length"), ==, "50");
  g_assert_true (gtk_widget_get_visible (part->complaint));
  g_assert_nonnull (screen_find (list, GTK_TYPE_LABEL, "Whole minutes fit here, from 1 to 600."));
  gtk_test_accessible_assert_state (part->input, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (part->input), "");
  g_assert_null (mt_entry_get_value (w.entry, "some-length"));
  g_assert_false (gtk_widget_get_visible (part->complaint));
  screen_close (window, part->widget);
  end (&w);
}

static void
test_where_it_stands (Fixture *f, gconstpointer data)
{
  Written w;
  MtForm *form;
  GtkWindow *window;
  g_autoptr (MtEntry) read = NULL;
  GtkWidget *row;

  begin (&w, f, "question");
  form = mt_form_new (w.draft, (const char *const[]){ "answer", NULL });
  window = show_scrolled (GTK_WIDGET (form));
  g_assert_null (find_part (GTK_WIDGET (form), "answer"));
  row = screen_find (GTK_WIDGET (form), ADW_TYPE_COMBO_ROW, "Where it stands");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_cmpstr (mt_entry_get_state (w.entry), ==, "open");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  read = save_and_load (&w, f);
  g_assert_cmpstr (mt_entry_get_state (read), ==, "asked");
  mt_entry_set_state (w.entry, "answered");
  mt_form_refresh (form);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  screen_close (window, form);
  end (&w);
}

static void
test_a_newer_field_is_shown_and_kept (Fixture *f, gconstpointer data)
{
  Written w;
  MtForm *form;
  GtkWindow *window;
  g_autoptr (MtEntry) read = NULL;

  begin (&w, f, "mood");
  mt_entry_add_value (w.entry, "weather", "rain & <wind>", NAN);
  form = mt_form_new (w.draft, NULL);
  window = show_scrolled (GTK_WIDGET (form));
  g_assert_nonnull (screen_find (GTK_WIDGET (form), ADW_TYPE_ACTION_ROW, "weather"));
  use (find_part (GTK_WIDGET (form), "valence"));
  read = save_and_load (&w, f);
  g_assert_cmpstr (mt_entry_get_value (read, "weather"), ==, "rain & <wind>");
  g_assert_cmpstr (mt_entry_get_value (read, "valence"), ==, "2");
  screen_close (window, form);
  end (&w);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/form/every-field-of-every-kind", test_every_field_of_every_kind);
  ADD_TEST ("/form/every-type", test_every_type);
  ADD_TEST ("/form/what-does-not-fit-is-said-and-changes-nothing",
            test_what_does_not_fit_is_said_and_changes_nothing);
  ADD_TEST ("/form/where-it-stands", test_where_it_stands);
  ADD_TEST ("/form/a-newer-field-is-shown-and-kept", test_a_newer_field_is_shown_and_kept);
  return fixture_run ();
}
