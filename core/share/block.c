/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/block-private.h"

#include "core/day.h"
#include "core/kinds/ids.h"
#include "core/share/mood-line.h"
#include "core/share/phrase.h"
#include "core/share/since-words.h"
#include "core/share/text.h"

#include <glib/gi18n.h>

#include <string.h>

#define LINE_MAX_BYTES 800 /* a longer value is drawn as paragraphs */
#define NAME_MAX_BYTES 80  /* and so is one with a longer name */

static void
block_free (MtBlock *block)
{
  g_free (block->name);
  g_free (block->when);
  g_free (block->state);
  g_free (block->owned_text);
  g_free (block);
}

GPtrArray *
mt_blocks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)block_free);
}

static MtBlock *
add_block (GPtrArray *blocks, MtBlockType type)
{
  MtBlock *block = g_new0 (MtBlock, 1);

  block->type = type;
  g_ptr_array_add (blocks, block);
  return block;
}

/* An id of something this version does not know may hold anything, and stands in one line. */
static char *
clean_name (const char *name)
{
  g_autofree char *owned = NULL;

  return g_strstrip (g_strdelimit (g_strdup (mt_text_clean (name, &owned)), "\n", ' '));
}

static void
take_text (MtBlock *block, char *text)
{
  char *clean = NULL;

  block->text = mt_text_clean (text, &clean);
  if (clean)
    g_free (text);
  block->owned_text = clean ? clean : text;
}

MtBlock *
mt_blocks_add_words (GPtrArray *blocks, MtBlockType type, char *text)
{
  MtBlock *block = add_block (blocks, type);

  if (text)
    take_text (block, text);
  return block;
}

/* When it is, how much is brought, and the one thing before all else. */
static void
open_sheet (GPtrArray *blocks, MtDocument *document)
{
  const MtMoment *moment = mt_document_get_moment (document);
  const char *one_thing = mt_document_get_one_thing (document);
  const MtKind *session = mt_kind_find (MT_KIND_SESSION);
  guint length = mt_document_get_length (document);

  if (moment) {
    g_autofree char *date = mt_phrase_date (mt_day_of_local (mt_moment_get_local (moment)));
    g_autofree char *time = mt_phrase_time (moment);
    mt_blocks_add_words (blocks, MT_BLOCK_TITLE,
                         g_strdup_printf (C_ ("date and time", "%s, %s"), date, time));
  } else {
    mt_blocks_add_words (blocks, MT_BLOCK_TITLE, g_strdup (_ ("For the next time")));
  }
  /* Translators: how much stands on a sheet for a session. */
  mt_blocks_add_words (
      blocks, MT_BLOCK_COUNT,
      g_strdup_printf (g_dngettext (NULL, "%u thing to bring", "%u things to bring", length),
                       length));
  if (one_thing) {
    mt_blocks_add_words (blocks, MT_BLOCK_SECTION,
                         g_strdup (_ (mt_kind_find_field (session, "one-thing")->name)));
    mt_blocks_add_words (blocks, MT_BLOCK_TEXT, g_strdup (one_thing));
  }
}

GPtrArray *
mt_blocks_opening (MtDocument *document)
{
  GPtrArray *blocks = mt_blocks_new ();
  const MtKind *card = mt_document_get_card (document);
  gint32 first, last;

  if (mt_document_is_sheet (document)) {
    open_sheet (blocks, document);
    return blocks;
  }
  if (card) { /* it is a page by itself */
    mt_blocks_add_words (blocks, MT_BLOCK_CARD, g_strdup (_ (card->name)));
    return blocks;
  }
  if (mt_document_get_days (document, &first, &last))
    mt_blocks_add_words (blocks, MT_BLOCK_TITLE, mt_phrase_dates (first, last));
  mt_blocks_add_words (blocks, MT_BLOCK_COUNT, mt_phrase_count (mt_document_get_length (document)));
  return blocks;
}

static gboolean
asks (const MtView *view)
{
  return view && view->kind && view->kind->asks;
}

static void
add_headings (GPtrArray *blocks, MtDocument *document, const MtView *view, const MtView *before)
{
  if (mt_document_is_sheet (document)) {
    const MtKind *session = mt_kind_find (MT_KIND_SESSION);
    if (!before)
      mt_blocks_add_words (blocks, MT_BLOCK_SECTION,
                           g_strdup (_ (mt_kind_find_field (session, "agenda")->name)));
  } else if (asks (view)) {
    if (!before || before->kind != view->kind)
      mt_blocks_add_words (blocks, MT_BLOCK_SECTION, g_strdup (_ (view->kind->plural)));
  } else {
    gint32 day = mt_entry_get_day (view->entry);
    if (!before || asks (before) || mt_entry_get_day (before->entry) != day)
      mt_blocks_add_words (blocks, MT_BLOCK_DAY, mt_phrase_date (day));
  }
}

/* What a field says that is called like its kind is what the entry is, in a word. */
static gboolean
is_word_of_entry (const MtView *view, const MtViewPart *part)
{
  return view->kind && part->field && part->values->len && part->links->len == 0 &&
         (part->field->type == MT_FIELD_SCALE || part->field->type == MT_FIELD_CHOICE) &&
         g_str_equal (part->field->name, view->kind->name);
}

static char *
word_of_entry (const MtView *view)
{
  for (guint i = 0; i < view->parts->len; i++) {
    const MtViewPart *part = view->parts->pdata[i];
    g_autofree char *word = NULL;

    if (!is_word_of_entry (view, part))
      continue;
    word = mt_phrase_values (part->field, part->values);
    return clean_name (word);
  }
  return NULL;
}

static void
add_entry (GPtrArray *blocks, MtDocument *document, const MtView *view, guint number)
{
  const MtKind *kind = view->kind;
  g_autofree char *time = mt_phrase_time (mt_entry_get_moment (view->entry));
  const char *state = view->state && kind ? mt_kind_state_word (kind, view->state) : NULL;
  MtBlock *block = add_block (blocks, MT_BLOCK_ENTRY);

  block->number = number;
  block->is_linked = mt_document_is_linked (document, number);
  block->text = block->owned_text = word_of_entry (view);
  if (mt_document_is_sheet (document)) { /* stands under neither */
    block->when = mt_phrase_date (mt_entry_get_day (view->entry));
    block->name = kind ? g_strdup (_ (kind->name)) : clean_name (mt_entry_get_kind (view->entry));
  } else if (asks (view)) { /* stands under no day, but under its kind */
    g_autofree char *date = mt_phrase_date (mt_entry_get_day (view->entry));
    block->when = g_strdup_printf (C_ ("date and time", "%s, %s"), date, time);
  } else {
    block->when = g_steal_pointer (&time);
    block->name = kind ? g_strdup (_ (kind->name)) : clean_name (mt_entry_get_kind (view->entry));
  }
  if (view->state)
    block->state = state ? g_strdup (_ (state)) : clean_name (view->state);
}

void
mt_blocks_add_text (GPtrArray *blocks, const MtView *view)
{
  if (!view->text || !*view->text)
    return;
  MtBlock *block = add_block (blocks, MT_BLOCK_TEXT);
  block->text = mt_text_clean (view->text, &block->owned_text);
}

void
mt_blocks_add_said (GPtrArray *blocks, const MtView *view)
{
  MtBlock *block;

  if (!view->said)
    return;
  block = mt_blocks_add_words (blocks, MT_BLOCK_TEXT, g_strdup (view->said));
  /* Translators: names what a person adds to an entry for whoever reads it: “A word about this:
   * Please let us go slowly here.” */
  block->name = g_strdup (_ ("A word about this"));
}

static void
add_value (GPtrArray *blocks, const MtViewPart *part, char *words)
{
  MtBlock *block = mt_blocks_add_words (blocks, MT_BLOCK_FIELD, words);
  gboolean is_long = part->field && part->field->type == MT_FIELD_LONG_TEXT;

  block->name = part->field ? g_strdup (_ (part->field->name)) : clean_name (part->id);
  if (is_long || strchr (block->text, '\n') || strlen (block->text) > LINE_MAX_BYTES ||
      strlen (block->name) > NAME_MAX_BYTES)
    block->type = MT_BLOCK_TEXT;
}

static void
add_link (GPtrArray *blocks, const MtViewPart *part, guint number)
{
  MtBlock *block = add_block (blocks, MT_BLOCK_LINK);

  block->number = number;
  block->name = part->field ? g_strdup (_ (part->field->name)) : clean_name (part->id);
  /* Translators: a reference to the entry of that number: “About: see 3”. */
  take_text (block, g_strdup_printf (_ ("see %u"), number));
}

void
mt_blocks_add_part (GPtrArray *blocks, MtDocument *document, const MtViewPart *part)
{
  gboolean is_text = part->field && (part->field->type == MT_FIELD_TEXT ||
                                     part->field->type == MT_FIELD_LONG_TEXT);

  if (is_text) /* never joined: they may have commas and lines of their own */
    for (guint i = 0; i < part->values->len; i++)
      add_value (blocks, part, mt_phrase_value (part->field, part->values->pdata[i]));
  else if (part->values->len)
    add_value (blocks, part, mt_phrase_values (part->field, part->values));
  for (guint i = 0; i < part->links->len; i++)
    add_link (blocks, part, mt_document_find (document, part->links->pdata[i]));
}

static void
add_note (GPtrArray *blocks, const MtView *view)
{
  MtBlock *block;

  if (!view->note)
    return;
  block = mt_blocks_add_words (blocks, MT_BLOCK_TEXT, g_strdup (view->note));
  block->name = g_strdup (_ (mt_kind_find (MT_KIND_SIDE_NOTE)->name));
}

/* Where a kind begins with a scale, the step is the entry and the text a note to it. */
static gboolean
leads_with_fields (const MtKind *kind)
{
  return kind && kind->n_fields && kind->fields[0].type == MT_FIELD_SCALE;
}

static GPtrArray *
blocks_of_entry (MtDocument *document, guint number)
{
  GPtrArray *blocks = mt_blocks_new ();
  g_autoptr (MtView) view = mt_document_view (document, number);
  g_autoptr (MtView) before = number > 1 ? mt_document_view (document, number - 1) : NULL;

  add_headings (blocks, document, view, before);
  add_entry (blocks, document, view, number);
  mt_blocks_add_said (blocks, view);
  if (!leads_with_fields (view->kind))
    mt_blocks_add_text (blocks, view);
  for (guint i = 0; i < view->parts->len; i++)
    if (!is_word_of_entry (view, view->parts->pdata[i]))
      mt_blocks_add_part (blocks, document, view->parts->pdata[i]);
  if (leads_with_fields (view->kind))
    mt_blocks_add_text (blocks, view);
  add_note (blocks, view);
  return blocks;
}

/* ---- What is counted ---- */

static void
add_named (GPtrArray *blocks, char *name, char *words)
{
  MtBlock *block = mt_blocks_add_words (blocks, MT_BLOCK_FIELD, words);

  block->name = name;
  if (strchr (block->text, '\n') || strlen (block->text) > LINE_MAX_BYTES)
    block->type = MT_BLOCK_TEXT;
}

static void
add_tasks (GPtrArray *blocks, const MtSince *since)
{
  for (guint i = 0; i < since->tasks->len; i++) {
    const MtSinceTask *task = since->tasks->pdata[i];

    if (task->text && *task->text)
      add_named (blocks, mt_since_task_name (task), g_strdup (task->text));
    if (task->obstacle)
      add_named (blocks, mt_since_obstacle_name (), g_strdup (task->obstacle));
  }
}

static void
add_course (MtDocument *document, MtBlock *block, const GArray *course)
{
  block->course = course;
  for (guint i = 0; i < G_N_ELEMENTS (block->ends); i++) {
    const char *end = mt_mood_line_end (i == 0);

    block->ends[i] = mt_document_hides (document, end) ? NULL : end;
  }
}

GPtrArray *
mt_blocks_closing (MtDocument *document)
{
  GPtrArray *blocks = mt_blocks_new ();
  MtSinceParts parts;
  const MtSince *since = mt_document_get_since (document, &parts);

  for (guint i = 0; i < MT_SINCE_N_PARTS; i++) {
    MtSinceParts part = 1 << i;
    guint first = blocks->len;
    g_autofree char *source = since && (parts & part) ? mt_since_source (since, part) : NULL;
    g_autofree char *words = source ? mt_since_say (since, part) : NULL;

    if (!source)
      continue;
    if (blocks->len == 0)
      mt_blocks_add_words (blocks, MT_BLOCK_SECTION, mt_since_title (since));
    /* Translators: what was counted, and what it was counted from. */
    add_named (blocks, mt_since_name (part),
               words ? g_strdup_printf (_ ("%1$s (%2$s)"), words, source)
                     : g_steal_pointer (&source));
    if (first > 0)
      ((MtBlock *)blocks->pdata[first])->is_apart = TRUE;
    if (part == MT_SINCE_TASKS)
      add_tasks (blocks, since);
    if (part == MT_SINCE_COURSE)
      add_course (document, blocks->pdata[blocks->len - 1], since->course);
  }
  return blocks;
}

GPtrArray *
mt_blocks_of (MtDocument *document, guint number)
{
  return mt_document_get_card (document) ? mt_blocks_of_card (document)
                                         : blocks_of_entry (document, number);
}
