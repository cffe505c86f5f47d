/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/editor.h"
#include "app/editor/more-fields.h"
#include "tests/app/screen.h"

#include <math.h>

/* The entry with @id in an editor. */
static GtkWindow *
show (MtDrafts *drafts, const char *id, MtEditor **editor)
{
  g_autoptr (MtEntry) entry = load (mt_drafts_get_journal (drafts), id, NULL);
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, entry);

  *editor = g_object_new (MT_TYPE_EDITOR, NULL);
  mt_editor_set_draft (*editor, drafts, draft);
  return screen_show (GTK_WIDGET (*editor));
}

static void
test_what_a_newer_version_wrote_can_be_read (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "far-off", "2026-03-01T10:00", "Rain");
  MtEditor *editor;
  GtkWindow *window = show (drafts, mt_entry_get_id (entry), &editor);
  g_autofree char *text = NULL;

  g_object_get (mt_editor_get_buffer (editor), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Rain");
  screen_close (window, editor);
}

static void
assert_folded (Fixture *f, const char *id, gboolean folded)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  MtEditor *editor;
  GtkWindow *window = show (drafts, id, &editor);
  GtkWidget *more = screen_find (GTK_WIDGET (editor), MT_TYPE_MORE_FIELDS, NULL);
  GtkWidget *fields = screen_find (more, GTK_TYPE_REVEALER, NULL);

  g_assert_cmpint (gtk_revealer_get_reveal_child (GTK_REVEALER (fields)), ==, !folded);
  gtk_widget_activate (screen_find (more, ADW_TYPE_ACTION_ROW, "More"));
  g_assert_cmpint (gtk_revealer_get_reveal_child (GTK_REVEALER (fields)), ==, folded);
  screen_close (window, editor);
}

/* The one that a tap fills is never folded. */
static void
test_fields_are_folded_until_something_is_in_them (Fixture *f, gconstpointer data)
{
  g_autoptr (MtEntry) entry = write_entry (f->journal, "mood", "2026-03-01T10:00", "Rain");

  mt_entry_add_value (entry, "valence", "3", 3);
  g_assert_true (save (f->journal, entry, NULL));
  assert_folded (f, mt_entry_get_id (entry), TRUE);
  mt_entry_add_value (entry, "tags", "work", NAN);
  g_assert_true (save (f->journal, entry, NULL));
  assert_folded (f, mt_entry_get_id (entry), FALSE);
}

static void
test_it_fits_with_all_fields (Fixture *f, gconstpointer data)
{
  g_autoptr (MtDrafts) drafts = mt_drafts_new (f->journal);
  g_autoptr (MtEntry) entry = write_entry (f->journal, "mood", "2026-03-01T10:00", "Rain");
  MtEditor *editor;
  GtkWindow *window = show (drafts, mt_entry_get_id (entry), &editor);

  gtk_widget_activate (screen_find (GTK_WIDGET (editor), ADW_TYPE_ACTION_ROW, "More"));
  screen_settle (400);
  screen_assert_fits (GTK_WIDGET (editor));
  screen_close (window, editor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/editor/what-a-newer-version-wrote-can-be-read",
            test_what_a_newer_version_wrote_can_be_read);
  ADD_TEST ("/editor/fields-are-folded-until-something-is-in-them",
            test_fields_are_folded_until_something_is_in_them);
  ADD_TEST ("/editor/fits-with-all-fields", test_it_fits_with_all_fields);
  return fixture_run ();
}
