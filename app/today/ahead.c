/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/ahead.h"

#include "app/session/gather.h"
#include "app/session/task.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/kind.h"

#include <glib/gi18n.h>

#define SHOWN 4     /* of what is to be brought; Session has all */
#define GATHERED 60 /* of those that are open, as many are looked through */
#define SESSIONS 60 /* planned ones that are looked through for the next */

struct _MtAhead {
  AdwBin parent_instance;

  MtJournal *journal;
  GCancellable *cancellable; /* of the reading that is going on */
  guint n_pending;           /* answers it waits for */
  GPtrArray *to_bring;       /* MtEntry: what it has found so far */
  MtEntry *next;             /* the next session */
  gboolean anything;         /* something was written */
  char *shown;               /* what is on the screen, so that nothing is moved without need */

  GtkWidget *empty;
  GtkWidget *session_group;
  AdwActionRow *session;
  GtkWidget *bring_group;
  GtkListBox *bring;
};

G_DEFINE_FINAL_TYPE (MtAhead, mt_ahead, ADW_TYPE_BIN)

/* ---- Showing ---- */

static GtkWidget *
make_row (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = mt_say_entry (entry);
  g_autofree char *origin = mt_say_entry_origin (entry, mt_say_today ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (kind)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (kind->icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", mt_entry_get_id (entry));
  return row;
}

static GtkWidget *
make_rest (void)
{
  GtkWidget *row = adw_button_row_new ();

  /* Translators: a row after the first things to bring; it leads to the place where all are. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("All There Is to Bring"));
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (row), "go-next-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "session");
  return row;
}

static void
show_session (MtAhead *self)
{
  g_autofree char *when = NULL;

  gtk_widget_set_visible (self->session_group, self->next != NULL);
  if (!self->next)
    return;
  when = mt_say_moment (mt_entry_get_moment (self->next), mt_say_today ());
  adw_action_row_set_subtitle (self->session, when);
}

static char *
describe (MtAhead *self)
{
  GString *all = g_string_new (NULL);

  g_string_append_printf (all, "%d", mt_say_today ());
  for (guint i = 0; i < self->to_bring->len; i++) {
    MtEntry *entry = self->to_bring->pdata[i];
    g_autofree char *line = mt_say_entry (entry);

    g_string_append_printf (all, "\n%s %d %s", mt_entry_get_id (entry), mt_entry_get_day (entry),
                            line);
  }
  return g_string_free_and_steal (all);
}

static void
show (MtAhead *self)
{
  g_autofree char *now = describe (self);

  gtk_widget_set_visible (self->empty, !self->anything);
  show_session (self);
  gtk_widget_set_visible (self->bring_group, self->to_bring->len > 0);
  if (g_strcmp0 (self->shown, now) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  gtk_list_box_remove_all (self->bring);
  for (guint i = 0; i < MIN (self->to_bring->len, SHOWN); i++)
    gtk_list_box_append (self->bring, make_row (self->to_bring->pdata[i]));
  if (self->to_bring->len > SHOWN)
    gtk_list_box_append (self->bring, make_rest ());
}

/* ---- Reading ---- */

/* One question to the journal, and what to do with its answer. */
typedef struct {
  MtAhead *self;
  GCancellable *cancellable;
  void (*take) (MtAhead *self, MtEntry *entry);
} Question;

static void
take_to_bring (MtAhead *self, MtEntry *entry)
{
  for (guint i = 0; i < self->to_bring->len; i++)
    if (g_str_equal (mt_entry_get_id (self->to_bring->pdata[i]), mt_entry_get_id (entry)))
      return;
  g_ptr_array_add (self->to_bring, g_object_ref (entry));
}

/* What is still to be tried stands above, in a list of its own. */
static void
take_gathered (MtAhead *self, MtEntry *entry)
{
  if (!mt_task_is_waiting (entry))
    take_to_bring (self, entry);
}

/* They come newest first: the last that is not over is the next. */
static void
take_session (MtAhead *self, MtEntry *entry)
{
  g_set_object (&self->next, entry);
}

static void
take_anything (MtAhead *self, MtEntry *entry)
{
  self->anything = TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (MtAhead) self = question->self;
  g_autoptr (GCancellable) cancellable = question->cancellable;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);

  /* What cannot be read now is read at the next change; a person meets the error where they act. */
  if (cancellable != self->cancellable || g_cancellable_is_cancelled (cancellable))
    return;
  for (guint i = 0; entries && i < entries->len; i++)
    question->take (self, entries->pdata[i]);
  if (--self->n_pending == 0)
    show (self);
}

static void
ask (MtAhead *self,
     const MtFilter *filter,
     guint limit,
     void (*take) (MtAhead *self, MtEntry *entry))
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->cancellable = g_object_ref (self->cancellable);
  question->take = take;
  self->n_pending++;
  mt_journal_list (self->journal, filter, MT_KEY_NONE, limit, self->cancellable, listed_cb,
                   question);
}

/* Questions that wait for an answer, and sessions that are to come. */
static void
ask_about (MtAhead *self, const MtKind *kind)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind->id;
  if (kind->gather) {
    filter.state = (char *)kind->gather;
    ask (self, &filter, GATHERED, take_gathered);
  }
  if (kind == mt_gather_session_kind ()) {
    filter.state = (char *)mt_gather_state_planned ();
    filter.from = mt_say_today ();
    ask (self, &filter, SESSIONS, take_session);
  }
}

void
mt_ahead_refresh (MtAhead *self)
{
  MtFilter flagged = MT_FILTER_ALL;
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  g_return_if_fail (MT_IS_AHEAD (self));
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_pending = 0;
  g_ptr_array_set_size (self->to_bring, 0);
  g_clear_object (&self->next);
  self->anything = FALSE;
  flagged.flagged = TRUE;
  ask (self, &flagged, SHOWN + 1, take_to_bring);
  for (gsize i = 0; i < n_kinds; i++)
    ask_about (self, &kinds[i]);
  ask (self, &MT_FILTER_ALL, 1, take_anything);
}

/* ---- The widget ---- */

static void
mt_ahead_dispose (GObject *object)
{
  MtAhead *self = MT_AHEAD (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_AHEAD);
  g_clear_object (&self->journal);
  g_clear_object (&self->next);
  G_OBJECT_CLASS (mt_ahead_parent_class)->dispose (object);
}

static void
mt_ahead_finalize (GObject *object)
{
  MtAhead *self = MT_AHEAD (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->to_bring);
  g_free (self->shown);
  G_OBJECT_CLASS (mt_ahead_parent_class)->finalize (object);
}

static void
mt_ahead_class_init (MtAheadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_ahead_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_ahead_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/today/ahead.ui");
  gtk_widget_class_bind_template_child (widget_class, MtAhead, empty);
  gtk_widget_class_bind_template_child (widget_class, MtAhead, session_group);
  gtk_widget_class_bind_template_child (widget_class, MtAhead, session);
  gtk_widget_class_bind_template_child (widget_class, MtAhead, bring_group);
  gtk_widget_class_bind_template_child (widget_class, MtAhead, bring);
}

static void
mt_ahead_init (MtAhead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->to_bring = g_ptr_array_new_with_free_func (g_object_unref);
}

MtAhead *
mt_ahead_new (MtJournal *journal)
{
  MtAhead *self = g_object_new (MT_TYPE_AHEAD, NULL);

  self->journal = g_object_ref (journal);
  return self;
}
