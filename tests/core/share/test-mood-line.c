/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pattern/mood.h"
#include "core/share/mood-line.h"

#include <math.h>

#define WIDTH 200
#define HEIGHT 64
#define N_DAYS 5

static GArray *
make_parts (const int *steps)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (MtMoodPart));

  for (int i = 0; i < N_DAYS; i++) {
    MtMoodPart part = { .from = 20000 + i, .to = 20000 + i };

    if (steps[i])
      mt_tally_add (&part.valence, steps[i]);
    g_array_append_val (parts, part);
  }
  return parts;
}

/* How much of the column at @along is painted in a colour, not gray. */
static int
count_coloured (GArray *parts, double along, gboolean mirrored)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  int x = (int)(3 + along * (WIDTH - 6)), n_coloured = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  mt_mood_line_draw (cr, parts, 0, 0, WIDTH, mirrored);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++) {
    const guint8 *pixel = cairo_image_surface_get_data (surface) +
                          y * cairo_image_surface_get_stride (surface) + x * 4;

    n_coloured += ABS (pixel[0] - pixel[2]) > 20;
  }
  cairo_surface_destroy (surface);
  return n_coloured;
}

static void
test_gaps_stay_gaps (void)
{
  g_autoptr (GArray) parts = make_parts ((int[]){ 2, 3, 0, 6, 7 });

  g_assert_cmpint (count_coloured (parts, 0, FALSE), >, 0);
  g_assert_cmpint (count_coloured (parts, 0.5, FALSE), ==, 0);
  g_assert_cmpint (count_coloured (parts, 1, FALSE), >, 0);
}

static void
test_it_is_read_from_where_one_begins (void)
{
  g_autoptr (GArray) parts = make_parts ((int[]){ 2, 3, 0, 0, 0 });

  g_assert_cmpint (count_coloured (parts, 0, FALSE), >, 0);
  g_assert_cmpint (count_coloured (parts, 1, FALSE), ==, 0);
  g_assert_cmpint (count_coloured (parts, 0, TRUE), ==, 0);
  g_assert_cmpint (count_coloured (parts, 1, TRUE), >, 0);
}

static void
test_words_say_the_same (void)
{
  g_autoptr (GArray) parts = make_parts ((int[]){ 2, 0, 0, 6, 0 });
  g_autoptr (GArray) one = make_parts ((int[]){ 2, 0, 0, 0, 0 });
  g_autofree char *said = mt_mood_line_say (parts), *nothing = mt_mood_line_say (one);
  const MtField *field = mt_kind_find_field (mt_kind_find ("mood"), "valence");
  g_autofree char *expected = g_strdup_printf (
      "4 Oct 2024: %s; 7 Oct 2024: %s", mt_field_word (field, "2"), mt_field_word (field, "6"));

  g_assert_cmpstr (said, ==, expected);
  g_assert_null (nothing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mood-line/gaps-stay-gaps", test_gaps_stay_gaps);
  g_test_add_func ("/mood-line/it-is-read-from-where-one-begins",
                   test_it_is_read_from_where_one_begins);
  g_test_add_func ("/mood-line/words-say-the-same", test_words_say_the_same);
  return g_test_run ();
}
