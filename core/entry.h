/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/moment.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* The most text one entry or one of its values may hold, in bytes. */
#define MT_ENTRY_TEXT_MAX (16 * 1024 * 1024)

/* One value of one field.  A field with several values has several of these, in order. */
typedef struct {
  char *field;   /* id of the field */
  char *value;   /* as mt_field_read () spells it */
  double number; /* NAN where the value is not a number */
} MtValue;

/* That this entry points at another one. */
typedef struct {
  char *role; /* id of a link field: what the other is to this one */
  char *to;   /* id of the other entry */
} MtLink;

/* One thing a person wrote at one moment.  Used on one thread at a time: what crosses to another is
 * mt_entry_copy ().  Fields and kinds this version does not know are kept as they are. */
#define MT_TYPE_ENTRY (mt_entry_get_type ())
G_DECLARE_FINAL_TYPE (MtEntry, mt_entry, MT, ENTRY, GObject)

/* A new entry of @kind, now and here, empty, with an id of its own (UUIDv7, RFC 9562 §5.7). */
MtEntry *mt_entry_new (const char *kind);
MtEntry *mt_entry_copy (MtEntry *self);

const char *mt_entry_get_id (MtEntry *self);
const char *mt_entry_get_kind (MtEntry *self);

const MtMoment *mt_entry_get_moment (MtEntry *self);
void mt_entry_set_moment (MtEntry *self, const MtMoment *moment);
gint32 mt_entry_get_day (MtEntry *self); /* the local day it belongs to */

/* Never NULL.  Valid UTF-8 of at most MT_ENTRY_TEXT_MAX bytes: the journal refuses other. */
const char *mt_entry_get_text (MtEntry *self);
void mt_entry_set_text (MtEntry *self, const char *text);

/* Whether every text in it is one that an entry can hold.  Errors: TOO_LONG, NOT_TEXT. */
gboolean mt_entry_check (MtEntry *self, GError **error);

gboolean mt_entry_get_flagged (MtEntry *self); /* to bring to the session */
void mt_entry_set_flagged (MtEntry *self, gboolean flagged);

/* Id of one of the kind's states, or NULL. */
const char *mt_entry_get_state (MtEntry *self);
void mt_entry_set_state (MtEntry *self, const char *state);

/* When it was put into the bin, µs UTC; 0: it is not in the bin. */
gint64 mt_entry_get_deleted (MtEntry *self);

/* Whether it was written while the journal was locked (core/sealed-note.h), when anybody who can
 * write into its folder may have done so.  It stays so for good. */
gboolean mt_entry_get_sealed (MtEntry *self);

/* When an earlier version was last saved as it is, µs UTC; 0: this is not an earlier version. */
gint64 mt_entry_get_changed (MtEntry *self);

/* The values, those of one field in the order they were given: MtValue, owned by the entry. */
const GPtrArray *mt_entry_get_values (MtEntry *self);
/* The first value of @field, or NULL. */
const char *mt_entry_get_value (MtEntry *self, const char *field);
/* Adds a value that mt_field_read () has read, or one of an unknown field. */
void mt_entry_add_value (MtEntry *self, const char *field, const char *value, double number);
/* Takes all values of @field away. */
void mt_entry_clear_values (MtEntry *self, const char *field);

/* In a summary of a list of words that were looked for: what stands around the first place that has
 * one, on one line, and in which field (@field may be NULL; NULL there: in the text).  NULL where
 * nothing was looked for, or the words are apart from each other in what has them. */
const char *mt_entry_get_found (MtEntry *self, const char **field);

/* MtLink, owned by the entry. */
const GPtrArray *mt_entry_get_links (MtEntry *self);
void mt_entry_add_link (MtEntry *self, const char *role, const char *to);
/* Takes all links of @role away; those added next stand in the order of adding. */
void mt_entry_clear_links (MtEntry *self, const char *role);

/* Between core/journal and core/store: where the entry stands in the journal (local wall clock in
 * µs, made unique; MT_KEY_NONE until saved), whether only the beginning of its text was read, and
 * which editing visit it was written in (two saves of one visit keep one former version, not two).
 */
#define MT_KEY_NONE G_MININT64
gint64 mt_entry_get_key (MtEntry *self);
void mt_entry_set_key (MtEntry *self, gint64 key);
gboolean mt_entry_get_partial (MtEntry *self);
void mt_entry_set_partial (MtEntry *self, gboolean partial);
void mt_entry_set_found (MtEntry *self, const char *field, const char *found);
guint32 mt_entry_get_visit (MtEntry *self);
void mt_entry_set_visit (MtEntry *self, guint32 visit);
void mt_entry_set_sealed (MtEntry *self, gboolean sealed);
void mt_entry_set_deleted (MtEntry *self, gint64 deleted);
void mt_entry_set_changed (MtEntry *self, gint64 changed);
MtEntry *mt_entry_new_stored (const char *id, const char *kind);

G_END_DECLS
