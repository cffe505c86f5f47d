/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A thread that does jobs one after the other, in the order asked; answers come back on the thread
 * that asked, in its main context. */
typedef struct _MtWorker MtWorker;

MtWorker *mt_worker_new (void);

/* Does all jobs asked for so far, then ends.  Blocks. */
void mt_worker_free (MtWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtWorker, mt_worker_free)

/* Runs on the worker: sees @context and @input and no live object of another thread.  Returns a
 * result, or NULL with @error.  Results that are only "done" are MT_WORKER_DONE. */
typedef gpointer (*MtJobFunc) (gpointer context,
                               gpointer input,
                               GCancellable *cancellable,
                               GError **error);
#define MT_WORKER_DONE GINT_TO_POINTER (TRUE)

typedef struct {
  MtJobFunc run;
  gpointer context;           /* the worker's, not owned */
  gpointer input;             /* the job's own */
  GDestroyNotify free_input;  /* or NULL */
  GDestroyNotify free_result; /* or NULL: a result no one takes is just dropped */
} MtJob;

/* Queues @job; @task (taken over) returns its result.  A job of a cancellable task that was
 * cancelled while it waited is not run. */
void mt_worker_submit (MtWorker *self, GTask *task, MtJob job);

G_END_DECLS
