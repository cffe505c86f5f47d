/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/hindsight.h"

#include "app/journal/kind-page.h"
#include "app/patterns/say-pattern.h"
#include "app/patterns/threads-page.h"
#include "app/places.h"
#include "app/prompts/patterns.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/journal-patterns.h"
#include "core/kinds/ids.h"

#define KIND_MOOD "mood"
#define FIELD_WORDS "words"
#define WORDS_MOST 5 /* that are named of those weeks */

struct _MtHindsightCards {
  AdwBin parent_instance;

  MtDrafts *drafts;
  GCancellable *reading;

  GtkWidget *on_this_day, *then_and_now;
  GtkListBox *days, *then, *now;
};

G_DEFINE_FINAL_TYPE (MtHindsightCards, mt_hindsight_cards, ADW_TYPE_BIN)

/* ---- Rows ---- */

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
make_entry_row (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  g_autofree char *line = mt_say_entry (entry);
  g_autofree char *origin = mt_say_entry_origin (entry, mt_say_today ());
  GtkWidget *row = make_row (line, origin);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (kind)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (kind->icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", mt_entry_get_id (entry));
  return row;
}

/* “Named most: calm, tired”; NULL: none was named. */
static char *
say_words (const MtHindsightWeeks *weeks)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (KIND_MOOD), FIELD_WORDS);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < MIN (weeks->words->len, WORDS_MOST); i++) {
    if (i > 0)
      g_string_append (words, C_ ("list", ", "));
    g_string_append (words, mt_say_word (field, ((MtWordCount *)weeks->words->pdata[i])->word));
  }
  return words->len > 0 ? g_strdup_printf (_ (MT_PROMPT_BACK_WORDS), words->str) : NULL;
}

static void
show_weeks (
    GtkListBox *list, const char *name, const MtHindsightWeeks *weeks, gint32 from, gint32 to)
{
  g_autofree char *days = mt_say_days (from, to, mt_say_today ());
  g_autofree char *words = say_words (weeks);
  g_autofree char *moods =
      g_strdup_printf (ngettext ("From %u mood that names feelings",
                                 "From %u moods that name feelings", weeks->n_worded),
                       weeks->n_worded);

  gtk_list_box_remove_all (list);
  gtk_list_box_append (list, make_row (name, days));
  if (words)
    gtk_list_box_append (list, make_row (words, moods));
  for (guint i = 0; i < weeks->entries->len; i++)
    gtk_list_box_append (list, make_entry_row (weeks->entries->pdata[i]));
  if (weeks->entries->len == 0)
    gtk_list_box_append (list, make_row (_ (MT_PROMPT_BACK_NOTHING), ""));
}

static void
show (MtHindsightCards *self, const MtHindsight *found)
{
  gtk_list_box_remove_all (self->days);
  for (guint i = 0; i < found->on_this_day->len; i++)
    gtk_list_box_append (self->days, make_entry_row (found->on_this_day->pdata[i]));
  gtk_widget_set_visible (self->on_this_day, found->on_this_day->len > 0);
  gtk_widget_set_visible (self->then_and_now, found->has_then);
  if (!found->has_then)
    return;
  show_weeks (self->then, _ (MT_PROMPT_BACK_THEN), &found->then, found->days.then_from,
              found->days.then_to);
  show_weeks (self->now, _ (MT_PROMPT_BACK_NOW), &found->now, found->days.now_from,
              found->days.now_to);
}

/* ---- Reading ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtHindsightCards) self = data;
  g_autoptr (MtHindsight) found =
      mt_journal_read_hindsight_finish (MT_JOURNAL (source), result, NULL);

  if (found && self->drafts) /* else it is read at the next change */
    show (self, found);
}

void
mt_hindsight_cards_refresh (MtHindsightCards *self)
{
  g_return_if_fail (MT_IS_HINDSIGHT_CARDS (self));
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  mt_journal_read_hindsight (mt_drafts_get_journal (self->drafts), mt_say_today (), self->reading,
                             read_cb, g_object_ref (self));
}

/* ---- The widget ---- */

static void
letters_cb (MtHindsightCards *self)
{
  mt_places_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (mt_kind_page_new (
                                         self->drafts, mt_kind_find (MT_KIND_LETTER))));
}

static void
threads_cb (MtHindsightCards *self)
{
  mt_places_push (GTK_WIDGET (self), mt_threads_page_new (self->drafts));
}

static GtkListBox *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_group (const char *title, const char *about)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  gtk_widget_set_visible (group, FALSE);
  return group;
}

static void
add_way (
    MtHindsightCards *self, GtkListBox *list, const char *title, const char *about, GCallback go)
{
  GtkWidget *row = make_row (title, about);
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", go, self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
}

static void
mt_hindsight_cards_dispose (GObject *object)
{
  MtHindsightCards *self = MT_HINDSIGHT_CARDS (object);

  g_cancellable_cancel (self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_hindsight_cards_parent_class)->dispose (object);
}

static void
mt_hindsight_cards_finalize (GObject *object)
{
  g_object_unref (MT_HINDSIGHT_CARDS (object)->reading);
  G_OBJECT_CLASS (mt_hindsight_cards_parent_class)->finalize (object);
}

static void
mt_hindsight_cards_class_init (MtHindsightCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_hindsight_cards_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_hindsight_cards_finalize;
}

static void
mt_hindsight_cards_init (MtHindsightCards *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *weeks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  /* Translators: a list that leads to what one can look back at. */
  GtkListBox *ways = make_list (_ ("Looking back"));

  self->reading = g_cancellable_new ();
  self->on_this_day = make_group (_ (MT_PROMPT_BACK_ON_THIS_DAY), NULL);
  self->days = make_list (_ (MT_PROMPT_BACK_ON_THIS_DAY));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->on_this_day), GTK_WIDGET (self->days));
  self->then_and_now =
      make_group (_ (MT_PROMPT_BACK_THEN_AND_NOW), _ (MT_PROMPT_BACK_THEN_AND_NOW_ABOUT));
  self->then = make_list (_ (MT_PROMPT_BACK_THEN));
  self->now = make_list (_ (MT_PROMPT_BACK_NOW));
  gtk_box_append (GTK_BOX (weeks), GTK_WIDGET (self->then));
  gtk_box_append (GTK_BOX (weeks), GTK_WIDGET (self->now));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->then_and_now), weeks);
  add_way (self, ways, _ (MT_PROMPT_BACK_LETTERS), "", G_CALLBACK (letters_cb));
  add_way (self, ways, _ (MT_PROMPT_BACK_THREADS), _ (MT_PROMPT_BACK_THREADS_ABOUT),
           G_CALLBACK (threads_cb));
  gtk_box_append (GTK_BOX (box), self->on_this_day);
  gtk_box_append (GTK_BOX (box), self->then_and_now);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (ways));
  adw_bin_set_child (ADW_BIN (self), box);
}

MtHindsightCards *
mt_hindsight_cards_new (MtDrafts *drafts)
{
  MtHindsightCards *self = g_object_new (MT_TYPE_HINDSIGHT_CARDS, NULL);

  self->drafts = g_object_ref (drafts);
  return self;
}
