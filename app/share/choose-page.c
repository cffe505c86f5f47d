/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/choose-page.h"

#include "app/say-error.h"
#include "app/share/choice-row.h"
#include "app/share/days-dialog.h"
#include "app/share/id-list.h"
#include "app/share/rule.h"
#include "app/toast.h"
#include "app/widgets/list-view.h"
#include "app/widgets/live-line.h"
#include "core/entry-list.h"
#include "core/error.h"

#include <glib/gi18n.h>

struct _MtChoosePage {
  AdwNavigationPage parent_instance;

  MtMaking *making;
  GListModel *start; /* what was listed first */
  char *start_title;
  char *rule_words;          /* what is being ticked, or was ticked last */
  char **just_ticked;        /* what that rule added; or NULL */
  GCancellable *cancellable; /* of what a rule reads */
  gboolean is_offered;

  GtkWidget *rules;
  GtkMenuButton *listed;
  GtkMenuButton *tick;
  AdwBanner *ticked;
  GtkStack *stack;
  AdwStatusPage *offer;
  GtkListView *list;
  GtkWidget *bottom;
  GtkLabel *line;
  GtkWidget *see;
};

G_DEFINE_FINAL_TYPE (MtChoosePage, mt_choose_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_SEE, SIGNAL_ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static MtJournal *
get_journal (MtChoosePage *self)
{
  return mt_drafts_get_journal (mt_making_get_drafts (self->making));
}

/* ---- The list ---- */

static void
update_stack (MtChoosePage *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->list);
  gboolean empty = !model || g_list_model_get_n_items (G_LIST_MODEL (model)) == 0;

  gtk_stack_set_visible_child_name (self->stack, self->is_offered ? "offer"
                                                 : empty          ? "empty"
                                                                  : "choices");
  gtk_widget_set_visible (self->bottom,
                          !self->is_offered && (!empty || mt_making_count_entries (self->making)));
  gtk_widget_set_visible (self->rules, !self->is_offered && self->start_title);
}

static void
show_list (MtChoosePage *self, GListModel *candidates, const char *title)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (candidates));

  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  mt_list_view_show (self->list, GTK_SELECTION_MODEL (selection));
  if (title)
    gtk_menu_button_set_label (self->listed, title);
  update_stack (self);
}

static void
list_filter (MtChoosePage *self, const MtFilter *filter, const char *title)
{
  g_autoptr (MtEntryList) list = mt_entry_list_new (get_journal (self), filter);

  show_list (self, G_LIST_MODEL (list), title);
}

void
mt_choose_page_list_chosen (MtChoosePage *self)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (MtIdList) list = NULL;

  g_return_if_fail (MT_IS_CHOOSE_PAGE (self));
  ids = mt_chosen_get_ids (mt_making_get_chosen (self->making));
  list = mt_id_list_new (get_journal (self), (const char *const *)ids);
  show_list (self, G_LIST_MODEL (list), _ ("What Is Chosen"));
}

void
mt_choose_page_begin (MtChoosePage *self, GListModel *candidates, const char *title)
{
  g_return_if_fail (MT_IS_CHOOSE_PAGE (self) && G_IS_LIST_MODEL (candidates));
  g_set_object (&self->start, candidates);
  g_set_str (&self->start_title, title);
  if (mt_making_is_booklet (self->making, NULL))
    gtk_button_set_label (GTK_BUTTON (self->see), _ ("Choose _Chapters"));
  show_list (self, candidates, title);
}

static void
list_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtChoosePage *self = MT_CHOOSE_PAGE (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (g_str_equal (what, "chosen"))
    mt_choose_page_list_chosen (self);
  else if (g_str_equal (what, "all"))
    list_filter (self, &MT_FILTER_ALL, _ ("The Whole Journal"));
  else if (self->start)
    show_list (self, self->start, self->start_title);
}

/* ---- Rules ---- */

/* What of @ids is not ticked yet; owned. */
static char **
list_new (MtChoosePage *self, char **ids)
{
  MtChosen *chosen = mt_making_get_chosen (self->making);
  g_autoptr (GStrvBuilder) fresh = g_strv_builder_new ();

  for (; *ids; ids++)
    if (!mt_chosen_contains (chosen, *ids))
      g_strv_builder_add (fresh, *ids);
  return g_strv_builder_end (fresh);
}

static void
say_ticked (MtChoosePage *self, guint n_ticked, guint n_closed)
{
  /* Translators: %u entries were ticked by a rule, which is %s, as in “For the Session”. */
  g_autofree char *ticked = g_strdup_printf (
      ngettext ("%u entry was ticked: %s. Untick it if it is to stay here.",
                "%u entries were ticked: %s. Untick what is to stay here.", n_ticked),
      n_ticked, self->rule_words);
  g_autofree char *closed =
      g_strdup_printf (ngettext ("%u letter that is still closed was left out.",
                                 "%u letters that are still closed were left out.", n_closed),
                       n_closed);
  g_autofree char *both = g_strdup_printf ("%s %s", ticked, closed);

  adw_banner_set_use_markup (self->ticked, FALSE);
  adw_banner_set_title (self->ticked, n_closed ? both : ticked);
  adw_banner_set_button_label (self->ticked, n_ticked ? _ ("_Undo") : NULL);
  adw_banner_set_revealed (self->ticked, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_banner_get_title (self->ticked),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtChoosePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtPicked) picked = mt_pick_finish (result, &error);

  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    mt_toast (GTK_WIDGET (self), _ ("There was no session yet that is over. Nothing was ticked."));
    return;
  }
  if (!picked) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_strfreev (self->just_ticked);
  self->just_ticked = list_new (self, picked->ids);
  list_filter (self, picked->filter, self->rule_words);
  if (*self->just_ticked)
    mt_chosen_set_all (mt_making_get_chosen (self->making), (const char *const *)self->just_ticked,
                       TRUE);
  say_ticked (self, g_strv_length (self->just_ticked), picked->n_closed);
}

static void
begin_rule (MtChoosePage *self, const char *words)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_str (&self->rule_words, words);
}

void
mt_choose_page_tick (MtChoosePage *self, const MtFilter *filter, const char *words)
{
  g_return_if_fail (MT_IS_CHOOSE_PAGE (self));
  begin_rule (self, words);
  mt_pick (get_journal (self), filter, self->cancellable, picked_cb, g_object_ref (self));
}

static void
tick_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtChoosePage *self = MT_CHOOSE_PAGE (widget);
  const char *rule = g_variant_get_string (parameter, NULL);
  g_autofree char *words = mt_rule_say (rule);

  begin_rule (self, words);
  mt_rule_pick (get_journal (self), rule, self->cancellable, picked_cb, g_object_ref (self));
}

static void
days_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mt_days_dialog_present (widget);
}

static void
untick_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtChosen *chosen = mt_making_get_chosen (MT_CHOOSE_PAGE (widget)->making);
  g_auto (GStrv) ids = mt_chosen_get_ids (chosen);

  mt_chosen_set_all (chosen, (const char *const *)ids, FALSE);
  adw_banner_set_revealed (MT_CHOOSE_PAGE (widget)->ticked, FALSE);
}

static void
undo_cb (MtChoosePage *self)
{
  if (self->just_ticked)
    mt_chosen_set_all (mt_making_get_chosen (self->making), (const char *const *)self->just_ticked,
                       FALSE);
  g_clear_pointer (&self->just_ticked, g_strfreev);
  adw_banner_set_revealed (self->ticked, FALSE);
}

/* ---- What was chosen earlier ---- */

void
mt_choose_page_offer (MtChoosePage *self, const char *says)
{
  /* Translators: %s is what was chosen: “7 entries, 2 parts hidden”. */
  g_autofree char *description = g_strdup_printf (
      _ ("You had begun to choose: %s. It was kept here, and has gone nowhere."), says);

  g_return_if_fail (MT_IS_CHOOSE_PAGE (self));
  adw_status_page_set_description (self->offer, description);
  self->is_offered = TRUE;
  update_stack (self);
}

static void
answer (MtChoosePage *self, gboolean go_on)
{
  self->is_offered = FALSE;
  update_stack (self);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, go_on);
}

static void
go_on_cb (MtChoosePage *self)
{
  answer (self, TRUE);
}

static void
anew_cb (MtChoosePage *self)
{
  answer (self, FALSE);
}

/* ---- What is said of the choice ---- */

static void
say (MtChoosePage *self)
{
  g_autofree char *line = mt_making_say (self->making);

  gtk_widget_set_sensitive (self->see, mt_making_count_entries (self->making) > 0);
  mt_live_line_say (self->line, line);
}

static void
see_cb (MtChoosePage *self)
{
  g_signal_emit (self, signals[SIGNAL_SEE], 0);
}

/* ---- Rows ---- */

static void
setup_row_cb (MtChoosePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, GTK_WIDGET (mt_choice_row_new (self->making)));
  /* the check mark is what one comes to and presses */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_row_cb (MtChoosePage *self, GtkListItem *item)
{
  mt_choice_row_bind (MT_CHOICE_ROW (gtk_list_item_get_child (item)), item);
}

static void
unbind_row_cb (MtChoosePage *self, GtkListItem *item)
{
  mt_choice_row_bind (MT_CHOICE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* ---- The widget ---- */

static void
mt_choose_page_dispose (GObject *object)
{
  MtChoosePage *self = MT_CHOOSE_PAGE (object);

  if (self->making) /* what is on its way here holds this page for a while */
    g_signal_handlers_disconnect_by_data (self->making, self);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list)
    mt_list_view_show (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CHOOSE_PAGE);
  g_clear_object (&self->start);
  g_clear_pointer (&self->start_title, g_free);
  g_clear_pointer (&self->rule_words, g_free);
  g_clear_pointer (&self->just_ticked, g_strfreev);
  g_clear_object (&self->making);
  G_OBJECT_CLASS (mt_choose_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/choose-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, rules);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, listed);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, tick);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, ticked);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, offer);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, list);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, bottom);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, line);
  gtk_widget_class_bind_template_child (widget_class, MtChoosePage, see);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, see_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
}

static void
mt_choose_page_class_init (MtChoosePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_choose_page_dispose;
  signals[SIGNAL_SEE] = g_signal_new ("see", MT_TYPE_CHOOSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", MT_TYPE_CHOOSE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "choose.list", "s", list_action_cb);
  gtk_widget_class_install_action (widget_class, "choose.tick", "s", tick_action_cb);
  gtk_widget_class_install_action (widget_class, "choose.days", NULL, days_action_cb);
  gtk_widget_class_install_action (widget_class, "choose.untick", NULL, untick_action_cb);
}

static void
mt_choose_page_init (MtChoosePage *self)
{
  g_autoptr (GMenuModel) menu = mt_rule_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->tick, menu);
}

MtChoosePage *
mt_choose_page_new (MtMaking *making)
{
  MtChoosePage *self = g_object_new (MT_TYPE_CHOOSE_PAGE, NULL);

  self->making = g_object_ref (making);
  g_signal_connect_object (making, "changed", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  say (self);
  return self;
}
