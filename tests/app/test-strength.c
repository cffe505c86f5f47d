/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/strength.h"

#include <string.h>

static void
test_words_fit_the_guessing (void)
{
  static const struct {
    const char *passphrase, *words;
  } cases[] = {
    { "", NULL },
    { "password", "Easy to guess" },
    { "meantime", "Easy to guess" },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Easy to guess" },
    { "rain on the roof", "Not easy to guess" },
    { "four quiet words here", "Hard to guess" },
    { "correct horse battery staple", "Very hard to guess" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    MtStrength strength = mt_strength_of (cases[i].passphrase);

    g_assert_cmpstr (strength.words, ==, cases[i].words);
    g_assert_cmpint (strength.weak, ==, !cases[i].words || strstr (cases[i].words, "Easy") != NULL);
  }
}

/* Somebody pastes a book. */
static void
test_a_long_one_takes_no_time (void)
{
  g_autofree char *passphrase = g_strnfill (1024 * 1024, 'a');
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < 1024 * 1024; i++)
    passphrase[i] = (char)('a' + i * i % 26);
  mt_strength_of (passphrase);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strength/words-fit-the-guessing", test_words_fit_the_guessing);
  g_test_add_func ("/strength/a-long-one-takes-no-time", test_a_long_one_takes_no_time);
  return g_test_run ();
}
