/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-keep.h"

#include "core/backup-list.h"
#include "core/backup-plan.h"
#include "core/backup.h"
#include "core/error.h"
#include "core/file.h"
#include "core/folder.h"
#include "core/second-place.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* One round. */
typedef struct {
  const char *folder;
  char *backups;
  MtVault *vault;
  MtBackupSettings *settings;
  gint64 commits;    /* of the journal now */
  GPtrArray *found;  /* of MtBackupFound, in both places */
  GPtrArray *known;  /* of MtProof: what the journal remembers */
  GPtrArray *proofs; /* of MtProof: what it is to remember; the caller's */
  gint64 number;     /* of the newest proof */
  GTimeZone *zone;
  gint64 now;
  GCancellable *cancellable;
  MtBackupRound *round;
} Keeper;

static void
keeper_clear (Keeper *self)
{
  g_free (self->backups);
  g_clear_pointer (&self->settings, mt_backup_settings_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->round, mt_backup_round_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeper, keeper_clear)

static const MtKeyFile *
keys_of (Keeper *self)
{
  return mt_vault_get_file (self->vault);
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- Looking ---- */

static gboolean
read_journal (Keeper *self, GError **error)
{
  g_autoptr (MtStore) store = mt_store_open_reader (self->folder, mt_vault_get_key (self->vault),
                                                    keys_of (self)->salt, error);

  if (!store || !mt_store_get_commits (store, &self->commits, error) ||
      !(self->known = mt_store_list_proofs (store, error)) ||
      !(self->settings = mt_store_get_backup_settings (store, error)))
    return FALSE;
  for (guint i = 0; i < self->known->len; i++)
    self->number = MAX (self->number, ((MtProof *)self->known->pdata[i])->number);
  return TRUE;
}

static MtSecondPlaceOutcome
look_at_second_place (Keeper *self)
{
  const char *place = self->settings->second_place;

  if (!place)
    return MT_SECOND_PLACE_NONE;
  if (mt_backup_is_inside (self->folder, place))
    return MT_SECOND_PLACE_REFUSED;
  if (!g_file_test (place, G_FILE_TEST_IS_DIR))
    return MT_SECOND_PLACE_ABSENT;
  return MT_SECOND_PLACE_UP_TO_DATE;
}

static gboolean
has_second_place (Keeper *self)
{
  return self->round->second == MT_SECOND_PLACE_UP_TO_DATE;
}

static gboolean
list (Keeper *self, GError **error)
{
  const MtBackupSight sight = {
    .folder = self->folder,
    .second_place = has_second_place (self) ? self->settings->second_place : NULL,
    .keys = keys_of (self),
    .proofs = self->known,
  };

  self->found = mt_backup_list (&sight, self->cancellable, error);
  return self->found != NULL;
}

static void
sweep (Keeper *self)
{
  g_free (mt_backup_sweep (self->backups, keys_of (self)));
  if (has_second_place (self))
    g_free (mt_backup_sweep (self->settings->second_place, keys_of (self)));
}

/* ---- Proving what nobody has looked into yet ---- */

static void
take_proof (Keeper *self, MtBackupFound *found, MtProof *proof)
{
  proof->number = ++self->number;
  g_ptr_array_add (self->proofs, proof);
  mt_backup_found_take (found, proof);
}

/* Counts of another life of this journal (it was restored since) say nothing about this one. */
static gboolean
prove (Keeper *self, MtBackupFound *found, GError **error)
{
  const MtProof *same = mt_proofs_find (self->proofs, found->fingerprint);
  g_autoptr (GError) refused = NULL;
  g_autofree char *part = NULL;
  MtProof *proof;
  gboolean ours;

  if (same) {
    mt_backup_found_take (found, same);
    return TRUE;
  }
  if (!mt_second_place_has_room (self->folder, found->info.size) ||
      !(part = mt_backup_begin_part (self->backups, keys_of (self), NULL)))
    return TRUE; /* another time */
  proof = mt_backup_prove (found->info.path, part, self->vault, &ours, self->cancellable, &refused);
  mt_file_remove_folder (part);
  if (proof) {
    proof->made = found->info.made;
    proof->commits = -1;
    take_proof (self, found, proof);
    return TRUE;
  }
  if (g_error_matches (refused, MT_ERROR, MT_ERROR_DAMAGED))
    found->info.state = MT_BACKUP_DAMAGED;
  if (!is_cancelled (refused))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* Oldest first, so that their numbers follow their dates. */
static gboolean
prove_unchecked (Keeper *self, GError **error)
{
  for (guint i = self->found->len; i > 0; i--) {
    MtBackupFound *found = self->found->pdata[i - 1];

    if (found->info.automatic && found->info.state == MT_BACKUP_UNCHECKED &&
        !prove (self, found, error))
      return FALSE;
  }
  return TRUE;
}

/* ---- Making ---- */

/* The last one that was proven, whatever its date says. */
static MtBackupFound *
find_last (Keeper *self, gboolean counted)
{
  MtBackupFound *last = NULL;

  for (guint i = 0; i < self->found->len; i++) {
    MtBackupFound *found = self->found->pdata[i];

    if (found->info.state == MT_BACKUP_WHOLE && found->info.place == MT_BACKUP_PLACE_JOURNAL &&
        (!counted || found->commits >= 0) && (!last || found->number > last->number))
      last = found;
  }
  return last;
}

static goffset
size_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : 0;
}

/* A copy of the database and a tar of it, or that tar and a copy taken out of it. */
static goffset
get_room_needed (Keeper *self)
{
  return 2 * (size_of (self->folder, MT_STORE_FILE) + size_of (self->folder, MT_STORE_FILE "-wal"));
}

/* Asks the last one for its date and not all of them for today's: a clock that is wrong again and
 * again (one that starts at 1970, say) must not find its day done for ever. */
static MtBackupRoundOutcome
decide (Keeper *self, gboolean is_read_only)
{
  const MtBackupFound *last = find_last (self, TRUE);

  if (is_read_only)
    return MT_BACKUP_ROUND_READ_ONLY;
  if (last && mt_backup_plan_day (last->info.made, self->zone) ==
                  mt_backup_plan_day (self->now, self->zone))
    return MT_BACKUP_ROUND_STANDS;
  if (last ? last->commits == self->commits : self->commits == 0)
    return MT_BACKUP_ROUND_NOTHING_NEW;
  return mt_second_place_has_room (self->folder, get_room_needed (self)) ? MT_BACKUP_ROUND_MADE
                                                                         : MT_BACKUP_ROUND_NO_ROOM;
}

static gboolean
make (Keeper *self, GError **error)
{
  MtProof *proof = NULL;
  char *path = mt_backup_make (self->folder, self->vault, self->backups, TRUE, &proof,
                               self->cancellable, error);
  MtBackupFound *found;

  if (!path)
    return FALSE;
  found = g_new0 (MtBackupFound, 1);
  found->info = (MtBackupInfo){
    .path = g_strdup (path), .automatic = TRUE, .made = proof->made, .size = proof->size
  };
  take_proof (self, found, proof);
  g_ptr_array_add (self->found, found);
  self->round->path = path;
  return TRUE;
}

/* A disk that fills up meanwhile is as full as one that was before. */
static gboolean
make_if_due (Keeper *self, gboolean is_read_only, GError **error)
{
  g_autoptr (GError) refused = NULL;

  self->round->outcome = decide (self, is_read_only);
  if (self->round->outcome != MT_BACKUP_ROUND_MADE || make (self, &refused))
    return TRUE;
  self->round->outcome = MT_BACKUP_ROUND_NO_ROOM;
  if (g_error_matches (refused, MT_ERROR, MT_ERROR_FULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* ---- Removing ---- */

static gboolean
is_in_rotation (const MtBackupFound *found, MtBackupPlace place)
{
  return found->info.automatic && found->info.state == MT_BACKUP_WHOLE &&
         found->info.place == place;
}

static void
rotate (Keeper *self, MtBackupPlace place, const char *directory)
{
  g_autofree MtBackupPlanItem *items = g_new0 (MtBackupPlanItem, self->found->len);
  g_autoptr (GPtrArray) rotated = g_ptr_array_new ();

  for (guint i = 0; i < self->found->len; i++)
    if (is_in_rotation (self->found->pdata[i], place)) {
      const MtBackupFound *found = self->found->pdata[i];

      items[rotated->len] =
          (MtBackupPlanItem){ found->number, found->info.made, found->info.size, TRUE };
      g_ptr_array_add (rotated, self->found->pdata[i]);
    }
  mt_backup_plan (items, rotated->len, self->zone, (goffset)self->settings->limit * 1024 * 1024);
  for (guint i = 0; i < rotated->len; i++)
    if (!items[i].kept && g_unlink (((MtBackupInfo *)rotated->pdata[i])->path) == 0) {
      self->round->n_removed++;
      g_ptr_array_remove (self->found, rotated->pdata[i]);
    }
  mt_file_sync_folder (directory, NULL);
}

/* ---- The second place ---- */

static gboolean
is_there (Keeper *self, const MtBackupFound *wanted)
{
  for (guint i = 0; i < self->found->len; i++) {
    const MtBackupFound *found = self->found->pdata[i];

    if (found->info.place == MT_BACKUP_PLACE_SECOND && found->info.state == MT_BACKUP_WHOLE &&
        memcmp (found->fingerprint, wanted->fingerprint, sizeof wanted->fingerprint) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
copy_to_second_place (Keeper *self, const MtBackupFound *newest, GError **error)
{
  char *path = mt_second_place_copy (self->settings->second_place, newest, keys_of (self),
                                     self->cancellable, error);
  MtBackupFound *copy;

  if (!path)
    return FALSE;
  copy = g_new0 (MtBackupFound, 1);
  *copy = *newest;
  copy->info.path = path;
  copy->info.place = MT_BACKUP_PLACE_SECOND;
  copy->info.automatic = TRUE;
  g_ptr_array_add (self->found, copy);
  return TRUE;
}

static gboolean
bring_up_to_date (Keeper *self, GError **error)
{
  const MtBackupFound *newest = find_last (self, FALSE);
  const char *place = self->settings->second_place;
  g_autoptr (GError) refused = NULL;

  if (!has_second_place (self))
    return TRUE;
  if (newest && !is_there (self, newest)) {
    if (!mt_second_place_has_room (place, newest->info.size))
      self->round->second = MT_SECOND_PLACE_NO_ROOM;
    else if (copy_to_second_place (self, newest, &refused))
      self->round->second = MT_SECOND_PLACE_COPIED;
    else if (is_cancelled (refused)) {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    } else
      self->round->second = g_error_matches (refused, MT_ERROR, MT_ERROR_FULL)
                                ? MT_SECOND_PLACE_NO_ROOM
                                : MT_SECOND_PLACE_REFUSED;
  }
  if (!refused)
    rotate (self, MT_BACKUP_PLACE_SECOND, place);
  return TRUE;
}

MtBackupRound *
mt_backup_keep (const char *folder,
                MtVault *vault,
                gboolean is_read_only,
                GPtrArray *proofs,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Keeper) self = {
    .folder = folder,
    .backups = g_build_filename (folder, MT_FOLDER_BACKUPS, NULL),
    .vault = vault,
    .proofs = proofs,
    .zone = g_time_zone_new_local (),
    .now = g_get_real_time (),
    .cancellable = cancellable,
    .round = g_new0 (MtBackupRound, 1),
  };

  if (!read_journal (&self, error))
    return NULL;
  self.round->second = look_at_second_place (&self);
  if (!is_read_only)
    sweep (&self);
  if (!list (&self, error) || (!is_read_only && !prove_unchecked (&self, error)) ||
      !make_if_due (&self, is_read_only, error))
    return NULL;
  if (!is_read_only)
    rotate (&self, MT_BACKUP_PLACE_JOURNAL, self.backups);
  return bring_up_to_date (&self, error) ? g_steal_pointer (&self.round) : NULL;
}
