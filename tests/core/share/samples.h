/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kind.h"
#include "core/share/share.h"

#include <math.h>

/* Entries for the tests of core/share. */

static inline GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* Adds an entry with an id of its own; the array has it. */
static inline MtEntry *
add_entry (GPtrArray *entries, const char *id, const char *kind, const char *at, const char *text)
{
  MtEntry *entry = mt_entry_new_stored (id, kind);
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, "Europe/Lisbon", NULL));
  mt_entry_set_moment (entry, &moment);
  mt_entry_set_text (entry, text);
  g_ptr_array_add (entries, entry);
  return entry;
}

/* Adds a value as a person gives it, or one of a field that the kind does not have. */
static inline void
add_value (MtEntry *entry, const char *field_id, const char *given)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const MtField *field = mt_kind_find_field (kind, field_id);
  g_autofree char *value = NULL;
  double number = NAN;

  if (field)
    g_assert_true (mt_field_read (field, given, &value, &number, NULL));
  mt_entry_add_value (entry, field_id, field ? value : given, number);
}

static inline GBytes *
render_bytes (GPtrArray *entries, MtFormat format, const char *const *hidden, gboolean full)
{
  MtShareOptions options = { .format = format, .hidden = hidden, .full = full };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = mt_share_render (entries, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static inline char *
render (GPtrArray *entries, MtFormat format, const char *const *hidden)
{
  g_autoptr (GBytes) bytes = render_bytes (entries, format, hidden, FALSE);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

#define assert_has(text, words) g_assert_nonnull (strstr (text, words))
#define assert_lacks(text, words) g_assert_null (strstr (text, words))
