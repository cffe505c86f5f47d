/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/session-page.h"

#include "app/places.h"
#include "app/prompts/prepare.h"
#include "app/prompts/session-mode.h"
#include "app/session/after-card.h"
#include "app/session/agenda-row.h"
#include "app/session/answer-dialog.h"
#include "app/session/at-hand.h"
#include "app/session/left-out.h"
#include "app/session/next-session.h"
#include "app/session/one-thing.h"
#include "app/session/session-mode.h"
#include "app/session/since-card.h"
#include "app/session/standing.h"
#include "app/session/task-dialog.h"
#include "app/share/share-dialog.h"
#include "app/toast.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

struct _MtSessionPage {
  AdwBin parent_instance;

  MtDrafts *drafts;
  MtAgenda *agenda;

  AdwStatusPage *empty;
  GtkWidget *agenda_box;
  GtkListBox *list; /* of MtAgendaRow, as the agenda is */
  GtkWidget *over;
  GtkBox *before, *after; /* what else belongs to a session, above and below the agenda */
};

G_DEFINE_FINAL_TYPE (MtSessionPage, mt_session_page, ADW_TYPE_BIN)

/* ---- Rows ---- */

static MtEntry *
entry_at (MtSessionPage *self, guint position)
{
  g_autoptr (MtEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->agenda), position);

  return item ? mt_entry_item_get_entry (item) : NULL; /* the agenda keeps it */
}

static MtAgendaRow *
row_at (MtSessionPage *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  return row ? MT_AGENDA_ROW (row) : NULL;
}

static MtAgendaRow *
find_row (MtSessionPage *self, const char *id)
{
  MtAgendaRow *row;

  for (int i = 0; (row = row_at (self, i)); i++)
    if (g_strcmp0 (mt_agenda_row_get_id (row), id) == 0)
      return row;
  return NULL;
}

static void
moved_cb (MtSessionPage *self, int from, int to, MtAgendaRow *row)
{
  g_autofree char *id = g_strdup (mt_agenda_row_get_id (row));
  /* Translators: for a screen reader: where something stands in a list now. */
  g_autofree char *place = g_strdup_printf (_ ("Moved to place %d of %u"), to + 1,
                                            g_list_model_get_n_items (G_LIST_MODEL (self->agenda)));

  mt_agenda_move (self->agenda, (guint)from, (guint)to);
  row = find_row (self, id);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), place,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
answer_cb (MtSessionPage *self, MtAgendaRow *row)
{
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  const char *question = mt_entry_get_text (entry_at (self, (guint)position));
  g_autoptr (MtDraft) draft = mt_agenda_begin_answer (self->agenda, mt_agenda_row_get_id (row));

  if (draft)
    adw_dialog_present (mt_answer_dialog_new (self->agenda, draft, question), GTK_WIDGET (self));
}

static MtAgendaRow *
make_row (MtSessionPage *self, const char *id)
{
  MtAgendaRow *row = mt_agenda_row_new (self->agenda, id);

  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "answer", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* Puts the row of the entry with @id at @position, where it may be already. */
static void
place_row (MtSessionPage *self, const char *id, int position)
{
  MtAgendaRow *row = row_at (self, position);

  if (row && g_str_equal (mt_agenda_row_get_id (row), id))
    return;
  row = find_row (self, id);
  if (!row) {
    gtk_list_box_insert (self->list, GTK_WIDGET (make_row (self, id)), position);
    return;
  }
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), position);
  g_object_unref (row);
}

/* The focus goes on to the row beside one that goes. */
static void
drop_row (MtSessionPage *self, MtAgendaRow *row)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == GTK_WIDGET (row);
  MtAgendaRow *next =
      row_at (self, place + 1) ? row_at (self, place + 1) : row_at (self, place - 1);

  if (focused && next)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static gboolean
brings (MtSessionPage *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->agenda)); i++)
    if (g_str_equal (mt_entry_get_id (entry_at (self, i)), id))
      return TRUE;
  return FALSE;
}

/* Rows stay what they are, so that neither the focus nor an open menu is lost. */
static void
update_rows (MtSessionPage *self)
{
  int n_items = (int)g_list_model_get_n_items (G_LIST_MODEL (self->agenda));
  MtAgendaRow *row;

  for (int i = 0; (row = row_at (self, i));)
    if (brings (self, mt_agenda_row_get_id (row)))
      i++;
    else
      drop_row (self, row);
  for (int i = 0; i < n_items; i++)
    place_row (self, mt_entry_get_id (entry_at (self, (guint)i)), i);
  for (int i = 0; i < n_items; i++)
    mt_agenda_row_update (row_at (self, i), entry_at (self, (guint)i));
}

/* ---- The rest ---- */

static void
agenda_changed_cb (MtSessionPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->agenda)) == 0;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), empty && mt_agenda_is_loaded (self->agenda));
  gtk_widget_set_visible (self->agenda_box, !empty);
  gtk_widget_set_sensitive (self->over, mt_agenda_get_moment (self->agenda) ||
                                            mt_agenda_count_discussed (self->agenda) > 0);
}

static void
failed_cb (MtSessionPage *self, const GError *error)
{
  mt_toast_error (GTK_WIDGET (self), error);
}

static void
row_activated_cb (MtSessionPage *self, MtAgendaRow *row)
{
  MtEntry *entry = entry_at (self, (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  if (entry && g_str_equal (mt_entry_get_kind (entry), MT_KIND_TASK)) {
    adw_dialog_present (mt_task_dialog_new (self->drafts, entry), GTK_WIDGET (self));
    return;
  }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", mt_agenda_row_get_id (row));
}

static void
share_cb (MtSessionPage *self)
{
  adw_dialog_present (mt_share_dialog_new_sheet (self->drafts, G_LIST_MODEL (self->agenda)),
                      GTK_WIDGET (self));
}

static void
undo_over (GObject *agenda, gpointer end)
{
  mt_agenda_reopen (MT_AGENDA (agenda), end);
}

static void
over_cb (MtSessionPage *self)
{
  MtAgendaEnd *end = mt_agenda_finish (self->agenda);

  mt_toast_undo (GTK_WIDGET (self), _ ("The session is over"), G_OBJECT (self->agenda), undo_over,
                 end, (GDestroyNotify)mt_agenda_end_free);
}

/* ---- The widget ---- */

/* Who looks at something else does not wait for these rows. */
static void
mt_session_page_map (GtkWidget *widget)
{
  update_rows (MT_SESSION_PAGE (widget));
  GTK_WIDGET_CLASS (mt_session_page_parent_class)->map (widget);
}

static void
mt_session_page_dispose (GObject *object)
{
  MtSessionPage *self = MT_SESSION_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SESSION_PAGE);
  g_clear_object (&self->agenda);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_session_page_parent_class)->dispose (object);
}

static void
mt_session_page_class_init (MtSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_session_page_dispose;
  widget_class->map = mt_session_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/session-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtSessionPage, empty);
  gtk_widget_class_bind_template_child (widget_class, MtSessionPage, agenda_box);
  gtk_widget_class_bind_template_child (widget_class, MtSessionPage, list);
  gtk_widget_class_bind_template_child (widget_class, MtSessionPage, over);
  gtk_widget_class_bind_template_child (widget_class, MtSessionPage, before);
  gtk_widget_class_bind_template_child (widget_class, MtSessionPage, after);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, share_cb);
  gtk_widget_class_bind_template_callback (widget_class, over_cb);
}

static void
mt_session_page_init (MtSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_description (self->empty, _ (MT_PROMPT_NOTHING_TO_BRING));
}

static void
begin_cb (MtSessionPage *self)
{
  mt_places_push (GTK_WIDGET (self), mt_session_mode_new (self->drafts, self->agenda));
}

static GtkWidget *
make_begin (MtSessionPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (MT_PROMPT_MODE_BEGIN));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* @part hides itself where it has nothing to show. */
static void
add_part (GtkBox *box, GtkWidget *part)
{
  gtk_box_append (box, part);
  gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
}

MtSessionPage *
mt_session_page_new (MtDrafts *drafts)
{
  MtSessionPage *self = g_object_new (MT_TYPE_SESSION_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  self->agenda = mt_agenda_new (drafts);
  g_signal_connect_object (self->agenda, "changed", G_CALLBACK (agenda_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agenda, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  add_part (self->before, mt_next_session_new (drafts, self->agenda));
  add_part (self->before, make_begin (self));
  add_part (self->before, mt_one_thing_new (self->agenda));
  add_part (self->after, mt_after_card_new (drafts));
  add_part (self->after, mt_left_out_new (self->agenda));
  add_part (self->after, mt_since_card_new (mt_drafts_get_journal (drafts)));
  add_part (self->after, mt_standing_new (drafts));
  add_part (self->after, mt_at_hand_new ());
  return self;
}
