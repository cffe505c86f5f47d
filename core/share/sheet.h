/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/page.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Where the document is drawn: one page after the other, one line after the other. */

typedef enum {
  MT_STYLE_TITLE,
  MT_STYLE_COVER,
  MT_STYLE_CARD,
  MT_STYLE_COUNT,
  MT_STYLE_SECTION,
  MT_STYLE_PART,
  MT_STYLE_ENTRY,
  MT_STYLE_NUMBER,
  MT_STYLE_LABEL,
  MT_STYLE_TEXT,
  MT_STYLE_FOOTER,
  MT_N_STYLES,
} MtStyle;

typedef struct {
  PangoLayoutLine *line; /* of the layout of its style, until that has other text */
  MtStyle style;
  double x, width;     /* pt; x from the left of the layout */
  double advance;      /* to the next line */
  double baseline;     /* from where the line begins */
  double above, below; /* how far the ink goes from the baseline */
  int start;           /* byte in the text of the layout */
  gboolean is_blank;
} MtLine;

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cr;
  const MtPage *page;
  PangoFontMap *fonts;
  PangoLayout *layouts[MT_N_STYLES];
  double baselines[MT_N_STYLES];                      /* of a line, from where it begins */
  double ascents[MT_N_STYLES], descents[MT_N_STYLES]; /* of its font */
  PangoAttrList *plain;                               /* what holds for all text */
  GArray *rules;                                      /* double: y of those of this page */
  double y;                                           /* where the next line begins */
  guint n_pages;                                      /* the page that is being drawn */
  gboolean opening;                                   /* there is to be one page */
  char *running; /* what the foot of a page says before its number; or NULL; owned */
  gboolean bare; /* there is nothing at the foot of this page */
} MtSheet;

/* Draws on @surface, a PDF surface of the size of @page.  @opening: only the first page; on those
 * that follow nothing is drawn. */
MtSheet *mt_sheet_new (cairo_surface_t *surface, const MtPage *page, gboolean opening);
void mt_sheet_free (MtSheet *self);

/* Lays out @text in lines of @width points and adds them to @lines (MtLine), which is emptied
 * first.  Returns how high they are.  Lines of one style are equally far apart whatever scripts
 * they are in; only where glyphs would touch do they give way. */
double mt_sheet_lay_out (
    MtSheet *self, MtStyle style, const char *text, gssize length, double width, GArray *lines);

/* The same with attributes of its own. */
double mt_sheet_lay_out_in (MtSheet *self,
                            MtStyle style,
                            const char *text,
                            gssize length,
                            PangoAttrList *attributes,
                            double width,
                            GArray *lines);

/* The same for the text that was laid out in @style last. */
double mt_sheet_read_lines (MtSheet *self, MtStyle style, GArray *lines);

/* Sets the direction of all paragraphs of @style that are laid out from now on; neutral: each one's
 * own, by its first letter. */
void mt_sheet_set_direction (MtSheet *self, MtStyle style, PangoDirection direction);

gboolean mt_sheet_is_at_top (MtSheet *self);
gboolean mt_sheet_has_room (MtSheet *self, double height);

/* Leaves @height free, unless the page has only just begun. */
void mt_sheet_skip (MtSheet *self, double height);

/* Goes on to the next page. */
void mt_sheet_turn (MtSheet *self);

/* Ends the last page. */
void mt_sheet_end (MtSheet *self);

/* Whether nothing more would be seen. */
gboolean mt_sheet_is_full (MtSheet *self);

/* Draws @line with its left end at @x, y points from the top of the page. */
void mt_sheet_draw (MtSheet *self, const MtLine *line, double x, double y);

/* Draws a picture that belongs to what was written last, @height points high, from where the sheet
 * is; there is room for it.  It is outside of all elements: its words stand above it. */
typedef void (*MtSheetPicture) (cairo_t *cr, double x, double y, double width, gpointer data);
void mt_sheet_draw_picture (MtSheet *self, double height, MtSheetPicture draw, gpointer data);

/* Notes a rule @below points under where the sheet is. */
void mt_sheet_rule (MtSheet *self, double below);

/* Draws @lines under each other, at the side where the reader begins, from where the sheet is;
 * turns the page where one has no room. */
void mt_sheet_draw_column (MtSheet *self, GArray *lines);

G_END_DECLS
