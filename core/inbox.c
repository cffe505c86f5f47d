/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/inbox.h"

#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/sealed-note.h"
#include "core/vault/key-file.h"

#include <glib/gstdio.h>
#include <sodium.h>

#define NAME_SIZE 16                                  /* random bytes */
#define CUT_OFF_AFTER (G_GINT64_CONSTANT (24) * 3600) /* seconds: no writing takes so long */

/* ---- Leaving ---- */

/* Where a restore was cut off, what it has not moved yet lies in its folder. */
static char *
place_of (const char *folder, const char *name)
{
  g_autofree char *restored = g_build_filename (folder, MT_FOLDER_RESTORE, NULL);

  return g_strdup (mt_folder_has_restore (folder) && mt_file_exists (restored, name) ? restored
                                                                                     : folder);
}

static char *
choose_path (const char *inbox)
{
  guint8 random[NAME_SIZE];
  char name[2 * NAME_SIZE + 1];
  g_autofree char *file = NULL;

  randombytes_buf (random, sizeof random);
  file =
      g_strconcat (sodium_bin2hex (name, sizeof name, random, sizeof random), MT_INBOX_NOTE, NULL);
  return g_build_filename (inbox, file, NULL);
}

gboolean
mt_inbox_leave (const char *folder, MtEntry *entry, GError **error)
{
  g_autofree MtKeyFile *file = g_new0 (MtKeyFile, 1);
  g_autofree char *keys = NULL, *above = NULL, *inbox = NULL, *path = NULL;
  g_autoptr (GBytes) note = NULL;
  gboolean whole;

  if (!mt_entry_check (entry, error) || !mt_folder_check (folder, error))
    return FALSE;
  keys = place_of (folder, MT_KEY_FILE_NAME);
  if (!mt_key_file_load (file, keys, &whole, error))
    return FALSE;
  above = place_of (folder, MT_FOLDER_INBOX);
  inbox = g_build_filename (above, MT_FOLDER_INBOX, NULL);
  if (!mt_file_make_folder (inbox, error))
    return FALSE;
  note = mt_sealed_note_seal (entry, file->inbox_key);
  path = choose_path (inbox);
  return mt_file_write (path, g_bytes_get_data (note, NULL), g_bytes_get_size (note), error);
}

/* ---- Taking in ---- */

void
mt_inbox_report_clear (MtInboxReport *self)
{
  g_strfreev (self->set_aside);
  *self = (MtInboxReport){ 0 };
}

typedef struct {
  char *inbox;
  GPtrArray *names; /* of the notes there are */
  guint next;
  GPtrArray *opened;   /* of those given to the store; owned by @names, as those below */
  GPtrArray *unopened; /* of those that are no notes of this journal */
  guint n_left;        /* those that a newer version, or another day, can read */
  sqlite3 *db;
} Intake;

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static void
remove_if_cut_off (const char *path)
{
  GStatBuf status;

  if (g_lstat (path, &status) == 0 &&
      g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > CUT_OFF_AFTER)
    g_unlink (path);
}

/* The names of the notes; @tidy: removes what never became one. */
static GPtrArray *
list_notes (const char *inbox, gboolean tidy)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (inbox, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (inbox, name, NULL);

    if (g_str_has_suffix (name, MT_INBOX_NOTE))
      g_ptr_array_add (names, g_strdup (name));
    else if (tidy && g_str_has_suffix (name, MT_INBOX_UNFINISHED))
      remove_if_cut_off (path);
  }
  g_ptr_array_sort (names, compare_names);
  return names;
}

MtEntry *
mt_inbox_open (sqlite3 *db, GBytes *note, GError **error)
{
  guint8 inbox_key[MT_SEALED_NOTE_KEY_SIZE], *inbox_secret = mt_secret_new (sizeof inbox_key);
  g_autoptr (GError) refused = NULL;
  MtEntry *entry = NULL;

  if (mt_store_read_inbox_keys (db, inbox_key, inbox_secret))
    entry = mt_sealed_note_open (note, inbox_key, inbox_secret, &refused);
  else
    g_set_error_literal (&refused, MT_ERROR, MT_ERROR_DAMAGED, "the inbox's keys are not there");
  for (guint n = 1; g_error_matches (refused, MT_ERROR, MT_ERROR_DAMAGED) &&
                    mt_store_read_former_inbox_keys (db, n, inbox_key, inbox_secret);
       n++) {
    g_clear_error (&refused);
    entry = mt_sealed_note_open (note, inbox_key, inbox_secret, &refused);
  }
  mt_secret_free (inbox_secret);
  if (refused)
    g_propagate_error (error, g_steal_pointer (&refused));
  return entry;
}

/* The next entry for the store. */
static MtEntry *
open_next (gpointer data)
{
  Intake *self = data;

  while (self->next < self->names->len) {
    char *name = self->names->pdata[self->next++];
    g_autofree char *path = g_build_filename (self->inbox, name, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) note = mt_file_read (path, MT_SEALED_NOTE_MAX, &error);
    MtEntry *entry = note ? mt_inbox_open (self->db, note, &error) : NULL;

    if (entry) {
      g_ptr_array_add (self->opened, name);
      return entry;
    }
    if (g_error_matches (error, MT_ERROR, MT_ERROR_DAMAGED))
      g_ptr_array_add (self->unopened, name);
    else
      self->n_left++;
  }
  return NULL;
}

/* Gives what is no note of this journal a name under which nobody takes it for one. */
static char **
set_aside (Intake *self)
{
  g_autoptr (GStrvBuilder) set = g_strv_builder_new ();

  for (guint i = 0; i < self->unopened->len; i++) {
    const char *name = self->unopened->pdata[i];
    g_autofree char *aside = g_strconcat (name, ".aside", NULL);
    g_autofree char *from = g_build_filename (self->inbox, name, NULL), *to = NULL;

    for (int n = 2; mt_file_exists (self->inbox, aside); n++) {
      g_free (aside);
      aside = g_strdup_printf ("%s.aside-%d", name, n);
    }
    to = g_build_filename (self->inbox, aside, NULL);
    if (g_rename (from, to) == 0)
      g_strv_builder_take (set, g_build_filename (MT_FOLDER_INBOX, aside, NULL));
  }
  return g_strv_builder_end (set);
}

static void
take_in (Intake *self, MtStore *store, MtInboxReport *report)
{
  g_autoptr (GError) error = NULL;

  if (mt_store_take_in (store, open_next, self, &report->n_taken_in, &error)) {
    for (guint i = 0; i < self->opened->len; i++) {
      g_autofree char *path = g_build_filename (self->inbox, self->opened->pdata[i], NULL);

      g_unlink (path);
    }
    report->n_waiting = self->n_left;
  } else {
    g_debug ("the notes stay where they are: %s", error->message);
    report->n_waiting = self->names->len - self->unopened->len;
  }
  if (self->unopened->len > 0)
    report->set_aside = set_aside (self);
  mt_file_sync_folder (self->inbox, NULL);
}

/* Without them no note could be told from what is none. */
static gboolean
has_keys (sqlite3 *db)
{
  guint8 inbox_key[MT_SEALED_NOTE_KEY_SIZE], *inbox_secret = mt_secret_new (sizeof inbox_key);
  gboolean there = mt_store_read_inbox_keys (db, inbox_key, inbox_secret);

  mt_secret_free (inbox_secret);
  return there;
}

void
mt_inbox_take_in (const char *folder, MtStore *store, MtInboxReport *report)
{
  g_autofree char *inbox = g_build_filename (folder, MT_FOLDER_INBOX, NULL);
  g_autoptr (GPtrArray) names = list_notes (inbox, !mt_store_is_read_only (store));
  g_autoptr (GPtrArray) opened = g_ptr_array_new ();
  g_autoptr (GPtrArray) unopened = g_ptr_array_new ();
  Intake self = { .inbox = inbox,
                  .names = names,
                  .opened = opened,
                  .unopened = unopened,
                  .db = mt_store_get_db (store) };

  mt_inbox_report_clear (report);
  if (names->len == 0)
    return;
  if (!mt_store_is_read_only (store) && has_keys (self.db))
    take_in (&self, store, report);
  else
    report->n_waiting = names->len;
}
