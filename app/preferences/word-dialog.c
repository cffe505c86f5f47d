/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/word-dialog.h"

#include "app/dialog.h"
#include "app/widgets/private-text.h"
#include "core/entry.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <math.h>

struct _MtWordDialog {
  AdwAlertDialog parent_instance;

  const MtField *field;
  char *word;
  gboolean hidden, hides;
  GtkEditable *name; /* owned by the dialog */
};

G_DEFINE_FINAL_TYPE (MtWordDialog, mt_word_dialog, ADW_TYPE_ALERT_DIALOG)

static void
mt_word_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  MtWordDialog *self = MT_WORD_DIALOG (dialog);

  self->hides = g_str_equal (response, "hide");
  if (!g_str_equal (response, "cancel"))
    g_signal_emit_by_name (self, "decided");
}

static void
mt_word_dialog_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  G_OBJECT_CLASS (mt_word_dialog_parent_class)->dispose (object);
}

static void
mt_word_dialog_finalize (GObject *object)
{
  g_free (MT_WORD_DIALOG (object)->word);
  G_OBJECT_CLASS (mt_word_dialog_parent_class)->finalize (object);
}

static void
mt_word_dialog_class_init (MtWordDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_word_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_word_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  ADW_ALERT_DIALOG_CLASS (klass)->response = mt_word_dialog_response;
  g_signal_new ("decided", MT_TYPE_WORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
mt_word_dialog_init (MtWordDialog *self)
{
}

/* Something, and something else. */
static void
name_changed_cb (MtWordDialog *self)
{
  g_autofree char *name = mt_word_dialog_get_name (self);
  g_autofree char *said = mt_phrase_value (self->field, &(MtValue){ NULL, self->word, NAN });

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "rename",
                                         *name && !g_str_equal (name, said));
}

MtWordDialog *
mt_word_dialog_new (const MtField *field, const char *word, gboolean hidden)
{
  MtWordDialog *self = g_object_new (MT_TYPE_WORD_DIALOG, NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (self);
  GtkWidget *list = gtk_list_box_new (), *row = adw_entry_row_new ();
  g_autofree char *said = mt_phrase_value (field, &(MtValue){ NULL, (char *)word, NAN });

  self->field = field;
  self->word = g_strdup (word);
  self->hidden = hidden;
  self->name = GTK_EDITABLE (row);
  adw_alert_dialog_set_heading (alert, said);
  adw_alert_dialog_set_body (
      alert,
      _ ("Another name goes into all entries that have it, each keeping its former version."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Another Name"));
  mt_private_text (row, GTK_INPUT_HINT_NONE);
  gtk_editable_set_text (self->name, said);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_alert_dialog_set_extra_child (alert, list);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "hide",
                                  /* Translators: a word is not offered any more, or again. */
                                  hidden ? _ ("_Offer Again") : _ ("_Hide"), "rename",
                                  /* Translators: gives a word another name. */
                                  _ ("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "rename");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (row, "changed", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  name_changed_cb (self);
  return self;
}

const MtField *
mt_word_dialog_get_field (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), NULL);
  return self->field;
}

const char *
mt_word_dialog_get_word (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), NULL);
  return self->word;
}

gboolean
mt_word_dialog_is_hidden (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), FALSE);
  return self->hidden;
}

gboolean
mt_word_dialog_get_hides (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), FALSE);
  return self->hides;
}

char *
mt_word_dialog_get_name (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), NULL);
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}
