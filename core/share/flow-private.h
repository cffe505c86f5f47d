/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/share/flow.h"
#include "core/share/row.h"

G_BEGIN_DECLS

/* Between flow.c, which lets blocks follow each other, and heading.c, which draws what stands over
 * them. */

struct _MtFlow {
  MtSheet *sheet;
  GCancellable *cancellable;

  /* Headings that wait; their words are in the layout of their style. */
  gboolean waiting[MT_N_STYLES];
  double heights[MT_N_STYLES];
  char *section;
  guint number;
  gboolean is_linked;

  int outline;                  /* what entries of the outline are added below */
  gboolean in_section, in_list; /* tags that are open */
  MtBlockType last;             /* what was drawn last */
  GArray *lines, *number_lines;
  MtRow row;
  const MtBlock *course; /* whose course is being drawn */
};

/* Points of space before a line of @style, none at the top of a page, and after it. */
double mt_flow_space_before (MtStyle style);
double mt_flow_space_after (MtStyle style);

double mt_flow_column_width (MtFlow *self);

/* Ends the element @tag where it is open. */
void mt_flow_close_tag (MtFlow *self, gboolean *is_open, const char *tag);

/* A heading waits until something follows that is no heading below it. */
void mt_flow_hold (MtFlow *self, MtStyle style, const char *words);
/* The same for a block that is a heading. */
void mt_flow_hold_heading (MtFlow *self, const MtBlock *block);

/* How high the headings are that wait. */
double mt_flow_measure_headings (MtFlow *self);

G_END_DECLS
