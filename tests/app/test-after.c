/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/after-card.h"
#include "app/session/after-form.h"
#include "app/session/after-rows.h"
#include "app/session/after.h"
#include "app/session/check-in-form.h"
#include "app/session/check-ins-page.h"
#include "app/widgets/course.h"
#include "core/kinds/ids.h"
#include "tests/app/screen.h"

#include <math.h>

#define MINUTE G_GINT64_CONSTANT (60000000)
#define DAY (24 * 60)

static void
flush (MtDrafts *drafts)
{
  GAsyncResult *slot = NULL;

  mt_drafts_flush (drafts, wait_done, &slot);
  g_object_unref (wait_for (&slot));
}

/* A session that began so many minutes ago. */
static MtEntry *
write_session (Fixture *f, int minutes_ago, const char *state)
{
  MtEntry *session = mt_entry_new (MT_KIND_SESSION);
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (
      mt_moment_at (&moment, g_get_real_time () - minutes_ago * MINUTE, "Europe/Lisbon", NULL));
  mt_entry_set_moment (session, &moment);
  mt_entry_set_state (session, state);
  g_assert_true (save (f->journal, session, NULL));
  return session;
}

static void
test_it_is_within_reach_for_a_day (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *state;
    int after; /* minutes after the beginning of 50 */
    gboolean within_reach;
    int change; /* the same; 0: never */
  } cases[] = {
    { "planned", -10, FALSE, 50 },     { "planned", 49, FALSE, 50 },
    { "planned", 50, TRUE, 50 + DAY }, { "planned", 49 + DAY, TRUE, 50 + DAY },
    { "planned", 50 + DAY, FALSE, 0 }, { "over", 5, TRUE, 50 + DAY },
    { "over", 51 + DAY, FALSE, 0 },    { "missed", 60, FALSE, 0 },
    { "cancelled", 60, FALSE, 0 },     { "to-come", 60, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtEntry) session = mt_entry_new (MT_KIND_SESSION);
    gint64 moment = mt_entry_get_moment (session)->instant;
    gint64 now = moment + cases[i].after * MINUTE;

    mt_entry_set_state (session, cases[i].state);
    g_assert_cmpint (mt_after_is_within_reach (session, now), ==, cases[i].within_reach);
    g_assert_cmpint (mt_after_find_change (session, now), ==,
                     cases[i].change ? moment + cases[i].change * MINUTE : G_MAXINT64);
    mt_entry_add_value (session, "after", "let-be", NAN);
    g_assert_false (mt_after_is_within_reach (session, now));
  }
}

/* ---- The card ---- */

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static void
test_it_is_offered_until_it_is_let_be (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) session = write_session (f, 60, "planned");
  g_autoptr (MtEntry) before = write_session (f, 3 * DAY, "over");
  MtDrafts *drafts = mt_drafts_new (f->journal);
  GtkWidget *card = mt_after_card_new (drafts);
  GtkWindow *window = screen_show (card);
  g_autoptr (MtEntry) now = NULL;

  screen_wait (is_shown, card);
  screen_assert_fits (card);
  g_signal_emit_by_name (screen_find (card, GTK_TYPE_BUTTON, "Not This Time"), "clicked");
  g_assert_false (gtk_widget_get_visible (card));
  flush (drafts);
  screen_settle (400);
  g_assert_false (gtk_widget_get_visible (card));
  now = load (f->journal, mt_entry_get_id (session), NULL);
  g_assert_cmpstr (mt_entry_get_value (now, "after"), ==, "let-be");
  screen_close (window, card);
  g_assert_finalize_object (drafts);
}

static void
test_it_is_not_offered_once_it_is_written (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) session = write_session (f, 60, "over");
  g_autoptr (MtEntry) note = mt_entry_new (MT_KIND_AFTER);
  MtDrafts *drafts = mt_drafts_new (f->journal);
  GtkWidget *card = mt_after_card_new (drafts);
  GtkWindow *window = screen_show (card);

  screen_wait (is_shown, card);
  mt_entry_add_link (note, "session", mt_entry_get_id (session));
  g_assert_true (save (f->journal, note, NULL));
  screen_wait (is_hidden, card);
  screen_close (window, card);
  g_assert_finalize_object (drafts);
}

static void
test_a_session_leads_to_it_later (Fixture *f, gconstpointer data)
{
  static const struct {
    int minutes_ago;
    const char *state;
    gboolean has_been;
  } cases[] = {
    { 30 * DAY, "over", TRUE }, { 51, "planned", TRUE },     { 10, "planned", FALSE },
    { -DAY, "planned", FALSE }, { DAY, "cancelled", FALSE }, { DAY, "missed", FALSE },
  };
  MtDrafts *drafts = mt_drafts_new (f->journal);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (MtEntry) session = write_session (f, cases[i].minutes_ago, cases[i].state);
    MtDraft *draft = mt_drafts_begin (drafts, session);
    GtkWidget *rows = GTK_WIDGET (mt_after_rows_new (drafts, draft));
    GtkWindow *window = screen_show (rows);

    g_assert_cmpint (gtk_widget_get_visible (rows), ==, cases[i].has_been);
    g_assert_nonnull (screen_find (rows, ADW_TYPE_ACTION_ROW, "Check-in"));
    screen_close (window, rows);
    g_assert_finalize_object (draft);
  }
  g_assert_finalize_object (drafts);
}

/* ---- What was agreed ---- */

typedef struct {
  MtDrafts *drafts;
  MtDraft *draft;
  MtKindForm *form;
  GtkWindow *window;
} Written;

static void
begin (Written *w,
       Fixture *f,
       MtEntry *entry,
       MtKindForm *(*form_new) (MtDrafts *drafts, MtDraft *draft))
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  w->drafts = mt_drafts_new (f->journal);
  w->draft = mt_drafts_begin (w->drafts, entry);
  w->form = form_new (w->drafts, w->draft);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (w->form));
  w->window = screen_show (scrolled);
  screen_settle (100);
}

static void
end (Written *w)
{
  screen_close (w->window, w->form);
  flush (w->drafts);
  screen_settle (300);
  g_assert_finalize_object (w->draft);
  g_assert_finalize_object (w->drafts);
}

static GPtrArray *
list_tasks (Fixture *f)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)MT_KIND_TASK;
  return list (f->journal, &filter, MT_KEY_NONE, 20);
}

static void
write_line (Written *w, const char *line, const char *words)
{
  gtk_editable_set_text (
      GTK_EDITABLE (screen_find (GTK_WIDGET (w->form), ADW_TYPE_ENTRY_ROW, line)), words);
}

static void
test_each_line_is_a_task (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) session = write_session (f, 60, "over");
  g_autoptr (MtEntry) entry = mt_entry_new (MT_KIND_AFTER), now = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  Written w;

  mt_entry_add_link (entry, "session", mt_entry_get_id (session));
  begin (&w, f, entry, mt_after_form_new);
  screen_assert_fits (GTK_WIDGET (w.form));
  g_assert_nonnull (
      screen_find (GTK_WIDGET (w.form), ADW_TYPE_ACTION_ROW, "How was it between you?"));
  write_line (&w, "Something we agreed", "Ring on Sunday");
  write_line (&w, "Something we agreed", "לכתוב שורה אחת");
  write_line (&w, "Something we agreed", "a slip");
  flush (w.drafts);
  now = load (f->journal, mt_entry_get_id (entry), NULL);
  tasks = list_tasks (f);
  g_assert_cmpuint (tasks->len, ==, 3);
  g_assert_cmpuint (mt_entry_get_links (now)->len, ==, 4); /* and the session */
  g_assert_cmpstr (((MtLink *)mt_entry_get_links (tasks->pdata[0])->pdata[0])->to, ==,
                   mt_entry_get_id (session));
  end (&w);
}

static void
test_an_emptied_line_takes_its_task_away (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = mt_entry_new (MT_KIND_AFTER), now = NULL;
  g_autoptr (GPtrArray) tasks = NULL, left = NULL;
  Written w;

  mt_entry_set_text (entry, "that it was quiet");
  begin (&w, f, entry, mt_after_form_new);
  write_line (&w, "Something we agreed", "a slip");
  flush (w.drafts);
  tasks = list_tasks (f);
  g_assert_cmpuint (tasks->len, ==, 1);
  write_line (&w, "Agreed", "");
  flush (w.drafts);
  end (&w);
  now = load (f->journal, mt_entry_get_id (entry), NULL);
  g_assert_cmpuint (mt_entry_get_links (now)->len, ==, 0);
  left = list_tasks (f);
  g_assert_cmpuint (left->len, ==, 0);
}

static gboolean
is_read (gpointer form)
{
  return screen_find (form, ADW_TYPE_ENTRY_ROW, "Agreed") != NULL;
}

static void
test_a_task_that_was_there_goes_to_the_bin (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) task = mt_entry_new (MT_KIND_TASK), entry = mt_entry_new (MT_KIND_AFTER);
  g_autoptr (MtEntry) kept = NULL;
  Written w;

  mt_entry_set_text (task, "Ring on Sunday");
  g_assert_true (save (f->journal, task, NULL));
  mt_entry_add_link (entry, "agreed", mt_entry_get_id (task));
  g_assert_true (save (f->journal, entry, NULL));
  begin (&w, f, entry, mt_after_form_new);
  screen_wait (is_read, w.form);
  write_line (&w, "Agreed", "");
  end (&w);
  kept = load (f->journal, mt_entry_get_id (task), NULL);
  g_assert_nonnull (kept);
  g_assert_cmpint (mt_entry_get_deleted (kept), >, 0);
}

/* ---- The check-in ---- */

static void
write_check_in (Fixture *f, const char *at, const char *overall)
{
  g_autoptr (MtEntry) entry = mt_entry_new (MT_KIND_CHECK_IN);
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, "Europe/Lisbon", NULL));
  mt_entry_set_moment (entry, &moment);
  mt_entry_add_value (entry, "overall", overall, g_ascii_strtod (overall, NULL));
  g_assert_true (save (f->journal, entry, NULL));
}

static void
choose (Written *w, const char *overall)
{
  MtEntry *entry = mt_draft_get_entry (w->draft);

  mt_entry_clear_values (entry, "overall");
  mt_entry_add_value (entry, "overall", overall, g_ascii_strtod (overall, NULL));
  mt_draft_save (w->draft);
  flush (w->drafts);
  screen_settle (200);
}

static gboolean
asks (Written *w)
{
  GtkWidget *button = screen_find (GTK_WIDGET (w->form), GTK_TYPE_BUTTON, "Write About It");

  return gtk_widget_get_mapped (button);
}

static void
test_it_asks_once_where_it_dropped (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = mt_entry_new (MT_KIND_CHECK_IN), again = NULL;
  Written w;

  write_check_in (f, "2025-03-03T16:00", "8");
  write_check_in (f, "2025-03-10T16:00", "8");
  write_check_in (f, "2025-03-17T16:00", "8");
  begin (&w, f, entry, mt_check_in_form_new);
  screen_assert_fits (GTK_WIDGET (w.form));
  choose (&w, "7");
  g_assert_false (asks (&w));
  choose (&w, "4");
  g_assert_true (asks (&w));
  choose (&w, "8");
  g_assert_false (asks (&w));
  choose (&w, "4");
  g_signal_emit_by_name (screen_find (GTK_WIDGET (w.form), GTK_TYPE_BUTTON, "Not Now"), "clicked");
  g_assert_false (asks (&w));
  choose (&w, "3");
  g_assert_false (asks (&w));
  end (&w);
  /* looked at again, it does not ask */
  again = load (f->journal, mt_entry_get_id (entry), NULL);
  begin (&w, f, again, mt_check_in_form_new);
  choose (&w, "2");
  g_assert_false (asks (&w));
  end (&w);
}

static gboolean
has_course (gpointer page)
{
  GtkWidget *course = screen_find (page, MT_TYPE_COURSE, NULL);

  return gtk_widget_get_mapped (course);
}

static gboolean
has_line_of_three (gpointer page)
{
  return screen_find (page, ADW_TYPE_EXPANDER_ROW, "From 3 check-ins") != NULL;
}

static void
test_they_are_seen_over_time (Fixture *f, gconstpointer data)
{
  MtDrafts *drafts = mt_drafts_new (f->journal);
  GtkWidget *page = GTK_WIDGET (mt_check_ins_page_new (drafts));
  GtkWindow *window = screen_show (page);

  screen_settle (200);
  g_assert_true (
      gtk_widget_get_mapped (screen_find (page, ADW_TYPE_STATUS_PAGE, "No Check-ins Yet")));
  write_check_in (f, "2025-03-03T16:00", "8");
  write_check_in (f, "2025-03-10T16:00", "8");
  write_check_in (f, "2025-03-17T16:00", "7");
  screen_wait (has_line_of_three, page);
  g_assert_false (has_course (page)); /* the first is about something nobody noted */
  screen_assert_fits (page);
  screen_close (window, page);
  g_assert_finalize_object (drafts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/after/it-is-within-reach-for-a-day", test_it_is_within_reach_for_a_day);
  ADD_TEST ("/after/it-is-offered-until-it-is-let-be", test_it_is_offered_until_it_is_let_be);
  ADD_TEST ("/after/it-is-not-offered-once-it-is-written",
            test_it_is_not_offered_once_it_is_written);
  ADD_TEST ("/after/a-session-leads-to-it-later", test_a_session_leads_to_it_later);
  ADD_TEST ("/after/each-line-is-a-task", test_each_line_is_a_task);
  ADD_TEST ("/after/an-emptied-line-takes-its-task-away", test_an_emptied_line_takes_its_task_away);
  ADD_TEST ("/after/a-task-that-was-there-goes-to-the-bin",
            test_a_task_that_was_there_goes_to_the_bin);
  ADD_TEST ("/check-in/it-asks-once-where-it-dropped", test_it_asks_once_where_it_dropped);
  ADD_TEST ("/check-in/they-are-seen-over-time", test_they_are_seen_over_time);
  return fixture_run ();
}
