/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is told about backups.  Plain values, owned by whoever asked; any thread. */

typedef enum {
  MT_BACKUP_WHOLE,         /* to the byte what was proven to open */
  MT_BACKUP_DAMAGED,       /* it cannot be restored */
  MT_BACKUP_UNCHECKED,     /* of this journal, but nobody has looked into it since it came */
  MT_BACKUP_FORMER_KEY,    /* of this journal before its key was changed: former secrets open it */
  MT_BACKUP_OTHER_JOURNAL, /* only that journal's secrets open it */
} MtBackupState;

typedef enum {
  MT_BACKUP_PLACE_JOURNAL, /* the journal's own folder "backups" */
  MT_BACKUP_PLACE_SECOND,  /* the second place */
} MtBackupPlace;

typedef struct {
  char *path;
  MtBackupPlace place;
  MtBackupState state;
  gboolean automatic; /* made, and one day removed, by mt_journal_keep_backups () */
  gint64 made;        /* µs UTC, by the clock of then */
  goffset size;       /* bytes */
  gint64 n_entries;   /* outside its bin; -1: unknown */
  gint64 checked;     /* µs UTC; when it was last proven to open; 0: never, or unknown */
} MtBackupInfo;

void mt_backup_info_free (MtBackupInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtBackupInfo, mt_backup_info_free)

/* How backups are kept.  It is written inside the journal. */
typedef struct {
  guint limit;                 /* MiB: what automatic backups may take, in each place */
  char *second_place;          /* a folder; NULL: none.  It may be absent: an unplugged disk */
  gboolean second_place_asked; /* whether the person was asked for one */
} MtBackupSettings;

#define MT_BACKUP_LIMIT_MIN 16       /* MiB */
#define MT_BACKUP_LIMIT_MAX 1048576  /* MiB */
#define MT_BACKUP_LIMIT_DEFAULT 1024 /* MiB; why: core/backup-plan.h */

void mt_backup_settings_free (MtBackupSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtBackupSettings, mt_backup_settings_free)

/* What one round of keeping backups came to. */
typedef enum {
  MT_BACKUP_ROUND_MADE,        /* a new one stands, and was proven */
  MT_BACKUP_ROUND_STANDS,      /* today's stands already */
  MT_BACKUP_ROUND_NOTHING_NEW, /* nothing was saved since the last one */
  MT_BACKUP_ROUND_NO_ROOM,     /* it would have filled the disk */
  MT_BACKUP_ROUND_READ_ONLY,   /* the journal's folder takes no changes */
} MtBackupRoundOutcome;

typedef enum {
  MT_SECOND_PLACE_NONE,       /* none is set */
  MT_SECOND_PLACE_COPIED,     /* the newest was copied there and read back */
  MT_SECOND_PLACE_UP_TO_DATE, /* it stands there already, or there is none to copy yet */
  MT_SECOND_PLACE_ABSENT,     /* the folder is not there: an unplugged disk */
  MT_SECOND_PLACE_NO_ROOM,    /* it would have filled that disk */
  MT_SECOND_PLACE_REFUSED,    /* it lies in the journal's folder, takes no files, or failed */
} MtSecondPlaceOutcome;

typedef struct {
  MtBackupRoundOutcome outcome;
  MtSecondPlaceOutcome second;
  char *path;      /* of the new backup; NULL: none was made */
  guint n_removed; /* older ones, in both places */
} MtBackupRound;

void mt_backup_round_free (MtBackupRound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtBackupRound, mt_backup_round_free)

/* What a restore would change.  Entries are those outside the bins. */
typedef struct {
  MtBackupState state;     /* WHOLE: it is of this journal.  Never DAMAGED or UNCHECKED */
  gint64 made;             /* µs UTC */
  gint64 n_entries;        /* in the backup */
  gint64 newest;           /* µs UTC: the moment of its newest entry; 0 where it has none */
  gboolean compared;       /* FALSE: the journal here could not be read, or there is none */
  gint64 only_here;        /* entries: a restore takes them away (they are kept aside) */
  gint64 only_there;       /* entries: a restore brings them back */
  gint64 differing;        /* entries in both that were changed since on either side */
  gint64 shared_only_here; /* records of what was shared: a restore takes them away */
} MtRestorePreview;

void mt_restore_preview_free (MtRestorePreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtRestorePreview, mt_restore_preview_free)

/* A journal that a restore kept aside. */
typedef struct {
  char *path;   /* of its folder */
  gint64 made;  /* µs UTC: when it was put there */
  goffset size; /* bytes */
} MtAside;

void mt_aside_free (MtAside *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtAside, mt_aside_free)

G_END_DECLS
