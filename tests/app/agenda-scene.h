/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session/agenda.h"
#include "app/session/gather.h"
#include "tests/app/screen.h"

/* For tests of the agenda: three things to bring, and one that stays at home. */

typedef struct {
  Fixture *f;
  MtDrafts *drafts;
  MtAgenda *agenda;
  char *first, *second, *question; /* ids, oldest first; a plain thought lies between */
} Scene;

static inline char *
write_flagged (
    MtJournal *journal, const char *kind, const char *at, const char *text, gboolean flag)
{
  g_autoptr (MtEntry) entry = write_entry (journal, kind, at, text);

  mt_entry_set_flagged (entry, flag);
  g_assert_true (save (journal, entry, NULL));
  return g_strdup (mt_entry_get_id (entry));
}

static inline gboolean
is_loaded (gpointer agenda)
{
  return mt_agenda_is_loaded (agenda);
}

static inline void
open_agenda (Scene *scene)
{
  scene->drafts = mt_drafts_new (scene->f->journal);
  scene->agenda = mt_agenda_new (scene->drafts);
  screen_wait (is_loaded, scene->agenda);
}

static inline void
close_agenda (Scene *scene)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  mt_drafts_flush (scene->drafts, wait_done, &slot);
  result = wait_for (&slot);
  g_assert_true (mt_drafts_flush_finish (scene->drafts, result, NULL));
  g_clear_object (&result);
  screen_settle (200);
  g_assert_finalize_object (scene->agenda);
  g_assert_finalize_object (scene->drafts);
}

static inline void
open_scene (Scene *scene, Fixture *f)
{
  *scene = (Scene){ .f = f };
  scene->first = write_flagged (f->journal, "thought", "2026-11-10T10:00Z", "The washing-up", TRUE);
  scene->second = write_flagged (f->journal, "mood", "2026-11-12T10:00Z", "Slow", TRUE);
  g_free (write_flagged (f->journal, "thought", "2026-11-13T10:00Z", "Stays at home", FALSE));
  scene->question = write_flagged (f->journal, "question", "2026-11-14T10:00Z", "Why four?", FALSE);
  open_agenda (scene);
}

static inline void
close_scene (Scene *scene)
{
  close_agenda (scene);
  g_free (scene->first);
  g_free (scene->second);
  g_free (scene->question);
}

/* What the agenda shows, as “ids joined by spaces”, against @ids. */
static inline void
assert_shows (MtAgenda *agenda, const char *const *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;
  g_autofree char *is = NULL, *wanted = g_strjoinv (" ", (char **)ids);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (agenda)); i++) {
    g_autoptr (MtEntryItem) item = g_list_model_get_item (G_LIST_MODEL (agenda), i);

    g_strv_builder_add (builder, mt_entry_get_id (mt_entry_item_get_entry (item)));
  }
  shown = g_strv_builder_end (builder);
  is = g_strjoinv (" ", shown);
  g_assert_cmpstr (is, ==, wanted);
}
#define SHOWS(agenda, ...) assert_shows (agenda, (const char *const[]){ __VA_ARGS__, NULL })

static inline GPtrArray *
list_sessions (Fixture *f)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)mt_gather_session_kind ()->id;
  return list (f->journal, &filter, MT_KEY_NONE, 10);
}
