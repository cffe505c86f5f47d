/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/chapters-page.h"

#include "app/toast.h"
#include "app/widgets/live-line.h"
#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

struct _MtChaptersPage {
  AdwNavigationPage parent_instance;

  MtMaking *making;
  guint *counts;             /* of each chapter; NULL until they are known */
  GCancellable *cancellable; /* of counting */
  GtkWidget *rows[MT_BOOKLET_N_PARTS];
  GtkCheckButton *checks[MT_BOOKLET_N_PARTS];

  GtkEditable *title;
  AdwPreferencesGroup *chapters;
  GtkLabel *line;
  GtkWidget *see;
};

G_DEFINE_FINAL_TYPE (MtChaptersPage, mt_chapters_page, ADW_TYPE_NAVIGATION_PAGE)

static MtBookletParts
get_ticked (MtChaptersPage *self)
{
  MtBookletParts ticked;

  mt_making_is_booklet (self->making, &ticked);
  return ticked;
}

/* ---- What is said of it ---- */

/* Whether anything is (@ticked) or could be in it. */
static gboolean
has_any (MtChaptersPage *self, MtBookletParts ticked)
{
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++)
    if (ticked & 1 << i && self->counts[i] > 0)
      return TRUE;
  return FALSE;
}

static char *
say (MtChaptersPage *self)
{
  if (!self->counts)
    return g_strdup ("");
  if (!has_any (self, MT_BOOKLET_ALL))
    return g_strdup (_ ("Nothing you chose has its place in a booklet. Letters that are still "
                        "closed and sessions to come stay out of it."));
  if (!has_any (self, get_ticked (self)))
    return g_strdup (_ ("Tick the chapters you would like in it."));
  return mt_making_say (self->making);
}

static void
update (MtChaptersPage *self)
{
  g_autofree char *line = say (self);

  gtk_widget_set_sensitive (self->see, self->counts && has_any (self, get_ticked (self)));
  mt_live_line_say (self->line, line);
}

/* ---- Chapters ---- */

static void
show_count (MtChaptersPage *self, guint part)
{
  const char *name = _ (mt_share_booklet_name (1 << part));
  guint n_entries = self->counts[part];
  /* Translators: under the name of a chapter: how many of the chosen entries are in it. */
  g_autofree char *source =
      g_strdup_printf (ngettext ("from %u entry", "from %u entries", n_entries), n_entries);
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), name, source);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[part]), source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[part]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (self->rows[part], n_entries > 0);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtChaptersPage) self = data;
  g_autoptr (GError) error = NULL;
  guint *counts = mt_handout_count_chapters_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->making) {
    g_free (counts);
    return;
  }
  if (!counts) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_free (self->counts);
  self->counts = counts;
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++)
    show_count (self, i);
  update (self);
}

static void
stop (MtChaptersPage *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What was ticked on another page since, or here, changes what is in a chapter. */
static void
count (MtChaptersPage *self)
{
  g_auto (MtHandoutOrder) order = { 0 };

  stop (self);
  self->cancellable = g_cancellable_new ();
  mt_making_get_order (self->making, MT_FORMAT_PDF, &order);
  mt_handout_count_chapters (mt_making_get_drafts (self->making), &order, self->cancellable,
                             counted_cb, g_object_ref (self));
}

static void
showing_cb (MtChaptersPage *self)
{
  count (self);
}

static void
ticked_cb (MtChaptersPage *self)
{
  MtBookletParts ticked = 0;

  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      ticked |= 1 << i;
  mt_making_set_booklet (self->making, ticked);
  count (self);
}

static void
add_chapter (MtChaptersPage *self, guint part)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (mt_share_booklet_name (1 << part)));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), get_ticked (self) & 1 << part);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_visible (row, FALSE); /* until it is known what is in it */
  adw_preferences_group_add (self->chapters, row);
  self->rows[part] = row;
  self->checks[part] = GTK_CHECK_BUTTON (check);
}

static void
see_cb (MtChaptersPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "share.pages", NULL);
}

/* ---- The title ---- */

static void
title_cb (MtChaptersPage *self)
{
  MtChosen *chosen;

  if (!self->making)
    return;
  chosen = mt_making_get_chosen (self->making);
  mt_share_choice_say (mt_chosen_edit (chosen), MT_MAKING_TITLE,
                       gtk_editable_get_text (self->title));
  mt_chosen_edited (chosen);
}

/* ---- The widget ---- */

static void
mt_chapters_page_dispose (GObject *object)
{
  MtChaptersPage *self = MT_CHAPTERS_PAGE (object);

  if (self->making) /* what is on its way here holds this page for a while */
    g_signal_handlers_disconnect_by_data (self->making, self);
  stop (self);
  g_clear_object (&self->making);
  g_clear_pointer (&self->counts, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CHAPTERS_PAGE);
  G_OBJECT_CLASS (mt_chapters_page_parent_class)->dispose (object);
}

static void
mt_chapters_page_class_init (MtChaptersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_chapters_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/chapters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtChaptersPage, title);
  gtk_widget_class_bind_template_child (widget_class, MtChaptersPage, chapters);
  gtk_widget_class_bind_template_child (widget_class, MtChaptersPage, line);
  gtk_widget_class_bind_template_child (widget_class, MtChaptersPage, see);
  gtk_widget_class_bind_template_callback (widget_class, showing_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, see_cb);
}

static void
mt_chapters_page_init (MtChaptersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->title), 0);
}

MtChaptersPage *
mt_chapters_page_new (MtMaking *making)
{
  MtChaptersPage *self = g_object_new (MT_TYPE_CHAPTERS_PAGE, NULL);
  const char *title =
      mt_share_choice_get_said (mt_chosen_get (mt_making_get_chosen (making)), MT_MAKING_TITLE);

  gtk_editable_set_text (self->title, title ? title : "");
  self->making = g_object_ref (making);
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++)
    add_chapter (self, i);
  g_signal_connect_object (making, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}
