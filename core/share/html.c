/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/html.h"

#include "core/share/block.h"
#include "core/share/page.h"

#include <glib/gi18n.h>

#include <string.h>

static const char style[] =
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0; font: 1.0625rem/1.5 Cantarell, \"Adwaita Sans\", \"Noto Sans\", sans-serif; "
    "color: #1d1b22; background: #fff; overflow-wrap: break-word; }\n"
    "main { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }\n"
    "h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }\n"
    "h2 { font-size: 1.125rem; margin: 2.5rem 0 0; padding-bottom: .25rem; border-bottom: 1px "
    "solid "
    "#c9c6cf; }\n"
    "h3 { font-size: 1rem; font-weight: normal; color: #5d5965; margin: 1.5rem 0 .25rem; }\n"
    "h3 strong { color: #1d1b22; }\n"
    "h4, dt { font-size: .875rem; font-weight: normal; color: #5d5965; margin: 1rem 0 .125rem; }\n"
    "p, dd { margin: 0 0 .5rem; white-space: pre-wrap; }\n"
    "dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; column-gap: 1rem; "
    "margin: .25rem 0; }\n"
    "dt { margin: 0; max-width: 12rem; line-height: 1.8; }\n"
    "dd { margin: 0; }\n"
    ".count { color: #5d5965; }\n"
    ".bar { white-space: nowrap; }\n"
    "a { color: inherit; }\n"
    "@media (max-width: 30rem) { dl { display: block; } dt { margin-top: .5rem; } }\n"
    "@media (prefers-color-scheme: dark) { body { color: #eceaf0; background: #1d1b22; } h3 strong "
    "{ "
    "color: #eceaf0; } h3, h4, dt, .count { color: #b3afbb; } h2 { border-color: #4a4652; } }\n"
    "@media print { body { font-size: 10.5pt; color: #000; background: #fff; } main { max-width: "
    "none; "
    "padding: 0; } h1, h2, h3, h4, dt { break-after: avoid; color: #000; } h3 strong { color: "
    "#000; } "
    "h2 { border-color: #999; } p, dd { orphans: 2; widows: 2; } a { text-decoration: none; } }\n"
    "@page { margin: 2cm; }\n";

typedef struct {
  GString *out;
  gboolean in_section, in_article, in_list;
} Page;

/* ---- Text ---- */

/* How many bytes the run of blocks at @text has. */
static gsize
length_of_run (const char *text)
{
  const char *at = text;

  while (strncmp (at, MT_SHARE_BLOCK, strlen (MT_SHARE_BLOCK)) == 0)
    at += strlen (MT_SHARE_BLOCK);
  return (gsize)(at - text);
}

static void
append_escaped (GString *out, char c)
{
  switch (c) {
  case '&':
    g_string_append (out, "&amp;");
    break;
  case '<':
    g_string_append (out, "&lt;");
    break;
  case '>':
    g_string_append (out, "&gt;");
    break;
  case '"':
    g_string_append (out, "&quot;");
    break;
  case '\'':
    g_string_append (out, "&#39;");
    break;
  default:
    g_string_append_c (out, c);
  }
}

/* Without the line end there may be at @length. */
static void
append_text (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length;) {
    gsize run = length_of_run (text + i);

    if (run == strlen (MT_SHARE_BAR)) {
      g_string_append (out, "<span class=\"bar\" role=\"img\" aria-label=\"");
      /* Translators: read out where something was hidden. */
      for (const char *at = C_ ("in place of words", "hidden"); *at; at++)
        append_escaped (out, *at);
      g_string_append (out, "\">" MT_SHARE_BAR "</span>");
    } else if (run) {
      g_string_append_len (out, text + i, (gssize)run);
    } else {
      append_escaped (out, text[i]);
    }
    i += MAX (run, 1);
  }
}

static void
append_words (GString *out, const char *words)
{
  append_text (out, words, strlen (words));
}

static gboolean
is_blank (const char *line, gsize length)
{
  return strspn (line, " \t") >= length;
}

/* Paragraphs are what blank lines part. */
static void
append_paragraphs (GString *out, const char *text)
{
  gboolean in_paragraph = FALSE;

  while (*text) {
    gsize length = strcspn (text, "\n");

    if (!is_blank (text, length)) {
      g_string_append (out, in_paragraph ? "<br>" : "<p dir=\"auto\">");
      append_text (out, text, length);
      in_paragraph = TRUE;
    } else if (in_paragraph) {
      g_string_append (out, "</p>\n");
      in_paragraph = FALSE;
    }
    text += length + (text[length] == '\n');
  }
  if (in_paragraph)
    g_string_append (out, "</p>\n");
}

/* ---- Blocks ---- */

static void
append_element (GString *out, const char *name, const char *attributes, const char *words)
{
  g_string_append_printf (out, "<%s%s>", name, attributes);
  append_words (out, words);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
end (Page *page, gboolean *is_open, const char *name)
{
  if (*is_open)
    g_string_append_printf (page->out, "</%s>\n", name);
  *is_open = FALSE;
}

static void
end_article (Page *page)
{
  end (page, &page->in_list, "dl");
  end (page, &page->in_article, "article");
}

static void
end_section (Page *page)
{
  end_article (page);
  end (page, &page->in_section, "section");
}

static void
begin_section (Page *page, const MtBlock *block)
{
  end_section (page);
  g_string_append (page->out, "<section>\n");
  page->in_section = TRUE;
  append_element (page->out, "h2", " dir=\"auto\"", block->text);
}

static void
begin_article (Page *page, const MtBlock *block)
{
  const char *rest[] = { block->text, block->state };
  GString *out = page->out;

  end_article (page);
  page->in_article = TRUE;
  g_string_append_printf (out, "<article id=\"e%u\">\n<h3>%u · ", block->number, block->number);
  append_words (out, block->when);
  if (block->name) {
    g_string_append (out, " · <strong><bdi>");
    append_words (out, block->name);
    g_string_append (out, "</bdi></strong>");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (rest); i++)
    if (rest[i]) {
      g_string_append (out, " · <bdi>");
      append_words (out, rest[i]);
      g_string_append (out, "</bdi>");
    }
  g_string_append (out, "</h3>\n");
}

static void
append_item (Page *page, const MtBlock *block)
{
  if (!page->in_list)
    g_string_append (page->out, "<dl>\n");
  page->in_list = TRUE;
  append_element (page->out, "dt", " dir=\"auto\"", block->name);
  if (block->type == MT_BLOCK_LINK) {
    g_string_append_printf (page->out, "<dd><a href=\"#e%u\">", block->number);
    append_words (page->out, block->text);
    g_string_append (page->out, "</a></dd>\n");
  } else {
    append_element (page->out, "dd", " dir=\"auto\"", block->text);
  }
}

static void
append_block (Page *page, const MtBlock *block)
{
  switch (block->type) {
  case MT_BLOCK_TITLE:
  case MT_BLOCK_CARD:
    append_element (page->out, "h1", "", block->text);
    break;
  case MT_BLOCK_COUNT:
    append_element (page->out, "p", " class=\"count\"", block->text);
    break;
  case MT_BLOCK_PART:
  case MT_BLOCK_SECTION:
  case MT_BLOCK_DAY:
    begin_section (page, block);
    break;
  case MT_BLOCK_ENTRY:
    begin_article (page, block);
    break;
  case MT_BLOCK_TEXT:
    end (page, &page->in_list, "dl");
    if (block->name)
      append_element (page->out, page->in_article ? "h4" : "h3", " dir=\"auto\"", block->name);
    append_paragraphs (page->out, block->text);
    break;
  case MT_BLOCK_FIELD:
  case MT_BLOCK_LINK:
    append_item (page, block);
    break;
  }
}

static void
append_blocks (Page *page, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    append_block (page, blocks->pdata[i]);
}

static void
append_head (GString *out)
{
  g_auto (MtPage) paper = { 0 }; /* of which the language is taken */

  mt_page_init (&paper, MT_PAPER_A4);
  g_string_append (out, "<!DOCTYPE html>\n<html lang=\"");
  append_words (out, paper.language);
  g_string_append_printf (
      out,
      "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
      paper.is_rtl ? "rtl" : "ltr");
  append_words (out, _ ("Notes"));
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

GBytes *
mt_html_render (MtDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) opening = mt_blocks_opening (document);
  g_autoptr (GPtrArray) closing = mt_blocks_closing (document);
  Page page = { .out = out };

  append_head (out);
  append_blocks (&page, opening);
  for (guint number = 1; number <= mt_document_get_length (document); number++) {
    g_autoptr (GPtrArray) blocks = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    blocks = mt_blocks_of (document, number);
    append_blocks (&page, blocks);
  }
  append_blocks (&page, closing);
  end_section (&page);
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
