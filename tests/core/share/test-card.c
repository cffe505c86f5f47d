/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/core/share/samples.h"

static MtEntry *
add_card (GPtrArray *entries)
{
  MtEntry *card = add_entry (entries, "a", "know-me", "2026-08-03T09:00", "One thing more");

  add_value (card, "names", "Nour");
  add_value (card, "helps", "A list.\nA drawing.");
  add_value (card, "tags", "home");
  return card;
}

static void
test_a_card_alone_is_a_page_by_itself (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = NULL;

  add_card (entries);
  text = render (entries, MT_FORMAT_MARKDOWN, NULL);
  g_assert_cmpstr (text, ==,
                   "# What I’d like you to know\n\n"
                   "- **What to call me:** Nour\n\n"
                   "## What helps me\n\nA list.\\\nA drawing.\n\n"
                   "## Also\n\nOne thing more\n\n"
                   "- **Tags:** home\n");
}

static void
test_what_is_chosen_is_a_list (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  MtEntry *card = add_entry (entries, "a", "how-we-work", "2026-08-03T09:00", "Slowly");
  g_autofree char *text = NULL;

  add_value (card, "more", "silence");
  add_value (card, "more", "walking");
  text = render (entries, MT_FORMAT_MARKDOWN, NULL);
  g_assert_cmpstr (text, ==,
                   "# How I’d like us to work\n\n"
                   "## I would like more\n\nSilence, walking\n\n"
                   "## Also\n\nSlowly\n");
}

static void
test_what_is_hidden_is_not_on_it (void)
{
  static const char *const hidden[] = { "helps", "text", NULL };
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = NULL;

  add_card (entries);
  text = render (entries, MT_FORMAT_MARKDOWN, hidden);
  assert_has (text, "Nour");
  assert_lacks (text, "What helps me");
  assert_lacks (text, "drawing");
  assert_lacks (text, "Also");
}

static void
test_among_others_it_is_an_entry (void)
{
  g_autoptr (GPtrArray) entries = new_entries ();
  g_autofree char *text = NULL;

  add_card (entries);
  add_entry (entries, "b", "thought", "2026-08-04T09:00", "Another");
  text = render (entries, MT_FORMAT_MARKDOWN, NULL);
  assert_has (text, "3 – 4 August 2026");
  assert_has (text, "What I’d like you to know");
  assert_lacks (text, "# What I’d like you to know\n\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/card/alone", test_a_card_alone_is_a_page_by_itself);
  g_test_add_func ("/share/card/list", test_what_is_chosen_is_a_list);
  g_test_add_func ("/share/card/hidden", test_what_is_hidden_is_not_on_it);
  g_test_add_func ("/share/card/among-others", test_among_others_it_is_an_entry);
  return g_test_run ();
}
