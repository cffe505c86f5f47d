/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal-archive.h"
#include "core/kind.h"
#include "core/store/whole.h"
#include "tests/core/shared.h"

#include <math.h>

/* A journal by chance, of all kinds and fields, and all that is in a journal as one text. */

static const char *const random_texts[] = {
  "",
  "one line",
  "Ñandú, Straße\n\nsecond paragraph",
  "東京で雨。\n# no heading",
  "שלום, וגם English",
  "مرحبا\tبالعالم",
  "quote \" backslash \\ slash / and </script>",
  "line separator \342\200\250 and paragraph \342\200\251",
  "\360\237\214\247\357\270\217 rain",
  "control \001 and \177",
};

static const char *const random_zones[] = { "Europe/Lisbon", "Asia/Kathmandu", "America/St_Johns",
                                            "UTC", "+05:30" };

static inline const char *
any_of (GRand *rand, const char *const *list, gsize n)
{
  return list[g_rand_int_range (rand, 0, (gint32)n)];
}
#define ANY(rand, list) any_of (rand, list, G_N_ELEMENTS (list))

static inline void
add_random_value (GRand *rand, MtEntry *entry, const MtField *field)
{
  g_autofree char *given = NULL, *value = NULL;
  double number;

  switch (field->type) {
  case MT_FIELD_SCALE:
  case MT_FIELD_DURATION:
    given = g_strdup_printf (
        "%d", g_rand_int_range (rand, (gint32)field->min, (gint32)MIN (field->max, 1000) + 1));
    break;
  case MT_FIELD_NUMBER:
    given = g_strdup_printf ("%.3f", g_rand_double_range (rand, field->min, field->max));
    break;
  case MT_FIELD_CHOICE:
    given = g_strdup (field->choices[g_rand_int_range (rand, 0, (gint32)field->n_choices)].id);
    break;
  case MT_FIELD_SEVERAL:
    given = field->n_choices > 0 && g_rand_boolean (rand)
                ? g_strdup (field->choices[g_rand_int_range (rand, 0, (gint32)field->n_choices)].id)
                : g_strdup_printf ("word %u ü", g_rand_int (rand));
    break;
  case MT_FIELD_DATE_TIME:
    given = g_strdup_printf ("20%02d-03-04T05:06:07+02:00", g_rand_int_range (rand, 10, 99));
    break;
  default:
    given = g_strdup (ANY (rand, random_texts));
    break;
  }
  if (mt_field_read (field, given, &value, &number, NULL)) /* a closed list takes no other word */
    mt_entry_add_value (entry, field->id, value, number);
}

static inline void
fill_random (GRand *rand, MtEntry *entry, GPtrArray *ids)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));

  mt_entry_set_text (entry, ANY (rand, random_texts));
  for (gsize i = 0; kind && i < kind->n_fields; i++) {
    const MtField *field = &kind->fields[i];
    int n = field->type == MT_FIELD_SEVERAL ? g_rand_int_range (rand, 0, 4)
                                            : g_rand_int_range (rand, 0, 2);

    if (field->type != MT_FIELD_LINK)
      mt_entry_clear_values (entry, field->id);
    for (int j = 0; j < n; j++)
      if (field->type != MT_FIELD_LINK)
        add_random_value (rand, entry, field);
      else if (ids->len > 0)
        mt_entry_add_link (entry, field->id,
                           ids->pdata[g_rand_int_range (rand, 0, (gint32)ids->len)]);
  }
  if (kind && kind->n_states > 0)
    mt_entry_set_state (entry, kind->states[g_rand_int_range (rand, 0, (gint32)kind->n_states)].id);
  if (!kind) { /* of a newer version */
    mt_entry_clear_values (entry, "height");
    mt_entry_add_value (entry, "height", "4.50", 4.5);
    mt_entry_add_value (entry, "height", "7", NAN);
    mt_entry_add_value (entry, "height", "7", 7);
    mt_entry_set_state (entry, "airborne");
  }
}

static inline void
set_random_moment (GRand *rand, MtEntry *entry)
{
  g_autofree char *at =
      g_strdup_printf ("%d-%02d-%02dT%02d:%02d", g_rand_int_range (rand, 1890, 2090),
                       g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 28),
                       g_rand_int_range (rand, 0, 24), g_rand_int_range (rand, 0, 60));
  g_auto (MtMoment) moment = { 0 };

  g_assert_true (mt_moment_parse (&moment, at, ANY (rand, random_zones), NULL));
  mt_entry_set_moment (entry, &moment);
}

static inline void
write_random (Fixture *f, GRand *rand, guint n)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (guint i = 0; i < n; i++) {
    const char *kind = i % (n_kinds + 1) == n_kinds ? "dream" : kinds[i % (n_kinds + 1)].id;
    g_autoptr (MtEntry) entry = mt_entry_new (kind);
    const char *id = mt_entry_get_id (entry);

    if (i % 5 != 4) /* else several within one µs of now */
      set_random_moment (rand, entry);
    mt_entry_set_flagged (entry, g_rand_int_range (rand, 0, 4) == 0);
    mt_entry_set_sealed (entry, g_rand_int_range (rand, 0, 6) == 0);
    fill_random (rand, entry, ids);
    g_assert_true (save (f->journal, entry, NULL));
    for (int v = g_rand_int_range (rand, 0, 3); v > 0; v--) {
      mt_entry_set_visit (entry, (guint32)v);
      fill_random (rand, entry, ids);
      g_assert_true (save (f->journal, entry, NULL));
    }
    if (i % 7 == 3 || i % 11 == 4)
      g_assert_true (change (f->journal, MT_CHANGE_DELETE, id, NULL));
    if (i % 11 == 4)
      g_assert_true (change (f->journal, MT_CHANGE_PURGE, id, NULL));
    else
      g_ptr_array_add (ids, g_strdup (id));
    if (i % 9 == 2) {
      g_autoptr (MtShared) shared = make_shared (ANY (rand, random_texts), id, NULL);

      record (f, shared);
    }
  }
}

/* ---- All there is, as text ---- */

static inline void
dump_values (GString *out, MtEntry *entry)
{
  const GPtrArray *values = mt_entry_get_values (entry), *links = mt_entry_get_links (entry);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    g_string_append_printf (out, "  %s=%s (%.17g)\n", value->field, value->value,
                            isnan (value->number) ? -1e300 : value->number);
  }
  for (guint i = 0; i < links->len; i++)
    g_string_append_printf (out, "  %s>%s\n", ((MtLink *)links->pdata[i])->role,
                            ((MtLink *)links->pdata[i])->to);
}

static inline void
dump_entry (GString *out, MtEntry *entry)
{
  const MtMoment *moment = mt_entry_get_moment (entry);

  g_string_append_printf (
      out,
      "%s %s %" G_GINT64_FORMAT " %d %s state=%s flagged=%d sealed=%d deleted=%" G_GINT64_FORMAT
      " changed=%" G_GINT64_FORMAT "\n%s\n",
      mt_entry_get_id (entry), mt_entry_get_kind (entry), moment->instant, moment->offset,
      moment->zone, mt_entry_get_state (entry), mt_entry_get_flagged (entry),
      mt_entry_get_sealed (entry), mt_entry_get_deleted (entry), mt_entry_get_changed (entry),
      mt_entry_get_text (entry));
  dump_values (out, entry);
}

static inline gboolean
dump_whole (MtWhole *taken, gpointer out, GError **error)
{
  g_autoptr (MtWhole) whole = taken;

  g_string_append_printf (out, "made %" G_GINT64_FORMAT " changed %" G_GINT64_FORMAT " ",
                          whole->created, whole->changed);
  dump_entry (out, whole->entry);
  for (guint i = 0; i < whole->versions->len; i++) {
    g_string_append (out, " was ");
    dump_entry (out, whole->versions->pdata[i]);
  }
  return TRUE;
}

static inline void
dump_shared (GString *out, Fixture *f)
{
  g_autoptr (GPtrArray) list = list_shared (f, NULL, 1000);

  for (guint i = 0; i < list->len; i++) {
    g_autoptr (MtShared) one = load_shared (f, ((MtShared *)list->pdata[i])->id);
    g_autofree char *ids = g_strjoinv (",", one->entries);

    g_string_append_printf (
        out, "shared %s %" G_GINT64_FORMAT " %s %d %s %s %s %u %u %s %d %s %s\n", one->id,
        one->moment.instant, one->moment.zone, one->way, one->format, one->place, one->recipient,
        one->n_pages, one->n_entries, one->fingerprint, one->kept, one->words, ids);
  }
}

/* Of a journal that is open, by a connection of its own. */
static inline char *
dump_journal (Fixture *f)
{
  const MtSession *session = mt_journal_get_session (f->journal);
  g_autoptr (MtStore) store = mt_store_open_reader (f->folder, mt_vault_get_key (session->vault),
                                                    mt_vault_get_file (session->vault)->salt, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) gone = mt_store_list_gone (store, NULL);
  g_auto (GStrv) words = mt_store_load_dictionary (store, NULL);

  g_assert_true (mt_store_for_each_whole (store, dump_whole, out, NULL));
  for (guint i = 0; i < gone->len; i++) {
    const MtGone *one = gone->pdata[i];

    g_string_append_printf (out, "gone %s %" G_GINT64_FORMAT "\n", one->id, one->purged);
  }
  for (char **word = words; *word; word++)
    g_string_append_printf (out, "word %s\n", *word);
  dump_shared (out, f);
  return g_string_free_and_steal (g_steal_pointer (&out));
}
