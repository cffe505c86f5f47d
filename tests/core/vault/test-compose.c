/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/compose.h"

#include "core/vault/secret.h"

#include <string.h>

static void
assert_as_the_library (const char *text)
{
  g_autofree char *expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  char *composed = mt_compose (text);

  g_assert_cmpstr (composed, ==, expected);
  mt_secret_free (composed);
}

static void
test_every_character (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gunichar c = 1; c <= 0x10ffff; c++) {
    if (g_unichar_validate (c))
      g_string_append_unichar (text, c);
    if (text->len > 4000) {
      assert_as_the_library (text->str);
      g_string_truncate (text, 0);
    }
  }
  assert_as_the_library (text->str);
}

static void
test_bases_and_marks_in_any_order (void)
{
  static const gunichar some[] = {
    'a',    'e',    'o',    0x0301, 0x0308, 0x0323, 0x0328, 0x031b, 0x0345, 0x00e4, 0x1e69,
    0x0f71, 0x0f72, 0x1100, 0x1161, 0x11a8, 0xac00, 0x212b, 0x0958, 0xfb2c, 0x09c7, 0x09be,
  };

  for (int i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
      g_string_append_unichar (text, some[g_test_rand_int_range (0, (gint32)G_N_ELEMENTS (some))]);
    assert_as_the_library (text->str);
  }
}

static void
test_nothing (void)
{
  assert_as_the_library ("");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mt_secret_init ();
  g_test_add_func ("/compose/every-character", test_every_character);
  g_test_add_func ("/compose/bases-and-marks-in-any-order", test_bases_and_marks_in_any_order);
  g_test_add_func ("/compose/nothing", test_nothing);
  return g_test_run ();
}
