/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/document.h"

G_BEGIN_DECLS

/* The document in words, as the formats people read draw it: one block after the other.  A card
 * that is all of it (mt_document_get_card ()) is a page by itself: its name is over it, its parts
 * have headings, and neither days nor numbers are on it. */
typedef enum {
  MT_BLOCK_TITLE,   /* text: the days it is about */
  MT_BLOCK_CARD,    /* text: the name of the card that is all of it */
  MT_BLOCK_PART,    /* text: the name of a part of that card */
  MT_BLOCK_COUNT,   /* text: how many entries */
  MT_BLOCK_SECTION, /* text: what the next entries are, where that is not a day */
  MT_BLOCK_DAY,     /* text: the day of the next entries */
  MT_BLOCK_ENTRY,   /* number (0: none); when; name: its kind, or NULL where the section says it;
                       text: the word   it says by itself, or NULL; state or NULL */
  MT_BLOCK_TEXT,    /* text: paragraphs of any length; name: what they are, or NULL */
  MT_BLOCK_FIELD,   /* name and text: one short line each */
  MT_BLOCK_LINK,    /* name; text: where to look; number: of the entry it points to */
} MtBlockType;

typedef struct {
  MtBlockType type;
  guint number;
  gboolean is_linked; /* entry: others point here */
  gboolean is_apart;  /* field, text: begins another part of what is counted */
  char *name, *when, *state;
  const char *text; /* clean in the sense of mt_text_clean () */
  /* text, field: MtMoodPart that are drawn below it, where one can, and the words at the ends of
   * their scale, the highest first (either may be NULL: hidden); or NULL */
  const GArray *course;
  const char *ends[2];
  char *owned_text; /* what text points to, unless that belongs to the entry */
} MtBlock;

/* What the document begins with.  An owned array of MtBlock. */
GPtrArray *mt_blocks_opening (MtDocument *document);

/* Entry number @number, with the headings it stands under where they begin with it.  An owned array
 * of MtBlock, which borrows from the document. */
GPtrArray *mt_blocks_of (MtDocument *document, guint number);

/* What the document ends with: what is counted, on a sheet.  An owned array of MtBlock. */
GPtrArray *mt_blocks_closing (MtDocument *document);

G_END_DECLS
