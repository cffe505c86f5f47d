/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Telephone numbers in what a person wrote.  It would rather miss one than take a date, a year, a
 * time, a price or a house number for one.  Pure functions: any thread. */

/* The fewest digits of a number where any text may be, and where numbers are expected. */
#define MT_NUMBERS_ANYWHERE 7
#define MT_NUMBERS_EXPECTED 3

typedef struct {
  char *shown; /* as it was written */
  char *dial;  /* ASCII digits, a plus before them where there was one */
} MtNumber;

/* Those of @fewest digits or more in @line, in their order: an owned array of MtNumber, empty where
 * there is none. */
GPtrArray *mt_numbers_find (const char *line, guint fewest);

G_END_DECLS
