/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/link-dialog.h"
#include "app/journal/filter-choice.h"
#include "app/journal/filter-dialog.h"
#include "app/patterns/threads-page.h"
#include "app/preferences/word-dialog.h"
#include "app/preferences/words-page.h"
#include "app/session/look-back.h"
#include "app/widgets/words-picker.h"
#include "core/journal-words.h"
#include "tests/app/flow.h"

#include <math.h>

static MtEntry *
write_tagged (Fixture *f, const char *text, const char *tag)
{
  MtEntry *entry = write_entry (f->journal, "thought", "2026-03-02T08:00", text);

  mt_entry_add_value (entry, "tags", tag, NAN);
  g_assert_true (save (f->journal, entry, NULL));
  return entry;
}

static MtEntry *
write_person (Fixture *f, const char *name)
{
  return write_entry (f->journal, "therapist", "2026-03-01T08:00", name);
}

static void
hide (Fixture *f, const char *field, const char *word)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_hide_word (f->journal, field, word, TRUE, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_journal_hide_word_finish (f->journal, result, NULL));
}

/* ---- The page ---- */

typedef struct {
  GtkWidget *within;
  GType type;
  const char *title, *subtitle; /* NULL: any */
} Wanted;

static gboolean
is_there (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *found = screen_find (wanted->within, wanted->type, wanted->title);

  return found && gtk_widget_get_mapped (found) &&
         (!wanted->subtitle ||
          g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (found)), wanted->subtitle) == 0);
}

static gboolean
is_gone (gpointer data)
{
  return !is_there (data);
}

static void
wait_for_row (gpointer within, const char *title, const char *subtitle)
{
  screen_wait (is_there, &(Wanted){ within, ADW_TYPE_ACTION_ROW, title, subtitle });
}

static void
wait_until_gone (gpointer within, const char *title)
{
  screen_wait (is_gone, &(Wanted){ within, ADW_TYPE_ACTION_ROW, title, NULL });
}

/* Taps the word and answers its dialog; @name: what is typed before, or NULL. */
static void
decide (GtkWindow *window, const char *word, const char *name, const char *answer)
{
  GtkWidget *row = screen_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, word), *dialog;

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  dialog = screen_find (GTK_WIDGET (window), MT_TYPE_WORD_DIALOG, NULL);
  g_assert_nonnull (dialog);
  if (name)
    gtk_editable_set_text (GTK_EDITABLE (flow_row (dialog, "Another Name")), name);
  screen_settle (100);
  screen_assert_fits (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  flow_press (dialog, answer);
  screen_wait (screen_is_gone, &dialog);
}

static void
test_tags_feelings_and_people_are_looked_after (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) job = write_tagged (f, "one", "job"), work = write_tagged (f, "two", "work");
  g_autoptr (MtEntry) clara = write_person (f, "Clara"), weiss = write_person (f, "Dr. Weiss");
  g_autoptr (MtEntry) session = write_entry (f->journal, "session", "2026-03-03T08:00", "");
  g_autoptr (MtEntry) mood = write_entry (f->journal, "mood", "2026-03-03T09:00", "");
  GtkWidget *page;
  GtkWindow *window;

  mt_entry_add_link (session, "with", mt_entry_get_id (weiss));
  g_assert_true (save (f->journal, session, NULL));
  mt_entry_add_value (mood, "words", "sad", NAN);
  g_assert_true (save (f->journal, mood, NULL));
  page = GTK_WIDGET (mt_words_page_new (f->journal));
  window = screen_show (page);
  wait_for_row (page, "job", "1 entry");
  wait_for_row (page, "sad", "1 entry");
  wait_for_row (page, "Clara", "0 entries");
  wait_for_row (page, "Dr. Weiss", "1 entry");
  screen_assert_fits (page);
  decide (window, "job", "work", "Make _One");
  wait_for_row (page, "work", "2 entries");
  wait_until_gone (page, "job");
  flow_press (page, "Undo");
  wait_for_row (page, "job", "1 entry");
  decide (window, "sad", NULL, "_Hide");
  wait_for_row (page, "sad", "1 entry, hidden");
  decide (window, "sad", NULL, "_Offer Again");
  wait_for_row (page, "sad", "1 entry");
  decide (window, "Clara", "Anna", "_Rename");
  wait_for_row (page, "Anna", "0 entries");
  decide (window, "Dr. Weiss", "Anna", "Make _One");
  wait_for_row (page, "Anna", "1 entry");
  wait_until_gone (page, "Dr. Weiss");
  decide (window, "Anna", NULL, "_Hide");
  wait_for_row (page, "Anna", "1 entry, hidden");
  screen_close (window, page);
}

/* Two who are called the same become one by that name. */
static void
test_the_same_name_twice_is_one_person (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_person (f, "Clara"), other = write_person (f, "Clara");
  GtkWidget *page = GTK_WIDGET (mt_words_page_new (f->journal));
  GtkWindow *window = screen_show (page);
  g_autoptr (GPtrArray) people = NULL;
  MtFilter filter = MT_FILTER_ALL;

  wait_for_row (page, "Clara", NULL);
  decide (window, "Clara", NULL, "Make _One");
  flow_wait_for_words (page, "They are one now");
  filter.kind = (char *)"therapist";
  people = list (f->journal, &filter, MT_KEY_NONE, 10);
  g_assert_cmpint (people->len, ==, 1);
  screen_close (window, page);
}

static void
test_an_empty_page_says_what_it_is_for (Fixture *f, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (mt_words_page_new (f->journal));
  GtkWindow *window = screen_show (page);

  flow_wait_for_words (
      page, "Tags, feelings and people you choose will stand here, to be renamed or hidden.");
  screen_close (window, page);
}

/* ---- What is hidden is not offered ---- */

static GtkWidget *
find_word (gpointer picker, const char *word)
{
  GtkWidget *label = screen_find (picker, GTK_TYPE_LABEL, word);

  return label ? gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON) : NULL;
}

static gboolean
is_offered (gpointer picker)
{
  GtkWidget *pill = find_word (picker, "job");

  return pill && gtk_widget_get_visible (pill);
}

static gboolean
is_not_offered (gpointer picker)
{
  return !is_offered (picker);
}

static void
test_a_hidden_word_is_not_among_those_to_choose (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_tagged (f, "one", "job");
  const MtField *field = mt_kind_find_field (mt_kind_find ("thought"), "tags");
  MtWordsPicker *picker = mt_words_picker_new (f->journal, field);
  GtkWindow *window = screen_show (GTK_WIDGET (picker));
  GtkWidget *own = screen_find (GTK_WIDGET (picker), ADW_TYPE_ENTRY_ROW, NULL);

  screen_wait (is_offered, picker);
  hide (f, "tags", "job"); /* while it is looked at */
  screen_wait (is_not_offered, picker);
  gtk_editable_set_text (GTK_EDITABLE (own), "job"); /* who writes it means it */
  g_signal_emit_by_name (own, "apply");
  g_assert_true (is_offered (picker));
  screen_close (window, picker);
}

static gboolean
has_tag (GMenuModel *menu, const char *tag)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autoptr (GMenuModel) more = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
    g_autofree char *target = NULL;

    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target) &&
        g_str_equal (target, tag))
      return TRUE;
    if ((section && has_tag (section, tag)) || (more && has_tag (more, tag)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
offers_home (gpointer choice)
{
  return has_tag (mt_filter_choice_get_menu (choice), "home");
}

static void
test_a_hidden_tag_is_not_in_the_menu (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_tagged (f, "one", "job"), two = write_tagged (f, "two", "home");
  g_autoptr (MtFilterChoice) choice = mt_filter_choice_new ();

  hide (f, "tags", "job");
  mt_filter_choice_read_tags (choice, f->journal, NULL);
  screen_wait (offers_home, choice);
  g_assert_false (has_tag (mt_filter_choice_get_menu (choice), "job"));
}

static gboolean
offers_a_person (gpointer dialog)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (
             ADW_COMBO_ROW (screen_find (dialog, ADW_TYPE_COMBO_ROW, "Person or Session")))) > 1;
}

static void
test_somebody_hidden_is_not_a_filter (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) clara = write_person (f, "Clara"), weiss = write_person (f, "Dr. Weiss");
  g_autoptr (MtFilter) filter = mt_filter_copy (&MT_FILTER_ALL);
  GtkWindow *window = screen_show (adw_bin_new ());
  GtkWidget *dialog, *row;

  hide (f, "with", mt_entry_get_id (weiss));
  dialog = GTK_WIDGET (mt_filter_dialog_new (f->journal, filter, NULL));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  screen_wait (offers_a_person, dialog);
  row = screen_find (dialog, ADW_TYPE_COMBO_ROW, "Person or Session");
  g_assert_cmpint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, 2);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  screen_wait (screen_is_gone, &dialog);
  screen_close (window, NULL);
}

static void
test_somebody_hidden_is_found_by_their_name (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) clara = write_person (f, "Clara"), weiss = write_person (f, "Dr. Weiss");
  const MtField *with = mt_kind_find_field (mt_kind_find ("session"), "with");
  GtkWindow *window = screen_show (adw_bin_new ());
  GtkWidget *dialog;

  hide (f, "with", mt_entry_get_id (weiss));
  dialog = GTK_WIDGET (mt_link_dialog_new (f->journal, with, (const char *const[]){ NULL }));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  wait_for_row (dialog, "Clara", NULL);
  g_assert_null (screen_find (dialog, ADW_TYPE_ACTION_ROW, "Dr. Weiss"));
  gtk_editable_set_text (GTK_EDITABLE (screen_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL)), "weiss");
  wait_for_row (dialog, "Dr. Weiss", NULL);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  screen_wait (screen_is_gone, &dialog);
  screen_close (window, NULL);
}

/* ---- Threads ---- */

static void
test_threads_follow_the_journal (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) clara = write_person (f, "Clara"), home = write_tagged (f, "one", "home");
  g_autoptr (MtEntry) later = NULL;
  MtDrafts *drafts = mt_drafts_new (f->journal);
  GtkWidget *page = GTK_WIDGET (mt_threads_page_new (drafts));
  GtkWindow *window = screen_show (page);

  wait_for_row (page, "Clara", NULL);
  wait_for_row (page, "home", NULL);
  later = write_tagged (f, "two", "garden");
  wait_for_row (page, "garden", NULL);
  hide (f, "tags", "home");
  wait_until_gone (page, "home");
  hide (f, "with", mt_entry_get_id (clara));
  wait_until_gone (page, "Clara");
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (later), NULL));
  wait_until_gone (page, "garden");
  screen_close (window, page);
  fixture_let_go (drafts);
}

/* ---- What is counted since the last session ---- */

static void
test_a_hidden_feeling_is_not_counted_since_the_session (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) session = write_entry (f->journal, "session", "2026-03-02T08:00", "");
  g_autoptr (MtEntry) mood = write_entry (f->journal, "mood", "2026-03-03T08:00", "");
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  MtLookBack *back;

  mt_entry_set_state (session, "over");
  g_assert_true (save (f->journal, session, NULL));
  mt_entry_add_value (mood, "words", "sad", NAN);
  mt_entry_add_value (mood, "words", "calm", NAN);
  g_assert_true (save (f->journal, mood, NULL));
  hide (f, "words", "sad");
  mt_look_back (f->journal, NULL, wait_done, &slot);
  result = wait_for (&slot);
  back = mt_look_back_finish (result, NULL);
  g_assert_cmpint (back->entries->len, ==, 1);
  g_assert_cmpint (mt_entry_get_values (back->entries->pdata[0])->len, ==, 1);
  g_assert_cmpstr (mt_entry_get_value (back->entries->pdata[0], "words"), ==, "calm");
  mt_look_back_free (back);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/words-page/tags-feelings-and-people-are-looked-after",
            test_tags_feelings_and_people_are_looked_after);
  ADD_TEST ("/words-page/the-same-name-twice-is-one-person",
            test_the_same_name_twice_is_one_person);
  ADD_TEST ("/words-page/an-empty-page-says-what-it-is-for",
            test_an_empty_page_says_what_it_is_for);
  ADD_TEST ("/words-page/a-hidden-word-is-not-among-those-to-choose",
            test_a_hidden_word_is_not_among_those_to_choose);
  ADD_TEST ("/words-page/a-hidden-tag-is-not-in-the-menu", test_a_hidden_tag_is_not_in_the_menu);
  ADD_TEST ("/words-page/somebody-hidden-is-not-a-filter", test_somebody_hidden_is_not_a_filter);
  ADD_TEST ("/words-page/somebody-hidden-is-found-by-their-name",
            test_somebody_hidden_is_found_by_their_name);
  ADD_TEST ("/words-page/threads-follow-the-journal", test_threads_follow_the_journal);
  ADD_TEST ("/words-page/a-hidden-feeling-is-not-counted-since-the-session",
            test_a_hidden_feeling_is_not_counted_since_the_session);
  return fixture_run ();
}
