/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/page.h"

#include <pango/pango.h>

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define MEASURE 396.0 /* pt: about 72 letters at the size of the text */
#define TOP 68.0
#define BOTTOM 80.0
#define A4_WIDTH 595.276 /* 210 mm × 297 mm */
#define A4_HEIGHT 841.890
#define LETTER_WIDTH 612.0
#define LETTER_HEIGHT 792.0

#ifdef __GLIBC__

static gboolean
locale_has_letter (void)
{
  union {
    const char *string;
    unsigned int millimetres;
  } height = { .string = nl_langinfo (_NL_PAPER_HEIGHT) };

  return height.millimetres == 279;
}

#else

/* Without LC_PAPER: the countries whose paper glibc knows to be Letter. */
static gboolean
locale_has_letter (void)
{
  static const char *const regions[] = { "_US", "_CA", "_MX", "_PH", "_CL", "_CO", "_CR",
                                         "_GT", "_NI", "_PA", "_PR", "_SV", "_VE", NULL };
  const char *region = strchr (g_get_language_names ()[0], '_');

  for (gsize i = 0; region && regions[i]; i++)
    if (g_str_has_prefix (region, regions[i]))
      return TRUE;
  return FALSE;
}

#endif

static char *
find_language (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);
  char *language;

  if (!locale || g_str_equal (locale, "POSIX") || g_str_equal (locale, "C") ||
      g_str_has_prefix (locale, "C."))
    return g_strdup ("en");
  language = g_strdup (g_get_language_names ()[0]);
  language[strcspn (language, ".@")] = '\0';
  return g_strdelimit (language, "_", '-');
}

static gboolean
is_rtl (const char *language)
{
  int n_scripts = 0;
  const PangoScript *scripts =
      pango_language_get_scripts (pango_language_from_string (language), &n_scripts);

  if (!scripts || n_scripts == 0)
    return FALSE;
  switch ((GUnicodeScript)scripts[0]) {
  case G_UNICODE_SCRIPT_ARABIC:
  case G_UNICODE_SCRIPT_HEBREW:
  case G_UNICODE_SCRIPT_SYRIAC:
  case G_UNICODE_SCRIPT_THAANA:
  case G_UNICODE_SCRIPT_NKO:
  case G_UNICODE_SCRIPT_ADLAM:
  case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    return TRUE;
  default:
    return FALSE;
  }
}

void
mt_page_init (MtPage *self, MtPaper paper)
{
  gboolean is_letter = paper == MT_PAPER_LOCALE ? locale_has_letter () : paper == MT_PAPER_LETTER;
  double width = is_letter ? LETTER_WIDTH : A4_WIDTH;
  double height = is_letter ? LETTER_HEIGHT : A4_HEIGHT;
  double margin = (width - MEASURE) / 2;

  *self = (MtPage){ width, height, margin, width - margin, TOP, height - BOTTOM, FALSE, NULL };
  self->language = find_language ();
  self->is_rtl = is_rtl (self->language);
}

void
mt_page_clear (MtPage *self)
{
  g_clear_pointer (&self->language, g_free);
}
