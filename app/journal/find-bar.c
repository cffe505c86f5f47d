/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/find-bar.h"

#include "app/widgets/private-text.h"
#include "core/sought.h"

#include <glib/gi18n.h>

struct _MtFindBar {
  AdwBin parent_instance;

  MtFilterChoice *choice;
  char *shown; /* the parts that there are buttons of */

  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  AdwWrapBox *chips;
  GtkWidget *together;
};

G_DEFINE_FINAL_TYPE (MtFindBar, mt_find_bar, ADW_TYPE_BIN)

enum { PROP_SEARCHING = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

/* ---- What is chosen ---- */

static GtkWidget *
make_chip (const MtFilterPart *part)
{
  GtkWidget *chip = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (part->label);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  /* Translators: a button that takes away one thing that entries were chosen by: “Remove “Moods””.
   */
  g_autofree char *tip = g_strdup_printf (_ ("Remove “%s”"), part->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_tooltip_text (chip, tip);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "filter.leave");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", part->id);
  return chip;
}

static char *
join (const GPtrArray *parts)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const MtFilterPart *part = parts->pdata[i];

    g_string_append_printf (all, "%s=%s\n", part->id, part->label);
  }
  return g_string_free (all, FALSE);
}

/* Whoever takes one away by key goes on with the next. */
static void
show_chips (MtFindBar *self, const GPtrArray *parts)
{
  GtkWidget *chip = gtk_widget_get_next_sibling (self->together);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->chips)) != NULL;

  while (chip) {
    GtkWidget *next = gtk_widget_get_next_sibling (chip);

    adw_wrap_box_remove (self->chips, chip);
    chip = next;
  }
  for (guint i = 0; i < parts->len; i++)
    adw_wrap_box_append (self->chips, make_chip (parts->pdata[i]));
  chip = gtk_widget_get_next_sibling (self->together);
  if (had_focus && chip)
    gtk_widget_grab_focus (chip);
}

/* Several words that are not a phrase already. */
static gboolean
may_stand_together (MtFindBar *self)
{
  const MtFilter *filter = mt_filter_choice_get (self->choice);
  MtFilter apart = { .words = filter->words };
  g_autoptr (MtSought) sought = filter->words ? mt_sought_new (&apart) : NULL;

  return sought && mt_sought_get_n_wanted (sought) > 1;
}

static void
choice_changed_cb (MtFindBar *self)
{
  g_autoptr (GPtrArray) parts = mt_filter_choice_list_parts (self->choice);
  g_autofree char *now = join (parts);
  gboolean several = may_stand_together (self);

  if (g_set_str (&self->shown, now))
    show_chips (self, parts);
  gtk_widget_set_visible (self->together, several);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), several || parts->len > 0);
}

/* ---- What is to be found ---- */

static void
search_changed_cb (MtFindBar *self)
{
  if (self->choice)
    mt_filter_choice_set_words (self->choice, gtk_editable_get_text (self->search_entry));
}

static void
mode_changed_cb (MtFindBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCHING]);
}

/* ---- The widget ---- */

static void
mt_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MtFindBar *self = MT_FIND_BAR (object);

  g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
}

static void
mt_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MtFindBar *self = MT_FIND_BAR (object);

  gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
}

static void
mt_find_bar_dispose (GObject *object)
{
  MtFindBar *self = MT_FIND_BAR (object);

  if (self->choice)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  g_clear_object (&self->choice);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_FIND_BAR);
  G_OBJECT_CLASS (mt_find_bar_parent_class)->dispose (object);
}

static void
mt_find_bar_class_init (MtFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mt_find_bar_get_property;
  object_class->set_property = mt_find_bar_set_property;
  object_class->dispose = mt_find_bar_dispose;
  props[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MtFindBar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, MtFindBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MtFindBar, chips);
  gtk_widget_class_bind_template_child (widget_class, MtFindBar, together);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
mt_find_bar_init (MtFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->search_entry), 0);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}

void
mt_find_bar_set_choice (MtFindBar *self, MtFilterChoice *choice)
{
  g_return_if_fail (MT_IS_FIND_BAR (self) && !self->choice);
  self->choice = g_object_ref (choice);
  g_signal_connect_swapped (choice, "changed", G_CALLBACK (choice_changed_cb), self);
  choice_changed_cb (self);
}

void
mt_find_bar_begin (MtFindBar *self)
{
  g_return_if_fail (MT_IS_FIND_BAR (self));
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
mt_find_bar_end (MtFindBar *self)
{
  g_return_if_fail (MT_IS_FIND_BAR (self));
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}
