/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/entry-row.h"
#include "core/kind.h"
#include "tests/app/screen.h"

/* A list view of one item, as rows are used. */
typedef struct {
  MtEntryItem *item;
  GtkListItem *list_item;
  GtkWidget *row;
  GtkWindow *window;
} One;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, One *one)
{
  one->row = GTK_WIDGET (mt_entry_row_new ());
  one->list_item = list_item;
  gtk_list_item_set_child (list_item, one->row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, One *one)
{
  mt_entry_row_bind (MT_ENTRY_ROW (one->row), list_item, NULL);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, One *one)
{
  mt_entry_row_bind (MT_ENTRY_ROW (one->row), NULL, NULL);
}

static void
show_one (One *one)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListStore *store = g_list_store_new (MT_TYPE_ENTRY_ITEM);

  one->item = mt_entry_item_new (1);
  g_list_store_append (store, one->item);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), one);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), one);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), one);
  one->window = screen_show (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store))), factory));
}

static void
one_clear (One *one)
{
  screen_close (one->window, one->row);
  g_assert_finalize_object (one->item);
}

static MtEntry *
make_entry (const char *kind, const char *at, const char *text)
{
  MtEntry *entry = mt_entry_new (kind);
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, NULL, NULL));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, text);
  return entry;
}

static void
add (MtEntry *entry, const char *field_id, const char *given)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (mt_entry_get_kind (entry)), field_id);
  g_autofree char *value = NULL;
  double number;

  g_assert_true (mt_field_read (field, given, &value, &number, NULL));
  mt_entry_add_value (entry, field_id, value, number);
}

static gboolean
shows (One *one, const char *words)
{
  GtkWidget *label = screen_find (one->row, GTK_TYPE_LABEL, words);

  return label && gtk_widget_get_mapped (label);
}

static void
test_a_mood_says_its_step (void)
{
  One one = { 0 };
  g_autoptr (MtEntry) entry = make_entry ("mood", "2026-03-02T08:50:00Z", "Rain.\n\n  Then sun.");

  add (entry, "valence", "3");
  add (entry, "energy", "2");
  add (entry, "tags", "work_shop");
  mt_entry_set_flagged (entry, TRUE);
  show_one (&one);
  mt_entry_item_set_entry (one.item, entry);
  screen_settle (50);
  g_assert_true (shows (&one, "A little low"));
  g_assert_true (shows (&one, "08:50"));
  g_assert_true (shows (&one, "Rain.\nThen sun."));
  g_assert_true (shows (&one, "Tired · work_shop"));
  g_assert_cmpstr (gtk_list_item_get_accessible_label (one.list_item), ==,
                   "Mood, A little low, 08:50, to bring to the session, Rain.\nThen sun.");
  screen_assert_fits (one.row);
  one_clear (&one);
}

static void
test_a_question_says_what_became_of_it (void)
{
  One one = { 0 };
  g_autoptr (MtEntry) entry = make_entry ("question", "2026-03-02T08:50:00Z", "Why so early?");

  mt_entry_set_state (entry, "answered");
  show_one (&one);
  mt_entry_item_set_entry (one.item, entry);
  screen_settle (50);
  g_assert_true (shows (&one, "Question · Answered"));
  g_assert_cmpstr (gtk_list_item_get_accessible_label (one.list_item), ==,
                   "Question · Answered, 08:50, Why so early?");
  one_clear (&one);
}

static void
test_an_unknown_kind_is_shown_as_text (void)
{
  One one = { 0 };
  g_autoptr (MtEntry) entry = make_entry ("of-later", "2026-03-02T08:50:00Z", "Kept.");

  mt_entry_set_state (entry, "somehow");
  mt_entry_add_value (entry, "valence", "3", 3);
  show_one (&one);
  mt_entry_item_set_entry (one.item, entry);
  screen_settle (50);
  g_assert_true (shows (&one, "of-later"));
  g_assert_true (shows (&one, "Kept."));
  one_clear (&one);
}

static int
measure_height (GtkWidget *row)
{
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, SCREEN_WIDTH, &height, NULL, NULL, NULL);
  return height;
}

static void
test_it_is_as_high_before_it_was_read (void)
{
  One one = { 0 };
  g_autoptr (MtEntry) entry = make_entry ("thought", "2026-03-02T08:50:00Z", "One line.");
  int before;

  show_one (&one);
  before = measure_height (one.row);
  mt_entry_item_set_entry (one.item, entry);
  screen_settle (50);
  g_assert_cmpint (measure_height (one.row), ==, before);
  one_clear (&one);
}

static void
test_a_push_shows_what_it_does_and_comes_back (void)
{
  One one = { 0 };
  g_autoptr (MtEntry) entry = make_entry ("thought", "2026-03-02T08:50:00Z", "One line.");
  double offset = 0;

  show_one (&one);
  mt_entry_item_set_entry (one.item, entry);
  mt_slide_push (MT_SLIDE (one.row), 4, FALSE);
  screen_settle (20);
  mt_slide_push (MT_SLIDE (one.row), -80, TRUE);
  screen_settle (20);
  g_object_get (one.row, "offset", &offset, NULL);
  g_assert_cmpfloat (offset, ==, -80);
  mt_slide_let_go (MT_SLIDE (one.row));
  screen_settle (500);
  g_object_get (one.row, "offset", &offset, NULL);
  g_assert_cmpfloat (offset, ==, 0);
  mt_slide_push (MT_SLIDE (one.row), 40, FALSE);
  mt_slide_let_go (MT_SLIDE (one.row)); /* and goes away on its way back */
  one_clear (&one);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/entry-row/a-mood-says-its-step", test_a_mood_says_its_step);
  g_test_add_func ("/entry-row/a-question-says-what-became-of-it",
                   test_a_question_says_what_became_of_it);
  g_test_add_func ("/entry-row/an-unknown-kind-is-shown-as-text",
                   test_an_unknown_kind_is_shown_as_text);
  g_test_add_func ("/entry-row/it-is-as-high-before-it-was-read",
                   test_it_is_as_high_before_it_was_read);
  g_test_add_func ("/entry-row/a-push-shows-what-it-does-and-comes-back",
                   test_a_push_shows_what_it_does_and_comes_back);
  return g_test_run ();
}
