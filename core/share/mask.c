/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/mask.h"

#include "core/kind.h"
#include "core/share/choice-private.h"
#include "core/share/mask-text.h"
#include "core/share/phrase.h"

#include <math.h>
#include <stdlib.h>

struct _MtMask {
  const MtShareChoice *choice;
  MtShareChoice *none; /* where none was given */
  const char *const *absent;
  MtMaskWords words;
  MtShareCounts counts;
};

MtMask *
mt_mask_new (const MtShareChoice *choice, const char *const *absent)
{
  MtMask *self = g_new0 (MtMask, 1);
  const GPtrArray *words, *roles;

  self->none = choice ? NULL : mt_share_choice_new ();
  self->choice = choice ? choice : self->none;
  words = mt_share_choice_get_words (self->choice);
  roles = mt_share_choice_get_roles (self->choice);
  self->absent = absent;
  self->words = (MtMaskWords){ mt_hidden_words_new (), mt_hidden_words_new (),
                               g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < words->len; i++)
    mt_hidden_words_add (self->words.hidden, words->pdata[i], 0);
  for (guint i = 0; i < roles->len; i++) {
    const MtShareRole *role = roles->pdata[i];
    MtShareCounts uncounted = { 0 };
    /* names are looked for from below on */
    char *masked = mt_mask_text (&self->words, role->role, NULL, FALSE, &uncounted.n_hidden,
                                 &uncounted.n_replaced);

    g_ptr_array_add (self->words.roles, masked ? masked : g_strdup (role->role));
  }
  for (guint i = 0; i < roles->len; i++)
    mt_hidden_words_add (self->words.names, ((MtShareRole *)roles->pdata[i])->name, (int)i);
  return self;
}

void
mt_mask_free (MtMask *self)
{
  g_clear_pointer (&self->none, mt_share_choice_free);
  mt_hidden_words_free (self->words.hidden);
  mt_hidden_words_free (self->words.names);
  g_ptr_array_unref (self->words.roles);
  g_free (self);
}

gboolean
mt_mask_hides (MtMask *self, const char *words)
{
  return mt_hidden_words_are_in (self->words.hidden, words);
}

MtShareCounts
mt_mask_get_counts (MtMask *self)
{
  return self->counts;
}

static char *
mask_text (MtMask *self, const char *text, const GArray *places, gboolean prose)
{
  return mt_mask_text (&self->words, text, places, prose, &self->counts.n_hidden,
                       &self->counts.n_replaced);
}

/* ---- Values ---- */

/* One entry on its way. */
typedef struct {
  MtMask *self;
  MtEntry *entry, *shown;
  const MtKind *kind;
  MtMaskPurpose purpose;
  gboolean changed;
} Masking;

static gboolean
is_absent (const Masking *masking, const char *field)
{
  return g_strv_contains (masking->self->absent, field);
}

static gboolean
leaves_out (const Masking *masking, const char *field)
{
  return mt_share_choice_leaves_out (masking->self->choice, mt_entry_get_id (masking->entry),
                                     field);
}

static GArray *
places_in (const Masking *masking, const char *field, guint index)
{
  return mt_share_choice_get_hidden (masking->self->choice, masking->entry, field, index);
}

/* Whether @value is the person's own words, and not one of a table, a number or a time. */
static gboolean
is_text (const MtField *field, const MtValue *value)
{
  if (!field)
    return !isfinite (value->number);
  return field->type == MT_FIELD_TEXT || field->type == MT_FIELD_LONG_TEXT ||
         (field->type == MT_FIELD_SEVERAL && !mt_field_word (field, value->value));
}

/* What is no text is hidden whole: as it is stored, and as it is read. */
static char *
mask_word (const Masking *masking, const MtField *field, const MtValue *value, const GArray *places)
{
  g_autofree char *phrase = mt_phrase_value (field, value);

  if (places->len == 0 && !mt_hidden_words_are_in (masking->self->words.hidden, phrase) &&
      !mt_hidden_words_are_in (masking->self->words.hidden, value->value))
    return NULL;
  masking->self->counts.n_hidden++;
  return g_strdup (MT_SHARE_BAR);
}

/* The name of a field this version does not know is a word of somebody. */
static gboolean
is_hidden_name (const Masking *masking, const char *id)
{
  return !mt_kind_find_field (masking->kind, id) &&
         mt_hidden_words_are_in (masking->self->words.hidden, id);
}

static void
mask_value (Masking *masking, const MtValue *value, guint index)
{
  const MtField *field = masking->kind ? mt_kind_find_field (masking->kind, value->field) : NULL;
  g_autoptr (GArray) places = places_in (masking, value->field, index);
  g_autofree char *masked = NULL;
  gboolean is_prose = !field || field->type != MT_FIELD_SEVERAL;

  if (is_absent (masking, value->field)) {
    masking->changed = TRUE;
    return;
  }
  if (leaves_out (masking, value->field) || is_hidden_name (masking, value->field)) {
    masking->changed = TRUE;
    masking->self->counts.n_hidden += index == 0; /* the field is one part */
    return;
  }
  if (!field || field->type != MT_FIELD_LINK)
    masked = is_text (field, value) ? mask_text (masking->self, value->value, places, is_prose)
                                    : mask_word (masking, field, value, places);
  masking->changed |= masked != NULL;
  if (masked && masking->purpose == MT_MASK_COUNTED && field && field->n_choices > 0)
    return;
  mt_entry_add_value (masking->shown, value->field, masked ? masked : value->value,
                      masked ? NAN : value->number);
}

static void
mask_values (Masking *masking)
{
  const GPtrArray *values = mt_entry_get_values (masking->entry);
  g_autoptr (GHashTable) n_seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];
    guint index = GPOINTER_TO_UINT (g_hash_table_lookup (n_seen, value->field));

    mask_value (masking, value, index);
    g_hash_table_insert (n_seen, value->field, GUINT_TO_POINTER (index + 1));
  }
}

static void
mask_links (Masking *masking)
{
  const GPtrArray *links = mt_entry_get_links (masking->entry);
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (is_absent (masking, link->role)) {
      masking->changed = TRUE;
      continue;
    }
    if (!leaves_out (masking, link->role) && !is_hidden_name (masking, link->role)) {
      mt_entry_add_link (masking->shown, link->role, link->to);
      continue;
    }
    masking->changed = TRUE;
    masking->self->counts.n_hidden += g_hash_table_add (counted, link->role);
  }
}

/* ---- The rest of an entry ---- */

static void
mask_own_text (Masking *masking)
{
  const char *text = mt_entry_get_text (masking->entry);
  g_autoptr (GArray) places = places_in (masking, MT_HIDE_TEXT, 0);
  g_autofree char *masked = NULL;

  if (is_absent (masking, MT_HIDE_TEXT)) {
    masking->changed |= *text != '\0';
    return;
  }
  if (leaves_out (masking, MT_HIDE_TEXT)) {
    masking->changed |= *text != '\0';
    masking->self->counts.n_hidden += *text != '\0';
    return;
  }
  masked = mask_text (masking->self, text, places, TRUE);
  masking->changed |= masked != NULL;
  mt_entry_set_text (masking->shown, masked ? masked : text);
}

static void
mask_state (Masking *masking)
{
  const char *state = mt_entry_get_state (masking->entry);
  gboolean is_left_out =
      leaves_out (masking, MT_HIDE_STATE) || (masking->kind && masking->kind->state_field &&
                                              leaves_out (masking, masking->kind->state_field));
  gboolean is_own = state && (!masking->kind || !mt_kind_state_word (masking->kind, state));

  if (!state)
    return;
  if (is_absent (masking, MT_HIDE_STATE)) {
    masking->changed = TRUE;
    return;
  }
  if (!is_left_out && !(is_own && mt_hidden_words_are_in (masking->self->words.hidden, state))) {
    mt_entry_set_state (masking->shown, state);
    return;
  }
  masking->changed = TRUE;
  masking->self->counts.n_hidden += !is_left_out || leaves_out (masking, MT_HIDE_STATE);
}

/* A zone is named after a town. */
static void
mask_moment (Masking *masking)
{
  const MtMoment *moment = mt_entry_get_moment (masking->entry);
  MtMoment shown = *moment;
  char offset[] = "+00:00";
  int minutes = abs (moment->offset) / 60;

  if (moment->zone && mt_hidden_words_are_in (masking->self->words.hidden, moment->zone)) {
    g_snprintf (offset, sizeof offset, "%c%02d:%02d", moment->offset < 0 ? '-' : '+',
                minutes / 60 % 100, minutes % 60);
    shown.zone = offset;
    masking->changed = TRUE;
  }
  mt_entry_set_moment (masking->shown, &shown);
}

/* The id of a kind this version does not know is a word of somebody, too. */
static const char *
mask_kind (const MtMask *self, const char *kind)
{
  return mt_kind_find (kind) || !mt_hidden_words_are_in (self->words.hidden, kind) ? kind
                                                                                   : MT_SHARE_BAR;
}

MtEntry *
mt_mask_entry (MtMask *self, MtEntry *entry, MtMaskPurpose purpose)
{
  const char *id = mt_entry_get_id (entry), *kind = mt_entry_get_kind (entry), *shown_kind;
  Masking masking = { self, entry, NULL, mt_kind_find (kind), purpose, FALSE };
  MtShareCounts counts = self->counts;
  g_autoptr (MtEntry) shown = NULL;

  if (!*self->absent && !mt_share_choice_may_change (self->choice, id))
    return g_object_ref (entry);
  shown_kind = mask_kind (self, kind);
  masking.changed = shown_kind != kind;
  masking.shown = shown = mt_entry_new_stored (id, shown_kind);
  mask_moment (&masking);
  mask_own_text (&masking);
  mask_state (&masking);
  mask_values (&masking);
  mask_links (&masking);
  mt_entry_set_flagged (shown, mt_entry_get_flagged (entry));
  mt_entry_set_sealed (shown, mt_entry_get_sealed (entry));
  if (purpose == MT_MASK_COUNTED)
    self->counts = counts;
  return g_object_ref (masking.changed ? shown : entry);
}

char *
mt_mask_said (MtMask *self, MtEntry *entry)
{
  const char *said = mt_share_choice_get_said (self->choice, mt_entry_get_id (entry));
  char *masked = said ? mask_text (self, said, NULL, TRUE) : NULL;

  return masked ? masked : g_strdup (said);
}
