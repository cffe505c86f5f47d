/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/shortcuts-dialog.h"

#include "app/dialog.h"
#include "app/shortcuts.h"

#include <glib/gi18n.h>

struct _MtShortcutsDialog {
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (MtShortcutsDialog, mt_shortcuts_dialog, ADW_TYPE_DIALOG)

/* "Escape or Alt+Left", in the words of the keyboard. */
static char *
name_keys (const MtShortcut *shortcut)
{
  char *names = NULL;

  for (gsize i = 0; shortcut->keys[i]; i++) {
    g_autofree char *former = names;
    g_autofree char *name = NULL;
    guint key;
    GdkModifierType modifiers;

    gtk_accelerator_parse (shortcut->keys[i], &key, &modifiers);
    name = gtk_accelerator_get_label (key, modifiers);
    if (former)
      /* Translators: two ways to press the same shortcut, such as "Escape or Alt+Left". */
      names = g_strdup_printf (C_ ("shortcuts", "%s or %s"), former, name);
    else
      names = g_steal_pointer (&name);
  }
  return names;
}

static GtkWidget *
make_row (const MtShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = name_keys (shortcut);
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 g_dpgettext2 (NULL, "shortcuts", shortcut->title));
  gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys,
                                  -1);
  return row;
}

static void
mt_shortcuts_dialog_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (mt_shortcuts_dialog_parent_class)->dispose (object);
}

static void
mt_shortcuts_dialog_class_init (MtShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_shortcuts_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtShortcutsDialog, page);
}

static void
mt_shortcuts_dialog_init (MtShortcutsDialog *self)
{
  gsize n_shortcuts;
  const MtShortcut *shortcuts = mt_shortcuts (&n_shortcuts);
  GtkWidget *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < n_shortcuts; i++) {
    if (i == 0 || !g_str_equal (shortcuts[i].section, shortcuts[i - 1].section)) {
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                       g_dpgettext2 (NULL, "shortcuts", shortcuts[i].section));
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
    }
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (&shortcuts[i]));
  }
}

MtShortcutsDialog *
mt_shortcuts_dialog_new (void)
{
  return g_object_new (MT_TYPE_SHORTCUTS_DIALOG, NULL);
}
