/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/backups-dialog.h"
#include "app/care/backup-page.h"
#include "app/care/backups-page.h"
#include "app/care/look-page.h"
#include "app/care/move-page.h"
#include "app/care/remember-place.h"
#include "tests/app/flow.h"

typedef struct {
  MtKeeper *keeper;
  GtkWidget *dialog;
  GtkWindow *window;
} Shown;

static void
show_backups (Shown *shown, Fixture *f)
{
  shown->keeper = mt_keeper_new (f->journal);
  shown->window = screen_show (adw_bin_new ());
  shown->dialog = GTK_WIDGET (mt_backups_dialog_new (shown->keeper));
  adw_dialog_present (ADW_DIALOG (shown->dialog), GTK_WIDGET (shown->window));
  screen_settle (400);
}

static void
shown_close (Shown *shown)
{
  screen_settle (200); /* what was asked is answered */
  screen_close (shown->window, shown->dialog);
  g_clear_pointer (&shown->keeper, mt_keeper_end);
}

static GtkWidget *
get_page (Shown *shown)
{
  GtkWidget *view = screen_find (shown->dialog, ADW_TYPE_NAVIGATION_VIEW, NULL);

  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
}

typedef struct {
  GtkWidget *in;
  const char *words;
  GtkWidget *row;
} Wanted;

/* A row whose title or subtitle has the words. */
static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GQueue) queue = g_queue_new ();

  g_queue_push_tail (queue, wanted->in);
  while (!g_queue_is_empty (queue)) {
    GtkWidget *widget = g_queue_pop_head (queue);

    if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) &&
        (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), wanted->words) ||
         strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) ?: "", wanted->words))) {
      wanted->row = widget;
      return TRUE;
    }
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
         child = gtk_widget_get_next_sibling (child))
      g_queue_push_tail (queue, child);
  }
  return FALSE;
}

static GtkWidget *
wait_for_row (GtkWidget *in, const char *words)
{
  Wanted wanted = { in, words, NULL };

  screen_wait (has_row, &wanted);
  return wanted.row;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static void
activate (GtkWidget *row)
{
  g_assert_true (gtk_widget_activate (row));
}

static gboolean
is_asked (gpointer window)
{
  return ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (window));
}

static void
answer (Shown *shown, const char *response)
{
  AdwDialog *alert;

  screen_wait (is_asked, shown->window);
  alert = adw_window_get_visible_dialog (ADW_WINDOW (shown->window));
  g_signal_emit_by_name (alert, "response", response);
  adw_dialog_force_close (alert);
}

typedef struct {
  Shown *shown;
  GType type;
} PageWanted;

static gboolean
is_at (gpointer data)
{
  PageWanted *wanted = data;

  return G_OBJECT_TYPE (get_page (wanted->shown)) == wanted->type;
}

static GtkWidget *
wait_for_page (Shown *shown, GType type)
{
  PageWanted wanted = { shown, type };

  screen_wait (is_at, &wanted);
  screen_settle (300);
  return get_page (shown);
}

static void
make_backup (Fixture *f, const char *folder)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_backup (f->journal, folder, NULL, wait_done, &slot);
  result = wait_for (&slot);
  path = mt_journal_backup_finish (f->journal, result, &error);
  g_assert_no_error (error);
}

static void
make_usual_backup (Fixture *f)
{
  g_autofree char *folder = g_build_filename (f->folder, "backups", NULL);

  make_backup (f, folder);
}

static void
test_one_is_made_read_and_deleted (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "one");
  Shown shown;
  GtkWidget *page, *row;
  Wanted gone;

  show_backups (&shown, f);
  page = get_page (&shown);
  wait_for_row (page, "None yet.");
  screen_assert_fits (page);
  activate (wait_for_row (page, "Make One Now"));
  row = wait_for_row (page, "1 entry · ");
  g_assert_true (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Whole"));
  g_assert_true (
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Today, "));
  activate (row);
  page = wait_for_page (&shown, MT_TYPE_BACKUP_PAGE);
  screen_assert_fits (page);
  activate (wait_for_row (page, "Read It Through"));
  wait_for_row (page, "It is whole: all of it was read back.");
  g_signal_emit_by_name (screen_find (page, ADW_TYPE_BUTTON_ROW, "Delete This Backup…"),
                         "activated");
  answer (&shown, "delete");
  page = wait_for_page (&shown, MT_TYPE_BACKUPS_PAGE);
  wait_for_row (page, "None yet.");
  gone = (Wanted){ page, "1 entry · ", NULL };
  screen_wait (has_no_row, &gone);
  shown_close (&shown);
}

static void
test_what_would_change_is_said (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) both = write_entry (f->journal, "thought", "2026-01-01", "in both");
  g_autoptr (MtEntry) there = write_entry (f->journal, "thought", "2026-01-02", "then deleted");
  g_autoptr (MtEntry) here = NULL;
  Shown shown;
  GtkWidget *page;

  make_usual_backup (f);
  here = write_entry (f->journal, "thought", "2026-01-03", "written since");
  g_assert_true (change (f->journal, MT_CHANGE_DELETE, mt_entry_get_id (there), NULL));
  mt_entry_set_text (both, "in both, and changed");
  g_assert_true (save (f->journal, both, NULL));
  show_backups (&shown, f);
  activate (wait_for_row (get_page (&shown), "2 entries · "));
  activate (wait_for_row (wait_for_page (&shown, MT_TYPE_BACKUP_PAGE), "Bring It Back…"));
  page = wait_for_page (&shown, MT_TYPE_LOOK_PAGE);
  wait_for_row (page, "2 entries");
  wait_for_row (page, "1 entry is only in the journal and would go");
  wait_for_row (page, "1 entry would come back");
  wait_for_row (page, "1 entry would be as it was then");
  g_assert_true (gtk_widget_get_visible (flow_button (page, "Lock and Go On")));
  screen_assert_fits (page);
  shown_close (&shown);
}

static void
test_a_damaged_one_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "one");
  g_autofree char *backups = g_build_filename (f->folder, "backups", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  Shown shown;
  FILE *file;

  make_usual_backup (f);
  dir = g_dir_open (backups, 0, NULL);
  path = g_build_filename (backups, g_dir_read_name (dir), NULL);
  file = fopen (path, "r+");
  fseek (file, 20000, SEEK_SET);
  fputs ("not what was written", file);
  fclose (file);
  show_backups (&shown, f);
  activate (wait_for_row (get_page (&shown), "Damaged"));
  wait_for_row (wait_for_page (&shown, MT_TYPE_BACKUP_PAGE), "It is damaged");
  g_assert_false (gtk_widget_get_mapped (
      screen_find (get_page (&shown), ADW_TYPE_ACTION_ROW, "Bring It Back…")));
  shown_close (&shown);
}

static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_assert_true (mt_remember_place_finish (result, NULL));
  *(gboolean *)done = TRUE;
}

static gboolean
is_done (gpointer done)
{
  return *(gboolean *)done;
}

static void
test_a_second_place_gets_a_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "one");
  g_autofree char *stick = g_build_filename (f->root, "stick", NULL);
  g_autofree char *away = g_build_filename (f->root, "away", NULL);
  gboolean done = FALSE;
  Shown shown;
  GtkWidget *page;

  g_mkdir (stick, 0700);
  show_backups (&shown, f);
  page = get_page (&shown);
  mt_remember_place (shown.keeper, stick, remembered_cb, &done);
  screen_wait (is_done, &done);
  wait_for_row (page, "It is there, and has the newest backup.");
  wait_for_row (page, "Newest there: Today, ");
  screen_assert_fits (page);
  g_assert_cmpint (g_rename (stick, away), ==, 0);
  mt_keeper_keep (shown.keeper);
  wait_for_row (page, "It is not there now.");
  shown_close (&shown);
}

static void
test_the_way_to_a_new_phone (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) one = write_entry (f->journal, "thought", "2026-01-01", "one");
  g_autoptr (MtEntry) two = write_entry (f->journal, "thought", "2026-01-02", "two");
  g_autofree char *card = g_build_filename (f->root, "card", NULL);
  g_autofree char *backup = NULL;
  Shown shown;
  GtkWidget *page;

  show_backups (&shown, f);
  gtk_widget_activate_action (get_page (&shown), "backups.move", NULL);
  page = wait_for_page (&shown, MT_TYPE_MOVE_PAGE);
  screen_assert_fits (page);
  wait_for_row (page, "This phone has 2 entries.");
  wait_for_row (page, "Keep a recovery key first");
  mt_move_page_write (MT_MOVE_PAGE (page), card);
  wait_for_row (page, "It is written, and all of it was read back: meantime-");
  shown_close (&shown);
}

/* It is made by itself, and what is on its way when the journal locks does no harm. */
static void
test_the_keeper_makes_one_a_day (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "thought", "2026-01-01", "one");
  MtKeeper *keeper = mt_keeper_new (f->journal);
  gboolean done = FALSE;

  g_signal_connect_swapped (keeper, "kept", G_CALLBACK (g_atomic_int_inc), &done);
  mt_keeper_keep (keeper);
  screen_wait (is_done, &done);
  g_assert_cmpint (mt_keeper_get_round (keeper)->outcome, ==, MT_BACKUP_ROUND_MADE);
  g_assert_null (mt_keeper_say_trouble (keeper));
  done = FALSE;
  mt_keeper_keep (keeper);
  screen_wait (is_done, &done);
  g_assert_cmpint (mt_keeper_get_round (keeper)->outcome, !=, MT_BACKUP_ROUND_MADE);
  mt_keeper_keep (keeper);
  mt_keeper_end (keeper);
  lock (f->journal);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/backups/one-is-made-read-and-deleted", test_one_is_made_read_and_deleted);
  ADD_TEST ("/backups/what-would-change-is-said", test_what_would_change_is_said);
  ADD_TEST ("/backups/a-damaged-one-is-told", test_a_damaged_one_is_told);
  ADD_TEST ("/backups/a-second-place-gets-a-copy", test_a_second_place_gets_a_copy);
  ADD_TEST ("/backups/the-way-to-a-new-phone", test_the_way_to_a_new_phone);
  ADD_TEST ("/backups/the-keeper-makes-one-a-day", test_the_keeper_makes_one_a_day);
  return fixture_run ();
}
