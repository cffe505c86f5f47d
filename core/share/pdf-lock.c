/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/pdf-lock.h"

#include "core/error.h"

#include <qpdf/qpdf-c.h>
#include <sodium.h>

#include <stdlib.h>
#include <string.h>

#define OWNER_BYTES 32 /* random: nobody knows it */
#define LOOK_US (20 * G_TIME_SPAN_MILLISECOND)

/* qpdf cannot be told to stop.  It works on a thread of its own, which is left alone with its
 * result where nobody wants that any more. */
typedef struct {
  GBytes *plain;
  char *password;
  GMutex mutex;
  GCond ended;
  gboolean is_over; /* with the mutex */
  GBytes *locked;   /* NULL: it failed */
  int percent;      /* atomic */
} Work;

/* How many are at work, given up or not. */
static GMutex count_mutex;
static GCond count_changed;
static guint n_working; /* with the mutex */

/* A library that is being taken apart must not be at work: the program ends when they have. */
static void
wait_for_all (void)
{
  g_mutex_lock (&count_mutex);
  while (n_working > 0)
    g_cond_wait (&count_changed, &count_mutex);
  g_mutex_unlock (&count_mutex);
}

/* What a library makes on its first use is taken apart before what was asked for earlier is done:
 * so all of that is made first, by giving a password to nothing. */
static void
make_ready (void)
{
  qpdf_data pdf = qpdf_init ();

  if (!((qpdf_empty_pdf (pdf) | qpdf_init_write_memory (pdf)) & QPDF_ERRORS)) {
    qpdf_set_r6_encryption_parameters2 (pdf, "", "", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                        QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
    qpdf_write (pdf);
  }
  qpdf_cleanup (&pdf);
  atexit (wait_for_all);
}

static void
count (gboolean begins)
{
  g_mutex_lock (&count_mutex);
  if (begins)
    n_working++;
  else
    n_working--;
  g_cond_signal (&count_changed);
  g_mutex_unlock (&count_mutex);
}

static void
work_clear (Work *work)
{
  g_bytes_unref (work->plain);
  sodium_memzero (work->password, strlen (work->password));
  g_free (work->password);
  g_clear_pointer (&work->locked, g_bytes_unref);
  g_mutex_clear (&work->mutex);
  g_cond_clear (&work->ended);
}

static void
note_percent (int percent, void *data)
{
  g_atomic_int_set (&((Work *)data)->percent, percent);
}

static GBytes *
write_locked (qpdf_data pdf, Work *work, const char *owner)
{
  gsize size;
  const char *plain = g_bytes_get_data (work->plain, &size);

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if (qpdf_read_memory (pdf, "notes", plain, size, NULL) & QPDF_ERRORS ||
      qpdf_init_write_memory (pdf) & QPDF_ERRORS)
    return NULL;
  /* Whoever may read it may do all else: what readers are told not to do protects nobody. */
  qpdf_set_r6_encryption_parameters2 (pdf, work->password, owner, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                      QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_register_progress_reporter (pdf, note_percent, work);
  if (qpdf_write (pdf) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

static void
lock (Work *work)
{
  qpdf_data pdf = qpdf_init ();
  guchar random[OWNER_BYTES];
  char owner[2 * OWNER_BYTES + 1];

  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
  randombytes_buf (random, sizeof random);
  sodium_bin2hex (owner, sizeof owner, random, sizeof random);
  work->locked = write_locked (pdf, work, owner);
  sodium_memzero (random, sizeof random);
  sodium_memzero (owner, sizeof owner);
  qpdf_cleanup (&pdf);
}

static gpointer
work_thread (gpointer data)
{
  Work *work = data;

  lock (work);
  g_mutex_lock (&work->mutex);
  work->is_over = TRUE;
  g_cond_signal (&work->ended);
  g_mutex_unlock (&work->mutex);
  g_atomic_rc_box_release_full (work, (GDestroyNotify)work_clear);
  count (FALSE);
  return NULL;
}

static guint
steps_done (Work *work, const MtPace *pace, guint done)
{
  return done +
         (guint)((guint64)(pace->total - done) * (guint)g_atomic_int_get (&work->percent) / 100);
}

/* FALSE: cancelled. */
static gboolean
wait_for (Work *work, MtPace *pace, guint done)
{
  gboolean go_on;

  g_mutex_lock (&work->mutex);
  while ((go_on = mt_pace_step (pace, steps_done (work, pace, done))) && !work->is_over)
    g_cond_wait_until (&work->ended, &work->mutex, g_get_monotonic_time () + LOOK_US);
  g_mutex_unlock (&work->mutex);
  return go_on;
}

GBytes *
mt_pdf_lock (GBytes *plain, const char *password, MtPace *pace, guint done, GError **error)
{
  static gsize is_ready;
  Work *work = g_atomic_rc_box_new0 (Work);
  GBytes *locked = NULL;

  if (g_once_init_enter (&is_ready)) {
    make_ready ();
    g_once_init_leave (&is_ready, 1);
  }
  g_mutex_init (&work->mutex);
  g_cond_init (&work->ended);
  work->plain = g_bytes_ref (plain);
  work->password = g_strdup (password);
  count (TRUE);
  g_thread_unref (g_thread_new ("lock-pdf", work_thread, g_atomic_rc_box_acquire (work)));
  if (wait_for (work, pace, done)) {
    locked = g_steal_pointer (&work->locked);
    if (!locked) /* what qpdf says could quote the document */
      g_set_error_literal (error, MT_ERROR, MT_ERROR_STORAGE, "cannot lock the PDF");
  } else {
    g_cancellable_set_error_if_cancelled (pace->cancellable, error);
  }
  g_atomic_rc_box_release_full (work, (GDestroyNotify)work_clear);
  return locked;
}
