/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a salvage brought back, and what it did not.  Nothing is said that was not checked: each
 * entry's row says how many fields, links and earlier versions it has, and the counters say how
 * many entries there were; where these are gone, too, it is said that it cannot be told. */

/* Parts of an entry. */
typedef enum {
  MT_SALVAGE_TEXT = 1 << 0,     /* its text, or the end of it */
  MT_SALVAGE_FIELDS = 1 << 1,   /* values of its fields */
  MT_SALVAGE_LINKS = 1 << 2,    /* what it points at */
  MT_SALVAGE_VERSIONS = 1 << 3, /* what it was before it was edited */
  MT_SALVAGE_DETAILS = 1 << 4,  /* its state, zone, whether it was flagged or in the bin */
  MT_SALVAGE_LATEST = 1 << 5,   /* what was saved last: an earlier state of it came back */
} MtSalvageParts;

/* One entry that did not come back whole. */
typedef struct {
  char *id;               /* owned; NULL: not known */
  char *kind;             /* owned; NULL: not known */
  gint64 local;           /* its wall clock as core/day.h says, µs; to the day, mostly to the µs */
  MtSalvageParts missing; /* were there, and are gone */
  MtSalvageParts unsure;  /* may have been there: what would tell is gone, too */
} MtSalvagedEntry;

typedef struct {
  guint n_pages;             /* of the database, with what waited beside it */
  guint n_damaged_pages;     /* that were not as written */
  gboolean start_mended;     /* the first 16 bytes were put right */
  guint64 n_changes_missing; /* acknowledged changes, by their number, that are in none of it */
  gboolean latest_unsure;    /* whether what was saved last is in it cannot be told */

  guint n_whole;        /* entries that came back with all that belongs to them */
  guint n_from_backup;  /* of these: taken from the backup, as they were when it was made */
  GPtrArray *partial;   /* MtSalvagedEntry: came back, with parts missing; newest first */
  GPtrArray *lost;      /* MtSalvagedEntry: known to have been there, and gone; newest first */
  guint n_lost_more;    /* further ones that were counted, and nothing else is known of */
  gboolean lost_unsure; /* the counters are gone, too: whether there were more cannot be told */

  guint n_versions;       /* earlier versions that came back */
  guint n_words_lost;     /* words taught that did not */
  guint n_words;          /* words taught to the spelling checker that came back */
  gboolean words_unsure;  /* whether there were more cannot be told */
  guint n_shared;         /* records of what was shared that came back */
  guint n_shared_lost;    /* that did not */
  guint n_shared_unread;  /* of those that came back: whose words did not */
  gboolean settings_lost; /* what was chosen inside the journal is as in a new one */
  gboolean notes_lost;    /* sealed notes that still wait cannot be opened: their key is gone */
  guint n_notes;          /* sealed notes that wait: the next opening takes them in */

  char *aside;  /* owned: the folder with the damaged journal, untouched */
  char *backup; /* owned: the file that entries were taken from; NULL: none */
} MtSalvageReport;

MtSalvageReport *mt_salvage_report_new (void);
void mt_salvage_report_free (MtSalvageReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSalvageReport, mt_salvage_report_free)

/* Whether everything came back, and that could be told. */
gboolean mt_salvage_report_is_whole (const MtSalvageReport *self);

void mt_salvaged_entry_free (MtSalvagedEntry *self);

G_END_DECLS
