/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The table of kinds: what a person can write down, and the fields of each.  Everything that shows,
 * stores, searches, exports or reads in an entry walks this table and knows no kind by name.
 * Ids are permanent: they are what is stored.  Names are msgids; whoever shows one translates it.
 */

typedef enum {
  MT_FIELD_TEXT,      /* one line */
  MT_FIELD_LONG_TEXT, /* paragraphs */
  MT_FIELD_SCALE,     /* whole steps from min to max, each with a word, or both ends alone */
  MT_FIELD_NUMBER,    /* any number from min to max */
  MT_FIELD_CHOICE,    /* one of choices */
  MT_FIELD_SEVERAL,   /* some of choices, or any words where the field is open */
  MT_FIELD_DATE_TIME, /* ISO 8601 with offset */
  MT_FIELD_DURATION,  /* whole minutes from min to max */
  MT_FIELD_LINK,      /* ids of other entries; kept as links, the field's id being the role */
} MtFieldType;

typedef struct {
  const char *id;
  const char *name;
} MtChoice;

typedef struct {
  const char *id;
  const char *name;
  MtFieldType type;
  double min, max;         /* scale, number, duration */
  const MtChoice *choices; /* choice, several: what there is to choose; scale: its steps from min,
                            * or its two ends (mt_field_has_ends ()) */
  gsize n_choices;
  gboolean open;             /* several: any word goes, and choices are suggestions */
  const char *const *groups; /* msgids: names of equal parts of choices, in their order; or NULL */
  gsize n_groups;
  const char *hint; /* msgid of a line that helps to begin; or NULL */
  const char *to;   /* link: id of the kind it points at; or NULL: any */
  gboolean many;    /* link: to several entries, in an order */
  gboolean weeks;   /* number: of weeks from one to the next */
  gboolean dials;   /* its lines may have telephone numbers, however short */
} MtField;

typedef struct {
  const char *id;
  const char *name;
  const char *plural;
  const char *icon; /* symbolic icon of the Adwaita theme */
  const MtField *fields;
  gsize n_fields;
  const MtChoice *states; /* what an entry of this kind can be; the first is where it starts */
  gsize n_states;
  const char *state_field; /* id of a field whose being filled the state tells; or NULL */
  gboolean asks;   /* it waits for an answer from whoever reads it: what is shared begins with it */
  const char *tap; /* id of a scale whose step, tapped, is an entry of this kind; or NULL */
  const char *jot; /* msgid of the button that begins one from the first page; or NULL */
  const char *prompt;       /* msgid of the line an empty page of this kind shows */
  gboolean begin;           /* it can be begun wherever one begins something to write */
  gboolean card;            /* there is one of it, kept up to date: the newest */
  const char *about;        /* msgid of a line on what a card is for; or NULL */
  const char *gather;       /* id of the state in which it belongs to the next session; or NULL */
  const char *discussed;    /* id of the state it is in once it was talked about there; or NULL */
  const char *closed_until; /* id of a date-time field: before that its text is shown only to who
                             * asks for it; or NULL */
  const char *due;          /* id of a date-time field: from that day on it waits to be looked at */
  const char *due_words;    /* msgid of the line that says so, without its text */
  const char *seen; /* id of a date-time field: when it was looked at; all or none of these */
  gboolean named;   /* it stands for somebody, and its first line is their name: it can be given
                     * another one, made one with another, and hidden (core/used-words.h) */
} MtKind;

/* All kinds, in the order they are offered. */
const MtKind *mt_kinds (gsize *n_kinds);

/* NULL where this version does not know the kind or field. */
const MtKind *mt_kind_find (const char *id);
const MtField *mt_kind_find_field (const MtKind *kind, const char *id);

/* The id of a type as the file formats and the terminal spell it: "long-text". */
const char *mt_field_type_id (MtFieldType type);

/* Whether values of @type are numbers, kept so that they can be summed and compared. */
gboolean mt_field_type_is_number (MtFieldType type);

/* Whether @field is a scale that has words for its two ends alone: what lies between is a number.
 */
gboolean mt_field_has_ends (const MtField *field);

/* Reads one value a person or a file gives for @field.  On success *@value is its one true
 * spelling, owned by the caller, and *@number its number (NAN where the type has none; minutes for
 * durations, µs UTC for date-times).  Errors: MT_ERROR_INVALID; nothing is then written. */
gboolean mt_field_read (
    const MtField *field, const char *given, char **value, double *number, GError **error);

/* The msgid of the word for @value (a step, a choice, a known word), or NULL where @value is the
 * person's own, or a step of a scale that has words for its ends alone. */
const char *mt_field_word (const MtField *field, const char *value);

/* The msgid of the word for @state, or NULL. */
const char *mt_kind_state_word (const MtKind *kind, const char *state);

G_END_DECLS
