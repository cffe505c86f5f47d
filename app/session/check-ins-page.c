/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/check-ins-page.h"

#include "app/prompts/after.h"
#include "app/reading.h"
#include "app/toast.h"
#include "app/widgets/course.h"
#include "core/kinds/ids.h"

#include <math.h>

#define READ_AFTER_MS 100 /* many changes at a time are one */
#define MOST 1000         /* check-ins: some twenty years of weeks */

struct _MtCheckInsPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  MtReading *reading;
  GPtrArray *shown; /* MtCourse, one for each scale in the order of the table */

  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkBox *courses;
  GtkLabel *about;
};

G_DEFINE_FINAL_TYPE (MtCheckInsPage, mt_check_ins_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- Showing ---- */

/* @entries are newest first. */
static void
show_course (MtCourse *course, const MtField *field, GPtrArray *entries)
{
  g_autofree MtCoursePoint *points = g_new0 (MtCoursePoint, MAX (1, entries->len));
  g_autofree char *rests_on = NULL;
  guint n_values = 0;

  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[entries->len - 1 - i];
    const char *value = mt_entry_get_value (entry, field->id);

    points[i] =
        (MtCoursePoint){ mt_entry_get_moment (entry), value ? g_ascii_strtod (value, NULL) : NAN,
                         mt_entry_get_id (entry) };
    n_values += value != NULL;
  }
  /* Translators: how many values a line over time has. */
  rests_on =
      g_strdup_printf (ngettext ("From %u check-in", "From %u check-ins", n_values), n_values);
  mt_course_show (course, points, entries->len, rests_on);
}

static void
show (MtCheckInsPage *self, GPtrArray *entries)
{
  const MtKind *kind = mt_kind_find (MT_KIND_CHECK_IN);
  gboolean any = FALSE;
  guint n_shown = 0;

  for (gsize i = 0; i < kind->n_fields; i++) {
    MtCourse *course;

    if (!mt_field_has_ends (&kind->fields[i]))
      continue;
    course = self->shown->pdata[n_shown++];
    show_course (course, &kind->fields[i], entries);
    any = any || gtk_widget_get_visible (GTK_WIDGET (course));
  }
  gtk_stack_set_visible_child_name (self->stack, any ? "courses" : "none");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCheckInsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!self->drafts)
    return;
  if (entries)
    show (self, entries);
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
list_check_ins (gpointer owner, GCancellable *cancellable)
{
  MtCheckInsPage *self = owner;
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)MT_KIND_CHECK_IN;
  mt_journal_list (mt_drafts_get_journal (self->drafts), &filter, MT_KEY_NONE, MOST, cancellable,
                   listed_cb, g_object_ref (self));
}

static void
changed_cb (MtCheckInsPage *self)
{
  mt_reading_ask (self->reading, READ_AFTER_MS);
}

/* ---- The page ---- */

static void
mt_check_ins_page_dispose (GObject *object)
{
  MtCheckInsPage *self = MT_CHECK_INS_PAGE (object);

  g_clear_pointer (&self->reading, mt_reading_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CHECK_INS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_check_ins_page_parent_class)->dispose (object);
}

static void
mt_check_ins_page_finalize (GObject *object)
{
  g_ptr_array_unref (MT_CHECK_INS_PAGE (object)->shown);
  G_OBJECT_CLASS (mt_check_ins_page_parent_class)->finalize (object);
}

static void
mt_check_ins_page_class_init (MtCheckInsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_check_ins_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_check_ins_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/check-ins-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtCheckInsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtCheckInsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MtCheckInsPage, courses);
  gtk_widget_class_bind_template_child (widget_class, MtCheckInsPage, about);
}

static void
mt_check_ins_page_init (MtCheckInsPage *self)
{
  const MtKind *kind = mt_kind_find (MT_KIND_CHECK_IN);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = mt_reading_new (list_check_ins, self);
  self->shown = g_ptr_array_new ();
  gtk_label_set_label (self->about, _ (MT_PROMPT_CHECK_INS_ABOUT));
  adw_status_page_set_title (self->nothing, _ (MT_PROMPT_CHECK_INS_NONE));
  adw_status_page_set_description (self->nothing, _ (MT_PROMPT_CHECK_INS_NONE_ABOUT));
  for (gsize i = 0; i < kind->n_fields; i++) {
    MtCourse *course;

    if (!mt_field_has_ends (&kind->fields[i]))
      continue;
    course = mt_course_new (&kind->fields[i]);
    g_ptr_array_add (self->shown, course);
    gtk_box_append (self->courses, GTK_WIDGET (course));
  }
}

AdwNavigationPage *
mt_check_ins_page_new (MtDrafts *drafts)
{
  MtCheckInsPage *self = g_object_new (MT_TYPE_CHECK_INS_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  mt_reading_ask (self->reading, 0);
  return ADW_NAVIGATION_PAGE (self);
}
