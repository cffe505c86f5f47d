/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remind/rule.h"

G_BEGIN_DECLS

/* All that reminders go by: the rules, and what they are about.  Rules and settings are kept in the
 * vault (core/journal-reminders.h).  A copy lies outside it, since reminders must come while the
 * journal is locked: a file that says times and no more, unless own words were chosen
 * (docs/file-formats.md, section 9).  It is derived: lost or damaged, the next unlock writes it
 * anew.
 *
 * The file is $XDG_STATE_HOME/meantime/reminders/VAULT.schedule, VAULT being the vault id of the
 * journal's key files: so a journal that is moved keeps its reminders, two copies of one journal do
 * not remind twice, and a folder that is synchronised or handed on tells nobody when one is
 * reminded.  Several journals have a file each.  Only whoever has the journal open writes it (the
 * service has a file of its own, core/remind/state.h).  Blocking, any thread. */

#define MT_SCHEDULE_MAX (256 * 1024) /* bytes of the file */
#define MT_SCHEDULE_RULES_MAX 100
#define MT_SCHEDULE_SESSIONS_MAX 64
#define MT_SCHEDULE_DAYS_MAX 400
#define MT_SCHEDULE_VAULT_SIZE 16 /* bytes of a vault id */

typedef struct {
  gint64 start, end; /* µs UTC */
} MtSpan;

typedef struct {
  char *vault;      /* the vault id, 32 lower-case hexadecimal digits; NULL: not known yet */
  char *folder;     /* of the journal, absolute; NULL: not known yet */
  GPtrArray *rules; /* MtRule, owned, in the person's order */
  guint quiet_from; /* minutes of the day; equal to quiet_to: no quiet hours */
  guint quiet_to;
  gint64 paused_until; /* µs UTC; nothing comes before; 0: not paused */
  gboolean wake;       /* wake the device from sleep, where it is permitted */
  gint64 seen;         /* µs UTC: missed reminders up to then were dismissed; not in the file */

  /* What follows comes from the entries and from the day's use, and is in the file only where a
   * rule asks for it. */
  GArray *sessions; /* MtSpan, by start: sessions to come, those of a series a while ahead */
  GArray *due_days; /* gint32, ascending: local days on which something is due */
  gint64 opened; /* µs UTC: when the person was last seen in the journal, more or less; 0: never */
  gint32 wrote;  /* the last local day on which something was written; MT_DAY_MIN: not known */
} MtSchedule;

MtSchedule *mt_schedule_new (void);
MtSchedule *mt_schedule_copy (const MtSchedule *self);
void mt_schedule_free (MtSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtSchedule, mt_schedule_free)

/* NULL where there is none of this id. */
MtRule *mt_schedule_find (const MtSchedule *self, const char *id);

/* Whether an enabled rule is of @when, or asks whether something was written. */
gboolean mt_schedule_has (const MtSchedule *self, MtRuleWhen when);
gboolean mt_schedule_asks_written (const MtSchedule *self);

/* Whether everything in it is within its bounds; vault and folder may be missing. */
gboolean mt_schedule_is_valid (const MtSchedule *self);

/* ---- The file ---- */

/* The folder of the files; owned by the caller. */
char *mt_schedule_folder (void);

/* As MtSchedule has it: the @id (MT_SCHEDULE_VAULT_SIZE bytes) in digits; owned by the caller. */
char *mt_schedule_name_vault (const guint8 *id);

/* The vault id in the key files of the journal in @folder, as in MtSchedule; NULL: there is no
 * journal now.  Reads their first bytes and no more. */
char *mt_schedule_find_vault (const char *folder);

/* Its bytes. */
GBytes *mt_schedule_spell (const MtSchedule *self);
/* Errors: DAMAGED (anything but what mt_schedule_spell () makes), TOO_NEW. */
MtSchedule *mt_schedule_parse (GBytes *bytes, GError **error);

/* Writes the file, atomically, 0600, unless it says that already; removes those of other journals
 * that were in the same folder before.  Without rules it removes the file.  Errors: as
 * mt_file_write (). */
gboolean mt_schedule_write (const MtSchedule *self, GError **error);

/* Errors: NOT_FOUND, DAMAGED, TOO_NEW, NOT_ALLOWED, STORAGE. */
MtSchedule *mt_schedule_read (const char *vault, GError **error);

/* All that can be read and whose journal is still where it says: MtSchedule, owned. */
GPtrArray *mt_schedule_read_all (void);

/* Removes schedule and state of @vault, durably; also where there are none. */
gboolean mt_schedule_remove (const char *vault, GError **error);

/* Something was written on @day in the journal in @folder, by whoever, open or locked: where a rule
 * asks for that, the file says so. */
void mt_schedule_wrote (const char *folder, gint32 day);

G_END_DECLS
