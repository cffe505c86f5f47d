/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/markdown.h"

#include "core/share/block.h"

#include <string.h>

/* Whether the character at @at, inside a line that begins at @line, could mean something. */
static gboolean
is_markup (const char *line, const char *at)
{
  switch (*at) {
  case '\\':
  case '`':
  case '*':
  case '[':
  case ']':
  case '~': /* struck through, and fences */
  case '|': /* tables of GFM */
    return TRUE;
  case '_': /* within a word it is only itself */
    return at == line || !g_ascii_isalnum (at[-1]) || !g_ascii_isalnum (at[1]);
  case '<':
    return g_ascii_isalpha (at[1]) || (at[1] && strchr ("/!?", at[1]));
  case '&':
    return g_ascii_isalpha (at[1]) || at[1] == '#';
  default:
    return FALSE;
  }
}

/* The character that would make the line a heading, an item, a quote or a rule; or NULL. */
static const char *
find_line_markup (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  if (*line && strchr ("#>-+=", *line))
    return line;
  return digits && (line[digits] == '.' || line[digits] == ')') ? line + digits : NULL;
}

static void
append_line (GString *out, const char *line, const char *end)
{
  const char *markup = NULL, *at = line;

  if (at < end && (*at == ' ' || *at == '\t')) /* neither code by indent nor swallowed */
    g_string_append (out, *at++ == ' ' ? "&#32;" : "&#9;");
  else
    markup = find_line_markup (line);
  for (; at < end; at++) {
    if (at == markup || is_markup (line, at))
      g_string_append_c (out, '\\');
    g_string_append_c (out, *at);
  }
}

static gboolean
is_blank (const char *line, const char *end)
{
  return strspn (line, " \t") >= (gsize)(end - line);
}

/* @text as paragraphs: its line breaks stay line breaks. */
static void
append_text (GString *out, const char *text)
{
  gboolean in_paragraph = FALSE;

  while (*text) {
    const char *end = text + strcspn (text, "\n");

    if (!is_blank (text, end)) {
      if (in_paragraph)
        g_string_append (out, "\\\n");
      append_line (out, text, end);
      in_paragraph = TRUE;
    } else if (in_paragraph) {
      g_string_append (out, "\n\n");
      in_paragraph = FALSE;
    }
    text = *end ? end + 1 : end;
  }
  if (in_paragraph)
    g_string_append (out, "\n\n");
}

/* Words within a line of ours, never at its beginning. */
static void
append_words (GString *out, const char *words)
{
  for (const char *at = words; *at; at++) {
    if (is_markup (words, at) || (*at == '#' && at[strspn (at, "#")] == '\0'))
      g_string_append_c (out, '\\');
    g_string_append_c (out, *at);
  }
}

static void
append_heading (GString *out, int level, const char *words)
{
  for (int i = 0; i < level; i++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  append_words (out, words);
  g_string_append (out, "\n\n");
}

static void
append_entry_heading (GString *out, const MtBlock *block)
{
  const char *parts[] = { block->when, block->name, block->text, block->state };

  g_string_append_printf (out, "### %u", block->number);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]) {
      g_string_append (out, " · ");
      append_words (out, parts[i]);
    }
  g_string_append (out, "\n\n");
}

static void
append_name (GString *out, const char *before, const char *name, const char *after)
{
  g_string_append (out, before);
  append_words (out, name);
  g_string_append (out, after);
}

static void
append_block (GString *out, const MtBlock *block)
{
  switch (block->type) {
  case MT_BLOCK_TITLE:
  case MT_BLOCK_CARD:
    append_heading (out, 1, block->text);
    break;
  case MT_BLOCK_COUNT:
    append_words (out, block->text);
    g_string_append (out, "\n\n");
    break;
  case MT_BLOCK_PART:
  case MT_BLOCK_SECTION:
  case MT_BLOCK_DAY:
    append_heading (out, 2, block->text);
    break;
  case MT_BLOCK_ENTRY:
    append_entry_heading (out, block);
    break;
  case MT_BLOCK_TEXT:
    if (block->name)
      append_name (out, "**", block->name, ":**\n\n");
    append_text (out, block->text);
    break;
  case MT_BLOCK_FIELD:
  case MT_BLOCK_LINK:
    append_name (out, "- **", block->name, ":** ");
    append_words (out, block->text);
    g_string_append_c (out, '\n');
    break;
  }
}

static void
append_blocks (GString *out, GPtrArray *blocks)
{
  gboolean in_list = FALSE;

  for (guint i = 0; i < blocks->len; i++) {
    const MtBlock *block = blocks->pdata[i];
    gboolean is_item = block->type == MT_BLOCK_FIELD || block->type == MT_BLOCK_LINK;

    if (in_list && !is_item)
      g_string_append_c (out, '\n');
    append_block (out, block);
    in_list = is_item;
  }
  if (in_list)
    g_string_append_c (out, '\n');
}

GBytes *
mt_markdown_render (MtDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) opening = mt_blocks_opening (document);
  g_autoptr (GPtrArray) closing = mt_blocks_closing (document);

  append_blocks (out, opening);
  for (guint number = 1; number <= mt_document_get_length (document); number++) {
    g_autoptr (GPtrArray) blocks = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    blocks = mt_blocks_of (document, number);
    append_blocks (out, blocks);
  }
  append_blocks (out, closing);
  if (out->len && g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
