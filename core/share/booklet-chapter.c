/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/booklet-chapter.h"

#include "core/kinds/ids.h"
#include "core/share/block-private.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>

#include <string.h>

#define ROLE_AGENDA "agenda"
#define ROLE_DISCUSSED "discussed"
#define ROLE_SESSION "session"
#define ROLE_GOAL "goal"
#define FIELD_ONE_THING "one-thing"
#define FIELD_CLOSENESS "closeness"
#define FIELD_TAGS "tags"
#define STATE_OVER "over"
#define HEADING_MAX 90 /* characters */

static gboolean
is_kind (const MtView *view, const char *id)
{
  return g_strcmp0 (mt_entry_get_kind (view->entry), id) == 0;
}

static gint64
local_time (const MtView *view)
{
  return mt_moment_get_local (mt_entry_get_moment (view->entry));
}

static int
compare_views (gconstpointer a, gconstpointer b)
{
  const MtView *left = *(MtView *const *)a, *right = *(MtView *const *)b;
  gint64 left_time = local_time (left), right_time = local_time (right);

  if (left_time != right_time)
    return left_time < right_time ? -1 : 1;
  return strcmp (mt_entry_get_id (left->entry), mt_entry_get_id (right->entry));
}

MtChapters *
mt_chapters_new (MtDocument *document, const MtShareBooklet *booklet)
{
  MtChapters *self = g_new (MtChapters, 1);

  *self = (MtChapters){
    .document = document,
    .booklet = booklet,
    .views = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_view_free),
    .order = g_ptr_array_new (),
    .told = g_hash_table_new (NULL, NULL),
  };
  for (guint number = 1; number <= mt_document_get_length (document); number++) {
    MtView *view = mt_document_view (document, number);

    g_ptr_array_add (self->views, view);
    g_ptr_array_add (self->order, view);
  }
  g_ptr_array_sort (self->order, compare_views);
  return self;
}

void
mt_chapters_free (MtChapters *self)
{
  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->told);
  g_free (self);
}

static const MtViewPart *
find_part (const MtView *view, const char *id)
{
  for (guint i = 0; i < view->parts->len; i++) {
    const MtViewPart *part = view->parts->pdata[i];

    if (g_str_equal (part->id, id))
      return part;
  }
  return NULL;
}

static gboolean
points_at (const MtView *view, const char *role, const MtView *to)
{
  const MtViewPart *part = find_part (view, role);

  for (guint i = 0; part && i < part->links->len; i++)
    if (g_str_equal (part->links->pdata[i], mt_entry_get_id (to->entry)))
      return TRUE;
  return FALSE;
}

static const char *
name_of (const MtView *view)
{
  return view->kind ? _ (view->kind->name) : mt_entry_get_kind (view->entry);
}

gboolean
mt_chapters_has_words (const MtView *view)
{
  return view->text && view->text[strspn (view->text, " \t\r\n")] != '\0';
}

/* What its fields say.  Links have no numbers to look under in a booklet, and tags are for finding
 * again. */
static void
add_fields (GPtrArray *blocks, MtChapters *self, const MtView *view)
{
  for (guint i = 0; i < view->parts->len; i++) {
    const MtViewPart *part = view->parts->pdata[i];

    if (part->links->len == 0 && !g_str_equal (part->id, FIELD_TAGS))
      mt_blocks_add_part (blocks, self->document, part);
  }
}

/* An entry under a heading that says @when and of what kind it is. */
static void
add_entry (GPtrArray *blocks, MtChapters *self, MtView *view, char *when)
{
  MtBlock *heading = mt_blocks_add_words (blocks, MT_BLOCK_ENTRY, NULL);

  g_hash_table_add (self->told, view);
  heading->when = when;
  heading->name = g_strdup (name_of (view));
  mt_blocks_add_said (blocks, view);
  mt_blocks_add_text (blocks, view);
  add_fields (blocks, self, view);
}

static gboolean
is_told (MtChapters *self, const MtView *view)
{
  return g_hash_table_contains (self->told, (gpointer)view);
}

/* ---- Sessions ---- */

/* Adds what belongs to a session, where it is not told yet. */
static void
tell_below (GPtrArray *told, MtChapters *self, MtView *view)
{
  GPtrArray *blocks;

  if (is_told (self, view))
    return;
  blocks = mt_blocks_new ();
  add_entry (blocks, self, view, mt_phrase_date (mt_entry_get_day (view->entry)));
  g_ptr_array_add (told, blocks);
}

static void
tell_linked (GPtrArray *told, MtChapters *self, const MtView *session, const char *role)
{
  const MtViewPart *part = find_part (session, role);

  for (guint i = 0; part && i < part->links->len; i++) {
    guint number = mt_document_find (self->document, part->links->pdata[i]);

    if (number)
      tell_below (told, self, self->views->pdata[number - 1]);
  }
}

static void
tell_session (GPtrArray *told, MtChapters *self, MtView *session)
{
  GPtrArray *blocks = mt_blocks_new ();
  const MtViewPart *one_thing = find_part (session, FIELD_ONE_THING);

  g_hash_table_add (self->told, session);
  mt_blocks_add_words (blocks, MT_BLOCK_DAY, mt_phrase_date (mt_entry_get_day (session->entry)));
  if (one_thing)
    mt_blocks_add_part (blocks, self->document, one_thing);
  mt_blocks_add_said (blocks, session);
  mt_blocks_add_text (blocks, session);
  g_ptr_array_add (told, blocks);
  tell_linked (told, self, session, ROLE_AGENDA);
  tell_linked (told, self, session, ROLE_DISCUSSED);
  for (guint i = 0; i < self->order->len; i++) {
    MtView *view = self->order->pdata[i];

    if (!is_kind (view, MT_KIND_SESSION) && points_at (view, ROLE_SESSION, session))
      tell_below (told, self, view);
  }
}

/* ---- Goals ---- */

/* One line each: the day, the step, and what was written beside it. */
static void
add_closeness (GPtrArray *blocks, MtChapters *self, MtView *review)
{
  const MtViewPart *part = find_part (review, FIELD_CLOSENESS);
  g_autofree char *step = NULL, *words = NULL;
  MtBlock *block;

  g_hash_table_add (self->told, review);
  if (part && part->values->len)
    step = g_strdup (((const MtValue *)part->values->pdata[0])->value);
  if (step && mt_chapters_has_words (review)) {
    /* Translators: how close a goal felt, and what was written beside it: “7 – it is lighter”. */
    words = g_strdup_printf (C_ ("booklet", "%1$s – %2$s"), step, review->text);
  } else if (step || mt_chapters_has_words (review)) {
    words = g_strdup (step ? step : review->text);
  } else {
    return;
  }
  block = mt_blocks_add_words (blocks, MT_BLOCK_FIELD,
                               g_strdelimit (g_steal_pointer (&words), "\r\n", ' '));
  block->name = mt_phrase_short_date (mt_entry_get_day (review->entry));
}

/* What the two ends of the line are called. */
static void
add_ends (GPtrArray *blocks)
{
  const MtKind *kind = mt_kind_find (MT_KIND_GOAL_REVIEW);
  const MtField *field = mt_kind_find_field (kind, FIELD_CLOSENESS);
  /* Translators: what stands over a list of steps: “0: far away, 10: there”. */
  char *words =
      g_strdup_printf (C_ ("booklet", "%1$g: %2$s, %3$g: %4$s"), field->min,
                       _ (field->choices[0].name), field->max, _ (field->choices[1].name));
  MtBlock *block = mt_blocks_add_words (blocks, MT_BLOCK_FIELD, words);

  block->name = g_strdup (_ (field->name));
}

/* A goal in a few words is its own heading. */
static gboolean
fits_heading (const MtView *goal)
{
  return mt_chapters_has_words (goal) && g_utf8_strlen (goal->text, -1) <= HEADING_MAX &&
         !strpbrk (goal->text, "\r\n");
}

static GPtrArray *
tell_goal (MtChapters *self, MtView *goal)
{
  GPtrArray *blocks = mt_blocks_new ();
  const char *state = goal->state ? mt_kind_state_word (goal->kind, goal->state) : NULL;
  gboolean has_ends = FALSE;

  g_hash_table_add (self->told, goal);
  if (fits_heading (goal)) {
    mt_blocks_add_words (blocks, MT_BLOCK_SECTION, g_strdup (goal->text));
  } else {
    mt_blocks_add_words (blocks, MT_BLOCK_SECTION, mt_phrase_date (mt_entry_get_day (goal->entry)));
    mt_blocks_add_text (blocks, goal);
  }
  mt_blocks_add_said (blocks, goal);
  if (state) {
    MtBlock *block = mt_blocks_add_words (blocks, MT_BLOCK_FIELD, g_strdup (_ (state)));
    /* Translators: what has become of a goal. */
    block->name = g_strdup (C_ ("booklet", "Now"));
  }
  add_fields (blocks, self, goal);
  for (guint i = 0; i < self->order->len; i++) {
    MtView *review = self->order->pdata[i];

    if (!is_kind (review, MT_KIND_GOAL_REVIEW) || !points_at (review, ROLE_GOAL, goal))
      continue;
    if (!has_ends && find_part (review, FIELD_CLOSENESS))
      add_ends (blocks);
    has_ends = TRUE;
    add_closeness (blocks, self, review);
  }
  return blocks;
}

/* ---- What stands by itself ---- */

static GPtrArray *
tell_alone (MtChapters *self, MtView *view)
{
  GPtrArray *blocks = mt_blocks_new ();

  g_hash_table_add (self->told, view);
  mt_blocks_add_words (blocks, MT_BLOCK_DAY, mt_phrase_date (mt_entry_get_day (view->entry)));
  mt_blocks_add_said (blocks, view);
  mt_blocks_add_text (blocks, view);
  add_fields (blocks, self, view);
  return blocks;
}

/* @before: what was told before it; or NULL. */
static GPtrArray *
tell_other (MtChapters *self, MtView *view, const MtView *before)
{
  GPtrArray *blocks = mt_blocks_new ();
  gint32 day = mt_entry_get_day (view->entry);

  if (!before || mt_entry_get_day (before->entry) != day)
    mt_blocks_add_words (blocks, MT_BLOCK_DAY, mt_phrase_date (day));
  add_entry (blocks, self, view, mt_phrase_time (mt_entry_get_moment (view->entry)));
  return blocks;
}

static gboolean
is_closed (MtChapters *self, const MtView *view)
{
  guint number = mt_document_find (self->document, mt_entry_get_id (view->entry));

  return mt_document_is_closed (self->document, number, self->booklet->today);
}

static gboolean
is_of_part (MtChapters *self, const MtView *view, MtBookletParts part)
{
  switch (part) {
  case MT_BOOKLET_SESSIONS:
    return is_kind (view, MT_KIND_SESSION) && g_strcmp0 (view->state, STATE_OVER) == 0;
  case MT_BOOKLET_GOALS:
    return is_kind (view, MT_KIND_GOAL);
  case MT_BOOKLET_SKILLS:
    return is_kind (view, MT_KIND_SKILL);
  case MT_BOOKLET_LETTERS:
    return is_kind (view, MT_KIND_LETTER) && !is_closed (self, view);
  case MT_BOOKLET_OTHERS:
    return !is_told (self, view) && !is_kind (view, MT_KIND_SESSION) && !is_closed (self, view);
  case MT_BOOKLET_THEN_AND_NOW:
    break;
  }
  return FALSE;
}

GPtrArray *
mt_chapters_tell (MtChapters *self, MtBookletParts part)
{
  GPtrArray *told = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  const MtView *before = NULL;

  for (guint i = 0; i < self->order->len; i++) {
    MtView *view = self->order->pdata[i];

    if (!is_of_part (self, view, part))
      continue;
    if (part == MT_BOOKLET_SESSIONS)
      tell_session (told, self, view);
    else if (part == MT_BOOKLET_GOALS)
      g_ptr_array_add (told, tell_goal (self, view));
    else if (part == MT_BOOKLET_OTHERS)
      g_ptr_array_add (told, tell_other (self, view, before));
    else
      g_ptr_array_add (told, tell_alone (self, view));
    before = view;
  }
  return told;
}
