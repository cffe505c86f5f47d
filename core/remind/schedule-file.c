/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file that the service goes by; docs/file-formats.md, section 9. */
#include "core/error.h"
#include "core/file.h"
#include "core/remind/checked.h"
#include "core/remind/schedule.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FORMAT "meantime-reminders"
#define FORMAT_VERSION 1
#define JOURNAL "journal"
#define WHEN "when"
#define RULE "rule "
#define DAY_MINUTES (24 * 60)

#define SUFFIX ".schedule"
#define STATE_SUFFIX ".state"
#define VAULT_DIGITS (2 * MT_SCHEDULE_VAULT_SIZE)

#define KEYS_MAGIC "MTKEYS\r\n" /* core/vault/key-file.h, which this stays free of */
#define KEYS_VAULT_AT 24

/* ---- Bytes ---- */

static void
spell_sessions (const MtSchedule *self, GKeyFile *text)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->sessions->len; i++) {
    const MtSpan *session = &g_array_index (self->sessions, MtSpan, i);

    g_string_append_printf (list, "%s%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, i > 0 ? " " : "",
                            session->start, session->end);
  }
  g_key_file_set_value (text, WHEN, "sessions", list->str);
}

static void
spell_due_days (const MtSchedule *self, GKeyFile *text)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->due_days->len; i++)
    g_string_append_printf (list, "%s%d", i > 0 ? " " : "",
                            g_array_index (self->due_days, gint32, i));
  g_key_file_set_value (text, WHEN, "due", list->str);
}

static void
spell_rule (const MtRule *rule, GKeyFile *text)
{
  g_autofree char *group = g_strconcat (RULE, rule->id, NULL);

  g_key_file_set_value (text, group, "when", mt_rule_when_name (rule->when));
  g_key_file_set_value (text, group, "nudge", mt_rule_nudge_name (rule->nudge));
  g_key_file_set_integer (text, group, "minute", (int)rule->minute);
  g_key_file_set_integer (text, group, "weekdays", (int)rule->weekdays);
  g_key_file_set_integer (text, group, "every", (int)rule->every);
  g_key_file_set_integer (text, group, "day", rule->day);
  g_key_file_set_integer (text, group, "month-day", (int)rule->month_day);
  g_key_file_set_integer (text, group, "offset", rule->offset);
  g_key_file_set_integer (text, group, "unless-written", rule->unless_written != 0);
  g_key_file_set_integer (text, group, "sound", rule->sound != 0);
  g_key_file_set_integer (text, group, "steps", rule->steps != 0);
  g_key_file_set_integer (text, group, "later", (int)rule->later);
  g_key_file_set_int64 (text, group, "since", rule->since);
  if (rule->text)
    g_key_file_set_string (text, group, "text", rule->text);
}

GBytes *
mt_schedule_spell (const MtSchedule *self)
{
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autofree char *folder = g_uri_escape_string (self->folder, "/", FALSE);

  g_key_file_set_value (text, JOURNAL, "vault", self->vault);
  g_key_file_set_value (text, JOURNAL, "folder", folder);
  g_key_file_set_int64 (text, JOURNAL, "opened", self->opened);
  g_key_file_set_integer (text, WHEN, "quiet-from", (int)self->quiet_from);
  g_key_file_set_integer (text, WHEN, "quiet-to", (int)self->quiet_to);
  g_key_file_set_int64 (text, WHEN, "paused-until", self->paused_until);
  g_key_file_set_integer (text, WHEN, "wake", self->wake != 0);
  if (mt_schedule_has (self, MT_RULE_SESSION))
    spell_sessions (self, text);
  if (mt_schedule_has (self, MT_RULE_TASK))
    spell_due_days (self, text);
  if (mt_schedule_asks_written (self))
    g_key_file_set_integer (text, WHEN, "wrote", self->wrote);
  for (guint i = 0; i < self->rules->len; i++)
    if (((MtRule *)self->rules->pdata[i])->enabled)
      spell_rule (self->rules->pdata[i], text);
  return mt_checked_spell (text, FORMAT, FORMAT_VERSION);
}

/* The numbers in @list, or NULL where it is missing or anything else. */
static GArray *
read_numbers (GKeyFile *text, const char *name)
{
  g_autofree char *list = g_key_file_get_value (text, WHEN, name, NULL);
  g_auto (GStrv) words = list ? g_strsplit (list, " ", -1) : NULL;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (char **word = words; word && *word; word++) {
    gint64 number;

    if (!g_ascii_string_to_signed (*word, 10, G_MININT64, G_MAXINT64, &number, NULL))
      return NULL;
    g_array_append_val (numbers, number);
  }
  return words ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
parse_sessions (MtSchedule *self, GKeyFile *text)
{
  g_autoptr (GArray) numbers = read_numbers (text, "sessions");

  if (!numbers)
    return !g_key_file_has_key (text, WHEN, "sessions", NULL);
  for (guint i = 0; i + 1 < numbers->len; i += 2) {
    MtSpan session = { g_array_index (numbers, gint64, i), g_array_index (numbers, gint64, i + 1) };

    g_array_append_val (self->sessions, session);
  }
  return numbers->len % 2 == 0;
}

static gboolean
parse_due_days (MtSchedule *self, GKeyFile *text)
{
  g_autoptr (GArray) numbers = read_numbers (text, "due");

  if (!numbers)
    return !g_key_file_has_key (text, WHEN, "due", NULL);
  for (guint i = 0; i < numbers->len; i++) {
    gint64 number = g_array_index (numbers, gint64, i);
    gint32 day = (gint32)number;

    if (number < MT_DAY_MIN || number > MT_DAY_MAX)
      return FALSE;
    g_array_append_val (self->due_days, day);
  }
  return TRUE;
}

static gboolean
parse_rule (MtSchedule *self, GKeyFile *text, const char *group)
{
  MtRule *rule = g_new0 (MtRule, 1);
  g_autofree char *when = mt_checked_get_text (text, group, "when");
  g_autofree char *nudge = mt_checked_get_text (text, group, "nudge");
  int is_when = mt_rule_when_find (when), is_nudge = mt_rule_nudge_find (nudge);
  gboolean whole = is_when >= 0 && is_nudge >= 0;

  g_ptr_array_add (self->rules, rule);
  rule->id = g_strdup (group + strlen (RULE));
  rule->when = whole ? (MtRuleWhen)is_when : MT_RULE_DAILY;
  rule->nudge = whole ? (MtNudge)is_nudge : MT_NUDGE_MOOD;
  rule->enabled = TRUE;
  rule->minute = (guint)mt_checked_get (text, group, "minute", 0, G_MAXINT, &whole);
  rule->weekdays = (guint)mt_checked_get (text, group, "weekdays", 0, G_MAXINT, &whole);
  rule->every = (guint)mt_checked_get (text, group, "every", 0, G_MAXINT, &whole);
  rule->day = (gint32)mt_checked_get (text, group, "day", G_MININT32, G_MAXINT32, &whole);
  rule->month_day = (guint)mt_checked_get (text, group, "month-day", 0, G_MAXINT, &whole);
  rule->offset = (int)mt_checked_get (text, group, "offset", G_MININT, G_MAXINT, &whole);
  rule->unless_written = mt_checked_get (text, group, "unless-written", 0, 1, &whole) != 0;
  rule->sound = mt_checked_get (text, group, "sound", 0, 1, &whole) != 0;
  rule->steps = mt_checked_get (text, group, "steps", 0, 1, &whole) != 0;
  rule->later = (guint)mt_checked_get (text, group, "later", 0, G_MAXINT, &whole);
  rule->since = mt_checked_get (text, group, "since", G_MININT64, G_MAXINT64, &whole);
  rule->text = mt_checked_get_text (text, group, "text");
  return whole;
}

static gboolean
parse_rules (MtSchedule *self, GKeyFile *text)
{
  g_auto (GStrv) groups = g_key_file_get_groups (text, NULL);

  for (char **group = groups; *group; group++)
    if (g_str_has_prefix (*group, RULE) && !parse_rule (self, text, *group))
      return FALSE;
  return TRUE;
}

static gboolean
is_vault (const char *name)
{
  return name && strlen (name) == VAULT_DIGITS && strspn (name, "0123456789abcdef") == VAULT_DIGITS;
}

MtSchedule *
mt_schedule_parse (GBytes *bytes, GError **error)
{
  g_autoptr (GKeyFile) text = mt_checked_parse (bytes, FORMAT, FORMAT_VERSION, error);
  g_autoptr (MtSchedule) self = mt_schedule_new ();
  g_autofree char *folder = NULL;
  gboolean whole = TRUE;

  if (!text)
    return NULL;
  self->vault = mt_checked_get_text (text, JOURNAL, "vault");
  folder = mt_checked_get_text (text, JOURNAL, "folder");
  self->folder = folder ? g_uri_unescape_string (folder, NULL) : NULL;
  self->opened = mt_checked_get (text, JOURNAL, "opened", 0, G_MAXINT64, &whole);
  self->quiet_from = (guint)mt_checked_get (text, WHEN, "quiet-from", 0, DAY_MINUTES, &whole);
  self->quiet_to = (guint)mt_checked_get (text, WHEN, "quiet-to", 0, DAY_MINUTES, &whole);
  self->paused_until = mt_checked_get (text, WHEN, "paused-until", 0, G_MAXINT64, &whole);
  self->wake = mt_checked_get (text, WHEN, "wake", 0, 1, &whole) != 0;
  if (g_key_file_has_key (text, WHEN, "wrote", NULL))
    self->wrote = (gint32)mt_checked_get (text, WHEN, "wrote", MT_DAY_MIN, MT_DAY_MAX, &whole);
  if (whole && self->folder && is_vault (self->vault) && parse_sessions (self, text) &&
      parse_due_days (self, text) && parse_rules (self, text) && mt_schedule_is_valid (self))
    return g_steal_pointer (&self);
  g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED, "the schedule of reminders is damaged");
  return NULL;
}

/* ---- Where it lies ---- */

char *
mt_schedule_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "meantime", "reminders", NULL);
}

static char *
path_of (const char *vault, const char *suffix)
{
  g_autofree char *folder = mt_schedule_folder ();
  g_autofree char *name = g_strconcat (vault, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

char *
mt_schedule_name_vault (const guint8 *id)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (gsize i = 0; i < MT_SCHEDULE_VAULT_SIZE; i++)
    g_string_append_printf (name, "%02x", id[i]);
  return g_string_free_and_steal (g_steal_pointer (&name));
}

static char *
read_vault (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  guint8 start[KEYS_VAULT_AT + MT_SCHEDULE_VAULT_SIZE];
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gssize got = fd >= 0 ? read (fd, start, sizeof start) : -1;

  if (fd >= 0)
    close (fd);
  if (got != (gssize)sizeof start || memcmp (start, KEYS_MAGIC, strlen (KEYS_MAGIC)) != 0)
    return NULL;
  return mt_schedule_name_vault (start + KEYS_VAULT_AT);
}

char *
mt_schedule_find_vault (const char *folder)
{
  char *vault = read_vault (folder, "keys");

  return vault ? vault : read_vault (folder, "keys.2");
}

MtSchedule *
mt_schedule_read (const char *vault, GError **error)
{
  g_autofree char *path = path_of (vault, SUFFIX);
  g_autoptr (GBytes) bytes = mt_file_read (path, MT_SCHEDULE_MAX, error);

  return bytes ? mt_schedule_parse (bytes, error) : NULL;
}

/* The vaults that have a schedule; owned, NULL-terminated. */
static char **
list_vaults (void)
{
  g_autoptr (GStrvBuilder) vaults = g_strv_builder_new ();
  g_autofree char *folder = mt_schedule_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *vault = g_strndup (name, VAULT_DIGITS);

    if (is_vault (vault) && g_str_equal (name + VAULT_DIGITS, SUFFIX))
      g_strv_builder_add (vaults, vault);
  }
  return g_strv_builder_end (vaults);
}

GPtrArray *
mt_schedule_read_all (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_schedule_free);
  g_auto (GStrv) vaults = list_vaults ();

  for (char **vault = vaults; *vault; vault++) {
    g_autoptr (MtSchedule) schedule = mt_schedule_read (*vault, NULL);
    g_autofree char *there = schedule ? mt_schedule_find_vault (schedule->folder) : NULL;

    if (g_strcmp0 (there, *vault) == 0 && g_str_equal (schedule->vault, *vault))
      g_ptr_array_add (all, g_steal_pointer (&schedule));
  }
  return all;
}

static gboolean
remove_file (const char *path, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);

  g_unlink (unfinished);
  return g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR ||
         mt_error_set_errno (error, errno, "remove the schedule of reminders");
}

gboolean
mt_schedule_remove (const char *vault, GError **error)
{
  g_autofree char *folder = mt_schedule_folder ();
  g_autofree char *schedule = path_of (vault, SUFFIX), *state = path_of (vault, STATE_SUFFIX);

  return remove_file (schedule, error) && remove_file (state, error) &&
         (!g_file_test (folder, G_FILE_TEST_IS_DIR) || mt_file_sync_folder (folder, error));
}

/* Another journal took the place of one: a restored one, or one that was made anew. */
static void
remove_former (const MtSchedule *self)
{
  g_auto (GStrv) vaults = list_vaults ();

  for (char **vault = vaults; *vault; vault++) {
    g_autoptr (MtSchedule) other = mt_schedule_read (*vault, NULL);

    if (other && !g_str_equal (*vault, self->vault) && g_str_equal (other->folder, self->folder))
      mt_schedule_remove (*vault, NULL);
  }
}

static gboolean
write_file (const MtSchedule *self, GError **error)
{
  g_autofree char *path = path_of (self->vault, SUFFIX), *folder = mt_schedule_folder ();
  g_autoptr (GBytes) bytes = mt_schedule_spell (self);
  g_autoptr (GBytes) there = mt_file_read (path, MT_SCHEDULE_MAX, NULL);

  return (there && g_bytes_equal (there, bytes)) ||
         (mt_file_make_folder (folder, error) &&
          mt_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error));
}

gboolean
mt_schedule_write (const MtSchedule *self, GError **error)
{
  gboolean has_rule = FALSE;

  g_return_val_if_fail (is_vault (self->vault) && self->folder && mt_schedule_is_valid (self),
                        FALSE);
  remove_former (self);
  for (guint i = 0; i < self->rules->len; i++)
    has_rule |= ((MtRule *)self->rules->pdata[i])->enabled;
  return has_rule ? write_file (self, error) : mt_schedule_remove (self->vault, error);
}

void
mt_schedule_wrote (const char *folder, gint32 day)
{
  g_autofree char *vault = mt_schedule_find_vault (folder);
  g_autoptr (MtSchedule) schedule = vault ? mt_schedule_read (vault, NULL) : NULL;

  if (!schedule || !mt_schedule_asks_written (schedule) || schedule->wrote == day)
    return;
  schedule->wrote = day;
  if (!write_file (schedule, NULL))
    g_debug ("that something was written could not be noted");
}
