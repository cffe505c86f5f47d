/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sealed-note.h"

#include "core/error.h"

#include <math.h>
#include <sodium.h>
#include <string.h>

static guint8 inbox_key[MT_SEALED_NOTE_KEY_SIZE], inbox_secret[MT_SEALED_NOTE_KEY_SIZE];

static MtEntry *
open_note (GBytes *note, int code)
{
  g_autoptr (GError) error = NULL;
  MtEntry *entry = mt_sealed_note_open (note, inbox_key, inbox_secret, &error);

  if (code < 0)
    g_assert_no_error (error);
  else {
    g_assert_null (entry);
    g_assert_error (error, MT_ERROR, code);
  }
  return entry;
}

static void
test_an_entry_comes_back_as_it_was (void)
{
  g_autoptr (MtEntry) entry = mt_entry_new ("mood"), back = NULL;
  g_auto (MtMoment) moment = { 0 };
  g_autoptr (GBytes) note = NULL;
  const GPtrArray *values;

  g_assert_true (mt_moment_parse (&moment, "1969-07-20T20:17:40.123456", "Pacific/Auckland", NULL));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, "“a\\b\"c\x01\xf0\x9f\x8c\x85\n\n");
  mt_entry_set_flagged (entry, TRUE);
  mt_entry_set_state (entry, "of-a-newer-version");
  mt_entry_add_value (entry, "valence", "3", 3);
  mt_entry_add_value (entry, "words", "calm", NAN);
  mt_entry_add_value (entry, "words", "my own", NAN);
  mt_entry_add_value (entry, "of-a-newer-version", "0.1", 0.1);
  mt_entry_add_link (entry, "about", "somewhere");
  note = mt_sealed_note_seal (entry, inbox_key);
  back = open_note (note, -1);
  g_assert_cmpstr (mt_entry_get_id (back), ==, mt_entry_get_id (entry));
  g_assert_cmpstr (mt_entry_get_kind (back), ==, "mood");
  g_assert_cmpstr (mt_entry_get_text (back), ==, mt_entry_get_text (entry));
  g_assert_cmpint (mt_entry_get_moment (back)->instant, ==, moment.instant);
  g_assert_cmpint (mt_entry_get_moment (back)->offset, ==, moment.offset);
  g_assert_cmpstr (mt_entry_get_moment (back)->zone, ==, "Pacific/Auckland");
  g_assert_cmpstr (mt_entry_get_state (back), ==, "of-a-newer-version");
  g_assert_true (mt_entry_get_flagged (back));
  g_assert_true (mt_entry_get_sealed (back));
  values = mt_entry_get_values (back);
  g_assert_cmpint (values->len, ==, 4);
  g_assert_cmpfloat (((MtValue *)values->pdata[0])->number, ==, 3);
  g_assert_cmpstr (((MtValue *)values->pdata[2])->value, ==, "my own");
  g_assert_true (isnan (((MtValue *)values->pdata[2])->number));
  g_assert_cmpfloat (((MtValue *)values->pdata[3])->number, ==, 0.1);
  g_assert_cmpstr (((MtLink *)mt_entry_get_links (back)->pdata[0])->to, ==, "somewhere");
}

static gsize
size_of_note (gsize length)
{
  g_autoptr (MtEntry) entry = mt_entry_new ("thought"), back = NULL;
  g_autofree char *text = g_strnfill (length, 'a');
  g_autoptr (GBytes) note = NULL;

  mt_entry_set_text (entry, text);
  note = mt_sealed_note_seal (entry, inbox_key);
  back = open_note (note, -1);
  g_assert_cmpstr (mt_entry_get_text (back), ==, text);
  return g_bytes_get_size (note);
}

static void
test_the_size_tells_a_class_only (void)
{
  gsize shortest = size_of_note (0), size = 0;

  g_assert_cmpint (shortest, ==, 4096 + crypto_box_SEALBYTES);
  for (gsize length = 1; length < 3000; length += 37)
    g_assert_cmpint (size_of_note (length), ==, shortest);
  for (gsize length = 3600; length < 4200; length++) { /* each border is one of these */
    size = size_of_note (length);
    g_assert_true (size == shortest || size == 8192 + crypto_box_SEALBYTES);
  }
  g_assert_cmpint (size, ==, 8192 + crypto_box_SEALBYTES);
  g_assert_cmpint (size_of_note (MT_ENTRY_TEXT_MAX), ==, 32 * 1024 * 1024 + crypto_box_SEALBYTES);
}

static void
test_what_was_changed_is_damaged (void)
{
  g_autoptr (MtEntry) entry = mt_entry_new ("thought");
  g_autoptr (GBytes) note = mt_sealed_note_seal (entry, inbox_key);
  gsize size = g_bytes_get_size (note);
  guint8 other_key[MT_SEALED_NOTE_KEY_SIZE], other_secret[MT_SEALED_NOTE_KEY_SIZE];
  g_autoptr (GBytes) foreign = NULL;

  for (gsize at = 0; at < size; at += at < 100 ? 1 : 61) {
    g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (note, NULL), size);
    g_autoptr (GBytes) changed = NULL;

    data[at] ^= 0x20;
    changed = g_bytes_new (data, size);
    open_note (changed, MT_ERROR_DAMAGED);
  }
  for (gsize cut = 0; cut < size; cut += 511) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (note, 0, cut);

    open_note (part, MT_ERROR_DAMAGED);
  }
  crypto_box_keypair (other_key, other_secret);
  foreign = mt_sealed_note_seal (entry, other_key);
  open_note (foreign, MT_ERROR_DAMAGED);
}

/* Whatever somebody else may have sealed: anybody can. */
static GBytes *
seal_text (const char *text)
{
  gsize length = strlen (text), size = length + 1;
  g_autofree guint8 *padded = g_malloc0 (size), *sealed = g_malloc (size + crypto_box_SEALBYTES);

  memcpy (padded, text, length);
  padded[length] = 0x80;
  g_assert_cmpint (crypto_box_seal (sealed, padded, size, inbox_key), ==, 0);
  return g_bytes_new (sealed, size + crypto_box_SEALBYTES);
}

#define ID "01890a5d-ac96-774b-bcce-b302099a8057"
#define WHEN "\"instant\":0,\"offset\":0,\"zone\":\"UTC\""
#define REST "\"text\":\"a\",\"values\":[],\"links\":[]}"
#define HEAD "{\"format\":\"meantime-note\",\"version\":1,"
#define WHO "\"id\":\"" ID "\",\"kind\":\"thought\","

static void
test_what_is_no_entry_is_damaged (void)
{
  static const char *const bad[] = {
    "",
    "null",
    "[]",
    "{",
    "{}",
    "{\"format\":\"else\",\"version\":1," WHO WHEN "," REST,
    "{\"format\":\"meantime-note\"," WHO WHEN "," REST,
    "{\"format\":\"meantime-note\",\"version\":0," WHO WHEN "," REST,
    HEAD "\"id\":\"x\",\"kind\":\"thought\"," WHEN "," REST,
    HEAD "\"id\":7,\"kind\":\"thought\"," WHEN "," REST,
    HEAD "\"id\":\"" ID "\",\"kind\":\"\"," WHEN "," REST,
    HEAD "\"id\":\"" ID "\"," WHEN "," REST,
    HEAD WHO "\"instant\":9223372036854775807,\"offset\":0,\"zone\":\"UTC\"," REST,
    HEAD WHO "\"instant\":-9223372036854775808,\"offset\":0,\"zone\":\"UTC\"," REST,
    HEAD WHO "\"instant\":0,\"offset\":1000000,\"zone\":\"UTC\"," REST,
    HEAD WHO "\"instant\":-62135596800000000,\"offset\":-3600,\"zone\":\"UTC\"," REST,
    HEAD WHO "\"instant\":0,\"offset\":0,\"zone\":\"\"," REST,
    HEAD WHO "\"instant\":\"0\",\"offset\":0,\"zone\":\"UTC\"," REST,
    HEAD WHO WHEN ",\"values\":[],\"links\":[]}",
    HEAD WHO WHEN ",\"text\":\"a\",\"links\":[]}",
    HEAD WHO WHEN ",\"text\":\"a\",\"values\":[7],\"links\":[]}",
    HEAD WHO WHEN ",\"text\":\"a\",\"values\":[{\"field\":\"x\"}],\"links\":[]}",
    HEAD WHO WHEN ",\"text\":\"a\",\"values\":[],\"links\":[{\"role\":\"x\"}]}",
    HEAD WHO WHEN ",\"text\":\"a\",\"values\":[],\"links\":{}}",
    HEAD WHO WHEN ",\"text\":\"\xff\",\"values\":[],\"links\":[]}",
    HEAD "\"id\":\"" ID "\",\"kind\":\"mood\"," WHEN ",\"text\":\"a\",\"values\":[{\"field\":"
         "\"valence\",\"value\":\"8\"}],\"links\":[]}",
  };
  g_autofree char *deep = g_strnfill (10 * 1024 * 1024, '[');
  g_autoptr (GBytes) deepest = seal_text (deep);
  g_autoptr (GBytes) good = seal_text (HEAD WHO WHEN "," REST);
  g_autoptr (GBytes) newer =
      seal_text ("{\"format\":\"meantime-note\",\"version\":2,\"other\":[[[]]]}");
  g_autoptr (MtEntry) entry = open_note (good, -1);

  g_assert_cmpstr (mt_entry_get_text (entry), ==, "a");
  open_note (deepest, MT_ERROR_DAMAGED);
  open_note (newer, MT_ERROR_TOO_NEW);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GBytes) note = seal_text (bad[i]);

    g_test_message ("%s", bad[i]);
    open_note (note, MT_ERROR_DAMAGED);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_box_keypair (inbox_key, inbox_secret);
  g_test_add_func ("/sealed-note/an-entry-comes-back-as-it-was",
                   test_an_entry_comes_back_as_it_was);
  g_test_add_func ("/sealed-note/the-size-tells-a-class-only", test_the_size_tells_a_class_only);
  g_test_add_func ("/sealed-note/what-was-changed-is-damaged", test_what_was_changed_is_damaged);
  g_test_add_func ("/sealed-note/what-is-no-entry-is-damaged", test_what_is_no_entry_is_damaged);
  return g_test_run ();
}
