/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/page-words.h"
#include "app/share/pages-text.h"
#include "tests/app/pages.h"

/* The pages as text: all that is on them, and nothing else. */

#define LONG                                                                                       \
  "Eleven tomatoes in a row by size, and nobody had asked for it. I noticed that I had been "      \
  "standing there for a while, and that the light had gone from the wall meanwhile.\n"             \
  "\n"                                                                                             \
  "Short.\n"                                                                                       \
  "Two."
#define OTHER_SCRIPTS                                                                              \
  "Одиннадцать помидоров в ряд по размеру, и никто об этом не просил. Я заметила, что уже "        \
  "давно стою там, и что свет тем временем ушёл со стены.\n"                                       \
  "十一个番茄按大小排成一排，没有人要求这样做。我注意到我已经在那里站了一会儿，墙上的光也不见了。" \
  "我又站了一会儿，什么也没有发生。"

static void
read_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  g_autoptr (GError) error = NULL;

  *(char **)slot = mt_handout_read_finish (MT_HANDOUT (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_read (gpointer slot)
{
  return *(char **)slot != NULL;
}

static char *
read_page (MtHandout *handout, guint index)
{
  char *text = NULL;

  mt_handout_read (handout, index, NULL, read_cb, &text);
  screen_wait (is_read, &text);
  return text;
}

static void
assert_says_what_the_tool_says (MtHandout *handout)
{
  for (guint i = 0; i < mt_handout_get_n_pages (handout); i++) {
    g_autofree char *text = read_page (handout, i);
    g_autofree char *told = read_with_tool (mt_handout_get_bytes (handout), (int)i);
    g_autofree char *ours = squeeze (text), *theirs = squeeze (told);

    g_assert_cmpuint (strlen (ours), >, 10);
    g_assert_cmpstr (ours, ==, theirs);
  }
}

static void
test_the_text_is_what_is_on_the_pages (Fixture *f, gconstpointer data)
{
  MtDrafts *drafts = mt_drafts_new (f->journal);
  MtHandout *handout = make_pages (f, drafts, 30, LONG);

  g_assert_cmpuint (mt_handout_get_n_pages (handout), >, 2);
  assert_says_what_the_tool_says (handout);
  g_assert_finalize_object (handout);
  handout = make_pages (f, drafts, 3, OTHER_SCRIPTS);
  assert_says_what_the_tool_says (handout);
  g_assert_finalize_object (handout);
  g_assert_finalize_object (drafts);
}

/* A line ends where the person ended it, not where the paper did. */
static void
test_paragraphs_are_whole (Fixture *f, gconstpointer data)
{
  MtDrafts *drafts = mt_drafts_new (f->journal);
  MtHandout *handout = make_pages (f, drafts, 1, LONG);
  g_autofree char *text = read_page (handout, 0);

  g_assert_nonnull (strstr (text, "that I had been standing there for a while, and that the light "
                                  "had gone from the wall meanwhile.\n"));
  g_assert_nonnull (strstr (text, "\nShort.\nTwo."));
  g_assert_finalize_object (handout);
  g_assert_finalize_object (drafts);
}

/* Letters that stand from the right to the left on the page are read as they were written. */
static void
test_what_is_read_from_the_right (Fixture *f, gconstpointer data)
{
  static const char *const said[] = {
    "היום היה שקט יותר מאתמול, 12 פעמים. Hello world. שוב",
    "كان اليوم أهدأ من أمس",
    "She said שלום to me.",
  };
  MtDrafts *drafts = mt_drafts_new (f->journal);

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++) {
    MtHandout *handout = make_pages (f, drafts, 1, said[i]);
    g_autofree char *text = read_page (handout, 0);

    g_assert_nonnull (strstr (text, said[i]));
    g_assert_finalize_object (handout);
  }
  g_assert_finalize_object (drafts);
}

static gboolean
has_words (gpointer view)
{
  GtkWidget *words = screen_find (view, MT_TYPE_PAGE_WORDS, NULL);

  return words && mt_page_words_get_text (MT_PAGE_WORDS (words));
}

/* Who listens comes to each page, and hears what is on it. */
static void
test_a_page_is_told (Fixture *f, gconstpointer data)
{
  MtDrafts *drafts = mt_drafts_new (f->journal);
  MtHandout *handout = make_pages (f, drafts, 20, LONG);
  g_autofree char *text = read_page (handout, 0);
  MtPagesText *view = g_object_new (MT_TYPE_PAGES_TEXT, NULL);
  GtkWindow *window;
  GtkWidget *words;

  mt_pages_text_set_handout (view, handout);
  window = screen_show (GTK_WIDGET (view));
  screen_wait (has_words, view);
  screen_settle (300);
  screen_assert_fits (GTK_WIDGET (view));
  words = screen_find (GTK_WIDGET (view), MT_TYPE_PAGE_WORDS, NULL);
  g_assert_true (gtk_widget_get_focusable (words));
  g_assert_cmpstr (mt_page_words_get_text (MT_PAGE_WORDS (words)), ==, text);
  gtk_test_accessible_assert_property (words, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  screen_close (window, view);
  screen_settle (300);
  g_assert_finalize_object (handout);
  g_assert_finalize_object (drafts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/page-text/the-text-is-what-is-on-the-pages", test_the_text_is_what_is_on_the_pages);
  ADD_TEST ("/page-text/paragraphs-are-whole", test_paragraphs_are_whole);
  ADD_TEST ("/page-text/what-is-read-from-the-right", test_what_is_read_from_the_right);
  ADD_TEST ("/page-text/a-page-is-told", test_a_page_is_told);
  return fixture_run ();
}
