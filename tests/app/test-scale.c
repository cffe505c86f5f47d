/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/scale-step.h"
#include "app/widgets/scale.h"
#include "tests/app/screen.h"

#include <math.h>

static const MtField *
find_field (const char *id)
{
  return mt_kind_find_field (mt_kind_find ("mood"), id);
}

static void
count_cb (int *n_chosen)
{
  (*n_chosen)++;
}

static GtkWidget *
find_step (gpointer scale, guint i)
{
  GtkWidget *step = gtk_widget_get_first_child (scale);

  while (i-- > 0)
    step = gtk_widget_get_next_sibling (step);
  return step;
}

static GtkWindow *
show_scrolled (GtkWidget *scale)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), scale);
  return screen_show (scrolled);
}

static void
test_a_tap_chooses_and_takes_back (Fixture *f, gconstpointer data)
{
  MtScale *scale = mt_scale_new (find_field ("valence"));
  GtkWindow *window = show_scrolled (GTK_WIDGET (scale));
  GtkWidget *step = find_step (scale, 2);
  int n_chosen = 0;

  g_signal_connect_swapped (scale, "chosen", G_CALLBACK (count_cb), &n_chosen);
  g_assert_true (screen_find (GTK_WIDGET (scale), GTK_TYPE_LABEL, "A little low") != NULL);
  gtk_test_accessible_assert_role (scale, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (step, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (step, GTK_ACCESSIBLE_PROPERTY_LABEL, "A little low");
  g_signal_emit_by_name (step, "clicked");
  g_assert_cmpint (mt_scale_get_value (scale), ==, 3);
  g_assert_cmpint (n_chosen, ==, 1);
  gtk_test_accessible_assert_state (step, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_signal_emit_by_name (step, "clicked");
  g_assert_cmpint (mt_scale_get_value (scale), ==, 0);
  g_assert_cmpint (n_chosen, ==, 2);
  g_object_set (scale, "value", 7, NULL);
  g_assert_cmpint (mt_scale_get_value (scale), ==, 7);
  g_assert_cmpint (n_chosen, ==, 2);
  screen_close (window, scale);
}

static graphene_rect_t
bounds (GtkWidget *step, GtkWidget *scale)
{
  graphene_rect_t rect;

  g_assert_true (gtk_widget_compute_bounds (step, scale, &rect));
  return rect;
}

static void
test_a_phone_has_rows_and_a_laptop_a_line (Fixture *f, gconstpointer data)
{
  const char *const fields[] = { "valence", "energy" };

  for (gsize k = 0; k < G_N_ELEMENTS (fields); k++) {
    GtkWidget *scale = GTK_WIDGET (mt_scale_new (find_field (fields[k])));
    GtkWindow *window = show_scrolled (scale);
    graphene_rect_t first, second;

    screen_assert_fits (scale);
    screen_settle (50);
    first = bounds (find_step (scale, 0), scale);
    second = bounds (find_step (scale, 1), scale);
    g_assert_cmpfloat (second.origin.x, ==, first.origin.x);
    g_assert_cmpfloat (second.origin.y, >=, first.origin.y + first.size.height);
    g_assert_cmpfloat (first.size.height, >=, 44);
    gtk_widget_set_size_request (scale, 800, -1);
    screen_settle (50);
    first = bounds (find_step (scale, 0), scale);
    second = bounds (find_step (scale, 1), scale);
    g_assert_cmpfloat (second.origin.y, ==, first.origin.y);
    g_assert_cmpfloat (second.origin.x, >=, first.origin.x + first.size.width);
    g_assert_cmpfloat (first.size.width, >=, 44);
    gtk_widget_set_direction (scale, GTK_TEXT_DIR_RTL);
    screen_settle (50);
    g_assert_cmpfloat (bounds (find_step (scale, 1), scale).origin.x, <,
                       bounds (find_step (scale, 0), scale).origin.x);
    screen_close (window, scale);
  }
}

static void
test_arrows_go_from_step_to_step (Fixture *f, gconstpointer data)
{
  GtkWidget *scale = GTK_WIDGET (mt_scale_new (find_field ("valence")));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *after = gtk_button_new_with_label ("after");
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (GTK_BOX (box), after);
  window = screen_show (box);
  mt_scale_set_value (MT_SCALE (scale), 3);
  gtk_widget_grab_focus (scale);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == find_step (scale, 2));
  g_assert_true (gtk_widget_child_focus (scale, GTK_DIR_DOWN));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == find_step (scale, 3));
  g_assert_true (gtk_widget_child_focus (scale, GTK_DIR_LEFT));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == find_step (scale, 2));
  g_assert_cmpint (mt_scale_get_value (MT_SCALE (scale)), ==, 3);
  g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == after);
  screen_close (window, scale);
}

/* ---- Shades ---- */

static double
linear (float channel)
{
  return channel <= 0.04045f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2: relative luminance */
static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) +
         0.0722 * linear (color->blue);
}

static double
contrast (const GdkRGBA *a, const char *with)
{
  GdkRGBA b;
  double one, other;

  g_assert_true (gdk_rgba_parse (&b, with));
  one = luminance (a) + 0.05;
  other = luminance (&b) + 0.05;
  return MAX (one, other) / MIN (one, other);
}

/* Each step is seen on the window and on a card, its sun on it, and none weighs more than another.
 * The backgrounds are those of libadwaita 1.7. */
static void
test_shades_are_seen (Fixture *f, gconstpointer data)
{
  const struct {
    const char *sheet, *window, *card;
  } schemes[] = {
    { "style.css", "#fafafb", "#ffffff" },
    { "style-dark.css", "#222226", "#343437" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (schemes); k++) {
    g_autofree char *path =
        g_strconcat ("/io/github/meantime_journal/Meantime/", schemes[k].sheet, NULL);
    g_autoptr (GBytes) sheet = g_resources_lookup_data (path, 0, NULL);
    double least = G_MAXDOUBLE, most = 0, before = 0;

    for (guint step = 1; step <= 7; step++) {
      g_autofree char *name = g_strdup_printf ("--mt-step-%u: ", step);
      g_autofree char *value = g_strndup (
          strstr (g_bytes_get_data (sheet, NULL), name) + strlen (name), strlen ("#rrggbb"));
      GdkRGBA color;

      g_assert_true (gdk_rgba_parse (&color, value));
      g_assert_cmpfloat (contrast (&color, "#ffffff"), >=, 3);
      g_assert_cmpfloat (contrast (&color, schemes[k].window), >=, 3);
      g_assert_cmpfloat (contrast (&color, schemes[k].card), >=, 3);
      g_assert_cmpfloat (luminance (&color), >, before); /* in shades of grey, too, it dawns */
      before = luminance (&color);
      least = MIN (least, contrast (&color, schemes[k].window));
      most = MAX (most, contrast (&color, schemes[k].window));
    }
    g_assert_cmpfloat (most / least, <, 2);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD_TEST ("/scale/a-tap-chooses-and-takes-back", test_a_tap_chooses_and_takes_back);
  ADD_TEST ("/scale/a-phone-has-rows-and-a-laptop-a-line",
            test_a_phone_has_rows_and_a_laptop_a_line);
  ADD_TEST ("/scale/arrows-go-from-step-to-step", test_arrows_go_from_step_to_step);
  ADD_TEST ("/scale/shades-are-seen", test_shades_are_seen);
  return fixture_run ();
}
