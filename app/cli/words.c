/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/error.h"
#include "core/journal-words.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

static char *field;
static gboolean json;

const GOptionEntry mt_words_options[] = {
  { "field", 0, 0, G_OPTION_ARG_FILENAME, &field,
    N_ ("The field whose words they are (default: tags)"), N_ ("F") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* What a word is called: of somebody, their name. */
static const char *
get_name (const MtUsedWord *used)
{
  return used->name ? used->name : used->word;
}

static int
compare (gconstpointer one, gconstpointer other)
{
  return strcmp (get_name (*(const MtUsedWord *const *)one),
                 get_name (*(const MtUsedWord *const *)other));
}

static void
put_json (const GPtrArray *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < words->len; i++) {
    const MtUsedWord *used = words->pdata[i];

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "word");
    json_builder_add_string_value (builder, get_name (used));
    if (used->name) {
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, used->word);
    }
    json_builder_set_member_name (builder, "entries");
    json_builder_add_int_value (builder, used->n_entries);
    json_builder_set_member_name (builder, "hidden");
    json_builder_add_boolean_value (builder, used->hidden);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  mt_put_json (root);
  mt_put ("\n");
}

static GPtrArray *
read_words (MtCall *call, const char *id, GError **error)
{
  g_auto (MtWait) wait = { 0 };

  mt_journal_list_used_words (call->journal, id, NULL, mt_wait_cb, &wait);
  return mt_journal_list_used_words_finish (call->journal, mt_wait_for (&wait), error);
}

static MtStatus
list_words (MtCall *call, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = read_words (call, id, &error);

  if (!words)
    return mt_refuse_error (error);
  g_ptr_array_sort (words, compare);
  if (json) {
    put_json (words);
    return MT_STATUS_DONE;
  }
  for (guint i = 0; i < words->len; i++) {
    const MtUsedWord *used = words->pdata[i];

    mt_put_format ("%u\t%s", used->n_entries, used->hidden ? "-" : "");
    mt_put_text (get_name (used));
    mt_put ("\n");
  }
  return MT_STATUS_DONE;
}

static MtStatus
refuse_word (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return mt_refuse (_ ("WORD takes a word or a few, on one line, and another one than before."));
  return mt_refuse_error (error);
}

/* ---- People: a name stands for an id ---- */

/* How many of @people, but for the one with the id @but, have this name or id; *@id is of one. */
static guint
count_named (const GPtrArray *people, const char *name, const char *but, const char **id)
{
  guint n = 0;

  for (guint i = 0; i < people->len; i++) {
    const MtUsedWord *one = people->pdata[i];

    if (g_strcmp0 (one->word, but) == 0 ||
        !(g_str_equal (one->name, name) || g_str_equal (one->word, name)))
      continue;
    *id = one->word;
    n++;
  }
  return n;
}

static MtStatus
refuse_several (void)
{
  return mt_refuse (
      _ ("There are several people of this name. Name one by the id that “words --field "
         "with --json” prints."));
}

/* Puts the ids of those who are meant in place of the arguments, which it owns then; a name that
 * nobody has stays. */
static MtStatus
find_people (MtCall *call, const char *of, char **word, char **name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  const char *id = NULL, *other = NULL;
  guint n;

  if (!mt_used_words_kind (of))
    return MT_STATUS_DONE;
  people = read_words (call, of, &error);
  if (!people)
    return mt_refuse_error (error);
  n = count_named (people, *word, NULL, &id);
  if (n == 0)
    return mt_refuse (_ ("Nobody has this name."));
  if (n > 1)
    return refuse_several ();
  n = *name ? count_named (people, *name, id, &other) : 0;
  if (n > 1)
    return refuse_several ();
  g_set_str (word, id);
  if (n == 1)
    g_set_str (name, other);
  return MT_STATUS_DONE;
}

/* ---- What is done ---- */

static MtStatus
rename_word (MtCall *call, const char *id)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MtWordChange) change = NULL;
  g_autofree char *word = g_strdup (call->arguments[1]), *name = g_strdup (call->arguments[2]);
  MtStatus status = find_people (call, id, &word, &name);

  if (status)
    return status;
  mt_journal_rename_word (call->journal, id, word, name, mt_wait_cb, &wait);
  change = mt_journal_rename_word_finish (call->journal, mt_wait_for (&wait), &error);
  if (!change)
    return refuse_word (error);
  mt_put_format ("%u\n", change->ids->len);
  return MT_STATUS_DONE;
}

static MtStatus
hide_word (MtCall *call, const char *id, gboolean hidden)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *word = g_strdup (call->arguments[1]), *none = NULL;
  MtStatus status = find_people (call, id, &word, &none);

  if (status)
    return status;
  mt_journal_hide_word (call->journal, id, word, hidden, mt_wait_cb, &wait);
  return mt_journal_hide_word_finish (call->journal, mt_wait_for (&wait), &error)
             ? MT_STATUS_DONE
             : refuse_word (error);
}

static gboolean
is_deed (MtCall *call, const char *deed, int n_arguments)
{
  return call->n_arguments == n_arguments && g_str_equal (call->arguments[0], deed);
}

MtStatus
mt_command_words (MtCall *call)
{
  const char *id = field ? field : "tags";
  gboolean is_list = call->n_arguments == 0, renames = is_deed (call, "rename", 3);
  gboolean hides = is_deed (call, "hide", 2), offers = is_deed (call, "offer", 2);
  MtStatus status;

  if (!mt_used_words_field (id))
    return mt_refuse (
        _ ("--field takes a field that has words of your own, such as tags, or with, for people."));
  if (!is_list && !renames && !hides && !offers)
    return mt_refuse_usage (
        _ ("words takes rename WORD NAME, hide WORD or offer WORD, or nothing."));
  for (int i = 1; i < call->n_arguments; i++)
    if (!g_utf8_validate (call->arguments[i], -1, NULL))
      return mt_refuse (_ ("WORD takes plain text in UTF-8."));
  if ((status = mt_call_open (call)))
    return status;
  return is_list   ? list_words (call, id)
         : renames ? rename_word (call, id)
                   : hide_word (call, id, hides);
}
