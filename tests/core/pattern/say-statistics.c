/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computes what the lines of standard input ask for and prints it as JSON, a line each; what it
 * says is compared with scipy's answers by test-statistics.py.
 *
 *   quantile P VALUE…      student P FREEDOM      beta X A B      difference CONFIDENCE VALUE… /
 * VALUE… */
#include "core/pattern/spread.h"
#include "core/pattern/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double
next (char **words, int *i)
{
  return g_ascii_strtod (words[(*i)++], NULL);
}

static void
print (int n, const double *values)
{
  for (int i = 0; i < n; i++) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    printf ("%s%s", i > 0 ? ", " : "[", g_ascii_dtostr (buffer, sizeof buffer, values[i]));
  }
  puts ("]");
}

static void
say_quantile (char **words)
{
  MtTally tally = { 0 };
  int i = 1;
  double p = next (words, &i);

  while (words[i])
    mt_tally_add (&tally, (int)next (words, &i));
  print (2, (double[]){ mt_tally_quantile (&tally, p), mt_tally_mean (&tally) });
}

static void
say_difference (char **words)
{
  MtSpread one = { 0 }, other = { 0 }, *side = &one;
  MtDifference found;
  int i = 1;
  double confidence = next (words, &i);

  for (; words[i]; i++)
    if (g_str_equal (words[i], "/"))
      side = &other;
    else
      mt_spread_add (side, g_ascii_strtod (words[i], NULL));
  if (mt_difference_of (&one, &other, confidence, &found))
    print (4, (double[]){ found.difference, found.low, found.high, found.freedom });
  else
    puts ("null");
}

int
main (void)
{
  char line[65536];

  while (fgets (line, sizeof line, stdin)) {
    g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", -1);
    int i = 1;

    if (g_str_equal (words[0], "quantile")) {
      say_quantile (words);
    } else if (g_str_equal (words[0], "difference")) {
      say_difference (words);
    } else if (g_str_equal (words[0], "student")) {
      double p = next (words, &i), freedom = next (words, &i);

      print (1, (double[]){ mt_student_quantile (p, freedom) });
    } else {
      double x = next (words, &i), a = next (words, &i), b = next (words, &i);

      print (1, (double[]){ mt_incomplete_beta (x, a, b) });
    }
  }
  return EXIT_SUCCESS;
}
