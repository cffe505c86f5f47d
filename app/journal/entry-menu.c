/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/entry-menu.h"

#include "core/kind.h"

#include <glib/gi18n.h>

static void
append (GMenu *section, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (section, item);
}

GMenuModel *
mt_entry_menu_new (MtEntry *entry)
{
  const char *id = mt_entry_get_id (entry);
  g_autoptr (GMenu) menu = g_menu_new (), deeds = g_menu_new (), end = g_menu_new ();

  append (deeds, _ ("_Open"), "timeline.open", id);
  append (deeds,
          mt_entry_get_flagged (entry) ? _ ("_No Longer Bring to the Session")
                                       : _ ("_Bring to the Session"),
          "timeline.flag", id);
  append (deeds, _ ("_Share…"), "timeline.share", id);
  append (end, _ ("_Delete"), "timeline.delete", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (deeds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

GMenuModel *
mt_entry_menu_new_begin (const char *action)
{
  GMenu *menu = g_menu_new ();
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].jot || kinds[i].tap || kinds[i].begin)
      append (menu, _ (kinds[i].name), action, kinds[i].id);
  return G_MENU_MODEL (menu);
}

void
mt_entry_menu_pop_up (GtkWidget **popover,
                      GtkWidget *parent,
                      MtEntry *entry,
                      const graphene_point_t *at)
{
  g_autoptr (GMenuModel) model = mt_entry_menu_new (entry);

  if (!*popover) {
    *popover = gtk_popover_menu_new_from_model (NULL);
    gtk_widget_set_parent (*popover, parent);
    gtk_popover_set_has_arrow (GTK_POPOVER (*popover), FALSE);
  }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (*popover), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (*popover),
                               &(GdkRectangle){ (int)at->x, (int)at->y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (*popover));
}
