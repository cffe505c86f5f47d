/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/plain.h"
#include "core/kind.h"
#include "core/share/json.h"
#include "core/sought.h"

#include <glib/gi18n.h>

static char *kind, *from, *to, *limit, *tag, *mood, *about, *without;
static gboolean flagged, bin, json, together;

#define LIMIT_OPTION                                                                               \
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &limit, N_ ("At most so many (default: all)"), N_ ("N") }
#define JSON_OPTION                                                                                \
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL }
#define FILTER_OPTIONS                                                                              \
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, N_ ("Only of this kind"), N_ ("K") },               \
      { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, N_ ("Only with this tag"), N_ ("TAG") },          \
      { "mood",      0,                                                                             \
        0,           G_OPTION_ARG_FILENAME,                                                         \
        &mood,       N_ ("Only moods of this step, or from one to another (3, 1..3)"),              \
        N_ ("STEPS") },                                                                             \
      { "about",  0,                                                                                \
        0,        G_OPTION_ARG_FILENAME,                                                            \
        &about,   N_ ("Only what belongs to this person, session or other entry"),                  \
        N_ ("ID") },                                                                                \
      { "from",     0,                                                                              \
        0,          G_OPTION_ARG_FILENAME,                                                          \
        &from,      N_ ("Only of this day (YYYY-MM-DD) and later"),                                 \
        N_ ("DATE") },                                                                              \
      { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Only of this day and earlier"), N_ ("DATE") }, \
  {                                                                                                 \
    "flagged", 0, 0, G_OPTION_ARG_NONE, &flagged, N_ ("Only what to bring to the session"), NULL    \
  }

const GOptionEntry mt_list_options[] = {
  FILTER_OPTIONS,      { "bin", 0, 0, G_OPTION_ARG_NONE, &bin, N_ ("What lies in the bin"), NULL },
  LIMIT_OPTION,        JSON_OPTION,
  G_OPTION_ENTRY_NULL,
};
const GOptionEntry mt_search_options[] = {
  FILTER_OPTIONS,
  { "without", 0, 0, G_OPTION_ARG_FILENAME, &without, N_ ("Nothing that has one of these words"),
    N_ ("WORDS") },
  { "together", 0, 0, G_OPTION_ARG_NONE, &together,
    N_ ("The words stand beside each other, in this order"), NULL },
  LIMIT_OPTION,
  JSON_OPTION,
  G_OPTION_ENTRY_NULL,
};
const GOptionEntry mt_show_options[] = { JSON_OPTION, G_OPTION_ENTRY_NULL };
const GOptionEntry mt_kinds_options[] = { JSON_OPTION, G_OPTION_ENTRY_NULL };

static void
put_entry_json (MtEntry *entry)
{
  g_autoptr (JsonNode) node = mt_share_entry_to_json (entry, NULL);

  mt_put_json (node);
}

static gboolean
put_line_cb (MtEntry *entry, gpointer user_data)
{
  mt_plain_put_line (entry);
  return mt_put_good ();
}

static gboolean
put_item_cb (MtEntry *entry, gpointer any)
{
  mt_put (*(gboolean *)any ? ",\n" : "\n");
  *(gboolean *)any = TRUE;
  put_entry_json (entry);
  return mt_put_good ();
}

static MtStatus
read_limit (guint64 *number)
{
  *number = G_MAXUINT64;
  if (limit && !g_ascii_string_to_unsigned (limit, 10, 0, G_MAXINT64, number, NULL))
    return mt_refuse (_ ("--limit takes a whole number, 0 or more."));
  return MT_STATUS_DONE;
}

static MtStatus
put_list (MtCall *call, const MtFilter *filter)
{
  guint64 number;
  gboolean any = FALSE;
  g_autoptr (MtEntry) belongs_to = NULL;
  MtStatus status = read_limit (&number);

  if (status || (status = mt_call_open (call)))
    return status;
  if (filter->about && !(belongs_to = mt_call_load (call, filter->about, &status)))
    return status;
  if (!json)
    return mt_call_for_each (call, filter, number, put_line_cb, NULL);
  mt_put ("[");
  status = mt_call_for_each (call, filter, number, put_item_cb, &any);
  mt_put (any ? "\n]\n" : "]\n");
  return status;
}

/* "3", or "1..3". */
static gboolean
read_steps (const char *steps, const MtField *field, double *low, double *high)
{
  g_auto (GStrv) ends = g_strsplit (steps, "..", 2);
  g_autofree char *first = NULL, *last = NULL;

  if (!mt_field_read (field, ends[0], &first, low, NULL))
    return FALSE;
  *high = *low;
  return !ends[1] || (mt_field_read (field, ends[1], &last, high, NULL) && *low <= *high);
}

static MtStatus
read_mood (MtFilter *filter)
{
  const MtKind *moods = mt_kind_find ("mood");
  const MtField *field = mt_kind_find_field (moods, moods->tap);

  if (!mood)
    return MT_STATUS_DONE;
  if (!g_utf8_validate (mood, -1, NULL) || !read_steps (mood, field, &filter->low, &filter->high))
    return mt_refuse (_ ("--mood takes a step from %d to %d, or two of them as in 1..3."),
                      (int)field->min, (int)field->max);
  g_set_str (&filter->scale, field->id);
  return MT_STATUS_DONE;
}

static MtStatus
read_filter (MtFilter *filter)
{
  MtStatus status = mt_read_filter (filter, kind, from, to);

  if (status || (status = read_mood (filter)))
    return status;
  if (tag && !g_utf8_validate (tag, -1, NULL))
    return mt_refuse (_ ("--tag takes plain text in UTF-8."));
  if (without && !g_utf8_validate (without, -1, NULL))
    return mt_refuse (_ ("--without takes plain text in UTF-8."));
  g_set_str (&filter->tag, tag);
  g_set_str (&filter->about, about);
  g_set_str (&filter->without, without);
  filter->flagged = flagged;
  filter->bin = bin;
  filter->together = together;
  return MT_STATUS_DONE;
}

MtStatus
mt_command_list (MtCall *call)
{
  g_autoptr (MtFilter) filter = mt_filter_copy (&MT_FILTER_ALL);
  MtStatus status = read_filter (filter);

  return status ? status : put_list (call, filter);
}

MtStatus
mt_command_search (MtCall *call)
{
  g_autoptr (MtFilter) filter = mt_filter_copy (&MT_FILTER_ALL);
  g_autoptr (MtSought) sought = NULL;
  MtStatus status = read_filter (filter);

  if (status)
    return status;
  filter->words = g_strjoinv (" ", call->arguments);
  if (!g_utf8_validate (filter->words, -1, NULL))
    return mt_refuse (_ ("WORDS takes plain text in UTF-8."));
  sought = mt_sought_new (filter);
  if (!sought || !mt_sought_get_wanted (sought))
    return mt_refuse (_ ("WORDS takes at least one word to look for."));
  return put_list (call, filter);
}

MtStatus
mt_command_show (MtCall *call)
{
  g_autoptr (MtEntry) entry = NULL;
  MtStatus status = mt_call_open (call);

  if (status || !(entry = mt_call_load (call, call->arguments[0], &status)))
    return status;
  if (!json) {
    mt_plain_put_entry (entry);
    return MT_STATUS_DONE;
  }
  put_entry_json (entry);
  mt_put ("\n");
  return MT_STATUS_DONE;
}

/* Minimum and maximum mean something for these only; null for others. */
static void
add_bound (JsonBuilder *builder, const MtField *field, const char *name, double bound)
{
  json_builder_set_member_name (builder, name);
  if (field->type != MT_FIELD_SCALE && field->type != MT_FIELD_NUMBER &&
      field->type != MT_FIELD_DURATION)
    json_builder_add_null_value (builder);
  else if (bound == (double)(gint64)bound)
    json_builder_add_int_value (builder, (gint64)bound);
  else
    json_builder_add_double_value (builder, bound);
}

static void
add_field (JsonBuilder *builder, const MtField *field)
{
  gboolean is_closed =
      field->type == MT_FIELD_CHOICE || (field->type == MT_FIELD_SEVERAL && !field->open);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, field->id);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, mt_field_type_id (field->type));
  add_bound (builder, field, "min", field->min);
  add_bound (builder, field, "max", field->max);
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (gsize i = 0; is_closed && i < field->n_choices; i++)
    json_builder_add_string_value (builder, field->choices[i].id);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
put_kinds_json (const MtKind *kinds, gsize n_kinds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (gsize i = 0; i < n_kinds; i++) {
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "id");
    json_builder_add_string_value (builder, kinds[i].id);
    json_builder_set_member_name (builder, "name");
    json_builder_add_string_value (builder, _ (kinds[i].name));
    json_builder_set_member_name (builder, "fields");
    json_builder_begin_array (builder);
    for (gsize j = 0; j < kinds[i].n_fields; j++)
      add_field (builder, &kinds[i].fields[j]);
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  mt_put_json (root);
  mt_put ("\n");
}

MtStatus
mt_command_kinds (MtCall *call)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  if (json)
    put_kinds_json (kinds, n_kinds);
  else
    for (gsize i = 0; i < n_kinds; i++)
      mt_plain_put_kind (&kinds[i]);
  return MT_STATUS_DONE;
}
