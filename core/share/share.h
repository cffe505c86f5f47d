/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/booklet.h"
#include "core/share/choice.h"
#include "core/share/since-words.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sharing: entries a person chose → one document in memory → one file they named.  What is not
 * among the entries given here, and the fields hidden, cannot be in the file.  The same entries and
 * options in the same language give the same bytes.  Pure functions: any thread. */

typedef enum {
  MT_FORMAT_PDF,
  MT_FORMAT_MARKDOWN,
  MT_FORMAT_HTML, /* one file, with its style inside and nothing that runs */
  MT_FORMAT_CSV,  /* core/share/csv.h */
  MT_FORMAT_JSON,
  MT_FORMAT_CALENDAR, /* sessions with a date alone: core/share/calendar.h */
} MtFormat;

typedef enum {
  MT_PAPER_LOCALE, /* what LC_PAPER says: Letter in North America, A4 elsewhere */
  MT_PAPER_A4,
  MT_PAPER_LETTER,
} MtPaper;

/* A sheet for one session: what is brought, in the person's order, with what is noted beside it,
 * and without its tags. */
typedef struct {
  MtEntry *session;  /* whose date and one thing it has; NULL: there is none yet */
  GHashTable *notes; /* id of an entry → MtEntry: the note beside it; or NULL */
  MtSinceParts with; /* what was ticked of what is counted since @last */
  GPtrArray *since;  /* MtEntry: what that is counted from; or NULL: nothing */
  const MtMoment *last;
} MtShareSheet;

/* How far a document is: @done of @total, which are in no unit; @done does not get smaller.  Called
 * by the thread that renders, every 50 ms at most, and with @done == @total once all is made. */
typedef void (*MtShareProgress) (guint done, guint total, gpointer data);

typedef struct {
  MtFormat format;
  MtPaper paper;
  const char *const *hidden;   /* ids of fields to leave out everywhere, NULL-terminated; or NULL.
                                * "text" leaves out what was written in free text, "state" what an
                                * entry is (open, answered) */
  gboolean full;               /* everything the journal has: entries keep their ids; not where
                                * @choice changes anything */
  const char *const *words;    /* with @full: those taught to the spelling checker; or NULL */
  const MtShareSheet *sheet;   /* the entries are for this sheet, in their order; or NULL */
  const MtShareChoice *choice; /* what is changed for the reader; or NULL: nothing */
  const char *password;        /* PDF alone: opens the file (mt_share_check_password ()); in guarded
                                * memory; or NULL: none */
  const MtShareBooklet *booklet; /* PDF: what the booklet has that is to be made; or NULL: it is
                                  * none; in its place there is no sheet */
  MtShareProgress progress;      /* or NULL */
  gpointer progress_data;
} MtShareOptions;

/* Draws @entries (MtEntry, whole, in any order but for a sheet, where they keep it).  Kinds that
 * ask come first, then the rest by local day, oldest first; each is numbered from 1.  Links to
 * entries that are not among them are left out. The language, the paper and the way to write dates
 * are those of the locale.  A calendar has no words but the names of zones: of @choice these
 * and what is left out matter to it.  JSON: core/share/json.h.  Errors: G_IO_ERROR_CANCELLED;
 * MT_ERROR_NO_MEMORY; MT_ERROR_STORAGE; MT_ERROR_NOT_FOUND: there is nothing that a calendar takes;
 * MT_ERROR_INVALID: a password for what is no PDF. */
GBytes *mt_share_render (GPtrArray *entries,
                         const MtShareOptions *options,
                         GCancellable *cancellable,
                         GError **error);

/* What a person may want to know of a document before it is drawn: how many entries are in it, and
 * how much of them is hidden (bars, and fields left out that had something in them) and replaced by
 * @options->choice. */
typedef struct {
  guint n_entries, n_hidden, n_replaced;
} MtShareSummary;
MtShareSummary mt_share_summarize (GPtrArray *entries, const MtShareOptions *options);

/* The ids of all entries of which something is in the document, for whoever remembers it: those of
 * @entries that are in it, in their order, on a sheet with the notes beside; then its session and
 * what is counted.  Each once; owned by the caller, NULL-terminated. */
char **mt_share_list_sources (GPtrArray *entries, const MtShareOptions *options);

/* What @document, which mt_share_render () made of the same, says, for whoever remembers it: what
 * is read as it is (Markdown, a calendar) as it is, what is not in the form of Markdown.  Owned;
 * NULL: it could not be made, or @cancellable was cancelled. */
char *mt_share_render_words (GBytes *document,
                             GPtrArray *entries,
                             const MtShareOptions *options,
                             GCancellable *cancellable);

/* Draws the first page, as mt_share_render () will draw it, as a PDF of its own, to be looked at
 * while the whole is being made: it takes as long for ten thousand entries as for ten.  It has no
 * password.
 * @options: of a PDF.  Errors: as above. */
GBytes *mt_share_render_opening (GPtrArray *entries,
                                 const MtShareOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);

/* ---- Passwords ----
 *
 * AES-256 of ISO 32000-2 (revision 6): who opens the file is asked for the password; there is
 * nothing in it to read without, and nobody knows the owner's password, which is random. */

/* Bytes: more a PDF does not look at (ISO 32000-2, 7.6.4.3.3). */
#define MT_SHARE_PASSWORD_MAX 127

/* Whether @password can be one: valid UTF-8 that is not empty, without control characters, and not
 * too long, in the spelling all programs agree on (SASLprep, RFC 4013).  Errors: MT_ERROR_INVALID.
 */
gboolean mt_share_check_password (const char *password, GError **error);

/* A random one that can be told by telephone: "bakiso-dulano-…", syllables in groups.  Owned
 * by the caller.  It has 72 bits.  Each guess costs 64 rounds of AES and SHA-2 or more (revision
 * 6), a third of a millisecond here; at 10¹² of them a second half of all would still take 75
 * years. */
char *mt_share_suggest_password (void);

/* How many pages @pdf, which was rendered here, has; 0: it cannot be told.  @password: what it was
 * rendered with. */
guint mt_share_count_pages (GBytes *pdf, const char *password);

/* Writes @bytes to @path: whole or not at all, readable by its owner only (0600), in place of a
 * regular file that was there.  Errors: MT_ERROR_FULL, READ_ONLY, NOT_ALLOWED, NOT_FOUND (no such
 * folder), INVALID (@path is not a regular file), STORAGE. */
gboolean mt_share_write (GBytes *bytes, const char *path, GError **error);

/* The same, looking every 256 KiB at whether to go on: cancelled, it leaves nothing, and what was
 * there as it was.  @progress (NULL: nobody asks): KiB.  Errors: also G_IO_ERROR_CANCELLED. */
gboolean mt_share_write_watched (GBytes *bytes,
                                 const char *path,
                                 MtShareProgress progress,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
