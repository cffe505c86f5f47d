/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop.h"
#include "core/error.h"
#include "core/journal-shared.h"
#include "core/share/whole-json.h"

#include <glib/gi18n.h>

static gboolean json;
static char *entry;

const GOptionEntry mt_shared_options[] = {
  { "entry", 0, 0, G_OPTION_ARG_FILENAME, &entry, N_ ("With list: only what this entry was in"),
    N_ ("ID") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* ---- Telling ---- */

/* Where it went, as a person names it; owned. */
static char *
say_place (const MtShared *shared)
{
  g_autoptr (GFile) file = shared->place ? g_file_new_for_uri (shared->place) : NULL;
  g_autofree char *name = file ? g_file_get_parse_name (file) : NULL;

  if (shared->way == MT_SHARED_PRINTED)
    return g_strdup (_ ("printed"));
  if (shared->way == MT_SHARED_SHOWN)
    return g_strdup (_ ("shown on this screen"));
  return name ? mt_visible (name) : g_strdup (_ ("a file"));
}

static char *
say_when (const MtShared *shared)
{
  g_autofree char *at = mt_moment_format (&shared->moment);

  return g_strdup_printf ("%.10s %.5s", at, at + 11);
}

static void
put_line_cb (gconstpointer item, gpointer data)
{
  const MtShared *shared = item;
  g_autofree char *when = say_when (shared), *place = say_place (shared);
  g_autofree char *entries =
      g_strdup_printf (ngettext ("%u entry", "%u entries", shared->n_entries), shared->n_entries);
  g_autofree char *recipient = mt_visible (shared->recipient);

  /* Translators: something shared: its id, when, how many entries, where it went, for whom. */
  mt_put_format (_ ("%s  %s  %s  %s  %s\n"), shared->id, when, entries, place, recipient);
}

static const char *
say_kept (const MtShared *shared)
{
  switch (shared->kept) {
  case MT_SHARED_BEGINNING:
    return N_ ("It was longer; this is its beginning.");
  case MT_SHARED_TAKEN:
    return N_ ("What it said was removed when an entry in it was deleted for good.");
  case MT_SHARED_LOST:
    return N_ ("What it said was damaged, and is lost.");
  case MT_SHARED_NONE:
    return N_ ("What it said is not kept.");
  case MT_SHARED_WHOLE:
    break;
  }
  return NULL;
}

static void
put_whole (const MtShared *shared)
{
  const char *kept = say_kept (shared);

  put_line_cb (shared, NULL);
  if (shared->n_pages > 0)
    mt_put_format (ngettext ("%u page\n", "%u pages\n", shared->n_pages), shared->n_pages);
  if (*shared->fingerprint)
    /* Translators: SHA-256 is the name of a sum that tells files apart. */
    mt_put_format (_ ("Fingerprint (SHA-256): %s\n"), shared->fingerprint);
  if (shared->file_deleted)
    mt_put (_ ("The file was deleted since.\n"));
  if (kept)
    mt_put_format ("%s\n", _ (kept));
  if (*shared->words) {
    mt_put ("\n");
    mt_put (shared->words);
    mt_put (g_str_has_suffix (shared->words, "\n") ? "" : "\n");
  }
}

static void
put_node_cb (gconstpointer item, gpointer data)
{
  const MtShared *shared = item;
  g_autoptr (JsonNode) node = mt_shared_to_json (shared);
  JsonObject *object = json_node_get_object (node);

  if (!shared->words) { /* one of a list */
    json_object_remove_member (object, "words");
    json_object_remove_member (object, "entries");
  }
  mt_put_json (node);
}

/* ---- list, show, forget ---- */

static MtStatus
list_all (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (call->n_arguments > 1)
    return mt_refuse_usage (_ ("“shared list” takes no more words than these."));
  mt_journal_list_shared (call->journal, entry, G_MAXINT, mt_stop_cancellable (), mt_wait_cb,
                          &wait);
  list = mt_journal_list_shared_finish (call->journal, mt_wait_for (&wait), &error);
  if (!list)
    return mt_refuse_error (error);
  mt_put_each (list, json, json ? put_node_cb : put_line_cb, NULL);
  return MT_STATUS_DONE;
}

static MtStatus
refuse_missing (const GError *error)
{
  if (!g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    return mt_refuse_error (error);
  return mt_refuse (_ ("There is no such record of something shared. “meantime-cli shared list” "
                       "has those there are."));
}

static MtStatus
show_one (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MtShared) shared = NULL;

  if (call->n_arguments != 2)
    return mt_refuse_usage (_ ("“shared show” takes one id."));
  mt_journal_load_shared (call->journal, call->arguments[1], mt_stop_cancellable (), mt_wait_cb,
                          &wait);
  shared = mt_journal_load_shared_finish (call->journal, mt_wait_for (&wait), &error);
  if (!shared)
    return refuse_missing (error);
  if (!json) {
    put_whole (shared);
    return MT_STATUS_DONE;
  }
  put_node_cb (shared, NULL);
  mt_put ("\n");
  return MT_STATUS_DONE;
}

static MtStatus
forget (MtCall *call)
{
  g_auto (MtWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  if (call->n_arguments < 2)
    return mt_refuse_usage (_ ("“shared forget” takes the ids of what is to be forgotten."));
  mt_journal_forget_shared (call->journal, (const char *const *)call->arguments + 1, mt_wait_cb,
                            &wait);
  return mt_journal_forget_shared_finish (call->journal, mt_wait_for (&wait), &error)
             ? MT_STATUS_DONE
             : refuse_missing (error);
}

MtStatus
mt_command_shared (MtCall *call)
{
  static const struct {
    const char *word;
    MtStatus (*run) (MtCall *call);
  } words[] = { { "list", list_all }, { "show", show_one }, { "forget", forget } };
  const char *word = call->n_arguments > 0 ? call->arguments[0] : "list";

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, word)) {
      MtStatus status = mt_call_open (call);

      return status ? status : words[i].run (call);
    }
  return mt_refuse_usage (_ ("“shared” takes list, show or forget."));
}
