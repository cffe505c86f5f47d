/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/everywhere.h"

#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

struct _MtEverywhere {
  AdwPreferencesGroup parent_instance;

  MtChosen *chosen;
  GPtrArray *rows; /* of what is changed now; owned by the group */
  GtkEditable *word, *name, *role;
};

#define MT_TYPE_EVERYWHERE (mt_everywhere_get_type ())
G_DECLARE_FINAL_TYPE (MtEverywhere, mt_everywhere, MT, EVERYWHERE, AdwPreferencesGroup)
G_DEFINE_FINAL_TYPE (MtEverywhere, mt_everywhere, ADW_TYPE_PREFERENCES_GROUP)

static void
show_word_cb (MtEverywhere *self, GtkWidget *button)
{
  mt_share_choice_hide_words (mt_chosen_edit (self->chosen),
                              g_object_get_data (G_OBJECT (button), "words"), FALSE);
  mt_chosen_edited (self->chosen);
}

static void
show_name_cb (MtEverywhere *self, GtkWidget *button)
{
  mt_share_choice_set_role (mt_chosen_edit (self->chosen),
                            g_object_get_data (G_OBJECT (button), "words"), NULL);
  mt_chosen_edited (self->chosen);
}

static void
add_row (
    MtEverywhere *self, const char *title, const char *words, const char *undo, GCallback undone)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (button, undo);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "touch");
  g_object_set_data_full (G_OBJECT (button), "words", g_strdup (words), g_free);
  g_signal_connect_object (button, "clicked", undone, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
fill_cb (gpointer data)
{
  MtEverywhere *self = data;
  const GPtrArray *words, *roles;

  if (!self->chosen)
    return G_SOURCE_REMOVE;
  words = mt_share_choice_get_words (mt_chosen_get (self->chosen));
  roles = mt_share_choice_get_roles (mt_chosen_get (self->chosen));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < words->len; i++) {
    /* Translators: %s is a word that is nowhere in what is handed over. */
    g_autofree char *title = g_strdup_printf (_ ("“%s” is hidden"), (char *)words->pdata[i]);

    add_row (self, title, words->pdata[i], _ ("Show This Word Again"), G_CALLBACK (show_word_cb));
  }
  for (guint i = 0; i < roles->len; i++) {
    const MtShareRole *role = roles->pdata[i];
    /* Translators: a name, and what is read instead of it: “Clara” becomes “my sister”. */
    g_autofree char *title = g_strdup_printf (_ ("“%1$s” becomes “%2$s”"), role->name, role->role);

    add_row (self, title, role->name, _ ("Show This Name Again"), G_CALLBACK (show_name_cb));
  }
  return G_SOURCE_REMOVE;
}

/* Not at once: it may be one of the rows that has been pressed. */
static void
changed_cb (MtEverywhere *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, fill_cb, g_object_ref (self), g_object_unref);
}

static void
hide_cb (MtEverywhere *self)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (self->word)));

  if (!*word)
    return;
  mt_share_choice_hide_words (mt_chosen_edit (self->chosen), word, TRUE);
  gtk_editable_set_text (self->word, "");
  mt_chosen_edited (self->chosen);
}

static void
replace_cb (MtEverywhere *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autofree char *role = g_strstrip (g_strdup (gtk_editable_get_text (self->role)));

  if (!*name || !*role)
    return;
  mt_share_choice_set_role (mt_chosen_edit (self->chosen), name, role);
  gtk_editable_set_text (self->name, "");
  gtk_editable_set_text (self->role, "");
  mt_chosen_edited (self->chosen);
}

static GtkEditable *
make_entry (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  mt_private_text (row, 0);
  return GTK_EDITABLE (row);
}

static void
add_button (MtEverywhere *self, GtkEditable *row, const char *label, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "touch");
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", pressed, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static void
mt_everywhere_dispose (GObject *object)
{
  MtEverywhere *self = MT_EVERYWHERE (object);

  g_clear_object (&self->chosen);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (mt_everywhere_parent_class)->dispose (object);
}

static void
mt_everywhere_class_init (MtEverywhereClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_everywhere_dispose;
}

static void
mt_everywhere_init (MtEverywhere *self)
{
  GtkWidget *replaced = adw_expander_row_new ();

  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("In All That Is Shared"));
  self->word = make_entry (_ ("A Word to Hide Everywhere"));
  add_button (self, self->word, _ ("_Hide"), G_CALLBACK (hide_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->word));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (replaced), _ ("Replace a Name"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (replaced),
                                 /* Translators: an example of what is read instead of a name. */
                                 _ ("By what somebody is to you, such as “my sister”"));
  self->name = make_entry (_ ("The Name"));
  self->role = make_entry (_ ("What Is Read Instead"));
  add_button (self, self->role, _ ("_Replace"), G_CALLBACK (replace_cb));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (replaced), GTK_WIDGET (self->name));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (replaced), GTK_WIDGET (self->role));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), replaced);
}

GtkWidget *
mt_everywhere_new (MtChosen *chosen)
{
  MtEverywhere *self = g_object_new (MT_TYPE_EVERYWHERE, NULL);

  self->chosen = g_object_ref (chosen);
  g_signal_connect_object (chosen, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_cb (self);
  return GTK_WIDGET (self);
}
