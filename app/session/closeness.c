/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/closeness.h"

#include "app/editor/delete-entry.h"
#include "app/prompts/goals.h"
#include "app/session/linked.h"
#include "app/widgets/course.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-time.h"
#include "app/widgets/span.h"
#include "core/kinds/ids.h"

#include <math.h>

#define ROLE "goal"
#define FIELD "closeness"
#define MOST_ENTRIES 1000
#define REFRESH_AFTER_MS 100 /* many changes at a time are one */

struct _MtCloseness {
  AdwBin parent_instance;

  MtDrafts *drafts;
  char *goal;     /* id */
  MtDraft *draft; /* of today's look; NULL until there is one */
  GCancellable *reading;
  guint refresh; /* source id */

  MtCourse *course;
  GtkLabel *latest;
  GtkWidget *ask;
  GtkWidget *today; /* what the button brings */
  MtSpan *span;
  GtkWidget *words_list;
  GtkEditable *words;
};

G_DEFINE_FINAL_TYPE (MtCloseness, mt_closeness, ADW_TYPE_BIN)

/* ---- Over time ---- */

static double
number_of (MtEntry *look)
{
  const GPtrArray *values = mt_entry_get_values (look);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (g_str_equal (value->field, FIELD))
      return value->number;
  }
  return NAN;
}

static void
show_latest (MtCloseness *self, MtEntry *look)
{
  g_autofree char *day = NULL, *line = NULL;
  double step = look ? number_of (look) : NAN;

  gtk_widget_set_visible (GTK_WIDGET (self->latest), !isnan (step));
  if (isnan (step))
    return;
  day = mt_say_day (mt_entry_get_day (look), mt_say_today ());
  /* Translators: a day, and how close a goal felt then: “Yesterday: 6 of 10”. */
  line = g_strdup_printf (_ ("%s: %g of 10"), day, step);
  if (*mt_entry_get_text (look)) {
    g_autofree char *whole = g_strdup_printf ("%s\n%s", line, mt_entry_get_text (look));

    gtk_label_set_label (self->latest, whole);
  } else {
    gtk_label_set_label (self->latest, line);
  }
}

/* @entries: newest first. */
static void
show_course (MtCloseness *self, GPtrArray *entries)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (MtCoursePoint));
  g_autofree char *rests_on = NULL;
  MtEntry *latest = NULL;

  for (guint i = entries->len; i > 0; i--) {
    MtEntry *look = entries->pdata[i - 1];
    MtCoursePoint point = { mt_entry_get_moment (look), number_of (look), mt_entry_get_id (look) };

    if (!mt_links_to (look, ROLE, self->goal) || isnan (point.value))
      continue;
    g_array_append_val (points, point);
    latest = look;
  }
  rests_on = g_strdup_printf (MT_PROMPT_GOAL_LOOKS (points->len), points->len);
  mt_course_show (self->course, (const MtCoursePoint *)points->data, points->len, rests_on);
  show_latest (self, latest);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCloseness) self = data;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);

  if (entries && self->drafts) /* else it is read at the next change */
    show_course (self, entries);
}

static void
read_looks (MtCloseness *self)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)MT_KIND_GOAL_REVIEW;
  mt_journal_list (mt_drafts_get_journal (self->drafts), &filter, MT_KEY_NONE, MOST_ENTRIES,
                   self->reading, listed_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  MtCloseness *self = data;

  self->refresh = 0;
  read_looks (self);
  return G_SOURCE_REMOVE;
}

static void
journal_changed_cb (MtCloseness *self)
{
  if (self->refresh == 0)
    self->refresh = g_timeout_add (REFRESH_AFTER_MS, refresh_cb, self);
}

/* ---- Today ---- */

/* Once it has its place: what scrolls then goes there, too. */
static gboolean
focus_cb (GtkWidget *today, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_height (today) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_child_focus (today, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
ask_cb (MtCloseness *self)
{
  gtk_widget_set_visible (self->ask, FALSE);
  gtk_widget_set_visible (self->today, TRUE);
  gtk_widget_add_tick_callback (self->today, focus_cb, NULL, NULL);
}

static MtEntry *
begin_look (MtCloseness *self)
{
  g_autoptr (MtEntry) look = NULL;

  if (!self->draft) {
    look = mt_entry_new (MT_KIND_GOAL_REVIEW);
    mt_entry_add_link (look, ROLE, self->goal);
    self->draft = mt_drafts_begin (self->drafts, look);
  }
  return mt_draft_get_entry (self->draft);
}

/* A look with neither a step nor a word was never there. */
static void
take_back (MtCloseness *self)
{
  if (self->draft)
    mt_delete_entry_without_trace (mt_drafts_get_journal (self->drafts), self->draft);
  g_clear_object (&self->draft);
}

static void
chosen_cb (MtCloseness *self)
{
  int step;
  gboolean chosen = mt_span_get (self->span, &step);
  MtEntry *look;

  if (!chosen && !*gtk_editable_get_text (self->words)) {
    take_back (self);
    return;
  }
  look = begin_look (self);
  mt_entry_clear_values (look, FIELD);
  if (chosen) {
    g_autofree char *value = g_strdup_printf ("%d", step);

    mt_entry_add_value (look, FIELD, value, step);
  }
  mt_draft_save (self->draft);
  gtk_widget_set_visible (self->words_list, TRUE);
}

static void
words_changed_cb (MtCloseness *self)
{
  const char *words = gtk_editable_get_text (self->words);
  int step;

  if (!*words && !mt_span_get (self->span, &step)) {
    take_back (self);
    return;
  }
  mt_entry_set_text (begin_look (self), words);
  mt_draft_touch (self->draft);
}

/* ---- The widget ---- */

static void
mt_closeness_dispose (GObject *object)
{
  MtCloseness *self = MT_CLOSENESS (object);

  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->refresh, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_closeness_parent_class)->dispose (object);
}

static void
mt_closeness_finalize (GObject *object)
{
  g_object_unref (MT_CLOSENESS (object)->reading);
  g_free (MT_CLOSENESS (object)->goal);
  G_OBJECT_CLASS (mt_closeness_parent_class)->finalize (object);
}

static void
mt_closeness_class_init (MtClosenessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_closeness_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_closeness_finalize;
}

static GtkWidget *
make_words (MtCloseness *self, const MtKind *kind)
{
  GtkWidget *list = gtk_list_box_new (), *row = adw_entry_row_new ();

  self->words = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->prompt));
  mt_private_text (row, GTK_INPUT_HINT_SPELLCHECK);
  g_signal_connect_object (row, "changed", G_CALLBACK (words_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_set_visible (list, FALSE);
  return list;
}

static GtkWidget *
make_question (void)
{
  GtkWidget *question = g_object_new (GTK_TYPE_LABEL, "label", _ (MT_PROMPT_GOAL_TODAY),
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_widget_add_css_class (question, "heading");
  return question;
}

static void
mt_closeness_init (MtCloseness *self)
{
  const MtKind *kind = mt_kind_find (MT_KIND_GOAL_REVIEW);
  const MtField *field = mt_kind_find_field (kind, FIELD);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *latest = gtk_label_new (NULL);

  self->reading = g_cancellable_new ();
  self->course = mt_course_new (field);
  self->latest = GTK_LABEL (latest);
  gtk_label_set_xalign (self->latest, 0);
  gtk_label_set_wrap (self->latest, TRUE);
  gtk_label_set_wrap_mode (self->latest, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (latest, FALSE);
  self->ask = gtk_button_new_with_label (_ (MT_PROMPT_GOAL_TODAY));
  gtk_widget_add_css_class (self->ask, "pill");
  gtk_widget_set_halign (self->ask, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->ask))), TRUE);
  g_signal_connect_object (self->ask, "clicked", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  self->today = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_visible (self->today, FALSE);
  self->span = mt_span_new (field);
  g_signal_connect_object (self->span, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->words_list = make_words (self, kind);
  gtk_box_append (GTK_BOX (self->today), make_question ());
  gtk_box_append (GTK_BOX (self->today), GTK_WIDGET (self->span));
  gtk_box_append (GTK_BOX (self->today), self->words_list);
  gtk_box_append (GTK_BOX (box), self->ask);
  gtk_box_append (GTK_BOX (box), self->today);
  gtk_box_append (GTK_BOX (box), latest);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->course));
  adw_bin_set_child (ADW_BIN (self), box);
}

MtCloseness *
mt_closeness_new (MtDrafts *drafts, const char *goal)
{
  MtCloseness *self = g_object_new (MT_TYPE_CLOSENESS, NULL);

  self->drafts = g_object_ref (drafts);
  self->goal = g_strdup (goal);
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed",
                           G_CALLBACK (journal_changed_cb), self, G_CONNECT_SWAPPED);
  read_looks (self);
  return self;
}
