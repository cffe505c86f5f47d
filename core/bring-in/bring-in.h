/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/shared.h"
#include "core/whole.h"

G_BEGIN_DECLS

/* Bringing in: another program's file → entries, and a report of what became of each thing in it.
 * Nothing here writes into the journal.  Pure functions: any thread. */

/* The most a file of another program may have, in bytes: a calendar of decades. */
#define MT_BRING_IN_BYTES_MAX (8 * 1024 * 1024)
/* The most one of ours may have, also once it is unpacked: it is read as a whole. */
#define MT_BRING_IN_OURS_MAX (256 * 1024 * 1024)

/* Something that became an entry. */
typedef struct {
  MtEntry *entry; /* that of whole, or owned */
  char *known_as; /* what the other program, or a part of a journal, calls it, or NULL */
  guint line;     /* of the file, from 1: where it is told of */
  MtWhole *whole; /* with what else is known of it; NULL where the format is not whole */
} MtBrought;

/* Something that did not, or of which a part could not be taken. */
typedef struct {
  guint line;
  const char *why; /* msgid of a sentence */
} MtMisread;

typedef struct {
  guint n_read;        /* things that were looked at */
  guint n_there;       /* of these, those the journal has already: mt_brought_in_settle () */
  GPtrArray *found;    /* MtBrought, in the order of the file */
  GPtrArray *misreads; /* MtMisread, likewise */
  /* Of a format that is whole: */
  GPtrArray *gone;   /* MtGone */
  GPtrArray *words;  /* char *: taught to the spelling checker */
  GPtrArray *shared; /* MtShared */
} MtBroughtIn;

MtBroughtIn *mt_brought_in_new (void);
void mt_brought_in_free (MtBroughtIn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtBroughtIn, mt_brought_in_free)

/* Takes over @entry. */
void mt_brought_in_add (MtBroughtIn *self, MtEntry *entry, const char *known_as, guint line);
/* Takes over @whole. */
void mt_brought_in_add_whole (MtBroughtIn *self, MtWhole *whole, const char *known_as, guint line);
/* @why: a static msgid. */
void mt_brought_in_miss (MtBroughtIn *self, guint line, const char *why);

/* Reading a format, which is one row of a table. */
typedef struct {
  const char *id;   /* as the terminal spells it */
  const char *name; /* msgid */
  const char *kind; /* id of the kind of entries it becomes; NULL: any, since it is whole */
  gboolean whole;   /* it is ours: taken in by mt_journal_bring_in (), and by nothing below */
  gboolean packed;  /* it is no text: only read_packed below, else only the two others */
  /* Whether a file that begins like @text is of this format. */
  gboolean (*matches) (const char *text);
  /* Reads all of @text (valid UTF-8).  @now: where its reader is, and when.
   * Errors: MT_ERROR_INVALID: it is not of this format; TOO_NEW. */
  MtBroughtIn *(*read) (const char *text, const MtMoment *now, GError **error);
  /* Whether @found is the same thing as @present, an entry of that kind; NULL where it is whole. */
  gboolean (*is_same) (const MtBrought *found, MtEntry *present);
  gboolean (*matches_packed) (GBytes *file);
  MtBroughtIn *(*read_packed) (GBytes *file, GError **error);
} MtBringFormat;

const MtBringFormat *mt_bring_formats (gsize *n_formats);
/* NULL: there is none of that id. */
const MtBringFormat *mt_bring_format_find (const char *id);
/* By what @file is.  Errors: MT_ERROR_TOO_LONG (above what its format may have), NOT_TEXT (not
 * UTF-8), INVALID (of none). */
const MtBringFormat *mt_bring_format_of (GBytes *file, GError **error);

/* The bytes of @file, of which no more are read than any format may have, and one.  Blocking.
 * Errors: GIOError. */
GBytes *mt_bring_in_load (GFile *file, GCancellable *cancellable, GError **error);

/* Reads @file.  Errors: likewise; INVALID: it is not of @format; TOO_NEW: a newer version wrote it.
 */
MtBroughtIn *mt_bring_in_read (const MtBringFormat *format,
                               GBytes *file,
                               const MtMoment *now,
                               GError **error);

/* Takes out of what was found all that is there already: in @present (MtEntry: all of the format's
 * kind that the journal has, also in its bin), or further up in the file. */
void mt_brought_in_settle (MtBroughtIn *self, const MtBringFormat *format, GPtrArray *present);

G_END_DECLS
