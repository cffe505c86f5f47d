/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw-pdf draw N: N made-up entries as a PDF.  Prints what that took of the processor in ms, the
 * bytes of the file, and how much memory the program had at most in KiB.
 * draw-pdf html N OUT: writes the same as HTML, for other programs to draw.
 * draw-pdf opening N: prints how many ms passed until the first page was there.
 * draw-pdf cancel N: cancels it at ten moments, while it is drawn and while it gets a password, and
 * prints the most ms that passed until it had ended. */
#include "bench/made-up.h"
#include "core/share/share.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BEGIN_US (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)
#define MOMENTS 10

typedef struct {
  GCancellable *cancellable;
  gint64 wait, cancelled; /* µs */
} Canceller;

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static double
processor_ms (void)
{
  return (double)clock () * 1000 / CLOCKS_PER_SEC;
}

static long
most_memory_kib (void)
{
  static const char key[] = "VmHWM:";
  g_autofree char *status = NULL;

  g_assert (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  return strtol (strstr (status, key) + strlen (key), NULL, 10);
}

static void
draw (GPtrArray *entries)
{
  const MtShareOptions options = { .format = MT_FORMAT_PDF, .paper = MT_PAPER_A4 };
  double begun = processor_ms ();
  g_autoptr (GBytes) bytes = mt_share_render (entries, &options, NULL, NULL);
  double took = processor_ms () - begun;

  g_assert (bytes);
  printf ("%.1f %zu %ld\n", took, g_bytes_get_size (bytes), most_memory_kib ());
}

static void
write_html (GPtrArray *entries, const char *out)
{
  const MtShareOptions options = { .format = MT_FORMAT_HTML };
  g_autoptr (GBytes) bytes = mt_share_render (entries, &options, NULL, NULL);

  g_assert (bytes && g_file_set_contents (out, g_bytes_get_data (bytes, NULL),
                                          (gssize)g_bytes_get_size (bytes), NULL));
}

static void
open_first (GPtrArray *entries)
{
  const MtShareOptions options = { .format = MT_FORMAT_PDF, .paper = MT_PAPER_A4 };
  double begun = now_ms ();
  g_autoptr (GBytes) bytes = mt_share_render_opening (entries, &options, NULL, NULL);

  g_assert (bytes);
  printf ("%.1f\n", now_ms () - begun);
}

static gpointer
cancel_thread (gpointer data)
{
  Canceller *canceller = data;

  g_usleep ((gulong)canceller->wait);
  canceller->cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

/* ms from being cancelled after @wait ms to the end; 0: it had ended before. */
static double
cancel_after (GPtrArray *entries, double wait)
{
  const MtShareOptions options = { .format = MT_FORMAT_PDF, .password = "bakiso-dulano" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Canceller canceller = { cancellable, (gint64)(wait * 1000), 0 };
  GThread *thread = g_thread_new (NULL, cancel_thread, &canceller);
  g_autoptr (GBytes) bytes = mt_share_render (entries, &options, cancellable, NULL);
  gint64 ended = g_get_monotonic_time ();

  g_thread_join (thread);
  return bytes ? 0 : (double)(ended - canceller.cancelled) / 1000;
}

static void
cancel (GPtrArray *entries)
{
  const MtShareOptions options = { .format = MT_FORMAT_PDF, .password = "bakiso-dulano" };
  double begun = now_ms (), all, most = 0;
  g_autoptr (GBytes) bytes = mt_share_render (entries, &options, NULL, NULL);

  g_assert (bytes);
  all = now_ms () - begun;
  for (int i = 0; i < MOMENTS; i++) {
    double took = cancel_after (entries, all * (i + 0.5) / MOMENTS);

    most = MAX (most, took);
  }
  printf ("%.1f\n", most);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  if (argc < 3) {
    fputs ("usage: draw-pdf draw|opening|cancel N, or html N OUT\n", stderr);
    return 2;
  }
  setlocale (LC_ALL, "");
  for (guint i = 0; i < strtoul (argv[2], NULL, 10); i++)
    g_ptr_array_add (entries, made_up_entry (i, BEGIN_US));
  if (g_str_equal (argv[1], "draw"))
    draw (entries);
  else if (g_str_equal (argv[1], "html") && argc > 3)
    write_html (entries, argv[3]);
  else if (g_str_equal (argv[1], "opening"))
    open_first (entries);
  else
    cancel (entries);
  return 0;
}
