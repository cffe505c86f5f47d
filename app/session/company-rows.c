/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/company-rows.h"

#include "app/session/say-session.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/shade.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

#define MOST_AFTER 3 /* planned sessions that are shown */

static GtkWidget *
make_row (const char *title, const char *subtitle, MtEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", mt_entry_get_id (entry));
  return row;
}

static GtkWidget *
make_person_row (MtEntry *person)
{
  const char *shade = mt_entry_get_value (person, "shade");
  const MtField *field = mt_kind_find_field (mt_kind_find (MT_KIND_THERAPIST), "shade");
  const char *word = shade ? mt_field_word (field, shade) : NULL;
  g_autofree char *name = mt_say_entry (person);
  GtkWidget *row = make_row (name, word ? _ (word) : "", person);

  if (word)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), mt_shade_new (shade));
  return row;
}

static GtkWidget *
make_session_row (MtEntry *session)
{
  g_autofree char *when = mt_say_session_when (session);

  /* Translators: below the time of a session that is planned after the next one. */
  return make_row (when, _ ("After that"), session);
}

GPtrArray *
mt_company_rows_new (MtCompany *company)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; company && i < company->people->len; i++)
    g_ptr_array_add (rows, make_person_row (company->people->pdata[i]));
  for (guint i = 0; company && i < MIN (company->others->len, MOST_AFTER); i++)
    g_ptr_array_add (rows, make_session_row (company->others->pdata[i]));
  return rows;
}

char *
mt_company_rows_describe (GPtrArray *rows)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    GVariant *target = gtk_actionable_get_action_target_value (rows->pdata[i]);

    g_string_append_printf (all, "%s %s %s\n", g_variant_get_string (target, NULL),
                            adw_preferences_row_get_title (rows->pdata[i]),
                            adw_action_row_get_subtitle (rows->pdata[i]));
  }
  return g_string_free_and_steal (all);
}
