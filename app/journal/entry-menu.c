/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/entry-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu *section, const char *label, const char *action, MtEntry *entry)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", mt_entry_get_id (entry));
  g_menu_append_item (section, item);
}

GMenuModel *
mt_entry_menu_new (MtEntry *entry)
{
  g_autoptr (GMenu) menu = g_menu_new (), deeds = g_menu_new (), end = g_menu_new ();

  append (deeds, _ ("_Open"), "timeline.open", entry);
  append (deeds,
          mt_entry_get_flagged (entry) ? _ ("_No Longer Bring to the Session")
                                       : _ ("_Bring to the Session"),
          "timeline.flag", entry);
  append (end, _ ("_Delete"), "timeline.delete", entry);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (deeds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
