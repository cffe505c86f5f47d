/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/recovery-key.h"

#include "core/vault/secret.h"

#include <string.h>

static void
test_recovery_keys_check_themselves (void)
{
  for (int round = 0; round < 200; round++) {
    char *key = mt_recovery_key_new ();
    char symbols[MT_RECOVERY_SYMBOLS + 1];
    int group = 0;
    gsize at = (gsize)g_random_int_range (0, 41);
    gsize in_group = at % 6;

    g_assert_cmpint (strlen (key), ==, 41);
    g_assert_cmpint (strspn (key, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-"), ==, 41);
    g_assert_cmpint (mt_recovery_key_read (key, symbols, &group), ==, MT_RECOVERY_GOOD);
    g_assert_cmpint (strlen (symbols), ==, MT_RECOVERY_SYMBOLS);
    if (in_group < 4 && key[at] != key[at + 1]) { /* two neighbours swapped */
      char swapped = key[at];

      key[at] = key[at + 1];
      key[at + 1] = swapped;
      g_assert_cmpint (mt_recovery_key_read (key, symbols, &group), ==, MT_RECOVERY_MISTYPED);
      g_assert_cmpint (group, ==, at / 6 + 1);
    } else if (in_group < 5) { /* one wrong symbol */
      key[at] = key[at] == 'Z' ? 'Y' : 'Z';
      g_assert_cmpint (mt_recovery_key_read (key, symbols, &group), ==, MT_RECOVERY_MISTYPED);
      g_assert_cmpint (group, ==, at / 6 + 1);
    }
    mt_secret_free (key);
  }
}

static void
test_what_is_no_recovery_key_is_not_read_as_one (void)
{
  static const char *const others[] = { "", "four quiet words", "00000-00000", "UUUUU",
                                        "00000-00000-00000-00000-00000-00000-00000-00000" };
  char symbols[MT_RECOVERY_SYMBOLS + 1];
  int group;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (mt_recovery_key_read (others[i], symbols, &group), ==, MT_RECOVERY_OTHER);
}

static void
test_a_slip_is_found_while_one_types (void)
{
  char *key = mt_recovery_key_new ();

  for (gsize length = 0; length <= 41; length++) {
    g_autofree char *begun = g_strndup (key, length);

    g_assert_cmpuint (mt_recovery_key_find_slip (begun), ==, 0);
  }
  key[8] = key[8] == 'Z' ? 'Y' : 'Z'; /* in the second group */
  for (gsize length = 0; length <= 41; length++) {
    g_autofree char *begun = g_strndup (key, length);

    g_assert_cmpuint (mt_recovery_key_find_slip (begun), ==, length < 11 ? 0 : 2);
  }
  mt_secret_free (key);
  g_assert_cmpuint (mt_recovery_key_find_slip ("U"), ==, 1);
  g_assert_cmpuint (mt_recovery_key_find_slip ("00000 é"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mt_secret_init ();
  g_test_add_func ("/recovery-key/check-themselves", test_recovery_keys_check_themselves);
  g_test_add_func ("/recovery-key/what-is-none-is-not-read-as-one",
                   test_what_is_no_recovery_key_is_not_read_as_one);
  g_test_add_func ("/recovery-key/a-slip-is-found-while-one-types",
                   test_a_slip_is_found_while_one_types);
  return g_test_run ();
}
