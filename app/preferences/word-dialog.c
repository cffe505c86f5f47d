/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/word-dialog.h"

#include "app/dialog.h"
#include "app/widgets/private-text.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <math.h>

struct _MtWordDialog {
  AdwAlertDialog parent_instance;

  const MtField *field;
  GPtrArray *words; /* MtUsedWord */
  const MtUsedWord *word;
  gboolean hides;
  GtkEditable *name; /* owned by the dialog */
};

G_DEFINE_FINAL_TYPE (MtWordDialog, mt_word_dialog, ADW_TYPE_ALERT_DIALOG)

static char *
say_value (const MtField *field, const char *value)
{
  return mt_phrase_value (field, &(MtValue){ NULL, (char *)value, NAN });
}

char *
mt_word_dialog_say (const MtField *field, const MtUsedWord *word)
{
  const MtKind *kind = mt_used_words_kind (field->id);

  if (!word->name)
    return say_value (field, word->word);
  return g_strdup (*word->name || !kind ? word->name : _ (kind->name));
}

/* ---- What is typed ---- */

static char *
get_typed (MtWordDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

/* Another word that is called @typed, or NULL. */
static const MtUsedWord *
find_other (MtWordDialog *self, const char *typed)
{
  for (guint i = 0; i < self->words->len; i++) {
    const MtUsedWord *other = self->words->pdata[i];
    g_autofree char *said = mt_word_dialog_say (self->field, other);

    if (other != self->word && g_str_equal (said, typed))
      return other;
  }
  return NULL;
}

/* The word that comes with the app and reads like @typed, or NULL. */
static const char *
find_choice (MtWordDialog *self, const char *typed)
{
  g_autofree char *wanted = g_utf8_casefold (typed, -1);

  for (gsize i = 0; i < self->field->n_choices; i++) {
    const char *id = self->field->choices[i].id;
    g_autofree char *said = say_value (self->field, id);
    g_autofree char *folded = g_utf8_casefold (said, -1);

    if (g_str_equal (folded, wanted))
      return id;
  }
  return NULL;
}

char *
mt_word_dialog_get_name (MtWordDialog *self)
{
  g_autofree char *typed = NULL;
  const MtUsedWord *other;
  const char *choice;

  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), NULL);
  typed = get_typed (self);
  other = find_other (self, typed);
  choice = find_choice (self, typed);
  return g_strdup (other ? other->word : choice ? choice : typed);
}

/* Whether that is another word that is there. */
static gboolean
becomes_one (MtWordDialog *self, const char *name)
{
  for (guint i = 0; i < self->words->len; i++) {
    const MtUsedWord *other = self->words->pdata[i];

    if (other != self->word && g_str_equal (other->word, name))
      return TRUE;
  }
  return FALSE;
}

/* ---- What is said of it ---- */

static char *
say_consequence (MtWordDialog *self, gboolean one, const char *typed)
{
  if (one && self->word->name)
    /* Translators: two people of a list turn out to be one; the name of the other is given. */
    return g_strdup_printf (_ ("“%s” is there already. The two become one, with what was written "
                               "about either; what is left over lies in the bin."),
                            typed);
  if (one)
    /* Translators: a word is given the name of another one, which is given. */
    return g_strdup_printf (_ ("“%s” is there already. The two become one in all entries, each "
                               "keeping its former version."),
                            typed);
  if (self->word->name)
    return g_strdup (_ ("Another name is shown in every entry this person is in."));
  return g_strdup (
      _ ("Another name goes into all entries that have it, each keeping its former version."));
}

/* Something, and something else. */
static void
name_changed_cb (MtWordDialog *self)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (self);
  g_autofree char *typed = get_typed (self), *name = mt_word_dialog_get_name (self);
  g_autofree char *said = mt_word_dialog_say (self->field, self->word);
  gboolean one = becomes_one (self, name);
  g_autofree char *consequence = say_consequence (self, one, typed);

  adw_alert_dialog_set_body (alert, consequence);
  adw_alert_dialog_set_response_label (alert, "rename",
                                       /* Translators: makes one word, or one person, of two. */
                                       one ? _ ("Make _One")
                                           /* Translators: gives a word another name. */
                                           : _ ("_Rename"));
  adw_alert_dialog_set_response_enabled (alert, "rename",
                                         *name && (one || !g_str_equal (typed, said)));
}

/* ---- The dialog ---- */

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
  g_clear_pointer (&MT_WORD_DIALOG (object)->words, g_ptr_array_unref);
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

static void
add_name (MtWordDialog *self, const char *said)
{
  GtkWidget *list = gtk_list_box_new (), *row = adw_entry_row_new ();

  self->name = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Another Name"));
  mt_private_text (row, GTK_INPUT_HINT_NONE);
  gtk_editable_set_text (self->name, said);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), list);
  g_signal_connect_object (row, "changed", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
}

MtWordDialog *
mt_word_dialog_new (const MtField *field, GPtrArray *words, guint place)
{
  MtWordDialog *self = g_object_new (MT_TYPE_WORD_DIALOG, NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (self);
  g_autofree char *said = NULL;

  self->field = field;
  self->words = g_ptr_array_ref (words);
  self->word = words->pdata[place];
  said = mt_word_dialog_say (field, self->word);
  adw_alert_dialog_set_heading (alert, said);
  add_name (self, said);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "hide",
                                  /* Translators: a word is not offered any more, or again. */
                                  self->word->hidden ? _ ("_Offer Again") : _ ("_Hide"), "rename",
                                  _ ("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "rename");
  adw_alert_dialog_set_close_response (alert, "cancel");
  name_changed_cb (self);
  return self;
}

const MtField *
mt_word_dialog_get_field (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), NULL);
  return self->field;
}

const MtUsedWord *
mt_word_dialog_get_word (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), NULL);
  return self->word;
}

gboolean
mt_word_dialog_get_hides (MtWordDialog *self)
{
  g_return_val_if_fail (MT_IS_WORD_DIALOG (self), FALSE);
  return self->hides;
}
