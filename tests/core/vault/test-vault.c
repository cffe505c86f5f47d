/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/vault.h"

#include "core/error.h"
#include "core/file.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PASSPHRASE "four quiet words here"

/* One vault for all tests, since each passphrase costs a second: tests work on copies of its files.
 */
static MtKeyFile model;
static char *recovery_key;
static guint8 data_key[MT_KEY_SIZE];

typedef struct {
  char *folder, *keys, *keys_2;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("meantime-vault-XXXXXX", NULL);
  f->keys = g_build_filename (f->folder, "keys", NULL);
  f->keys_2 = g_build_filename (f->folder, "keys.2", NULL);
  g_assert_true (mt_key_file_store (&model, f->folder, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  mt_file_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->keys);
  g_free (f->keys_2);
}

static void
assert_opens (Fixture *f, const char *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MtVault) vault = mt_vault_open (f->folder, secret, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (mt_vault_get_key (vault), MT_KEY_SIZE, data_key, MT_KEY_SIZE);
}

static void
assert_refuses (Fixture *f, const char *secret, MtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mt_vault_open (f->folder, secret, &error));
  g_assert_error (error, MT_ERROR, (int)code);
}

static void
test_passphrase_and_recovery_key_open_it (Fixture *f, gconstpointer data)
{
  g_autofree char *lower = g_ascii_strdown (recovery_key, -1);

  assert_opens (f, PASSPHRASE);
  assert_opens (f, recovery_key);
  assert_opens (f, lower);
}

static void
test_anything_else_is_a_wrong_key (Fixture *f, gconstpointer data)
{
  static const char *const wrong[] = { "",     " ",     PASSPHRASE " ", "Four quiet words here",
                                       "\xff", "a\x01z" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refuses (f, wrong[i], MT_ERROR_WRONG_KEY);
}

static void
test_a_mistyped_group_is_named (Fixture *f, gconstpointer data)
{
  g_autofree char *typed = g_strdup (recovery_key);
  g_autoptr (GError) error = NULL;

  typed[12] = typed[12] == '7' ? '8' : '7'; /* the third group begins here */
  g_assert_null (mt_vault_open (f->folder, typed, &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_WRONG_KEY);
  g_assert_nonnull (strstr (error->message, "group 3"));
}

static void
test_the_stored_cost_is_never_under_the_floor (Fixture *f, gconstpointer data)
{
  const MtSlot *slot = &model.slots[0];

  g_assert_cmpint (slot->kind, ==, MT_SLOT_PASSPHRASE);
  g_assert_cmpint (slot->cost.memory, >=, 64 * 1024);
  g_assert_cmpint (slot->cost.memory, <=, 256 * 1024);
  g_assert_cmpint (slot->cost.passes, >=, 3);
}

static void
test_absurd_costs_are_refused (Fixture *f, gconstpointer data)
{
  static const MtKdfCost costs[] = {
    { 64 * 1024 - 1, 3 }, { 64 * 1024, 2 }, { 512 * 1024 + 1, 3 },
    { 64 * 1024, 65 },    { 0, 0 },         { G_MAXUINT32, G_MAXUINT32 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++) {
    g_autofree MtKeyFile *file = g_memdup2 (&model, sizeof model);

    file->slots[0].cost = costs[i];
    g_assert_true (mt_key_file_store (file, f->folder, NULL));
    assert_refuses (f, recovery_key, MT_ERROR_DAMAGED_KEYS);
  }
}

static void
test_a_slot_is_bound_to_its_vault_and_kind (Fixture *f, gconstpointer data)
{
  g_autofree MtKeyFile *file = g_memdup2 (&model, sizeof model);

  file->id[0] ^= 1;
  g_assert_true (mt_key_file_store (file, f->folder, NULL));
  assert_refuses (f, recovery_key, MT_ERROR_WRONG_KEY);
  *file = model;
  file->slots[1].salt[0] ^= 1;
  g_assert_true (mt_key_file_store (file, f->folder, NULL));
  assert_refuses (f, recovery_key, MT_ERROR_WRONG_KEY);
}

static void
flip (const char *path, gsize at)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  content[at % size] ^= 0x10;
  g_assert_true (g_file_set_contents (path, content, (gssize)size, NULL));
}

static void
test_either_copy_is_enough_and_the_other_is_healed (Fixture *f, gconstpointer data)
{
  const char *const paths[] = { f->keys, f->keys_2 };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    for (gsize at = 0; at < 340; at += 37) {
      g_autoptr (MtVault) vault = NULL;
      g_autoptr (GBytes) good = mt_file_read (paths[i], 4096, NULL), healed = NULL, bad = NULL;

      flip (paths[i], at);
      bad = mt_file_read (paths[i], 4096, NULL);
      assert_opens (f, recovery_key);
      g_autoptr (GBytes) untouched = mt_file_read (paths[i], 4096, NULL);
      g_assert_true (g_bytes_equal (bad, untouched)); /* opening heals nothing by itself */
      vault = mt_vault_open (f->folder, recovery_key, NULL);
      g_assert_true (mt_vault_heal (vault, f->folder, NULL));
      healed = mt_file_read (paths[i], 4096, NULL);
      g_assert_true (g_bytes_equal (good, healed));
    }
  g_assert_cmpint (remove (f->keys), ==, 0);
  assert_opens (f, recovery_key);
}

static void
test_two_damaged_copies_are_damage (Fixture *f, gconstpointer data)
{
  flip (f->keys, 200);
  flip (f->keys_2, 30);
  assert_refuses (f, recovery_key, MT_ERROR_DAMAGED_KEYS);
  assert_refuses (f, "wrong", MT_ERROR_DAMAGED_KEYS);
  g_assert_true (g_file_set_contents (f->keys, "", 0, NULL));
  assert_refuses (f, recovery_key, MT_ERROR_DAMAGED_KEYS);
}

static void
test_a_newer_format_is_told_apart (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = mt_key_file_encode (&model);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *content = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  content[8] = 2;
  crypto_generichash (content + size - 32, 32, content, size - 32, NULL, 0);
  g_assert_true (g_file_set_contents (f->keys, (char *)content, (gssize)size, NULL));
  assert_refuses (f, recovery_key, MT_ERROR_TOO_NEW);
}

static void
test_another_passphrase_replaces_the_first (Fixture *f, gconstpointer data)
{
  g_autoptr (MtVault) vault = mt_vault_open (f->folder, recovery_key, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mt_vault_set_passphrase (vault, f->folder, "", &error));
  g_assert_error (error, MT_ERROR, MT_ERROR_INVALID);
  assert_opens (f, PASSPHRASE);
  g_assert_true (mt_vault_set_passphrase (vault, f->folder, "Grüße vom Meer", NULL));
  assert_opens (f, "Gr\x75\xcc\x88\xc3\x9f\x65 vom\xc2\xa0Meer"); /* NFD, and another space */
  assert_refuses (f, PASSPHRASE, MT_ERROR_WRONG_KEY);
  assert_opens (f, recovery_key);
}

static void
test_a_new_recovery_key_ends_the_first_once_it_was_shown (Fixture *f, gconstpointer data)
{
  g_autoptr (MtVault) vault = mt_vault_open (f->folder, recovery_key, NULL);
  char *unseen = mt_vault_new_recovery_key (vault, f->folder, NULL), *another;

  assert_opens (f, recovery_key); /* nobody has seen the new one yet */
  g_assert_true (mt_vault_settle_recovery_key (vault, f->folder, FALSE, NULL));
  assert_opens (f, recovery_key);
  assert_refuses (f, unseen, MT_ERROR_WRONG_KEY);

  another = mt_vault_new_recovery_key (vault, f->folder, NULL);
  g_assert_true (mt_vault_settle_recovery_key (vault, f->folder, TRUE, NULL));
  assert_opens (f, another);
  assert_refuses (f, recovery_key, MT_ERROR_WRONG_KEY);
  assert_opens (f, PASSPHRASE);
  mt_secret_free (unseen);
  mt_secret_free (another);
}

static void
test_keys_that_were_never_shown_do_not_fill_the_file (Fixture *f, gconstpointer data)
{
  g_autoptr (MtVault) vault = mt_vault_open (f->folder, recovery_key, NULL);

  for (int i = 0; i < 40; i++) {
    char *unseen = mt_vault_new_recovery_key (vault, f->folder, NULL);

    g_assert_nonnull (unseen);
    mt_secret_free (unseen);
  }
  g_assert_cmpint (mt_vault_get_file (vault)->n_slots, ==, 1 + MT_RECOVERY_KEYS_MAX);
}

static void
test_a_key_file_of_another_journal_is_seen_by_the_database (Fixture *f, gconstpointer data)
{
  g_autofree char *database = g_build_filename (f->folder, "journal.db", NULL);
  g_autofree MtKeyFile *other = g_memdup2 (&model, sizeof model);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (database, (const char *)model.salt, sizeof model.salt, NULL));
  other->id[0] ^= 1;
  other->salt[0] ^= 1;
  bytes = mt_key_file_encode (other);
  g_assert_true (g_file_set_contents (f->keys, g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL));
  assert_opens (f, recovery_key);
}

static int encoding = 1;

static gpointer
encode_on (gpointer vault)
{
  GHashTable *seen =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

  while (g_atomic_int_get (&encoding)) {
    g_autoptr (GBytes) bytes = mt_vault_encode (vault);

    g_hash_table_add (seen, g_bytes_ref (bytes));
  }
  return seen;
}

static void
test_a_backup_never_gets_half_of_a_change (Fixture *f, gconstpointer data)
{
  g_autoptr (MtVault) vault = mt_vault_open (f->folder, recovery_key, NULL);
  GThread *thread = g_thread_new ("encode", encode_on, vault);
  g_autoptr (GHashTable) stored = NULL, seen = NULL;
  GHashTableIter iter;
  gpointer bytes;

  stored = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  g_hash_table_add (stored, mt_vault_encode (vault));
  for (int i = 0; i < 2000; i++) {
    mt_secret_free (mt_vault_new_recovery_key (vault, f->folder, NULL));
    g_hash_table_add (stored, mt_vault_encode (vault));
  }
  g_atomic_int_set (&encoding, 0);
  seen = g_thread_join (thread);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &bytes, NULL))
    g_assert_true (g_hash_table_contains (stored, bytes));
}

static gboolean folders_fail;

/* In the place of the C library's. */
int
fsync (int fd)
{
  struct stat status;

  if (folders_fail && fstat (fd, &status) == 0 && S_ISDIR (status.st_mode)) {
    errno = EIO;
    return -1;
  }
  return (int)syscall (SYS_fsync, fd);
}

static void
test_a_key_that_may_not_be_on_disk_is_taken_back (Fixture *f, gconstpointer data)
{
  g_autoptr (MtVault) vault = mt_vault_open (f->folder, recovery_key, NULL);
  g_autoptr (GError) error = NULL;

  folders_fail = TRUE;
  g_assert_null (mt_vault_new_recovery_key (vault, f->folder, &error));
  folders_fail = FALSE;
  g_assert_error (error, MT_ERROR, MT_ERROR_STORAGE);
  assert_opens (f, recovery_key);
}

static void
test_the_highest_generation_wins (Fixture *f, gconstpointer data)
{
  g_autoptr (MtVault) vault = mt_vault_open (f->folder, recovery_key, NULL);
  g_autoptr (GBytes) older = mt_file_read (f->keys, 4096, NULL);
  char *another = mt_vault_new_recovery_key (vault, f->folder, NULL);

  g_assert_true (mt_vault_settle_recovery_key (vault, f->folder, TRUE, NULL));
  /* as if the power had gone between the two */
  g_assert_true (g_file_set_contents (f->keys, g_bytes_get_data (older, NULL),
                                      (gssize)g_bytes_get_size (older), NULL));
  assert_opens (f, another);
  assert_refuses (f, recovery_key, MT_ERROR_WRONG_KEY);
  mt_secret_free (another);
}

int
main (int argc, char **argv)
{
  MtVault *vault;
  guint8 *inbox_secret;
  int status;

  g_test_init (&argc, &argv, NULL);
  vault = mt_vault_create (PASSPHRASE, &recovery_key, &inbox_secret, NULL);
  g_assert_nonnull (vault);
  model = *mt_vault_get_file (vault);
  memcpy (data_key, mt_vault_get_key (vault), sizeof data_key);
  mt_vault_free (vault);
#define ADD(path, func) g_test_add ("/vault/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("passphrase-and-recovery-key-open-it", test_passphrase_and_recovery_key_open_it);
  ADD ("anything-else-is-a-wrong-key", test_anything_else_is_a_wrong_key);
  ADD ("a-mistyped-group-is-named", test_a_mistyped_group_is_named);
  ADD ("the-stored-cost-is-never-under-the-floor", test_the_stored_cost_is_never_under_the_floor);
  ADD ("absurd-costs-are-refused", test_absurd_costs_are_refused);
  ADD ("a-slot-is-bound-to-its-vault-and-kind", test_a_slot_is_bound_to_its_vault_and_kind);
  ADD ("either-copy-is-enough-and-the-other-is-healed",
       test_either_copy_is_enough_and_the_other_is_healed);
  ADD ("two-damaged-copies-are-damage", test_two_damaged_copies_are_damage);
  ADD ("a-newer-format-is-told-apart", test_a_newer_format_is_told_apart);
  ADD ("another-passphrase-replaces-the-first", test_another_passphrase_replaces_the_first);
  ADD ("a-new-recovery-key-ends-the-first-once-it-was-shown",
       test_a_new_recovery_key_ends_the_first_once_it_was_shown);
  ADD ("keys-that-were-never-shown-do-not-fill-the-file",
       test_keys_that_were_never_shown_do_not_fill_the_file);
  ADD ("a-key-file-of-another-journal-is-seen-by-the-database",
       test_a_key_file_of_another_journal_is_seen_by_the_database);
  ADD ("a-backup-never-gets-half-of-a-change", test_a_backup_never_gets_half_of_a_change);
  ADD ("a-key-that-may-not-be-on-disk-is-taken-back",
       test_a_key_that_may_not_be_on_disk_is_taken_back);
  ADD ("the-highest-generation-wins", test_the_highest_generation_wins);
  status = g_test_run ();
  mt_secret_free (recovery_key);
  mt_secret_free (inbox_secret);
  return status;
}
