/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/help/protection-dialog.h"
#include "tests/app/screen.h"

static void
expand_all (GtkWidget *widget, guint *n_expanded)
{
  if (ADW_IS_EXPANDER_ROW (widget)) {
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
    (*n_expanded)++;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    expand_all (child, n_expanded);
}

/* It needs no journal: somebody may ask before there is one, or while it is locked. */
static void
test_it_answers_without_a_journal (void)
{
  gpointer dialog = mt_protection_dialog_new ();
  GtkWindow *window = screen_show (adw_bin_new ());
  guint n_expanded = 0;

  adw_dialog_present (dialog, GTK_WIDGET (window));
  screen_settle (100);
  g_assert_nonnull (screen_find (dialog, ADW_TYPE_EXPANDER_ROW, "If the phone is lost"));
  expand_all (dialog, &n_expanded);
  g_assert_cmpuint (n_expanded, >=, 12);
  screen_settle (400);
  screen_assert_fits (dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_force_close (dialog);
  screen_wait (screen_is_gone, &dialog);
  screen_close (window, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/protection-dialog/it-answers-without-a-journal",
                   test_it_answers_without_a_journal);
  return g_test_run ();
}
