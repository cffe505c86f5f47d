/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/patterns-page.h"

#include "app/patterns/courses.h"
#include "app/patterns/hindsight.h"
#include "app/patterns/mood-cards.h"
#include "app/patterns/say-pattern.h"
#include "app/prompts/patterns.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"

#define READ_AFTER_MS 400 /* of quiet */
#define OBSTACLE_LINES 3

struct _MtPatternsPage {
  AdwBreakpointBin parent_instance;

  MtDrafts *drafts;
  MtPeriodLength length;
  gint32 to;       /* the last day that is looked at */
  gint32 today;    /* when it was last looked at */
  MtPeriod period; /* that is shown */
  gboolean stale;  /* something has changed since it was read */
  guint timer;     /* source id */
  GCancellable *reading;

  AdwWrapBox *lengths;
  GtkWidget *buttons[MT_PERIODS];
  GtkWidget *earlier, *later;
  GtkLabel *days;
  AdwClamp *clamp;
  GtkBox *columns, *first, *second;

  MtChartCard *mood, *energy, *week, *words, *tags, *outcomes;
  GtkWidget *obstacles; /* AdwPreferencesGroup */
  GtkListBox *obstacle_list;
  MtCourses *courses;
  MtHindsightCards *hindsight;
};

G_DEFINE_FINAL_TYPE (MtPatternsPage, mt_patterns_page, ADW_TYPE_BREAKPOINT_BIN)

/* ---- Showing ---- */

static GtkWidget *
make_obstacle (const MtObstacle *obstacle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), obstacle->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), OBSTACLE_LINES);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", obstacle->id);
  return row;
}

static void
show_obstacles (MtPatternsPage *self, const MtPatterns *patterns)
{
  g_autofree char *about = g_strdup_printf (
      ngettext ("From %u task", "From %u tasks", patterns->n_obstacles), patterns->n_obstacles);

  gtk_list_box_remove_all (self->obstacle_list);
  for (guint i = 0; i < patterns->obstacles->len; i++)
    gtk_list_box_append (self->obstacle_list, make_obstacle (patterns->obstacles->pdata[i]));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->obstacles), about);
  gtk_widget_set_visible (self->obstacles, patterns->n_obstacles > 0);
}

static void
show_period (MtPatternsPage *self)
{
  g_autofree char *days = mt_say_days (self->period.from, self->period.to, self->today);
  gboolean all = self->period.length == MT_PERIOD_ALL;

  gtk_label_set_label (self->days, days);
  gtk_widget_set_visible (self->earlier, !all);
  gtk_widget_set_visible (self->later, !all);
  gtk_widget_set_sensitive (self->later, self->period.to < self->today);
}

static void
show (MtPatternsPage *self, const MtPatterns *patterns)
{
  self->period = patterns->period;
  show_period (self);
  mt_mood_course_card_show (self->mood, patterns, FALSE);
  mt_mood_course_card_show (self->energy, patterns, TRUE);
  mt_mood_week_card_show (self->week, patterns);
  mt_mood_words_card_show (self->words, patterns);
  mt_mood_tags_card_show (self->tags, patterns);
  mt_outcomes_card_show (self->outcomes, patterns);
  show_obstacles (self, patterns);
  mt_courses_show (self->courses, &self->period);
}

/* ---- Reading ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPatternsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtPatterns) patterns =
      mt_journal_read_patterns_finish (MT_JOURNAL (source), result, &error);

  if (!self->drafts || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (patterns)
    show (self, patterns);
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

/* The day may have changed since it was last looked at: what ended with today still does. */
static void
read_now (MtPatternsPage *self)
{
  gint32 today = mt_say_today ();

  if (self->to == self->today)
    self->to = today;
  self->today = today;
  self->stale = FALSE;
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  mt_journal_read_patterns (mt_drafts_get_journal (self->drafts), self->length, self->to,
                            mt_say_first_weekday (), self->reading, read_cb, g_object_ref (self));
}

static gboolean
timer_cb (gpointer data)
{
  MtPatternsPage *self = data;

  self->timer = 0;
  read_now (self);
  mt_hindsight_cards_refresh (self->hindsight);
  return G_SOURCE_REMOVE;
}

/* While another place is looked at nothing is read. */
static void
changed_cb (MtPatternsPage *self)
{
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (READ_AFTER_MS, timer_cb, self);
}

static void
map_cb (MtPatternsPage *self)
{
  if (!self->stale && self->today == mt_say_today ())
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  read_now (self);
  mt_hindsight_cards_refresh (self->hindsight);
}

/* ---- The period ---- */

static void
earlier_cb (MtPatternsPage *self)
{
  self->to = mt_period_earlier (&self->period).to;
  read_now (self);
}

static void
later_cb (MtPatternsPage *self)
{
  self->to = mt_period_later (&self->period, self->today).to;
  read_now (self);
}

static void
length_cb (MtPatternsPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button) || !self->drafts)
    return;
  for (int length = 0; length < MT_PERIODS; length++)
    if (self->buttons[length] == GTK_WIDGET (button))
      self->length = length;
  self->to = self->today;
  read_now (self);
}

static void
add_lengths (MtPatternsPage *self)
{
  const char *const names[MT_PERIODS] = {
    [MT_PERIOD_WEEK] = C_ ("how much time", "Week"),
    [MT_PERIOD_MONTH] = C_ ("how much time", "Month"),
    [MT_PERIOD_THREE_MONTHS] = C_ ("how much time", "3 Months"),
    [MT_PERIOD_YEAR] = C_ ("how much time", "Year"),
    [MT_PERIOD_ALL] = C_ ("how much time", "All"),
  };

  for (int length = 0; length < MT_PERIODS; length++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (names[length]);

    gtk_widget_set_css_classes (button, (const char *[]){ "word", "length", NULL });
    if (length > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   GTK_TOGGLE_BUTTON (self->buttons[0]));
    self->buttons[length] = button;
    adw_wrap_box_append (self->lengths, button);
  }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[self->length]), TRUE);
  for (int length = 0; length < MT_PERIODS; length++)
    g_signal_connect_object (self->buttons[length], "toggled", G_CALLBACK (length_cb), self,
                             G_CONNECT_SWAPPED);
}

/* ---- The place ---- */

static void
add (GtkBox *column, gpointer card)
{
  gtk_box_append (column, GTK_WIDGET (card));
}

static void
add_obstacles (MtPatternsPage *self)
{
  GtkWidget *list = gtk_list_box_new ();
  const char *name = _ (MT_PROMPT_PATTERN_OBSTACLES);

  self->obstacles = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->obstacles), name);
  self->obstacle_list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->obstacle_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->obstacles), list);
  gtk_widget_set_visible (self->obstacles, FALSE);
  add (self->second, self->obstacles);
}

static void
add_cards (MtPatternsPage *self, MtDrafts *drafts)
{
  self->mood = mt_mood_course_card_new ();
  self->energy = mt_mood_course_card_new ();
  self->week = mt_mood_week_card_new (mt_say_first_weekday ());
  self->words = mt_mood_words_card_new ();
  self->tags = mt_mood_tags_card_new ();
  self->outcomes = mt_outcomes_card_new ();
  self->courses = mt_courses_new (drafts);
  self->hindsight = mt_hindsight_cards_new (drafts);
  gtk_widget_set_visible (GTK_WIDGET (self->week), FALSE);
  add (self->first, self->mood);
  add (self->first, self->energy);
  add (self->first, self->week);
  add (self->first, self->words);
  add (self->first, self->tags);
  add (self->second, self->courses);
  add (self->second, self->outcomes);
  add_obstacles (self);
  add (self->second, self->hindsight);
}

static void
mt_patterns_page_dispose (GObject *object)
{
  MtPatternsPage *self = MT_PATTERNS_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->timer, g_source_remove);
  /* It would let go of its child a second time after the template has. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PATTERNS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_patterns_page_parent_class)->dispose (object);
}

static void
mt_patterns_page_finalize (GObject *object)
{
  g_object_unref (MT_PATTERNS_PAGE (object)->reading);
  G_OBJECT_CLASS (mt_patterns_page_parent_class)->finalize (object);
}

static void
mt_patterns_page_class_init (MtPatternsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_patterns_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_patterns_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/patterns/patterns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, lengths);
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, later);
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, days);
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, first);
  gtk_widget_class_bind_template_child (widget_class, MtPatternsPage, second);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
}

static void
mt_patterns_page_init (MtPatternsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
  self->length = MT_PERIOD_MONTH;
  self->today = self->to = mt_say_today ();
  self->stale = TRUE;
  add_lengths (self);
}

MtPatternsPage *
mt_patterns_page_new (MtDrafts *drafts)
{
  MtPatternsPage *self = g_object_new (MT_TYPE_PATTERNS_PAGE, NULL);
  MtJournal *journal = mt_drafts_get_journal (drafts);

  add_cards (self, drafts);
  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "words-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
