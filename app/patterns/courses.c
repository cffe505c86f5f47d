/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/courses.h"

#include "app/places.h"
#include "app/prompts/goals.h"
#include "app/prompts/patterns.h"
#include "app/session/check-ins-page.h"
#include "app/session/goals-page.h"
#include "app/session/linked.h"
#include "app/widgets/chart-card.h"
#include "app/widgets/chart-line.h"
#include "app/widgets/course.h"
#include "app/widgets/say-entry.h"
#include "core/kinds/ids.h"

#include <math.h>

#define FIELD_OVERALL "overall"
#define FIELD_CLOSENESS "closeness"
#define ROLE_GOAL "goal"
#define ENTRIES_MOST 1000
#define GOALS_MOST 6 /* lines; all goals have a page each */

struct _MtCourses {
  AdwBin parent_instance;

  MtDrafts *drafts;
  GCancellable *reading;
  GPtrArray *looks; /* MtEntry: how close goals felt, newest first */

  MtCourse *overall;
  MtChartCard *no_check_ins, *no_goals;
  GtkBox *goals; /* of MtCourse */
};

G_DEFINE_FINAL_TYPE (MtCourses, mt_courses, ADW_TYPE_BIN)

/* ---- Showing ---- */

static double
number_of (MtEntry *entry, const char *field)
{
  const char *value = mt_entry_get_value (entry, field);

  return value ? g_ascii_strtod (value, NULL) : NAN;
}

/* Of @entries (newest first) those that point to @goal; NULL: all. */
static GArray *
make_points (GPtrArray *entries, const char *field, const char *goal, guint *n_values)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (MtCoursePoint));

  *n_values = 0;
  for (guint i = entries->len; i > 0; i--) {
    MtEntry *entry = entries->pdata[i - 1];
    MtCoursePoint point = { mt_entry_get_moment (entry), number_of (entry, field),
                            mt_entry_get_id (entry) };

    if (goal && !mt_links_to (entry, ROLE_GOAL, goal))
      continue;
    g_array_append_val (points, point);
    *n_values += !isnan (point.value);
  }
  return points;
}

static void
show_check_ins (MtCourses *self, GPtrArray *entries)
{
  guint n_values;
  g_autoptr (GArray) points = make_points (entries, FIELD_OVERALL, NULL, &n_values);
  g_autofree char *rests_on =
      g_strdup_printf (ngettext ("From %u check-in", "From %u check-ins", n_values), n_values);

  mt_course_show (self->overall, (const MtCoursePoint *)points->data, points->len, rests_on);
  gtk_widget_set_visible (GTK_WIDGET (self->no_check_ins), n_values == 0);
}

static gboolean
show_goal (MtCourses *self, MtEntry *goal)
{
  guint n_values;
  g_autoptr (GArray) points =
      make_points (self->looks, FIELD_CLOSENESS, mt_entry_get_id (goal), &n_values);
  g_autofree char *rests_on = g_strdup_printf (MT_PROMPT_GOAL_LOOKS (n_values), n_values);
  g_autofree char *name = mt_say_entry (goal);
  MtCourse *course;

  if (n_values == 0)
    return FALSE;
  course = mt_course_new (mt_kind_find_field (mt_kind_find (MT_KIND_GOAL_REVIEW), FIELD_CLOSENESS));
  mt_course_set_name (course, name);
  mt_course_show (course, (const MtCoursePoint *)points->data, points->len, rests_on);
  gtk_box_append (self->goals, GTK_WIDGET (course));
  return TRUE;
}

static void
show_goals (MtCourses *self, GPtrArray *goals)
{
  GtkWidget *child;
  guint n_shown = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->goals))))
    gtk_box_remove (self->goals, child);
  for (guint i = 0; i < goals->len && n_shown < GOALS_MOST; i++)
    n_shown += show_goal (self, goals->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->goals), n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_goals), n_shown == 0);
}

/* ---- Reading: what cannot be read now is read at the next change ---- */

static void
check_ins_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCourses) self = data;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);

  if (entries && self->drafts)
    show_check_ins (self, entries);
}

static void
goals_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCourses) self = data;
  g_autoptr (GPtrArray) goals = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);

  if (goals && self->drafts && self->looks)
    show_goals (self, goals);
}

static void
looks_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCourses) self = data;
  g_autoptr (GPtrArray) looks = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);
  MtFilter filter = MT_FILTER_ALL;

  if (!looks || !self->drafts)
    return;
  g_clear_pointer (&self->looks, g_ptr_array_unref);
  self->looks = g_steal_pointer (&looks);
  filter.kind = (char *)MT_KIND_GOAL;
  mt_journal_list (MT_JOURNAL (source), &filter, MT_KEY_NONE, ENTRIES_MOST, self->reading, goals_cb,
                   g_object_ref (self));
}

void
mt_courses_show (MtCourses *self, const MtPeriod *period)
{
  MtJournal *journal;
  MtFilter filter = { .from = period->from, .to = period->to };

  g_return_if_fail (MT_IS_COURSES (self));
  journal = mt_drafts_get_journal (self->drafts);
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  filter.kind = (char *)MT_KIND_CHECK_IN;
  mt_journal_list (journal, &filter, MT_KEY_NONE, ENTRIES_MOST, self->reading, check_ins_cb,
                   g_object_ref (self));
  filter.kind = (char *)MT_KIND_GOAL_REVIEW;
  mt_journal_list (journal, &filter, MT_KEY_NONE, ENTRIES_MOST, self->reading, looks_cb,
                   g_object_ref (self));
}

/* ---- The widget ---- */

static void
check_ins_page_cb (MtCourses *self)
{
  mt_places_push (GTK_WIDGET (self), mt_check_ins_page_new (self->drafts));
}

static void
goals_page_cb (MtCourses *self)
{
  mt_places_push (GTK_WIDGET (self), mt_goals_page_new (self->drafts));
}

/* A card that only says what it is for. */
static MtChartCard *
make_empty (const char *title, const char *about)
{
  MtChartCard *card = mt_chart_card_new (mt_chart_line_new ());

  mt_chart_card_show (card, &(MtChartWords){ .title = title, .about = about }, NULL, 0, NULL);
  return card;
}

static GtkWidget *
make_further (MtCourses *self, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
mt_courses_dispose (GObject *object)
{
  MtCourses *self = MT_COURSES (object);

  g_cancellable_cancel (self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_courses_parent_class)->dispose (object);
}

static void
mt_courses_finalize (GObject *object)
{
  g_object_unref (MT_COURSES (object)->reading);
  g_clear_pointer (&MT_COURSES (object)->looks, g_ptr_array_unref);
  G_OBJECT_CLASS (mt_courses_parent_class)->finalize (object);
}

static void
mt_courses_class_init (MtCoursesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_courses_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_courses_finalize;
}

static void
mt_courses_init (MtCourses *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->reading = g_cancellable_new ();
  self->overall =
      mt_course_new (mt_kind_find_field (mt_kind_find (MT_KIND_CHECK_IN), FIELD_OVERALL));
  self->no_check_ins =
      make_empty (_ (MT_PROMPT_PATTERN_CHECK_INS), _ (MT_PROMPT_PATTERN_NO_CHECK_INS));
  self->no_goals = make_empty (_ (MT_PROMPT_PATTERN_GOALS), _ (MT_PROMPT_PATTERN_NO_GOALS));
  self->goals = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_visible (GTK_WIDGET (self->goals), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->overall));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->no_check_ins));
  gtk_box_append (GTK_BOX (box),
                  make_further (self, _ ("All Check-ins"), G_CALLBACK (check_ins_page_cb)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->goals));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->no_goals));
  gtk_box_append (GTK_BOX (box), make_further (self, _ ("All Goals"), G_CALLBACK (goals_page_cb)));
  adw_bin_set_child (ADW_BIN (self), box);
}

MtCourses *
mt_courses_new (MtDrafts *drafts)
{
  MtCourses *self = g_object_new (MT_TYPE_COURSES, NULL);

  self->drafts = g_object_ref (drafts);
  return self;
}
