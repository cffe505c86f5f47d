/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/recovery-key-page.h"

#include "app/lock/busy-button.h"
#include "app/lock/key-sheet.h"
#include "app/lock/message.h"
#include "core/journal.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MtRecoveryKeyPage {
  AdwNavigationPage parent_instance;

  char *recovery_key; /* guarded */

  AdwWrapBox *groups;
  GtkLabel *message;
  MtBusyButton *keep;
  GtkWidget *later;
};

G_DEFINE_FINAL_TYPE (MtRecoveryKeyPage, mt_recovery_key_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_KEPT, SIGNAL_LATER, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
keep_cb (MtRecoveryKeyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_KEPT], 0);
}

static void
later_cb (MtRecoveryKeyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LATER], 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRecoveryKeyPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = mt_key_sheet_finish (result);

  if (sentence)
    mt_message_show (self->message, sentence);
}

static void
print_cb (MtRecoveryKeyPage *self)
{
  mt_message_show (self->message, NULL);
  mt_key_sheet_print (GTK_WIDGET (self), self->recovery_key, written_cb, g_object_ref (self));
}

static void
save_cb (MtRecoveryKeyPage *self)
{
  mt_message_show (self->message, NULL);
  mt_key_sheet_save (GTK_WIDGET (self), self->recovery_key, written_cb, g_object_ref (self));
}

/* The key in its groups, each a word of its own to read and to hear, letter by letter. */
static void
show_groups (MtRecoveryKeyPage *self)
{
  g_auto (GStrv) groups = g_strsplit (self->recovery_key, "-", -1);

  for (guint i = 0; groups[i]; i++) {
    GtkWidget *label = gtk_label_new (groups[i]);
    g_autoptr (GString) spelled = g_string_new (NULL);
    g_autofree char *name = NULL;

    for (const char *at = groups[i]; *at; at++)
      g_string_append_printf (spelled, "%s%c", at > groups[i] ? ", " : "", *at);
    /* Translators: read out: which of the seven groups of the recovery key, and its letters. */
    name = g_strdup_printf (_ ("Group %u: %s"), i + 1, spelled->str);
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
    gtk_widget_add_css_class (label, "recovery-key");
    adw_wrap_box_append (self->groups, label);
    memset (spelled->str, 0, spelled->len);
    memset (name, 0, strlen (name));
    memset (groups[i], 0, strlen (groups[i]));
  }
}

static void
mt_recovery_key_page_dispose (GObject *object)
{
  MtRecoveryKeyPage *self = MT_RECOVERY_KEY_PAGE (object);

  g_clear_pointer (&self->recovery_key, mt_journal_free_secret);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_RECOVERY_KEY_PAGE);
  G_OBJECT_CLASS (mt_recovery_key_page_parent_class)->dispose (object);
}

static void
mt_recovery_key_page_class_init (MtRecoveryKeyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_recovery_key_page_dispose;
  signals[SIGNAL_KEPT] = g_signal_new ("kept", MT_TYPE_RECOVERY_KEY_PAGE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LATER] = g_signal_new ("later", MT_TYPE_RECOVERY_KEY_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/recovery-key-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtRecoveryKeyPage, groups);
  gtk_widget_class_bind_template_child (widget_class, MtRecoveryKeyPage, message);
  gtk_widget_class_bind_template_child (widget_class, MtRecoveryKeyPage, keep);
  gtk_widget_class_bind_template_child (widget_class, MtRecoveryKeyPage, later);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
mt_recovery_key_page_init (MtRecoveryKeyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Latin letters and digits, whatever the language around them. */
  gtk_widget_set_direction (GTK_WIDGET (self->groups), GTK_TEXT_DIR_LTR);
}

MtRecoveryKeyPage *
mt_recovery_key_page_new (char *recovery_key)
{
  MtRecoveryKeyPage *self = g_object_new (MT_TYPE_RECOVERY_KEY_PAGE, NULL);

  self->recovery_key = recovery_key;
  show_groups (self);
  return self;
}

void
mt_recovery_key_page_set_busy (MtRecoveryKeyPage *self, gboolean busy)
{
  g_return_if_fail (MT_IS_RECOVERY_KEY_PAGE (self));
  mt_busy_button_set_busy (self->keep, busy);
  gtk_widget_set_sensitive (self->later, !busy);
}

void
mt_recovery_key_page_say (MtRecoveryKeyPage *self, const char *sentence)
{
  g_return_if_fail (MT_IS_RECOVERY_KEY_PAGE (self));
  mt_message_show (self->message, sentence);
}
