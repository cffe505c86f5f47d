/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/save-page.h"

#include "app/say-error.h"
#include "app/share/hand-over.h"
#include "app/share/plain-page.h"
#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

#define PASSWORD_AFTER_MS 400 /* of quiet: the file is not locked anew at each letter */

struct _MtSavePage {
  AdwNavigationPage parent_instance;

  MtMaking *making;
  const MtFormOfFile *form;  /* what is ticked */
  MtHandout *plain;          /* of a form that is no pages; NULL while it is being made */
  GError *error;             /* why that could not be made */
  GCancellable *making_it;   /* that */
  GCancellable *cancellable; /* of the dialogs it has opened */
  guint timer;               /* source id */

  AdwPreferencesGroup *forms;
  GtkWidget *pages;
  GtkWidget *text;
  AdwComboRow *paper;
  AdwExpanderRow *locked;
  GtkEditable *password;
  GtkEditable *recipient;
  GtkWidget *look;
  GtkLabel *line;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (MtSavePage, mt_save_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_pages (MtSavePage *self)
{
  return self->form->format == MT_FORMAT_PDF;
}

/* Where there is to be one. */
static const char *
get_password (MtSavePage *self)
{
  return adw_expander_row_get_enable_expansion (self->locked)
             ? gtk_editable_get_text (self->password)
             : NULL;
}

/* What can be handed over now; or NULL. */
static MtHandout *
get_handout (MtSavePage *self)
{
  const char *password = get_password (self);

  if (!is_pages (self))
    return self->plain;
  if (self->timer || (password && !mt_share_check_password (password, NULL)))
    return NULL;
  return mt_making_get_handout (self->making);
}

static char *
say (MtSavePage *self)
{
  const char *password = get_password (self);

  if (is_pages (self) && password && !*password)
    return g_strdup (_ ("A password is still missing."));
  if (is_pages (self) && password && !mt_share_check_password (password, NULL))
    return g_strdup (
        _ ("This cannot be a password: it is too long, or has signs nobody can type."));
  if (!is_pages (self) && self->error)
    return mt_say_error_sentence (self->error);
  return mt_making_say (self->making);
}

static void
update (MtSavePage *self)
{
  g_autofree char *line = say (self);

  gtk_widget_set_visible (self->pages, is_pages (self));
  gtk_widget_set_visible (self->text, !is_pages (self));
  gtk_widget_set_sensitive (self->look, get_handout (self) != NULL);
  gtk_widget_set_sensitive (self->save, get_handout (self) != NULL);
  gtk_label_set_label (self->line, line);
}

/* ---- Forms ---- */

static void
forget_plain (MtSavePage *self)
{
  if (self->making_it)
    g_cancellable_cancel (self->making_it);
  g_clear_object (&self->making_it);
  g_clear_object (&self->plain);
  g_clear_error (&self->error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSavePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtHandout) handout = mt_handout_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->making)
    return;
  g_clear_object (&self->making_it);
  g_set_object (&self->plain, handout);
  self->error = g_steal_pointer (&error);
  update (self);
}

static void
make (MtSavePage *self)
{
  g_auto (MtHandoutOrder) order = { 0 };

  forget_plain (self);
  if (is_pages (self)) {
    mt_making_begin (self->making);
  } else {
    self->making_it = g_cancellable_new ();
    mt_making_get_order (self->making, self->form->format, &order);
    mt_handout_make (mt_making_get_drafts (self->making), &order, NULL, self->making_it, made_cb,
                     g_object_ref (self));
  }
  update (self);
}

static void
form_cb (MtSavePage *self, GParamSpec *pspec, GtkCheckButton *check)
{
  if (!gtk_check_button_get_active (check))
    return;
  self->form = g_object_get_data (G_OBJECT (check), "form");
  make (self);
}

static void
add_forms (MtSavePage *self)
{
  gsize n_forms;
  const MtFormOfFile *forms = mt_forms_of_file (&n_forms);
  GtkCheckButton *first = NULL;

  for (gsize i = 0; i < n_forms; i++) {
    GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (forms[i].name));
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (forms[i].what_for));
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
    gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
    gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ (forms[i].name), -1);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    adw_preferences_group_add (self->forms, row);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !first);
    g_object_set_data (G_OBJECT (check), "form", (gpointer)&forms[i]);
    g_signal_connect_object (check, "notify::active", G_CALLBACK (form_cb), self,
                             G_CONNECT_SWAPPED);
    if (!first)
      first = GTK_CHECK_BUTTON (check);
  }
  self->form = forms;
}

/* ---- Paper and password ---- */

static void
paper_cb (MtSavePage *self)
{
  if (!self->making)
    return;
  mt_making_set_paper (self->making, (MtPaper)adw_combo_row_get_selected (self->paper));
  mt_making_begin (self->making); /* also of many, which nobody waited for until now */
}

static void
take_password (MtSavePage *self)
{
  const char *password = get_password (self);

  if (password && !mt_share_check_password (password, NULL))
    password = NULL;
  mt_making_set_password (self->making, password);
  mt_making_begin (self->making);
  update (self);
}

static gboolean
timer_cb (gpointer data)
{
  MtSavePage *self = data;

  self->timer = 0;
  take_password (self);
  return G_SOURCE_REMOVE;
}

static void
suggest_cb (MtSavePage *self)
{
  char *suggested = mt_share_suggest_password ();

  gtk_editable_set_text (self->password, suggested);
  g_free (suggested); /* freed memory is overwritten (app/freed-memory.c) */
}

static void
password_cb (MtSavePage *self)
{
  if (!self->making)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PASSWORD_AFTER_MS, timer_cb, self);
  update (self);
}

/* One is suggested to begin with; what is taken away after that stays away. */
static void
locked_cb (MtSavePage *self)
{
  if (self->making && get_password (self) && !*gtk_editable_get_text (self->password))
    suggest_cb (self);
  password_cb (self);
}

/* ---- Out ---- */

static void
look_cb (MtSavePage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (self->plain && view)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), mt_plain_page_new (self->plain));
}

static void
save_cb (MtSavePage *self)
{
  MtHandout *handout = get_handout (self);
  MtJournal *journal = mt_drafts_get_journal (mt_making_get_drafts (self->making));
  g_autofree char *recipient = g_strstrip (g_strdup (gtk_editable_get_text (self->recipient)));
  g_autoptr (MtRecordNote) note = mt_making_get_note (self->making, self->form->id, recipient);

  if (handout)
    mt_hand_over_save (GTK_WIDGET (self), journal, handout, self->form, note, self->cancellable);
}

/* ---- The widget ---- */

static void
mt_save_page_dispose (GObject *object)
{
  MtSavePage *self = MT_SAVE_PAGE (object);

  if (self->making) /* what is on its way here holds this page for a while */
    g_signal_handlers_disconnect_by_data (self->making, self);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_plain (self);
  g_clear_object (&self->making);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SAVE_PAGE);
  G_OBJECT_CLASS (mt_save_page_parent_class)->dispose (object);
}

static void
mt_save_page_class_init (MtSavePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_save_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/save-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, forms);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, pages);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, text);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, paper);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, locked);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, password);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, recipient);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, look);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, line);
  gtk_widget_class_bind_template_child (widget_class, MtSavePage, save);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, locked_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggest_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
mt_save_page_init (MtSavePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->password), GTK_INPUT_HINT_NO_SPELLCHECK);
  mt_private_text (GTK_WIDGET (self->recipient), 0);
  add_forms (self);
}

MtSavePage *
mt_save_page_new (MtMaking *making)
{
  MtSavePage *self = g_object_new (MT_TYPE_SAVE_PAGE, NULL);

  adw_combo_row_set_selected (self->paper, mt_making_get_paper (making));
  /* the chapters are of pages alone: another form would have all that is chosen */
  gtk_widget_set_visible (GTK_WIDGET (self->forms), !mt_making_is_booklet (making, NULL));
  self->making = g_object_ref (making);
  g_signal_connect_object (making, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  make (self);
  return self;
}
