/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>
#include <time.h>

/* Milliseconds on a clock that nobody sets. */
static inline double
clock_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* Milliseconds of processor time this process has had, all its threads together. */
static inline double
clock_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

/* Does @step @n times, and tells what each took: "NAME ms ms …", and "NAME-cpu ms", the mean. */
typedef void (*ClockStep) (guint number, gpointer data);

static inline void
clock_tell (const char *name, guint n, ClockStep step, gpointer data)
{
  double cpu = clock_cpu_ms ();

  printf ("%s", name);
  for (guint i = 0; i < n; i++) {
    double since = clock_ms ();

    step (i, data);
    printf (" %.3f", clock_ms () - since);
  }
  printf ("\n%s-cpu %.3f\n", name, (clock_cpu_ms () - cpu) / n);
}
