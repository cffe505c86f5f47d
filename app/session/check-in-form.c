/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/check-in-form.h"

#include "app/editor/form.h"
#include "app/places.h"
#include "app/prompts/after.h"
#include "app/session/gather.h"
#include "core/kinds/ids.h"
#include "core/pattern/course.h"

#include <math.h>

#define EARLIER_MOST 30 /* check-ins that are looked at; those without a value are passed over */

struct _MtCheckInForm {
  MtKindForm parent_instance;

  MtDrafts *drafts;
  MtDraft *draft;
  GCancellable *cancellable;
  gboolean asks; /* it is written here and now, and was not asked about yet */

  MtForm *form;
  GtkWidget *offer;
};

G_DEFINE_FINAL_TYPE (MtCheckInForm, mt_check_in_form, MT_TYPE_KIND_FORM)

static MtEntry *
get_entry (MtCheckInForm *self)
{
  return mt_draft_get_entry (self->draft);
}

/* ---- Whether to ask ---- */

static double
get_number (MtEntry *entry, const char *field)
{
  const char *value = mt_entry_get_value (entry, field);

  return value ? g_ascii_strtod (value, NULL) : NAN;
}

/* @earlier are newest first. */
static gboolean
stands_out (MtEntry *entry, GPtrArray *earlier, const char *field)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = earlier->len; i > 0; i--) {
    double value = get_number (earlier->pdata[i - 1], field);

    g_array_append_val (values, value);
  }
  g_array_append_vals (values, &(double){ get_number (entry, field) }, 1);
  return mt_course_turn ((const double *)values->data, values->len) != MT_COURSE_AS_BEFORE;
}

static gboolean
any_stands_out (MtEntry *entry, GPtrArray *earlier)
{
  const MtKind *kind = mt_kind_find (MT_KIND_CHECK_IN);

  for (gsize i = 0; i < kind->n_fields; i++)
    if (mt_field_has_ends (&kind->fields[i]) && stands_out (entry, earlier, kind->fields[i].id))
      return TRUE;
  return FALSE;
}

static void
show_offer (MtCheckInForm *self, gboolean offer)
{
  if (offer && !gtk_widget_get_visible (self->offer))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->form), _ (MT_PROMPT_FELT_OFF_OFFER),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  gtk_widget_set_visible (self->offer, offer);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtCheckInForm) self = data;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();

  if (!entries || !self->draft || !self->asks)
    return;
  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];

    if (mt_entry_get_moment (entry)->instant <= mt_entry_get_moment (get_entry (self))->instant &&
        !g_str_equal (mt_entry_get_id (entry), mt_entry_get_id (get_entry (self))))
      g_ptr_array_add (earlier, entry);
  }
  show_offer (self, any_stands_out (get_entry (self), earlier));
}

/* Nothing is asked before what was noted is kept. */
static void
state_changed_cb (MtCheckInForm *self)
{
  MtFilter filter = MT_FILTER_ALL;

  if (!self->asks || mt_draft_get_state (self->draft) != MT_DRAFT_SAVED)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  filter.kind = (char *)MT_KIND_CHECK_IN;
  mt_journal_list (mt_draft_get_journal (self->draft), &filter, MT_KEY_NONE, EARLIER_MOST,
                   self->cancellable, listed_cb, g_object_ref (self));
}

/* ---- The offer ---- */

static void
answer (MtCheckInForm *self)
{
  self->asks = FALSE;
  show_offer (self, FALSE);
}

static void
write_cb (MtCheckInForm *self)
{
  g_autoptr (MtEntry) entry = mt_entry_new (MT_KIND_FELT_OFF);
  const GPtrArray *links = mt_entry_get_links (get_entry (self));

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, MT_ROLE_SESSION))
      mt_entry_add_link (entry, MT_ROLE_SESSION, link->to);
  }
  mt_places_write_entry (GTK_WIDGET (self), entry);
  answer (self);
}

static GtkWidget *
make_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_button (MtCheckInForm *self, GtkWidget *buttons, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (button, "touch");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
}

static GtkWidget *
make_offer (MtCheckInForm *self)
{
  GtkWidget *offer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *buttons = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  add_button (self, buttons, _ (MT_PROMPT_FELT_OFF_WRITE), G_CALLBACK (write_cb));
  add_button (self, buttons, _ (MT_PROMPT_FELT_OFF_LEAVE), G_CALLBACK (answer));
  gtk_box_append (GTK_BOX (offer), make_label (_ (MT_PROMPT_FELT_OFF_OFFER)));
  gtk_box_append (GTK_BOX (offer), buttons);
  gtk_widget_add_css_class (offer, "card");
  gtk_widget_add_css_class (offer, "news");
  gtk_widget_set_visible (offer, FALSE);
  return offer;
}

/* ---- The form ---- */

static void
mt_check_in_form_refresh (MtKindForm *form)
{
  mt_form_refresh (MT_CHECK_IN_FORM (form)->form);
}

static void
mt_check_in_form_dispose (GObject *object)
{
  MtCheckInForm *self = MT_CHECK_IN_FORM (object);

  g_cancellable_cancel (self->cancellable);
  if (self->draft)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_check_in_form_parent_class)->dispose (object);
}

static void
mt_check_in_form_finalize (GObject *object)
{
  g_object_unref (MT_CHECK_IN_FORM (object)->cancellable);
  G_OBJECT_CLASS (mt_check_in_form_parent_class)->finalize (object);
}

static void
mt_check_in_form_class_init (MtCheckInFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_check_in_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_check_in_form_finalize;
  MT_KIND_FORM_CLASS (klass)->refresh = mt_check_in_form_refresh;
}

static void
mt_check_in_form_init (MtCheckInForm *self)
{
  self->cancellable = g_cancellable_new ();
}

MtKindForm *
mt_check_in_form_new (MtDrafts *drafts, MtDraft *draft)
{
  MtCheckInForm *self = g_object_new (MT_TYPE_CHECK_IN_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *about = make_label (_ (MT_PROMPT_CHECK_IN_ABOUT));

  self->drafts = g_object_ref (drafts);
  self->draft = g_object_ref (draft);
  self->asks = mt_entry_get_key (mt_draft_get_entry (draft)) == MT_KEY_NONE;
  gtk_widget_add_css_class (about, "dimmed");
  self->form = mt_form_new (draft, NULL);
  self->offer = make_offer (self);
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), self->offer);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (draft, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return MT_KIND_FORM (self);
}
