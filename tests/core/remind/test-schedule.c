/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/file.h"
#include "core/remind/checked.h"
#include "core/remind/kept.h"
#include "core/remind/state.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define VAULT "00112233445566778899aabbccddeeff"
#define OTHER "ffeeddccbbaa99887766554433221100"
#define FORMAT "meantime-reminders"
#define N_DAMAGED 20000

typedef struct {
  MtSchedule *schedule;
  char *folder; /* of a journal that is no more than key files */
} Scene;

static char *root;

static void
write_keys (const char *folder, const char *name, const char *vault)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  guint8 bytes[40] = "MTKEYS\r\n";

  for (int i = 0; i < 16; i++)
    bytes[24 + i] = (guint8)(g_ascii_xdigit_value (vault[2 * i]) * 16 +
                             g_ascii_xdigit_value (vault[2 * i + 1]));
  g_assert_true (g_file_set_contents (path, (char *)bytes, sizeof bytes, NULL));
}

static MtSchedule *
make_schedule (const char *vault, const char *folder)
{
  MtSchedule *self = mt_schedule_new ();
  const gint32 days[] = { -3, 20500, 20600 };

  self->vault = g_strdup (vault);
  self->folder = g_strdup (folder);
  self->quiet_from = 1320;
  self->quiet_to = 420;
  self->paused_until = 77;
  self->wake = TRUE;
  self->opened = 1700000000000000;
  self->wrote = 20500;
  g_array_append_vals (self->sessions, &(MtSpan){ 5, 9 }, 1);
  g_array_append_vals (self->due_days, days, G_N_ELEMENTS (days));
  for (int when = 0; when < MT_RULE_N_WHEN; when++) {
    MtRule *rule = mt_rule_new ();

    rule->when = (MtRuleWhen)when;
    rule->nudge = (MtNudge)(when % MT_RULE_N_NUDGES);
    rule->unless_written = when % 2;
    rule->text = when % 3 == 0 ? g_strdup ("Ein Moment \\n [x] = für dich? \xe6\x81\xaf") : NULL;
    rule->offset = -when * 10;
    rule->steps = when == 2;
    g_ptr_array_add (self->rules, rule);
  }
  return self;
}

static void
set_up (Scene *s, gconstpointer data)
{
  g_autofree char *files = mt_schedule_folder ();

  mt_file_remove_folder (files);
  s->folder = g_build_filename (root, "a folder = with\nodd [name]", NULL);
  mt_file_remove_folder (s->folder);
  g_assert_cmpint (g_mkdir (s->folder, 0700), ==, 0);
  write_keys (s->folder, "keys", VAULT);
  s->schedule = make_schedule (VAULT, s->folder);
}

static void
tear_down (Scene *s, gconstpointer data)
{
  mt_schedule_free (s->schedule);
  g_free (s->folder);
}

static void
assert_same (const MtSchedule *one, const MtSchedule *other)
{
  g_autoptr (GBytes) a = mt_schedule_spell (one);
  g_autoptr (GBytes) b = mt_schedule_spell (other);
  g_autofree char *kept = mt_schedule_to_json (one), *others = mt_schedule_to_json (other);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_cmpstr (kept, ==, others);
}

static void
test_it_comes_back (Scene *s, gconstpointer data)
{
  g_autoptr (MtSchedule) read = NULL;
  g_autofree char *folder = mt_schedule_folder (), *path = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (mt_schedule_write (s->schedule, &error));
  g_assert_no_error (error);
  read = mt_schedule_read (VAULT, &error);
  g_assert_no_error (error);
  assert_same (read, s->schedule);
  g_assert_cmpstr (read->folder, ==, s->folder);
  path = g_build_filename (folder, VAULT ".schedule", NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

/* Nothing is in it that no rule asks for, least of all words of a rule that is switched off. */
static void
test_only_what_is_needed (Scene *s, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *text;

  for (guint i = 0; i < s->schedule->rules->len; i++) {
    MtRule *rule = s->schedule->rules->pdata[i];

    rule->enabled = rule->when == MT_RULE_WEEKLY;
    rule->unless_written = FALSE;
  }
  bytes = mt_schedule_spell (s->schedule);
  text = g_bytes_get_data (bytes, NULL);
  g_assert_null (g_strstr_len (text, -1, "sessions"));
  g_assert_null (g_strstr_len (text, -1, "due"));
  g_assert_null (g_strstr_len (text, -1, "wrote"));
  g_assert_null (g_strstr_len (text, -1, "Moment"));
  g_assert_nonnull (g_strstr_len (text, -1, "weekly"));
}

static void
test_without_rules_there_is_no_file (Scene *s, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_schedule_write (s->schedule, NULL));
  g_ptr_array_set_size (s->schedule->rules, 0);
  g_assert_true (mt_schedule_write (s->schedule, NULL));
  g_assert_null (mt_schedule_read (VAULT, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
}

static void
test_whose_journal_is_there (Scene *s, gconstpointer data)
{
  g_autofree char *keys = g_build_filename (s->folder, "keys", NULL);
  g_autoptr (GPtrArray) all = NULL, second = NULL, none = NULL;
  g_autofree char *vault = NULL;

  g_assert_true (mt_schedule_write (s->schedule, NULL));
  all = mt_schedule_read_all ();
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (g_unlink (keys), ==, 0);
  none = mt_schedule_read_all (); /* moved away, or deleted */
  g_assert_cmpuint (none->len, ==, 0);
  write_keys (s->folder, "keys.2", VAULT);
  second = mt_schedule_read_all ();
  g_assert_cmpuint (second->len, ==, 1);
  vault = mt_schedule_find_vault (s->folder);
  g_assert_cmpstr (vault, ==, VAULT);
}

static void
test_another_journal_in_its_place (Scene *s, gconstpointer data)
{
  g_autoptr (MtSchedule) other = make_schedule (OTHER, s->folder);
  g_autoptr (MtRemindState) state = mt_remind_state_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mt_schedule_write (s->schedule, NULL));
  g_assert_true (mt_remind_state_write (state, VAULT, NULL));
  write_keys (s->folder, "keys", OTHER);
  g_assert_true (mt_schedule_write (other, NULL));
  all = mt_schedule_read_all ();
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((MtSchedule *)all->pdata[0])->vault, ==, OTHER);
  g_assert_null (mt_schedule_read (VAULT, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_NOT_FOUND);
}

static void
test_the_day_of_writing (Scene *s, gconstpointer data)
{
  g_autoptr (MtSchedule) read = NULL, unasked = NULL;

  g_assert_true (mt_schedule_write (s->schedule, NULL));
  mt_schedule_wrote (s->folder, 20700);
  read = mt_schedule_read (VAULT, NULL);
  g_assert_cmpint (read->wrote, ==, 20700);
  for (guint i = 0; i < s->schedule->rules->len; i++)
    ((MtRule *)s->schedule->rules->pdata[i])->unless_written = FALSE;
  g_assert_true (mt_schedule_write (s->schedule, NULL));
  mt_schedule_wrote (s->folder, 20701);
  unasked = mt_schedule_read (VAULT, NULL);
  g_assert_cmpint (unasked->wrote, ==, MT_DAY_MIN);
}

static void
test_a_newer_one_is_not_damaged (Scene *s, gconstpointer data)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autoptr (GBytes) bytes = mt_checked_spell (text, FORMAT, 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (mt_schedule_parse (bytes, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_TOO_NEW);
}

/* ---- Damage ---- */

static void
assert_damaged (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (mt_schedule_parse (bytes, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED);
}

static void
test_every_length_and_every_bit (Scene *s, gconstpointer data)
{
  g_autoptr (GBytes) bytes = mt_schedule_spell (s->schedule);
  gsize size;
  const char *whole = g_bytes_get_data (bytes, &size);

  for (gsize length = 0; length < size; length++)
    assert_damaged (whole, length);
  for (gsize i = 0; i < size; i++) {
    g_autofree char *flipped = g_memdup2 (whole, size);

    flipped[i] ^= (char)(1 << (i % 8));
    assert_damaged (flipped, size);
  }
}

static void
test_random_bytes (Scene *s, gconstpointer data)
{
  for (int i = 0; i < N_DAMAGED; i++) {
    char bytes[300];
    gsize size = (gsize)g_test_rand_int_range (0, sizeof bytes);

    for (gsize at = 0; at < size; at++)
      bytes[at] = (char)g_test_rand_int_range (0, 256);
    assert_damaged (bytes, size);
  }
}

/* What somebody wrote with a right sum: it is taken only where everything in it can be. */
static void
test_hostile_with_a_right_sum (Scene *s, gconstpointer data)
{
  g_autoptr (GBytes) bytes = mt_schedule_spell (s->schedule);
  const char *whole = g_bytes_get_data (bytes, NULL);
  gsize body = (gsize)(strstr (whole, "# sha256 ") - whole);
  guint n_taken = 0;

  for (int i = 0; i < N_DAMAGED; i++) {
    g_autofree char *changed = g_memdup2 (whole, body), *sum = NULL;
    g_autoptr (MtSchedule) read = NULL;
    g_autoptr (GString) all = NULL;
    g_autoptr (GBytes) given = NULL;

    for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
      changed[g_test_rand_int_range (0, (gint32)body)] = (char)g_test_rand_int_range (1, 127);
    sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)changed, body);
    all = g_string_new_len (changed, (gssize)body);
    g_string_append_printf (all, "# sha256 %s\n", sum);
    given = g_string_free_to_bytes (g_steal_pointer (&all));
    read = mt_schedule_parse (given, NULL);
    if (read) {
      g_assert_true (mt_schedule_is_valid (read));
      n_taken++;
    }
  }
  g_assert_cmpuint (n_taken, >, 0);
}

static void
assert_refused (const MtSchedule *schedule)
{
  g_autoptr (GBytes) bytes = mt_schedule_spell (schedule);
  gsize size;
  const char *whole = g_bytes_get_data (bytes, &size);

  assert_damaged (whole, size);
}

/* No zone could be added to them. */
static void
test_instants_that_there_are_not (Scene *s, gconstpointer data)
{
  MtRule *rule = s->schedule->rules->pdata[0];
  g_autoptr (MtRemindState) state = mt_remind_state_new ();
  MtRuleState *last = g_new0 (MtRuleState, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  rule->since = G_MAXINT64;
  assert_refused (s->schedule);
  rule->since = G_MININT64;
  assert_refused (s->schedule);
  rule->since = 0;
  s->schedule->paused_until = G_MAXINT64;
  assert_refused (s->schedule);
  last->id = g_strdup (rule->id);
  last->last = (MtDue){ G_MAXINT64, 0 };
  last->waiting = MT_DUE_NONE;
  g_ptr_array_add (state->rules, last);
  bytes = mt_remind_state_spell (state);
  g_assert_null (mt_remind_state_parse (bytes, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_DAMAGED);
}

static void
test_what_the_vault_keeps (Scene *s, gconstpointer data)
{
  g_autofree char *json = NULL;
  g_autoptr (MtSchedule) read = mt_schedule_new ();

  ((MtRule *)s->schedule->rules->pdata[1])->enabled = FALSE;
  s->schedule->seen = 99;
  json = mt_schedule_to_json (s->schedule);
  mt_schedule_take_json (read, json);
  g_assert_cmpuint (read->rules->len, ==, s->schedule->rules->len);
  g_assert_cmpint (read->seen, ==, 99);
  g_assert_false (((MtRule *)read->rules->pdata[1])->enabled);
  for (int i = 0; i < N_DAMAGED / 10; i++) { /* what came out of salvage may be anything */
    g_autofree char *changed = g_strdup (json);
    gsize size = strlen (changed);

    for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
      changed[g_test_rand_int_range (0, (gint32)size)] = (char)g_test_rand_int_range (1, 127);
    mt_schedule_take_json (read, changed);
    g_assert_true (mt_schedule_is_valid (read));
  }
  mt_schedule_take_json (read, NULL);
  g_assert_cmpuint (read->rules->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Scene, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  root = g_dir_make_tmp ("meantime-schedule-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", root, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/schedule/it-comes-back", test_it_comes_back);
  ADD ("/schedule/only-what-is-needed", test_only_what_is_needed);
  ADD ("/schedule/without-rules-there-is-no-file", test_without_rules_there_is_no_file);
  ADD ("/schedule/whose-journal-is-there", test_whose_journal_is_there);
  ADD ("/schedule/another-journal-in-its-place", test_another_journal_in_its_place);
  ADD ("/schedule/the-day-of-writing", test_the_day_of_writing);
  ADD ("/schedule/a-newer-one-is-not-damaged", test_a_newer_one_is_not_damaged);
  ADD ("/schedule/every-length-and-every-bit", test_every_length_and_every_bit);
  ADD ("/schedule/random-bytes", test_random_bytes);
  ADD ("/schedule/hostile-with-a-right-sum", test_hostile_with_a_right_sum);
  ADD ("/schedule/instants-that-there-are-not", test_instants_that_there_are_not);
  ADD ("/schedule/what-the-vault-keeps", test_what_the_vault_keeps);
  status = g_test_run ();
  mt_file_remove_folder (root);
  g_free (root);
  return status;
}
