/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/share-dialog.h"

#include "app/dialog.h"
#include "app/session/look-back.h"
#include "app/share/chapters-page.h"
#include "app/share/choose-page.h"
#include "app/share/keeping.h"
#include "app/share/preview-page.h"
#include "app/share/save-page.h"
#include "app/share/sheet-part.h"
#include "app/share/shown-page.h"
#include "core/entry-list.h"
#include "core/journal-choice.h"

#include <glib/gi18n.h>

/* What is kept of a sheet, and of other choices: each waits beside the other. */
#define SHEET "sheet"
#define PAGES "pages"
#define BOOKLET "booklet"

struct _MtShareDialog {
  AdwDialog parent_instance;

  MtDrafts *drafts;
  MtChosen *chosen;
  MtMaking *making;
  MtKeeping *keeping;
  MtShareChoice *kept; /* what is offered to go on with; or NULL */
  GListStore *parts;   /* of MtSheetPart: what else can stand on a sheet; or NULL */
  gboolean is_closed;

  AdwNavigationView *navigation;
  MtChoosePage *choose; /* owned by the view */
};

G_DEFINE_FINAL_TYPE (MtShareDialog, mt_share_dialog, ADW_TYPE_DIALOG)

/* ---- Pages ---- */

static void
push (MtShareDialog *self, gpointer page)
{
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static void
pages_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtShareDialog *self = MT_SHARE_DIALOG (widget);

  mt_making_begin (self->making);
  push (self, mt_preview_page_new (self->making));
}

static void
see_cb (MtShareDialog *self)
{
  if (adw_navigation_view_get_visible_page (self->navigation) != ADW_NAVIGATION_PAGE (self->choose))
    return;
  if (mt_making_is_booklet (self->making, NULL))
    push (self, mt_chapters_page_new (self->making));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "share.pages", NULL);
}

static void
shown_action_cb (GtkWidget *widget, const char *name, GVariant *id)
{
  MtShareDialog *self = MT_SHARE_DIALOG (widget);

  push (self, mt_shown_page_new (self->making, g_variant_get_string (id, NULL)));
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtShareDialog *self = MT_SHARE_DIALOG (widget);

  push (self, mt_save_page_new (self->making));
}

static void
used_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtShareDialog *self = MT_SHARE_DIALOG (widget);

  if (self->keeping)
    mt_keeping_end (self->keeping);
}

/* ---- What was chosen earlier ---- */

static void
answered_cb (MtShareDialog *self, gboolean go_on)
{
  g_autoptr (MtShareChoice) kept = g_steal_pointer (&self->kept);

  if (go_on && kept) {
    mt_chosen_replace (self->chosen, kept);
    if (!self->parts)
      mt_choose_page_list_chosen (self->choose);
  } else if (self->keeping) {
    mt_keeping_end (self->keeping);
  }
}

static char *
say_kept (const MtShareChoice *kept)
{
  guint n_entries = mt_share_choice_get_n_chosen (kept);
  guint n_hidden = mt_share_choice_count_hidden (kept, NULL);
  g_autofree char *entries =
      g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries);
  g_autofree char *hidden =
      g_strdup_printf (ngettext ("%u part hidden", "%u parts hidden", n_hidden), n_hidden);

  return n_hidden ? g_strjoin (_ (", "), entries, hidden, NULL) : g_steal_pointer (&entries);
}

static void
kept_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtShareDialog) self = data;
  g_autoptr (MtShareChoice) kept =
      mt_journal_load_choice_finish (MT_JOURNAL (source), result, NULL);
  g_autofree char *says = NULL;

  if (!kept || self->is_closed || mt_chosen_is_touched (self->chosen) ||
      mt_share_choice_get_n_chosen (kept) == 0)
    return;
  if (mt_share_choice_equal (kept, mt_chosen_get (self->chosen)))
    return;
  self->kept = g_steal_pointer (&kept);
  says = say_kept (self->kept);
  mt_choose_page_offer (self->choose, says);
}

/* ---- The dialog ---- */

static void
mt_share_dialog_closed (AdwDialog *dialog)
{
  MtShareDialog *self = MT_SHARE_DIALOG (dialog);

  self->is_closed = TRUE;
  mt_dialog_closed (dialog);
  g_clear_pointer (&self->keeping, mt_keeping_free);
  if (self->making)
    mt_making_cancel (self->making);
}

static void
mt_share_dialog_dispose (GObject *object)
{
  MtShareDialog *self = MT_SHARE_DIALOG (object);

  g_clear_pointer (&self->keeping, mt_keeping_free);
  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SHARE_DIALOG);
  if (self->making)
    g_object_run_dispose (G_OBJECT (self->making));
  g_clear_object (&self->making);
  g_clear_pointer (&self->kept, mt_share_choice_free);
  g_clear_object (&self->chosen);
  g_clear_object (&self->parts);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_share_dialog_parent_class)->dispose (object);
}

static void
mt_share_dialog_class_init (MtShareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_share_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_share_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/share-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtShareDialog, navigation);
  gtk_widget_class_install_action (widget_class, "share.pages", NULL, pages_action_cb);
  gtk_widget_class_install_action (widget_class, "share.shown", "s", shown_action_cb);
  gtk_widget_class_install_action (widget_class, "share.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "share.used", NULL, used_action_cb);
}

static void
mt_share_dialog_init (MtShareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MtShareDialog *
make_dialog (MtDrafts *drafts, const char *const *chosen, const char *which)
{
  MtShareDialog *self = g_object_new (MT_TYPE_SHARE_DIALOG, NULL);
  MtJournal *journal = mt_drafts_get_journal (drafts);

  self->drafts = g_object_ref (drafts);
  self->chosen = mt_chosen_new (chosen);
  self->making = mt_making_new (drafts, self->chosen);
  self->keeping = mt_keeping_new (journal, self->chosen, which);
  self->choose = mt_choose_page_new (self->making);
  g_signal_connect_object (self->choose, "see", G_CALLBACK (see_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choose, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  push (self, self->choose);
  mt_journal_load_choice (journal, which, NULL, kept_loaded_cb, g_object_ref (self));
  return self;
}

AdwDialog *
mt_share_dialog_new (MtDrafts *drafts,
                     GListModel *candidates,
                     const char *title,
                     const char *const *chosen)
{
  MtShareDialog *self = make_dialog (drafts, chosen, PAGES);

  mt_choose_page_begin (self->choose, candidates, title);
  return ADW_DIALOG (self);
}

AdwDialog *
mt_share_dialog_new_filter (MtDrafts *drafts,
                            const MtFilter *filter,
                            const char *title,
                            gboolean tick)
{
  MtShareDialog *self = make_dialog (drafts, NULL, PAGES);
  g_autoptr (MtEntryList) list = mt_entry_list_new (mt_drafts_get_journal (drafts), filter);

  mt_choose_page_begin (self->choose, G_LIST_MODEL (list), title);
  if (tick)
    mt_choose_page_tick (self->choose, filter, title);
  return ADW_DIALOG (self);
}

AdwDialog *
mt_share_dialog_new_booklet (MtDrafts *drafts)
{
  MtShareDialog *self = make_dialog (drafts, NULL, BOOKLET);
  g_autoptr (MtEntryList) list = mt_entry_list_new (mt_drafts_get_journal (drafts), &MT_FILTER_ALL);

  mt_making_set_booklet (self->making, 0);
  mt_choose_page_begin (self->choose, G_LIST_MODEL (list), _ ("The Whole Journal"));
  return ADW_DIALOG (self);
}

/* ---- A sheet ---- */

static void
looked_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtShareDialog) self = data;
  g_autoptr (MtLookBack) back = mt_look_back_finish (result, NULL);
  g_autoptr (MtSince) since = NULL;

  if (!back || !back->last || !self->parts) /* the sheet does without */
    return;
  since = mt_since_new (back->entries, mt_entry_get_moment (back->last), NULL);
  for (guint i = 0; i < MT_SINCE_N_PARTS; i++) {
    g_autoptr (MtSheetPart) part = mt_sheet_part_new (since, 1 << i);

    if (part)
      g_list_store_append (self->parts, part);
  }
}

static char **
list_all (GListModel *agenda)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (agenda); i++) {
    g_autoptr (MtEntryItem) item = g_list_model_get_item (agenda, i);

    g_strv_builder_add (ids, mt_entry_get_id (mt_entry_item_get_entry (item)));
  }
  return g_strv_builder_end (ids);
}

AdwDialog *
mt_share_dialog_new_sheet (MtDrafts *drafts, GListModel *agenda)
{
  g_auto (GStrv) ids = list_all (agenda);
  g_autoptr (GListStore) both = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkFlattenListModel) candidates = NULL;
  MtShareDialog *self = make_dialog (drafts, (const char *const *)ids, SHEET);

  self->parts = g_list_store_new (MT_TYPE_SHEET_PART);
  g_list_store_append (both, agenda);
  g_list_store_append (both, self->parts);
  candidates = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (both)));
  mt_making_set_sheet (self->making, agenda, G_LIST_MODEL (self->parts));
  mt_choose_page_begin (self->choose, G_LIST_MODEL (candidates), NULL);
  mt_look_back (mt_drafts_get_journal (drafts), NULL, looked_back_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
