/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "core/journal-keys.h"
#include "tests/torture/driver.h"
#include "tests/wait.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#define WAIT_MS 2000

/* ---- Opening and closing ---- */

/* open: where it is locked. */
static gboolean
step_open (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean done;

  if (mt_journal_is_open (self->journal))
    return TRUE;
  driver_say (self, "try open");
  mt_journal_unlock (self->journal, self->secret, WAIT_MS, wait_done, &slot);
  result = wait_for (&slot);
  done = mt_journal_unlock_finish (self->journal, result, &error);
  return driver_end (self, done, error);
}

/* lock: where it is open. */
static gboolean
step_lock (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean done;

  if (!mt_journal_is_open (self->journal))
    return TRUE;
  driver_say (self, "try lock");
  mt_journal_lock (self->journal, wait_done, &slot);
  result = wait_for (&slot);
  done = mt_journal_lock_finish (self->journal, result, &error);
  return driver_end (self, done, error);
}

/* reopen: what is open for reading only. */
static gboolean
step_reopen (Driver *self, char **words)
{
  if (!mt_journal_is_read_only (self->journal))
    return TRUE;
  return step_lock (self, words) && step_open (self, words);
}

/* create:PASSPHRASE: makes the journal, where it is not open, and says its recovery key as "secret
 * …". */
static gboolean
step_create (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  char *key;

  if (mt_journal_is_open (self->journal))
    return TRUE;
  driver_say (self, "try create");
  mt_journal_create (self->journal, words[1], wait_done, &slot);
  result = wait_for (&slot);
  key = mt_journal_create_finish (self->journal, result, &error);
  if (!key)
    return driver_end (self, FALSE, error);
  g_set_str (&self->secret, key);
  driver_say (self, "secret %s", key);
  mt_journal_free_secret (key);
  return driver_end (self, TRUE, NULL);
}

/* secret:TEXT: what the next "open" opens with. */
static gboolean
step_secret (Driver *self, char **words)
{
  return g_set_str (&self->secret, words[1]);
}

/* Calls what faults.so has under that name, where it is loaded. */
static void
call_faults (const char *name)
{
  void (*call) (void);

  *(void **)&call = dlsym (RTLD_DEFAULT, name);
  if (call)
    call ();
}

/* go: from here on calls are counted, and fail as planned. */
static gboolean
step_go (Driver *self, char **words)
{
  call_faults ("faults_begin");
  driver_memory_begin ();
  driver_say (self, "go");
  return TRUE;
}

/* calm: there is room again, and the disk works. */
static gboolean
step_calm (Driver *self, char **words)
{
  call_faults ("faults_calm");
  driver_memory_calm (self);
  driver_say (self, "calm");
  return TRUE;
}

/* ---- Writing ---- */

static gboolean
save (Driver *self, MtEntry *entry, const char *what, guint number, guint version)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean done;

  driver_say (self, "try %s %s %u %u", what, mt_entry_get_id (entry), number, version);
  if (g_str_equal (what, "note")) {
    mt_journal_leave_note (self->journal, entry, wait_done, &slot);
    result = wait_for (&slot);
    done = mt_journal_leave_note_finish (self->journal, result, &error);
  } else {
    mt_journal_save (self->journal, entry, wait_done, &slot);
    result = wait_for (&slot);
    done = mt_journal_save_finish (self->journal, result, &error);
  }
  return driver_end (self, done, error);
}

/* save:NUMBER:COUNT, note:NUMBER:COUNT: new entries from that number on. */
static gboolean
step_save (Driver *self, char **words)
{
  guint first = (guint)atoi (words[1]), count = (guint)atoi (words[2]);
  gboolean done = TRUE;

  for (guint number = first; number < first + count; number++) {
    g_autoptr (MtEntry) entry = driver_make_entry (number, 0);

    done = save (self, entry, words[0], number, 0) && done;
  }
  return done;
}

/* change:ID:NUMBER:VERSION: an entry that is there, rewritten. */
static gboolean
step_change (Driver *self, char **words)
{
  guint number = (guint)atoi (words[2]), version = (guint)atoi (words[3]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) entry = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_load (self->journal, words[1], NULL, wait_done, &slot);
  result = wait_for (&slot);
  entry = mt_journal_load_finish (self->journal, result, &error);
  if (!entry)
    return driver_end (self, FALSE, error);
  driver_fill_entry (entry, number, version);
  return save (self, entry, "save", number, version);
}

static MtChange
change_of (const char *name)
{
  static const char *const names[] = {
    [MT_CHANGE_FLAG] = "flag",     [MT_CHANGE_UNFLAG] = "unflag", [MT_CHANGE_DELETE] = "bin",
    [MT_CHANGE_RESTORE] = "unbin", [MT_CHANGE_PURGE] = "purge",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (MtChange)i;
  g_assert_not_reached ();
}

/* flag:ID,ID…, unflag, bin, unbin, purge: all of them at once. */
static gboolean
step_mark (Driver *self, char **words)
{
  g_auto (GStrv) ids = g_strsplit (words[1], ",", -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean done;

  driver_say (self, "try %s %s", words[0], words[1]);
  mt_journal_change (self->journal, change_of (words[0]), (const char *const *)ids, wait_done,
                     &slot);
  result = wait_for (&slot);
  done = mt_journal_change_finish (self->journal, result, &error);
  return driver_end (self, done, error);
}

/* ---- Keys ---- */

/* passphrase:TEXT */
static gboolean
step_passphrase (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean done;

  driver_say (self, "try passphrase");
  mt_journal_set_passphrase (self->journal, words[1], wait_done, &slot);
  result = wait_for (&slot);
  done = mt_journal_set_passphrase_finish (self->journal, result, &error);
  return driver_end (self, done, error);
}

/* recovery-key: a new one, said as "secret …" and then settled as shown. */
static gboolean
step_recovery_key (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL, settled = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean done;
  char *key;

  driver_say (self, "try recovery-key");
  mt_journal_new_recovery_key (self->journal, wait_done, &slot);
  result = wait_for (&slot);
  key = mt_journal_new_recovery_key_finish (self->journal, result, &error);
  if (!key)
    return driver_end (self, FALSE, error);
  driver_say (self, "secret %s", key);
  mt_journal_free_secret (key);
  mt_journal_settle_recovery_key (self->journal, TRUE, wait_done, &slot);
  settled = wait_for (&slot);
  done = mt_journal_settle_recovery_key_finish (self->journal, settled, &error);
  return driver_end (self, done, error);
}

/* rekey:PASSPHRASE, of the locked journal; the new recovery key is said as "secret …", and opens it
 * from now on. */
static gboolean
step_rekey (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  char *key;

  driver_say (self, "try rekey");
  mt_journal_rekey (self->journal, self->secret, words[1], WAIT_MS, wait_done, &slot);
  result = wait_for (&slot);
  key = mt_journal_rekey_finish (self->journal, result, &error);
  if (!key)
    return driver_end (self, FALSE, error);
  g_set_str (&self->secret, key);
  driver_say (self, "secret %s", key);
  mt_journal_free_secret (key);
  return driver_end (self, TRUE, NULL);
}

/* erase, of the locked journal; nothing where that is done. */
static gboolean
step_erase (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  if (self->erased)
    return TRUE;
  driver_say (self, "try erase");
  mt_journal_erase (self->journal, self->secret, WAIT_MS, wait_done, &slot);
  result = wait_for (&slot);
  self->erased = mt_journal_erase_finish (self->journal, result, NULL, &error);
  return driver_end (self, self->erased, error);
}

static const struct {
  const char *name;
  DriverStep run;
} steps[] = {
  { "backup", driver_backup },   { "bin", step_mark },
  { "calm", step_calm },         { "change", step_change },
  { "create", step_create },     { "erase", step_erase },
  { "flag", step_mark },         { "go", step_go },
  { "keep", driver_keep },       { "lock", step_lock },
  { "look", driver_look },       { "note", step_save },
  { "open", step_open },         { "passphrase", step_passphrase },
  { "purge", step_mark },        { "recovery-key", step_recovery_key },
  { "rekey", step_rekey },       { "reopen", step_reopen },
  { "restore", driver_restore }, { "save", step_save },
  { "salvage", driver_salvage }, { "secret", step_secret },
  { "unbin", step_mark },        { "unflag", step_mark },
};

DriverStep
driver_find_step (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, name))
      return steps[i].run;
  return NULL;
}
