/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/people-page.h"

#include "app/prompts/sessions.h"
#include "app/session/state-list.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

struct _MtPeoplePage {
  AdwNavigationPage parent_instance;

  GtkLabel *intent;
  AdwPreferencesGroup *changes;
  AdwBin *place, *written;
};

G_DEFINE_FINAL_TYPE (MtPeoplePage, mt_people_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
word_of (MtEntry *entry, const char *field_id)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (mt_entry_get_kind (entry)), field_id);
  const char *value = mt_entry_get_value (entry, field_id);
  const char *word = value ? mt_field_word (field, value) : NULL;

  return word ? _ (word) : "";
}

static char *
say_person (MtEntry *person)
{
  return g_strdup (word_of (person, "shade"));
}

static char *
say_change (MtEntry *change)
{
  return g_strdup (word_of (change, "what"));
}

static void
activated_cb (MtPeoplePage *self, MtEntry *entry)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", mt_entry_get_id (entry));
}

static void
changes_read_cb (MtPeoplePage *self, MtStateList *list)
{
  gtk_widget_set_visible (GTK_WIDGET (self->written), !mt_state_list_is_empty (list));
}

static void
mt_people_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_PEOPLE_PAGE);
  G_OBJECT_CLASS (mt_people_page_parent_class)->dispose (object);
}

static void
mt_people_page_class_init (MtPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_people_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPeoplePage, intent);
  gtk_widget_class_bind_template_child (widget_class, MtPeoplePage, changes);
  gtk_widget_class_bind_template_child (widget_class, MtPeoplePage, place);
  gtk_widget_class_bind_template_child (widget_class, MtPeoplePage, written);
}

static void
mt_people_page_init (MtPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->intent, _ (MT_PROMPT_PEOPLE));
  adw_preferences_group_set_description (self->changes, _ (MT_PROMPT_TRANSITION));
}

static MtStateList *
add_list (
    MtPeoplePage *self, AdwBin *place, MtJournal *journal, const char *kind, MtStateListSay say)
{
  MtStateList *list = mt_state_list_new (journal, kind, say, NULL, NULL);

  g_signal_connect_object (list, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (place, GTK_WIDGET (list));
  return list;
}

AdwNavigationPage *
mt_people_page_new (MtDrafts *drafts)
{
  MtPeoplePage *self = g_object_new (MT_TYPE_PEOPLE_PAGE, NULL);
  MtJournal *journal = mt_drafts_get_journal (drafts);
  MtStateList *changes;

  add_list (self, self->place, journal, MT_KIND_THERAPIST, say_person);
  changes = add_list (self, self->written, journal, MT_KIND_TRANSITION, say_change);
  g_signal_connect_object (changes, "changed", G_CALLBACK (changes_read_cb), self,
                           G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}
