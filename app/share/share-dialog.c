/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/share-dialog.h"

#include "app/dialog.h"
#include "app/say-error.h"
#include "app/share/choice-row.h"
#include "app/share/preview-page.h"
#include "app/share/sheet-part.h"
#include "app/session/look-back.h"

#include <glib/gi18n.h>

#define MAKE_AFTER_MS                                                                              \
  250 /* of quiet: the pages are counted after the last tick, not after each                       \
       */

struct _MtShareDialog {
  AdwDialog parent_instance;

  MtDrafts *drafts;
  MtChosen *chosen;
  GListModel *agenda; /* of MtEntryItem: a sheet is made of it; NULL: pages of single entries */
  GListStore *parts;  /* of MtSheetPart: what else can stand on it; or NULL */
  MtHandout *handout; /* of what is chosen now; NULL while it is being made, or nothing is */
  GError *error;      /* why it could not be made */
  GCancellable *cancellable;
  guint timer;          /* source id */
  MtPreviewPage *pages; /* owned by the navigation view while it is shown */

  AdwNavigationView *navigation;
  GtkStack *stack;
  GtkWidget *choices;
  GtkListView *list;
  GtkWidget *bottom;
  GtkLabel *line;
  GtkWidget *see;
};

G_DEFINE_FINAL_TYPE (MtShareDialog, mt_share_dialog, ADW_TYPE_DIALOG)

/* ---- What is chosen ---- */

/* The entries of a sheet in the order of the agenda; others as they were chosen. */
static char **
list_ids (MtShareDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (!self->agenda)
    return mt_chosen_get_ids (self->chosen);
  for (guint i = 0; i < g_list_model_get_n_items (self->agenda); i++) {
    g_autoptr (MtEntryItem) item = g_list_model_get_item (self->agenda, i);
    const char *id = mt_entry_get_id (mt_entry_item_get_entry (item));

    if (mt_chosen_contains (self->chosen, id))
      g_strv_builder_add (ids, id);
  }
  return g_strv_builder_end (ids);
}

static guint
count_entries (MtShareDialog *self)
{
  g_auto (GStrv) ids = list_ids (self);

  return g_strv_length (ids);
}

static MtSinceParts
list_parts (MtShareDialog *self)
{
  MtSinceParts parts = 0;

  for (guint i = 0; self->parts && i < g_list_model_get_n_items (G_LIST_MODEL (self->parts)); i++) {
    g_autoptr (MtSheetPart) part = g_list_model_get_item (G_LIST_MODEL (self->parts), i);

    if (mt_chosen_contains (self->chosen, mt_sheet_part_get_id (part)))
      parts |= mt_sheet_part_get_part (part);
  }
  return parts;
}

/* ---- What is said of the choice ---- */

/* “7 entries, 3 pages”; the pages once they are known. */
static char *
say_choice (MtShareDialog *self)
{
  guint n_entries = count_entries (self);
  guint n_pages = self->handout ? mt_handout_get_n_pages (self->handout) : 0;
  g_autofree char *entries =
      g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);

  if (n_entries == 0)
    return g_strdup (_ ("Nothing is chosen yet. Tick what you would like to hand over."));
  if (self->error)
    return mt_say_error_sentence (self->error);
  if (!self->handout)
    return g_steal_pointer (&entries);
  /* Translators: what was chosen, as “7 entries” and “3 pages”. */
  return g_strdup_printf (_ ("%s, %s"), entries, pages);
}

static void
say (MtShareDialog *self)
{
  g_autofree char *line = say_choice (self);

  gtk_widget_set_sensitive (self->see, count_entries (self) > 0);
  if (g_strcmp0 (line, gtk_label_get_label (self->line)) == 0)
    return;
  gtk_label_set_label (self->line, line);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->line)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->line), line,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- Making the pages ---- */

static void
show_pages (MtShareDialog *self)
{
  if (!self->pages)
    return;
  if (self->error)
    mt_preview_page_fail (self->pages, self->error);
  else
    mt_preview_page_set_handout (self->pages, self->handout);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtShareDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtHandout) handout = mt_handout_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  g_set_object (&self->handout, handout);
  self->error = g_steal_pointer (&error);
  say (self);
  show_pages (self);
}

/* Of the choice as it was there is nothing any more. */
static void
forget_pages (MtShareDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->handout);
  g_clear_error (&self->error);
}

static void
make_pages (MtShareDialog *self)
{
  g_auto (GStrv) ids = list_ids (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->cancellable = g_cancellable_new ();
  if (self->agenda)
    mt_handout_make_sheet (self->drafts, (const char *const *)ids, list_parts (self),
                           self->cancellable, made_cb, g_object_ref (self));
  else
    mt_handout_make (self->drafts, (const char *const *)ids, self->cancellable, made_cb,
                     g_object_ref (self));
}

static gboolean
timer_cb (gpointer data)
{
  MtShareDialog *self = data;

  self->timer = 0;
  make_pages (self);
  return G_SOURCE_REMOVE;
}

static void
chosen_changed_cb (MtShareDialog *self)
{
  forget_pages (self);
  if (count_entries (self) > 0)
    self->timer = g_timeout_add (MAKE_AFTER_MS, timer_cb, self);
  say (self);
}

static void
hidden_cb (MtShareDialog *self)
{
  self->pages = NULL;
}

static void
see_cb (MtShareDialog *self)
{
  if (self->pages)
    return;
  if (self->error)
    forget_pages (self);
  if (!self->handout && !self->cancellable)
    make_pages (self);
  self->pages = mt_preview_page_new (self->drafts);
  g_signal_connect_object (self->pages, "hidden", G_CALLBACK (hidden_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->pages));
  show_pages (self);
}

/* ---- Rows ---- */

static void
setup_row_cb (MtShareDialog *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, GTK_WIDGET (mt_choice_row_new (self->chosen)));
  /* the check mark is what one comes to and presses */
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_row_cb (MtShareDialog *self, GtkListItem *item)
{
  mt_choice_row_bind (MT_CHOICE_ROW (gtk_list_item_get_child (item)), item);
}

static void
unbind_row_cb (MtShareDialog *self, GtkListItem *item)
{
  mt_choice_row_bind (MT_CHOICE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
update_emptiness (
    MtShareDialog *self, guint position, guint removed, guint added, GListModel *model)
{
  gboolean empty = g_list_model_get_n_items (model) == 0;

  gtk_widget_set_visible (self->bottom, !empty);
  if (empty)
    gtk_stack_set_visible_child (self->stack,
                                 gtk_widget_get_first_child (GTK_WIDGET (self->stack)));
  else
    gtk_stack_set_visible_child (self->stack, self->choices);
}

/* ---- The dialog ---- */

static void
mt_share_dialog_closed (AdwDialog *dialog)
{
  mt_dialog_closed (dialog);
  forget_pages (MT_SHARE_DIALOG (dialog));
  MT_SHARE_DIALOG (dialog)->pages = NULL;
}

static void
mt_share_dialog_dispose (GObject *object)
{
  MtShareDialog *self = MT_SHARE_DIALOG (object);

  forget_pages (self);
  self->pages = NULL;
  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SHARE_DIALOG);
  g_clear_object (&self->chosen);
  g_clear_object (&self->agenda);
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
  gtk_widget_class_bind_template_child (widget_class, MtShareDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MtShareDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, MtShareDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MtShareDialog, bottom);
  gtk_widget_class_bind_template_child (widget_class, MtShareDialog, line);
  gtk_widget_class_bind_template_child (widget_class, MtShareDialog, see);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, see_cb);
}

static void
mt_share_dialog_init (MtShareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
mt_share_dialog_new (MtDrafts *drafts, GListModel *candidates, const char *const *chosen)
{
  MtShareDialog *self = g_object_new (MT_TYPE_SHARE_DIALOG, NULL);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (candidates));

  self->drafts = g_object_ref (drafts);
  self->chosen = mt_chosen_new (chosen);
  g_signal_connect_object (self->chosen, "changed", G_CALLBACK (chosen_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (candidates, "items-changed", G_CALLBACK (update_emptiness), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  update_emptiness (self, 0, 0, 0, candidates);
  chosen_changed_cb (self);
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
  g_autoptr (GListStore) parts = g_list_store_new (MT_TYPE_SHEET_PART);
  g_autoptr (GtkFlattenListModel) candidates = NULL;
  MtShareDialog *self;

  g_list_store_append (both, agenda);
  g_list_store_append (both, parts);
  candidates = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (both)));
  self = MT_SHARE_DIALOG (
      mt_share_dialog_new (drafts, G_LIST_MODEL (candidates), (const char *const *)ids));
  self->agenda = g_object_ref (agenda);
  self->parts = g_steal_pointer (&parts);
  mt_look_back (mt_drafts_get_journal (drafts), NULL, looked_back_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
