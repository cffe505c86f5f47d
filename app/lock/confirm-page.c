/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/confirm-page.h"

#include "app/lock/message.h"
#include "app/lock/secret-form.h"
#include "app/widgets/keep-in-sight.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

struct _MtConfirmPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;

  GtkBox *content;
  GtkLabel *reason;
  MtSecretForm *form;
};

G_DEFINE_FINAL_TYPE (MtConfirmPage, mt_confirm_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_CONFIRMED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtConfirmPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!gtk_widget_get_root (GTK_WIDGET (self)))
    return; /* closed meanwhile: nobody asks any more */
  if (mt_journal_check_secret_finish (MT_JOURNAL (source), result, &error)) {
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
    return;
  }
  sentence = mt_message_for_opening (error);
  mt_confirm_page_say (self, sentence);
}

static void
submitted_cb (MtConfirmPage *self)
{
  mt_secret_form_set_busy (self->form, TRUE);
  mt_journal_check_secret (self->journal, mt_secret_form_get_secret (self->form), checked_cb,
                           g_object_ref (self));
}

/* Where there is more to read, that comes first. */
static void
shown_cb (MtConfirmPage *self)
{
  if (gtk_widget_get_prev_sibling (GTK_WIDGET (self->form)) == GTK_WIDGET (self->reason))
    mt_secret_form_focus (self->form);
}

static void
mt_confirm_page_dispose (GObject *object)
{
  MtConfirmPage *self = MT_CONFIRM_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CONFIRM_PAGE);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_confirm_page_parent_class)->dispose (object);
}

static void
mt_confirm_page_class_init (MtConfirmPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_confirm_page_dispose;
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", MT_TYPE_CONFIRM_PAGE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_SECRET_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/confirm-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtConfirmPage, content);
  gtk_widget_class_bind_template_child (widget_class, MtConfirmPage, reason);
  gtk_widget_class_bind_template_child (widget_class, MtConfirmPage, form);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mt_confirm_page_init (MtConfirmPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_keep_in_sight (GTK_WIDGET (self->form));
}

MtConfirmPage *
mt_confirm_page_new (MtJournal *journal, const char *reason)
{
  MtConfirmPage *self = g_object_new (MT_TYPE_CONFIRM_PAGE, NULL);

  self->journal = g_object_ref (journal);
  gtk_label_set_label (self->reason, reason);
  mt_secret_form_set_label (self->form, _ ("Continue"), FALSE);
  return self;
}

void
mt_confirm_page_set_deed (MtConfirmPage *self,
                          const char *title,
                          GtkWidget *more,
                          const char *label,
                          gboolean destructive)
{
  g_return_if_fail (MT_IS_CONFIRM_PAGE (self));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  if (more)
    gtk_box_insert_child_after (self->content, more, GTK_WIDGET (self->reason));
  mt_secret_form_set_label (self->form, label, destructive);
}

const char *
mt_confirm_page_get_secret (MtConfirmPage *self)
{
  g_return_val_if_fail (MT_IS_CONFIRM_PAGE (self), NULL);
  return mt_secret_form_get_secret (self->form);
}

void
mt_confirm_page_set_busy (MtConfirmPage *self, gboolean busy)
{
  g_return_if_fail (MT_IS_CONFIRM_PAGE (self));
  mt_secret_form_set_busy (self->form, busy);
}

void
mt_confirm_page_say (MtConfirmPage *self, const char *sentence)
{
  g_return_if_fail (MT_IS_CONFIRM_PAGE (self));
  mt_secret_form_set_busy (self->form, FALSE);
  mt_secret_form_say (self->form, sentence);
}
