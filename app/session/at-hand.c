/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/at-hand.h"

#include "app/prompts/felt-off.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

GtkWidget *
mt_at_hand_new (void)
{
  const MtKind *kind = mt_kind_find (MT_KIND_FELT_OFF);
  GtkWidget *list = gtk_list_box_new (), *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (MT_PROMPT_FELT_OFF_BEGIN));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (MT_PROMPT_FELT_OFF_BEGIN_WHY));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (kind->icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.write");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kind->id);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}
