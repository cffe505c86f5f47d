/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/torture/looker-read.h"

#include "core/error.h"
#include "tests/wait.h"

#include <string.h>

#define PAGE 64 /* entries read at a time */

/* As app/cli/command.h numbers them. */
static int
status_of (const GError *error)
{
  if (!error)
    return 0;
  if (error->domain != MT_ERROR)
    return 1;
  if (mt_error_is_damage (error))
    return 4;
  switch (error->code) {
  case MT_ERROR_WRONG_KEY:
    return 3;
  case MT_ERROR_IN_USE:
    return 5;
  case MT_ERROR_TOO_NEW:
    return 6;
  case MT_ERROR_NOT_A_JOURNAL:
    return 7;
  default:
    return 1;
  }
}

void
looker_add_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
looker_add_error (JsonBuilder *json, const GError *error)
{
  looker_add_int (json, "status", status_of (error));
  json_builder_set_member_name (json, "why");
  json_builder_add_string_value (json, error ? error->message : "");
}

/* What one way of reading said: a fingerprint, or why there is none. */
typedef struct {
  GChecksum *said;
  GError *error;
} Answer;

static void
answer_begin (Answer *self)
{
  *self = (Answer){ .said = g_checksum_new (G_CHECKSUM_SHA256) };
}

static void
answer_end (Answer *self, JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  looker_add_error (json, self->error);
  json_builder_set_member_name (json, "said");
  json_builder_add_string_value (json, self->error ? "" : g_checksum_get_string (self->said));
  json_builder_end_object (json);
  g_checksum_free (self->said);
  g_clear_error (&self->error);
}

static void
put (GChecksum *sum, const char *text)
{
  /* With its NUL, so that no two ways to cut the same letters look alike. */
  g_checksum_update (sum, (const guchar *)(text ? text : "\x01"), text ? strlen (text) + 1 : 1);
}

static void
put_number (GChecksum *sum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  put (sum, text);
}

static void
put_entry (GChecksum *sum, MtEntry *entry)
{
  const MtMoment *moment = mt_entry_get_moment (entry);
  const GPtrArray *values = mt_entry_get_values (entry), *links = mt_entry_get_links (entry);

  put (sum, mt_entry_get_id (entry));
  put (sum, mt_entry_get_kind (entry));
  put (sum, mt_entry_get_text (entry));
  put (sum, mt_entry_get_state (entry));
  put (sum, moment->zone);
  put_number (sum, moment->instant);
  put_number (sum, mt_entry_get_day (entry));
  put_number (sum, mt_entry_get_key (entry));
  put_number (sum, mt_entry_get_deleted (entry));
  put_number (sum, 2 * mt_entry_get_flagged (entry) + mt_entry_get_sealed (entry));
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    put (sum, value->field);
    put (sum, value->value);
  }
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    put (sum, link->role);
    put (sum, link->to);
  }
}

static void
put_entries (GChecksum *sum, GPtrArray *entries)
{
  for (guint i = 0; entries && i < entries->len; i++)
    put_entry (sum, entries->pdata[i]);
}

/* All that @filter lets through; NULL with @error. */
static GPtrArray *
list_all (MtJournal *journal, const MtFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 before = MT_KEY_NONE;
  guint got = PAGE;

  while (got == PAGE) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GPtrArray) page = NULL;
    GAsyncResult *slot = NULL;

    mt_journal_list (journal, filter, before, PAGE, NULL, wait_done, &slot);
    result = wait_for (&slot);
    page = mt_journal_list_finish (journal, result, error);
    if (!page)
      return NULL;
    got = page->len;
    if (got > 0)
      before = mt_entry_get_key (page->pdata[got - 1]);
    for (guint i = 0; i < got; i++)
      g_ptr_array_add (all, g_object_ref (page->pdata[i]));
  }
  return g_steal_pointer (&all);
}

static void
read_list (JsonBuilder *json, MtJournal *journal, const char *name, const MtFilter *filter)
{
  g_autoptr (GPtrArray) entries = NULL;
  Answer answer;

  answer_begin (&answer);
  entries = list_all (journal, filter, &answer.error);
  put_entries (answer.said, entries);
  answer_end (&answer, json, name);
}

static void
read_ids (JsonBuilder *json, MtJournal *journal, const char *const *ids)
{
  for (; *ids; ids++) {
    g_autoptr (GAsyncResult) one = NULL, other = NULL;
    g_autoptr (MtEntry) entry = NULL;
    g_autoptr (GPtrArray) revisions = NULL;
    g_autofree char *shown = g_strconcat ("show ", *ids, NULL);
    g_autofree char *former = g_strconcat ("revisions ", *ids, NULL);
    GAsyncResult *slot = NULL;
    Answer answer;

    answer_begin (&answer);
    mt_journal_load (journal, *ids, NULL, wait_done, &slot);
    one = wait_for (&slot);
    entry = mt_journal_load_finish (journal, one, &answer.error);
    if (entry)
      put_entry (answer.said, entry);
    answer_end (&answer, json, shown);

    answer_begin (&answer);
    mt_journal_load_revisions (journal, *ids, wait_done, &slot);
    other = wait_for (&slot);
    revisions = mt_journal_load_revisions_finish (journal, other, &answer.error);
    put_entries (answer.said, revisions);
    answer_end (&answer, json, former);
  }
}

static void
read_words (JsonBuilder *json, MtJournal *journal)
{
  g_autoptr (GAsyncResult) one = NULL, other = NULL;
  g_auto (GStrv) tags = NULL, taught = NULL;
  GAsyncResult *slot = NULL;
  Answer answer;

  answer_begin (&answer);
  mt_journal_list_tags (journal, 100, NULL, wait_done, &slot);
  one = wait_for (&slot);
  tags = mt_journal_list_tags_finish (journal, one, &answer.error);
  for (guint i = 0; tags && tags[i]; i++)
    put (answer.said, tags[i]);
  answer_end (&answer, json, "tags");

  answer_begin (&answer);
  mt_journal_load_dictionary (journal, wait_done, &slot);
  other = wait_for (&slot);
  taught = mt_journal_load_dictionary_finish (journal, other, &answer.error);
  for (guint i = 0; taught && taught[i]; i++)
    put (answer.said, taught[i]);
  answer_end (&answer, json, "dictionary");
}

static void
add_entries (JsonBuilder *json, MtJournal *journal)
{
  MtFilter filters[] = { MT_FILTER_ALL, MT_FILTER_ALL };

  filters[1].bin = TRUE;
  json_builder_set_member_name (json, "entries");
  json_builder_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
    g_autoptr (GPtrArray) entries = list_all (journal, &filters[i], NULL);

    for (guint j = 0; entries && j < entries->len; j++) {
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

      put_entry (sum, entries->pdata[j]);
      json_builder_set_member_name (json, mt_entry_get_id (entries->pdata[j]));
      json_builder_add_string_value (json, g_checksum_get_string (sum));
    }
  }
  json_builder_end_object (json);
}

void
looker_read (JsonBuilder *json, MtJournal *journal, const char *ids)
{
  g_auto (GStrv) each = g_strsplit (ids, ",", -1);
  MtFilter all = MT_FILTER_ALL, bin = MT_FILTER_ALL, flagged = MT_FILTER_ALL,
           sought = MT_FILTER_ALL;

  bin.bin = TRUE;
  flagged.flagged = TRUE;
  sought.words = (char *)"lantern";
  json_builder_set_member_name (json, "answers");
  json_builder_begin_object (json);
  read_list (json, journal, "list", &all);
  read_list (json, journal, "bin", &bin);
  read_list (json, journal, "flagged", &flagged);
  read_list (json, journal, "search", &sought);
  read_ids (json, journal, (const char *const *)each);
  read_words (json, journal);
  json_builder_end_object (json);
  add_entries (json, journal);
}
