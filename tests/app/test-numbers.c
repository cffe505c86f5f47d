/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/numbers.h"

/* That of @line these are found, as they would be dialled: "a b"; "" for none. */
static void
assert_found (const char *line, guint fewest, const char *expected)
{
  g_autoptr (GPtrArray) numbers = mt_numbers_find (line, fewest);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++) {
    const MtNumber *number = numbers->pdata[i];

    g_assert_nonnull (g_strstr_len (line, -1, number->shown));
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", number->dial);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_numbers_are_found_as_people_write_them (void)
{
  assert_found ("Mara 0170 1234567", MT_NUMBERS_ANYWHERE, "01701234567");
  assert_found ("Mara: 0170/123 45 67, in the evening", MT_NUMBERS_ANYWHERE, "01701234567");
  assert_found ("+351 912 345 678", MT_NUMBERS_ANYWHERE, "+351912345678");
  assert_found ("call (030) 123-4567.", MT_NUMBERS_ANYWHERE, "0301234567");
  assert_found ("(+49) 30 1234567", MT_NUMBERS_ANYWHERE, "+49301234567");
  assert_found ("+49 (0)30 1234567", MT_NUMBERS_ANYWHERE, "+49301234567");
  assert_found ("030 12345 or 0170 55555", MT_NUMBERS_ANYWHERE, "03012345 017055555");
  assert_found ("030 12345 / 0170 55555", MT_NUMBERS_ANYWHERE, "03012345 017055555");
  assert_found ("٠١٧٠ ١٢٣٤٥٦٧", MT_NUMBERS_ANYWHERE, "01701234567");
  assert_found ("电话01012345678", MT_NUMBERS_ANYWHERE, "01012345678");
}

static void
test_short_ones_only_where_they_are_expected (void)
{
  assert_found ("Night line 116 123", MT_NUMBERS_EXPECTED, "116123");
  assert_found ("112", MT_NUMBERS_EXPECTED, "112");
  assert_found ("Room 204, after the stairs", MT_NUMBERS_ANYWHERE, "");
  assert_found ("116 123", MT_NUMBERS_ANYWHERE, "");
}

static void
test_other_figures_are_no_numbers (void)
{
  const char *const lines[] = {
    "",
    "since 10.11.2026",
    "2026-11-29",
    "29/11/26",
    "from 2019 on",
    "2019-2020",
    "2019–20",
    "10:30",
    "8:00-16:00",
    "from 10:30 to 12:45",
    "it was 350€",
    "350 €",
    "$1200",
    "1,200,000",
    "100%",
    "A1234567",
    "12345678b",
    "mara@0170123",
    "https://example.org/1234567",
    "4000 1234 5678 9010 22",
    "() +",
    "3rd",
    "10. 11.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_found (lines[i], MT_NUMBERS_EXPECTED, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbers/are-found-as-people-write-them",
                   test_numbers_are_found_as_people_write_them);
  g_test_add_func ("/numbers/short-ones-only-where-they-are-expected",
                   test_short_ones_only_where_they_are_expected);
  g_test_add_func ("/numbers/other-figures-are-none", test_other_figures_are_no_numbers);
  return g_test_run ();
}
