/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reading.h"

typedef struct {
  guint n_reads;
  GCancellable *last, *before;
} Reader;

static void
read_cb (gpointer owner, GCancellable *cancellable)
{
  Reader *reader = owner;

  reader->n_reads++;
  g_set_object (&reader->before, reader->last);
  g_set_object (&reader->last, cancellable);
}

static void
clear (Reader *reader)
{
  g_clear_object (&reader->last);
  g_clear_object (&reader->before);
}

static gboolean
passed_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough for all that was asked for within so many milliseconds. */
static void
let_pass (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, passed_cb, &passed, NULL);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_many_wishes_are_one_reading (void)
{
  Reader reader = { 0 };
  MtReading *reading = mt_reading_new (read_cb, &reader);

  for (int i = 0; i < 5; i++)
    mt_reading_ask (reading, 1);
  let_pass (5);
  g_assert_cmpuint (reader.n_reads, ==, 1);
  g_assert_false (g_cancellable_is_cancelled (reader.last));
  mt_reading_free (reading);
  clear (&reader);
}

static void
test_a_wish_ends_the_reading_before_it (void)
{
  Reader reader = { 0 };
  MtReading *reading = mt_reading_new (read_cb, &reader);

  mt_reading_ask (reading, 0);
  let_pass (5);
  mt_reading_ask (reading, 0);
  g_assert_true (g_cancellable_is_cancelled (reader.last));
  let_pass (5);
  g_assert_cmpuint (reader.n_reads, ==, 2);
  g_assert_true (g_cancellable_is_cancelled (reader.before));
  g_assert_false (g_cancellable_is_cancelled (reader.last));
  mt_reading_free (reading);
  g_assert_true (g_cancellable_is_cancelled (reader.last));
  clear (&reader);
}

static void
test_who_is_gone_reads_nothing (void)
{
  Reader reader = { 0 };
  MtReading *reading = mt_reading_new (read_cb, &reader);

  mt_reading_ask (reading, 1);
  mt_reading_free (reading);
  let_pass (5);
  g_assert_cmpuint (reader.n_reads, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/many-wishes", test_many_wishes_are_one_reading);
  g_test_add_func ("/reading/a-wish-ends-the-one-before", test_a_wish_ends_the_reading_before_it);
  g_test_add_func ("/reading/gone", test_who_is_gone_reads_nothing);
  return g_test_run ();
}
