/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/changes.h"

#include "app/cli/output.h"
#include "core/kind.h"
#include "core/share/hidden-words.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <string.h>

#define ID_LENGTH 36 /* bytes */

/* The id before "=" where @given begins with one (owned), and what stands behind; else NULL and all
 * of it. */
static char *
read_id (const char *given, const char **rest)
{
  g_autofree char *id = g_strndup (given, ID_LENGTH);

  *rest = given;
  if (!g_uuid_string_is_valid (id) || given[ID_LENGTH] != '=')
    return NULL;
  *rest = given + ID_LENGTH + 1;
  return g_steal_pointer (&id);
}

/* Where the "=" of NAME=ROLE is; NULL where one of them is missing. */
static const char *
find_role (const char *given)
{
  const char *sign = strchr (given, '=');

  return sign && sign > given && sign[1] ? sign : NULL;
}

/* ---- Whether it makes sense ---- */

static gboolean
is_field (const char *id)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);
  gboolean found = g_str_equal (id, MT_HIDE_TEXT) || g_str_equal (id, MT_HIDE_STATE);

  for (gsize i = 0; i < n_kinds && !found; i++)
    found = mt_kind_find_field (&kinds[i], id) != NULL;
  return found;
}

static MtStatus
check_text (char **given)
{
  for (; given && *given; given++)
    if (!g_utf8_validate (*given, -1, NULL))
      return mt_refuse (_ ("Words have to be plain text in UTF-8. Nothing was written."));
  return MT_STATUS_DONE;
}

static MtStatus
check_hide (char **given)
{
  for (; given && *given; given++) {
    const char *field;
    g_autofree char *id = read_id (*given, &field);

    if (!is_field (field))
      return mt_refuse (
          _ ("--hide takes the id of a field (“meantime-cli kinds” lists them), text or "
             "state. Nothing was written."));
  }
  return MT_STATUS_DONE;
}

static MtStatus
check_words (char **given)
{
  for (; given && *given; given++) {
    const char *words;
    g_autofree char *id = read_id (*given, &words);
    g_autofree char *trimmed = g_strstrip (g_strdup (words));

    if (*trimmed == '\0')
      return mt_refuse (_ ("--hide-words takes a word or more. Nothing was written."));
  }
  return MT_STATUS_DONE;
}

static MtStatus
check_roles (char **given)
{
  for (; given && *given; given++)
    if (!find_role (*given))
      return mt_refuse (_ ("--replace takes a name and what is to be read instead, as in "
                           "“Anna=my sister”. Nothing was written."));
  return MT_STATUS_DONE;
}

static MtStatus
check_said (char **given)
{
  for (; given && *given; given++) {
    const char *text;
    g_autofree char *id = read_id (*given, &text);

    if (!id || *text == '\0')
      return mt_refuse (_ ("--say takes the id of an entry, =, and a sentence for the reader. "
                           "Nothing was written."));
  }
  return MT_STATUS_DONE;
}

MtStatus
mt_changes_check (const MtChanges *self)
{
  MtStatus status;

  if ((status = check_text (self->hide_words)) || (status = check_text (self->replace)) ||
      (status = check_text (self->say)) || (status = check_hide (self->hide)) ||
      (status = check_words (self->hide_words)) || (status = check_roles (self->replace)))
    return status;
  return check_said (self->say);
}

gboolean
mt_changes_any (const MtChanges *self)
{
  return self->hide || self->hide_words || self->replace || self->say;
}

/* ---- Making it ---- */

static MtEntry *
find_entry (GPtrArray *entries, const char *id, MtStatus *status)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (mt_entry_get_id (entries->pdata[i]), id))
      return entries->pdata[i];
  *status =
      mt_refuse (_ ("The entry %s is not among what was chosen, so nothing was written."), id);
  return NULL;
}

static guint
hide_places (MtShareChoice *choice,
             MtEntry *entry,
             const char *field,
             guint index,
             const char *text,
             const MtHiddenWords *wanted)
{
  g_autoptr (GArray) places = mt_hidden_words_find (wanted, text);

  for (guint i = 0; i < places->len; i++) {
    const MtHiddenPlace *place = &g_array_index (places, MtHiddenPlace, i);

    mt_share_choice_hide (choice, entry, field, index, (MtShareSpan){ place->start, place->end });
  }
  return places->len;
}

/* What is no text is hidden whole, also by the word it is read as. */
static guint
hide_value (MtShareChoice *choice,
            MtEntry *entry,
            const MtValue *value,
            guint index,
            const MtHiddenWords *wanted)
{
  const MtField *field =
      mt_kind_find_field (mt_kind_find (mt_entry_get_kind (entry)), value->field);
  g_autofree char *phrase = mt_phrase_value (field, value);
  guint n_places = hide_places (choice, entry, value->field, index, value->value, wanted);

  if (n_places || !mt_hidden_words_are_in (wanted, phrase))
    return n_places;
  mt_share_choice_hide (choice, entry, value->field, index,
                        (MtShareSpan){ 0, strlen (value->value) });
  return 1;
}

static void
hide_in_entry (MtShareChoice *choice, MtEntry *entry, const char *words)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  g_autoptr (MtHiddenWords) wanted = mt_hidden_words_new ();
  guint n_places, index = 0;

  mt_hidden_words_add (wanted, words, 0);
  n_places = hide_places (choice, entry, MT_HIDE_TEXT, 0, mt_entry_get_text (entry), wanted);
  for (guint i = 0; i < values->len; i++) { /* those of one field stand together */
    const MtValue *value = values->pdata[i], *before = i ? values->pdata[i - 1] : NULL;

    index = before && g_str_equal (before->field, value->field) ? index + 1 : 0;
    n_places += hide_value (choice, entry, value, index, wanted);
  }
  if (n_places == 0)
    mt_say (_ ("What --hide-words was to hide in one entry is not in it."));
}

static MtStatus
make_words (MtShareChoice *choice, char **given, GPtrArray *entries)
{
  MtStatus status = MT_STATUS_DONE;

  for (; given && *given && !status; given++) {
    const char *words;
    g_autofree char *id = read_id (*given, &words);
    MtEntry *entry = id ? find_entry (entries, id, &status) : NULL;

    if (entry)
      hide_in_entry (choice, entry, words);
    else if (!id)
      mt_share_choice_hide_words (choice, words, TRUE);
  }
  return status;
}

static MtStatus
make_fields (MtShareChoice *choice, char **given, GPtrArray *entries, GStrvBuilder *hidden)
{
  MtStatus status = MT_STATUS_DONE;

  for (; given && *given && !status; given++) {
    const char *field;
    g_autofree char *id = read_id (*given, &field);

    if (!id)
      g_strv_builder_add (hidden, field);
    else if (find_entry (entries, id, &status))
      mt_share_choice_leave_out (choice, id, field, TRUE);
  }
  return status;
}

MtStatus
mt_changes_make (const MtChanges *self, GPtrArray *entries, MtShareChoice **choice, char ***hidden)
{
  g_autoptr (MtShareChoice) made = mt_share_choice_new ();
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  MtStatus status;

  if ((status = make_fields (made, self->hide, entries, fields)) ||
      (status = make_words (made, self->hide_words, entries)))
    return status;
  for (char **role = self->replace; role && *role; role++) {
    g_autofree char *name = g_strndup (*role, (gsize)(find_role (*role) - *role));

    mt_share_choice_set_role (made, name, find_role (*role) + 1);
  }
  for (char **said = self->say; said && *said && !status; said++) {
    const char *text;
    g_autofree char *id = read_id (*said, &text);

    if (find_entry (entries, id, &status))
      mt_share_choice_say (made, id, text);
  }
  if (status)
    return status;
  *choice = g_steal_pointer (&made);
  *hidden = g_strv_builder_end (fields);
  return MT_STATUS_DONE;
}

/* ---- What is nowhere ---- */

static gboolean
has_in_zone (MtEntry *entry, const MtHiddenWords *wanted)
{
  const MtMoment *moment = mt_entry_get_moment (entry);

  return moment->zone && mt_hidden_words_are_in (wanted, moment->zone);
}

/* Zones are named after towns.  What is hidden of their names is no part that is counted. */
static gboolean
is_in_zone (GPtrArray *entries, const MtShareOptions *options, const char *words)
{
  g_autoptr (MtHiddenWords) wanted = mt_hidden_words_new ();
  MtEntry *session = options->sheet ? options->sheet->session : NULL;

  mt_hidden_words_add (wanted, words, 0);
  for (guint i = 0; i < entries->len; i++)
    if (has_in_zone (entries->pdata[i], wanted))
      return TRUE;
  return session && has_in_zone (session, wanted);
}

/* Whether @words (or, with @role, that name) changes anything. */
static gboolean
is_there (GPtrArray *entries, const MtShareOptions *options, const char *words, gboolean role)
{
  g_autoptr (MtShareChoice) only = mt_share_choice_new ();
  MtShareOptions with_only = *options;
  MtShareSummary summary;

  if (role)
    mt_share_choice_set_role (only, words, words);
  else
    mt_share_choice_hide_words (only, words, TRUE);
  with_only.choice = only;
  summary = mt_share_summarize (entries, &with_only);
  return summary.n_hidden + summary.n_replaced > 0 ||
         (!role && is_in_zone (entries, options, words));
}

void
mt_changes_tell_absent (const MtChanges *self, GPtrArray *entries, const MtShareOptions *options)
{
  const GPtrArray *words = mt_share_choice_get_words (options->choice);
  const GPtrArray *roles = mt_share_choice_get_roles (options->choice);

  for (guint i = 0; i < words->len; i++)
    if (!is_there (entries, options, words->pdata[i], FALSE)) {
      /* Translators: the number says which of several it is. */
      mt_say (_ ("What is to be hidden by word number %u is nowhere in what was chosen."), i + 1);
    }
  for (guint i = 0; i < roles->len; i++)
    if (!is_there (entries, options, ((MtShareRole *)roles->pdata[i])->name, TRUE))
      mt_say (_ ("Name number %u that is to be replaced is nowhere in what was chosen."), i + 1);
}
