/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/worker.h"

#include "core/process.h"

struct _MtWorker {
  GThreadPool *pool; /* of one thread: a queue */
};

typedef struct {
  MtJob job;
  gpointer result;
  GError *error;
} Work;

static void
work_free (Work *work)
{
  if (work->job.input && work->job.free_input)
    work->job.free_input (work->job.input);
  if (work->result && work->job.free_result)
    work->job.free_result (work->result);
  g_clear_error (&work->error);
  g_free (work);
}

/* Back on the thread that asked: tasks, and what they keep alive, die only there. */
static gboolean
finish (gpointer data)
{
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);

  if (work->error)
    g_task_return_error (task, g_steal_pointer (&work->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&work->result), work->job.free_result);
  return G_SOURCE_REMOVE;
}

/* A source rather than g_main_context_invoke (): that would run the callback here, where the
 * context happens to be idle. */
static void
run (gpointer data, gpointer user_data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GSource) done = g_idle_source_new ();

  if (!g_cancellable_set_error_if_cancelled (cancellable, &work->error))
    work->result = work->job.run (work->job.context, work->job.input, cancellable, &work->error);
  mt_process_forget_stack (); /* this thread may not return for as long as the program runs */
  g_assert (work->result != NULL || work->error != NULL);
  g_source_set_priority (done, G_PRIORITY_DEFAULT);
  g_source_set_callback (done, finish, task, NULL);
  g_source_attach (done, g_task_get_context (task));
}

MtWorker *
mt_worker_new (void)
{
  MtWorker *self = g_new0 (MtWorker, 1);

  self->pool = g_thread_pool_new (run, NULL, 1, TRUE, NULL);
  return self;
}

void
mt_worker_free (MtWorker *self)
{
  if (!self)
    return;
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self);
}

void
mt_worker_submit (MtWorker *self, GTask *task, MtJob job)
{
  Work *work = g_new0 (Work, 1);

  work->job = job;
  /* A write that happened must not answer "cancelled": only what has a cancellable can. */
  g_task_set_check_cancellable (task, g_task_get_cancellable (task) != NULL);
  g_task_set_task_data (task, work, (GDestroyNotify)work_free);
  g_thread_pool_push (self->pool, task, NULL);
}
