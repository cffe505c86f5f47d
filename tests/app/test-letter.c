/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-page.h"
#include "app/share/entry-words.h"
#include "app/today/due-list.h"
#include "app/widgets/say-entry.h"
#include "core/kind.h"
#include "core/kinds/ids.h"
#include "tests/app/screen.h"

#include <math.h>

#define SECRET_WORDS "Have you slept?"

static MtEntry *
write_letter (Fixture *f, const char *opens)
{
  MtEntry *letter = write_entry (f->journal, MT_KIND_LETTER, "2026-01-03", SECRET_WORDS);
  g_autoptr (GError) error = NULL;

  mt_entry_add_value (letter, "opens", opens, NAN);
  save (f->journal, letter, &error);
  g_assert_no_error (error);
  return letter;
}

static gboolean
is_on_screen (gpointer widget)
{
  return widget && gtk_widget_get_mapped (widget);
}

/* ---- Its words ---- */

static void
test_what_stands_for_it_has_none_of_its_words (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) letter = write_letter (f, "2999-03-20T12:00:00+00:00");
  g_autofree char *line = mt_say_entry (letter), *beginning = mt_entry_words_beginning (letter);
  g_autofree char *spoken = mt_entry_words_spoken (letter);

  g_assert_cmpstr (line, ==, "Letter to myself, to open on 20 March 2999");
  g_assert_cmpstr (beginning, ==, line);
  g_assert_null (strstr (spoken, SECRET_WORDS));
}

static void
test_once_its_day_is_there_it_reads_like_any_other (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) letter = write_letter (f, "2026-01-20T12:00:00+00:00");
  g_autofree char *line = mt_say_entry (letter);

  g_assert_cmpstr (line, ==, SECRET_WORDS);
}

/* ---- Its page ---- */

typedef struct {
  MtDrafts *drafts;
  MtEntryPage *page;
  GtkWindow *window;
  gboolean gone;
} Page;

static void
note_gone (Page *p)
{
  p->gone = TRUE;
}

static void
open_page (Page *p, Fixture *f, MtEntry *letter)
{
  *p = (Page){ .drafts = mt_drafts_new (f->journal) };
  p->page = mt_entry_page_new (p->drafts, mt_entry_get_id (letter));
  g_signal_connect_swapped (p->page, "gone", G_CALLBACK (note_gone), p);
  p->window = screen_show (GTK_WIDGET (p->page));
}

static GtkWidget *
find (Page *p, GType type, const char *name)
{
  return screen_find (GTK_WIDGET (p->page), type, name);
}

static gboolean
asks (gpointer page)
{
  return is_on_screen (find (page, GTK_TYPE_BUTTON, "_Open It Now"));
}

static gboolean
is_open (gpointer page)
{
  return is_on_screen (find (page, GTK_TYPE_TEXT_VIEW, NULL));
}

static gboolean
has_its_words (Page *p)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (p, GTK_TYPE_TEXT_VIEW, NULL)));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return g_str_equal (text, SECRET_WORDS);
}

static void
close_page (Page *p)
{
  screen_close (p->window, p->page);
  fixture_let_go (p->drafts);
}

static void
test_before_its_day_its_page_asks (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) letter = write_letter (f, "2999-03-20T12:00:00+00:00"), read = NULL;
  Page p;

  open_page (&p, f, letter);
  screen_wait (asks, &p);
  screen_assert_fits (GTK_WIDGET (p.page));
  g_assert_false (has_its_words (&p));
  g_signal_emit_by_name (find (&p, GTK_TYPE_BUTTON, "_Open It Now"), "clicked");
  screen_wait (is_open, &p);
  g_assert_true (has_its_words (&p));
  close_page (&p);
  read = load (f->journal, mt_entry_get_id (letter), NULL);
  g_assert_null (mt_entry_get_value (read, "opened")); /* it is closed again */
}

static void
test_it_can_be_left_closed (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) letter = write_letter (f, "2999-03-20T12:00:00+00:00");
  Page p;

  open_page (&p, f, letter);
  screen_wait (asks, &p);
  g_signal_emit_by_name (find (&p, GTK_TYPE_BUTTON, "_Leave It Closed"), "clicked");
  g_assert_true (p.gone);
  g_assert_false (has_its_words (&p));
  close_page (&p);
}

/* ---- On its day ---- */

static gboolean
says_that_it_waits (gpointer list)
{
  return is_on_screen (screen_find (list, ADW_TYPE_ACTION_ROW, "A letter from you is waiting"));
}

static gboolean
says_nothing (gpointer list)
{
  return !gtk_widget_get_visible (list);
}

typedef struct {
  MtJournal *journal;
  MtEntry *letter;
} Kept;

static gboolean
is_kept_as_opened (gpointer kept)
{
  g_autoptr (MtEntry) read =
      load (((Kept *)kept)->journal, mt_entry_get_id (((Kept *)kept)->letter), NULL);

  return mt_entry_get_value (read, "opened") != NULL;
}

static void
test_on_its_day_today_says_so_until_it_is_opened (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) letter = write_letter (f, "2026-01-20T12:00:00+00:00");
  g_autoptr (MtEntry) later = write_letter (f, "2999-03-20T12:00:00+00:00");
  GtkWidget *list = GTK_WIDGET (mt_due_list_new (f->journal));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;
  Page p;

  gtk_box_append (GTK_BOX (box), list);
  window = screen_show (box);
  mt_due_list_refresh (MT_DUE_LIST (list));
  screen_wait (says_that_it_waits, list);
  screen_assert_fits (list);
  g_assert_null (gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (screen_find (list, GTK_TYPE_LIST_BOX, NULL)), 1));
  g_assert_null (screen_find (list, GTK_TYPE_LABEL, SECRET_WORDS));
  open_page (&p, f, letter);
  screen_wait (is_open, &p);
  close_page (&p);
  screen_wait (is_kept_as_opened, &(Kept){ f->journal, letter });
  mt_due_list_refresh (MT_DUE_LIST (list));
  screen_wait (says_nothing, list);
  screen_close (window, list);
}

static void
test_the_line_can_be_put_away (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) letter = write_letter (f, "2026-01-20T12:00:00+00:00");
  GtkWidget *list = GTK_WIDGET (mt_due_list_new (f->journal));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), list);
  window = screen_show (box);
  mt_due_list_refresh (MT_DUE_LIST (list));
  screen_wait (says_that_it_waits, list);
  g_signal_emit_by_name (screen_find (list, GTK_TYPE_BUTTON, "Not Now"), "clicked");
  g_assert_true (says_nothing (list));
  mt_due_list_refresh (MT_DUE_LIST (list));
  screen_settle (200);
  g_assert_true (says_nothing (list));
  screen_close (window, list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/letter/what-stands-for-it-has-none-of-its-words",
            test_what_stands_for_it_has_none_of_its_words);
  ADD_TEST ("/letter/once-its-day-is-there-it-reads-like-any-other",
            test_once_its_day_is_there_it_reads_like_any_other);
  ADD_TEST ("/letter/before-its-day-its-page-asks", test_before_its_day_its_page_asks);
  ADD_TEST ("/letter/it-can-be-left-closed", test_it_can_be_left_closed);
  ADD_TEST ("/letter/on-its-day-today-says-so-until-it-is-opened",
            test_on_its_day_today_says_so_until_it_is_opened);
  ADD_TEST ("/letter/the-line-can-be-put-away", test_the_line_can_be_put_away);
  return fixture_run ();
}
