/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/key-row.h"
#include "tests/app/screen.h"

/* As written on paper by somebody: check characters fit. */
#define KEY "00000-00001-00002-00003-00004-00005-00006"

typedef struct {
  GtkWindow *window;
  MtKeyRow *row;
  GtkText *text;
} Typing;

static void
set_up (Typing *t, gconstpointer data)
{
  t->row = g_object_new (MT_TYPE_KEY_ROW, "title", "Recovery Key", NULL);
  t->text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (t->row)));
  t->window = screen_show (GTK_WIDGET (t->row));
  gtk_widget_grab_focus (GTK_WIDGET (t->row));
}

static void
tear_down (Typing *t, gconstpointer data)
{
  screen_close (t->window, t->row);
}

/* As a keyboard or the clipboard gives it, where the cursor is. */
static void
type (Typing *t, const char *words)
{
  g_signal_emit_by_name (t->text, "insert-at-cursor", words);
}

static void
rub_out (Typing *t)
{
  g_signal_emit_by_name (t->text, "backspace");
}

static void
assert_reads (Typing *t, const char *shown, int cursor)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (t->row)), ==, shown);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (t->text)), ==, cursor);
}

static void
test_groups_come_while_one_types (Typing *t, gconstpointer data)
{
  static const char *const letters[] = { "a", "b", "c", "d", "e", "f", "-", " ", "o", "l" };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    type (t, letters[i]);
  assert_reads (t, "ABCDE-F01", 9);
  for (int i = 0; i < 3; i++)
    rub_out (t);
  assert_reads (t, "ABCDE", 5);
  rub_out (t);
  assert_reads (t, "ABCD", 4);
}

/* A letter in the middle moves those behind it into the next group, and the cursor stays by it. */
static void
test_the_middle_can_be_mended (Typing *t, gconstpointer data)
{
  type (t, "abcdefghjk");
  gtk_editable_set_position (GTK_EDITABLE (t->text), 2);
  type (t, "x");
  assert_reads (t, "ABXCD-EFGHJ-K", 3);
  rub_out (t);
  assert_reads (t, "ABCDE-FGHJK", 2);
  gtk_editable_set_position (GTK_EDITABLE (t->text), 6); /* behind the dash */
  rub_out (t);
  assert_reads (t, "ABCDF-GHJK", 4);
  gtk_editable_set_position (GTK_EDITABLE (t->text), 5); /* before it */
  g_signal_emit_by_name (t->text, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  assert_reads (t, "ABCDF-HJK", 5);
  gtk_editable_select_region (GTK_EDITABLE (t->text), 1, 7);
  gtk_editable_delete_selection (GTK_EDITABLE (t->text));
  type (t, "zz");
  assert_reads (t, "AZZJK", 3);
}

static void
test_any_spelling_can_be_pasted (Typing *t, gconstpointer data)
{
  static const char *const spellings[] = {
    KEY,
    "0000000001000020000300004O000500006",
    "00000 00001\n00002 ooo03\t00004\n00005 00006\n",
    "00000\342\200\22300001\302\24000002 - 00003 - 0000400005 \342\200\24200006",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++) {
    gtk_editable_set_text (GTK_EDITABLE (t->row), "");
    type (t, spellings[i]);
    assert_reads (t, KEY, 41);
    g_assert_null (mt_key_row_say_problem (t->row));
  }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_a_slip_is_named_with_its_group (Typing *t, gconstpointer data)
{
  g_autofree char *problem = NULL, *other = NULL, *longer = NULL;
  guint n_told = 0;

  g_signal_connect_swapped (t->row, "notify::slip", G_CALLBACK (count_cb), &n_told);
  type (t, "00000-0000");
  g_assert_cmpuint (mt_key_row_get_slip (t->row), ==, 0);
  other = mt_key_row_say_problem (t->row);
  g_assert_cmpstr (other, ==, "There is more to it: a recovery key has seven groups of five.");
  type (t, "2-00002-00003");
  g_assert_cmpuint (mt_key_row_get_slip (t->row), ==, 2);
  problem = mt_key_row_say_problem (t->row);
  g_assert_cmpstr (problem, ==,
                   "There is a slip in group 2 of the recovery key. Compare it with your copy.");
  g_assert_cmpuint (n_told, ==, 1); /* and not with every letter that follows */
  gtk_editable_set_text (GTK_EDITABLE (t->row), KEY "0");
  g_assert_cmpuint (n_told, ==, 2);
  longer = mt_key_row_say_problem (t->row);
  g_assert_cmpstr (longer, ==,
                   "This is longer than a recovery key, which has seven groups of five.");
}

/* In Arabic or Hebrew, too. */
static void
test_it_stands_from_left_to_right (Typing *t, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (t->row), GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (t->text)), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (t->text)), ==, 1);
}

#define ADD(path, func) g_test_add (path, Typing, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/key-row/groups-come-while-one-types", test_groups_come_while_one_types);
  ADD ("/key-row/the-middle-can-be-mended", test_the_middle_can_be_mended);
  ADD ("/key-row/any-spelling-can-be-pasted", test_any_spelling_can_be_pasted);
  ADD ("/key-row/a-slip-is-named-with-its-group", test_a_slip_is_named_with_its_group);
  ADD ("/key-row/it-stands-from-left-to-right", test_it_stands_from_left_to_right);
  return fixture_run ();
}
