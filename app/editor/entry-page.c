/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-page.h"

#include "app/care/damage.h"
#include "app/editor/closed-entry.h"
#include "app/editor/delete-entry.h"
#include "app/editor/editor.h"
#include "app/editor/entry-dialogs.h"
#include "app/editor/entry-title.h"
#include "app/say-error.h"
#include "app/widgets/spin-late.h"
#include "core/error.h"

#include <glib/gi18n.h>

struct _MtEntryPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  MtDraft *draft;   /* NULL until the entry was read */
  MtSought *sought; /* what it was found by, or NULL */
  char *id;
  GCancellable *reading;
  gboolean begun;   /* here, and so taken away again where nothing comes of it */
  guint n_links;    /* that it was begun with */
  gboolean written; /* something was changed here: that it is saved is worth saying */
  gboolean shown;   /* all of it, at the end of its coming */
  gboolean gone;
  gboolean beside; /* a list */

  MtEntryTitle *title;
  GtkStack *stack;
  AdwSpinner *spinner;
  AdwStatusPage *unread;
  MtClosedEntry *closed;
  MtEditor *editor;
  GMenu *spelling_section;
};

G_DEFINE_FINAL_TYPE (MtEntryPage, mt_entry_page, ADW_TYPE_NAVIGATION_PAGE)

enum { PROP_BESIDE = 1, PROP_FLAGGED, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { SIGNAL_GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static MtEntry *
get_entry (MtEntryPage *self)
{
  return mt_draft_get_entry (self->draft);
}

static void
go (MtEntryPage *self)
{
  if (self->gone)
    return;
  self->gone = TRUE;
  g_signal_emit (self, signals[SIGNAL_GONE], 0);
}

/* ---- The draft ---- */

static void
replaced_cb (MtEntryPage *self)
{
  mt_editor_refresh (self->editor);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FLAGGED]);
}

static void
update_undo (MtEntryPage *self)
{
  GtkTextBuffer *buffer = mt_editor_get_buffer (self->editor);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.undo",
                                 gtk_text_buffer_get_can_undo (buffer));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.redo",
                                 gtk_text_buffer_get_can_redo (buffer));
}

static void
offer_spelling (MtEntryPage *self)
{
  gtk_widget_insert_action_group (GTK_WIDGET (self), "spelling",
                                  mt_editor_get_spelling_actions (self->editor));
  g_menu_append_submenu (self->spelling_section, _ ("S_pelling"),
                         mt_editor_get_spelling_menu (self->editor));
}

static void
show_draft (MtEntryPage *self, MtEntry *entry)
{
  self->draft = mt_drafts_begin (self->drafts, entry);
  mt_closed_entry_mark_seen (self->draft);
  g_signal_connect_object (self->draft, "replaced", G_CALLBACK (replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "gone", G_CALLBACK (go), self, G_CONNECT_SWAPPED);
  mt_entry_title_set_draft (self->title, self->draft);
  mt_editor_set_draft (self->editor, self->drafts, self->draft);
  offer_spelling (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FLAGGED]);
  gtk_stack_set_visible_child_name (self->stack, "writing");
  if (self->sought)
    mt_editor_mark (self->editor, self->sought);
  if (self->shown)
    mt_editor_focus (self->editor);
}

/* ---- Reading ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  mt_spin_stop (GTK_WIDGET (self->spinner));
  if (entry && mt_entry_get_deleted (entry) == 0) {
    if (mt_closed_entry_take (self->closed, entry))
      gtk_stack_set_visible_child_name (self->stack, "closed");
    else
      show_draft (self, entry);
    return;
  }
  if (entry || g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND)) {
    go (self);
    return;
  }
  mt_damage_tell (GTK_WIDGET (self), error);
  sentence = mt_say_error_sentence (error);
  adw_status_page_set_description (self->unread, sentence);
  gtk_stack_set_visible_child_name (self->stack, "unread");
}

static void
read_entry (MtEntryPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  mt_spin_late (GTK_WIDGET (self->spinner));
  mt_journal_load (mt_drafts_get_journal (self->drafts), self->id, self->reading, read_cb,
                   g_object_ref (self));
}

/* ---- Actions ---- */

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtEntryPage *self = MT_ENTRY_PAGE (widget);
  GtkTextBuffer *buffer = mt_editor_get_buffer (self->editor);

  if (g_str_equal (name, "entry.undo"))
    gtk_text_buffer_undo (buffer);
  else
    gtk_text_buffer_redo (buffer);
}

static void
dialog_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtEntryPage *self = MT_ENTRY_PAGE (widget);

  if (self->draft)
    mt_entry_dialogs_present (widget, name, self->drafts, self->draft);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtEntryPage *self = MT_ENTRY_PAGE (widget);

  if (!self->draft)
    return;
  if (self->begun && mt_delete_entry_is_blank (get_entry (self), self->n_links) &&
      gtk_text_buffer_get_char_count (mt_editor_get_buffer (self->editor)) == 0)
    go (self); /* and what is empty goes with the page */
  else
    mt_delete_entry (widget, mt_drafts_get_journal (self->drafts), self->draft);
}

/* ---- The page ---- */

static void
mt_entry_page_shown (AdwNavigationPage *page)
{
  MtEntryPage *self = MT_ENTRY_PAGE (page);

  self->shown = TRUE;
  if (self->draft)
    mt_editor_focus (self->editor);
}

static void
mt_entry_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MtEntryPage *self = MT_ENTRY_PAGE (object);

  if (id == PROP_BESIDE)
    g_value_set_boolean (value, self->beside);
  else
    g_value_set_boolean (value, self->draft && mt_entry_get_flagged (get_entry (self)));
}

static void
set_flagged (MtEntryPage *self, gboolean flagged)
{
  if (!self->draft || mt_entry_get_flagged (get_entry (self)) == flagged)
    return;
  mt_entry_set_flagged (get_entry (self), flagged);
  mt_draft_save (self->draft);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FLAGGED]);
}

static void
mt_entry_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MtEntryPage *self = MT_ENTRY_PAGE (object);

  if (id == PROP_FLAGGED) {
    set_flagged (self, g_value_get_boolean (value));
  } else if (self->beside != g_value_get_boolean (value)) {
    self->beside = g_value_get_boolean (value);
    g_object_notify_by_pspec (object, props[PROP_BESIDE]);
  }
}

static void
mt_entry_page_dispose (GObject *object)
{
  MtEntryPage *self = MT_ENTRY_PAGE (object);

  g_cancellable_cancel (self->reading);
  if (self->spinner)
    mt_spin_stop (GTK_WIDGET (self->spinner));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "spelling", NULL);
  if (self->draft) {
    g_signal_handlers_disconnect_by_data (self->draft, self);
    mt_editor_finish (self->editor);
    if (self->begun && mt_delete_entry_is_blank (get_entry (self), self->n_links))
      mt_delete_entry_without_trace (mt_drafts_get_journal (self->drafts), self->draft);
  }
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_ENTRY_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_entry_page_parent_class)->dispose (object);
}

static void
mt_entry_page_finalize (GObject *object)
{
  g_object_unref (MT_ENTRY_PAGE (object)->reading);
  g_clear_pointer (&MT_ENTRY_PAGE (object)->sought, mt_sought_unref);
  g_free (MT_ENTRY_PAGE (object)->id);
  G_OBJECT_CLASS (mt_entry_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "entry.flag", "flagged");
  gtk_widget_class_install_action (widget_class, "entry.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "entry.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "entry.date", NULL, dialog_cb);
  gtk_widget_class_install_action (widget_class, "entry.revisions", NULL, dialog_cb);
  gtk_widget_class_install_action (widget_class, "entry.share", NULL, dialog_cb);
  gtk_widget_class_install_action (widget_class, "entry.shared", NULL, dialog_cb);
  gtk_widget_class_install_action (widget_class, "entry.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "entry.flag",
                                       NULL);
}

static void
mt_entry_page_class_init (MtEntryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mt_entry_page_get_property;
  object_class->set_property = mt_entry_page_set_property;
  object_class->dispose = mt_entry_page_dispose;
  object_class->finalize = mt_entry_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mt_entry_page_shown;
  props[PROP_BESIDE] =
      g_param_spec_boolean ("beside", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_FLAGGED] =
      g_param_spec_boolean ("flagged", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_GONE] = g_signal_new ("gone", MT_TYPE_ENTRY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  g_type_ensure (MT_TYPE_CLOSED_ENTRY);
  g_type_ensure (MT_TYPE_EDITOR);
  g_type_ensure (MT_TYPE_ENTRY_TITLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/editor/entry-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtEntryPage, title);
  gtk_widget_class_bind_template_child (widget_class, MtEntryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtEntryPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MtEntryPage, unread);
  gtk_widget_class_bind_template_child (widget_class, MtEntryPage, closed);
  gtk_widget_class_bind_template_child (widget_class, MtEntryPage, editor);
  gtk_widget_class_bind_template_child (widget_class, MtEntryPage, spelling_section);
  gtk_widget_class_bind_template_callback_full (widget_class, "try_again_cb",
                                                G_CALLBACK (read_entry));
  gtk_widget_class_bind_template_callback_full (widget_class, "open_cb", G_CALLBACK (show_draft));
  gtk_widget_class_bind_template_callback_full (widget_class, "leave_cb", G_CALLBACK (go));
}

static void
mt_entry_page_init (MtEntryPage *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
  buffer = mt_editor_get_buffer (self->editor);
  g_signal_connect_object (buffer, "notify::can-undo", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::can-redo", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  update_undo (self);
}

MtEntryPage *
mt_entry_page_new (MtDrafts *drafts, const char *id)
{
  MtEntryPage *self = g_object_new (MT_TYPE_ENTRY_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  self->id = g_strdup (id);
  read_entry (self);
  return self;
}

MtEntryPage *
mt_entry_page_new_found (MtDrafts *drafts, const char *id, MtSought *sought)
{
  MtEntryPage *self = mt_entry_page_new (drafts, id);

  self->sought = mt_sought_ref (sought);
  return self;
}

MtEntryPage *
mt_entry_page_new_entry (MtDrafts *drafts, const char *kind)
{
  g_autoptr (MtEntry) entry = mt_entry_new (kind);

  return mt_entry_page_new_begun (drafts, entry);
}

MtEntryPage *
mt_entry_page_new_begun (MtDrafts *drafts, MtEntry *entry)
{
  MtEntryPage *self = g_object_new (MT_TYPE_ENTRY_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  self->id = g_strdup (mt_entry_get_id (entry));
  self->begun = TRUE;
  self->n_links = mt_entry_get_links (entry)->len;
  show_draft (self, entry);
  return self;
}

const char *
mt_entry_page_get_id (MtEntryPage *self)
{
  g_return_val_if_fail (MT_IS_ENTRY_PAGE (self), NULL);
  return self->id;
}

int
mt_entry_page_get_cursor (MtEntryPage *self)
{
  g_return_val_if_fail (MT_IS_ENTRY_PAGE (self), 0);
  return mt_editor_get_cursor (self->editor);
}

void
mt_entry_page_set_cursor (MtEntryPage *self, int cursor)
{
  g_return_if_fail (MT_IS_ENTRY_PAGE (self));
  mt_editor_set_cursor (self->editor, cursor);
  if (self->shown)
    mt_editor_focus (self->editor);
}
