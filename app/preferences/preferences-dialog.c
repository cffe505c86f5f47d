/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/preferences-dialog.h"

#include "app/cards/open-card-row.h"
#include "app/dialog.h"
#include "app/lock/recovery-key-dialog.h"
#include "app/preferences/change-passphrase.h"
#include "app/preferences/everything.h"
#include "app/preferences/keyring-row.h"
#include "app/preferences/reminders-page.h"
#include "app/preferences/whole-journal.h"
#include "app/preferences/words-page.h"

#include <glib/gi18n.h>

struct _MtPreferencesDialog {
  AdwPreferencesDialog parent_instance;

  MtJournal *journal;
  GSettings *settings;
  AdwComboRow *lock_after;
  AdwComboRow *lock_when_away;
  AdwSwitchRow *lock_with_screen;
  AdwSwitchRow *lock_on_suspend;
  AdwSwitchRow *cover;
  AdwSwitchRow *spelling;
  GtkWidget *keys;
  MtKeyringRow *keyring;
  MtOpenCardRow *open_card;
  GtkWidget *bring_in;
  GtkWidget *erase;
  MtRemindersPage *reminders;
};

G_DEFINE_FINAL_TYPE (MtPreferencesDialog, mt_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* ---- Choices in words ---- */

typedef struct {
  int value; /* as the setting has it */
  const char *word;
} Choice;

static const Choice lock_after[] = {
  { 1, N_ ("1 minute") },    { 2, N_ ("2 minutes") },   { 5, N_ ("5 minutes") },
  { 10, N_ ("10 minutes") }, { 30, N_ ("30 minutes") }, { 0, N_ ("Never") },
};

static const Choice lock_when_away[] = {
  { 0, N_ ("At once") },
  { 60, N_ ("1 minute") },
  { 300, N_ ("5 minutes") },
  /* Translators: another app counts no more than the choice above this one. */
  { -1, N_ ("As above") },
};

typedef struct {
  const Choice *choices;
  guint n_choices;
} Choices;

static const Choices lock_after_choices = { lock_after, G_N_ELEMENTS (lock_after) };
static const Choices away_choices = { lock_when_away, G_N_ELEMENTS (lock_when_away) };

/* A value that is none of the choices (somebody set it elsewhere) shows as the next shorter. */
static gboolean
value_to_choice (GValue *selected, GVariant *variant, gpointer data)
{
  const Choices *choices = data;
  int value = g_variant_is_of_type (variant, G_VARIANT_TYPE_UINT32)
                  ? (int)MIN (g_variant_get_uint32 (variant), G_MAXINT)
                  : g_variant_get_int32 (variant);
  guint found = 0;

  for (guint i = 0; i < choices->n_choices; i++) {
    if (choices->choices[i].value == value) {
      found = i;
      break;
    }
    if (choices->choices[i].value > 0 && choices->choices[i].value < value)
      found = i;
  }
  g_value_set_uint (selected, found);
  return TRUE;
}

static GVariant *
choice_to_value (const GValue *selected, const GVariantType *type, gpointer data)
{
  const Choices *choices = data;
  int value = choices->choices[g_value_get_uint (selected)].value;

  return g_variant_type_equal (type, G_VARIANT_TYPE_UINT32) ? g_variant_new_uint32 ((guint)value)
                                                            : g_variant_new_int32 (value);
}

static void
bind_choices (GSettings *settings, const char *key, AdwComboRow *row, const Choices *choices)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < choices->n_choices; i++)
    gtk_string_list_append (words, _ (choices->choices[i].word));
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                value_to_choice, choice_to_value, (gpointer)choices, NULL);
}

/* ---- Keys ---- */

static void
say (MtPreferencesDialog *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 10);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
change_passphrase_cb (MtPreferencesDialog *self)
{
  mt_change_passphrase (self->keys, self->journal);
}

static void
rekey_cb (MtPreferencesDialog *self)
{
  mt_rekey_ask (self->keys, self->journal);
}

static void
erase_cb (MtPreferencesDialog *self)
{
  mt_erase_ask (self->keys, self->journal, self->settings);
}

static void
take_everything_cb (MtPreferencesDialog *self)
{
  mt_take_everything (self->keys, self->journal);
}

static void
bring_in_cb (MtPreferencesDialog *self)
{
  mt_bring_in (self->keys, self->journal);
}

static void
words_cb (MtPreferencesDialog *self)
{
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self),
                                       ADW_NAVIGATION_PAGE (mt_words_page_new (self->journal)));
}

static void
recovery_key_kept_cb (MtPreferencesDialog *self)
{
  say (self,
       _ ("From now on the new recovery key opens the journal, and the former one does not."));
}

static void
new_recovery_key_cb (MtPreferencesDialog *self)
{
  MtRecoveryKeyDialog *dialog = mt_recovery_key_dialog_new (self->journal);

  g_signal_connect_object (dialog, "kept", G_CALLBACK (recovery_key_kept_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* ---- The dialog ---- */

static void
mt_preferences_dialog_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&MT_PREFERENCES_DIALOG (object)->journal);
  g_clear_object (&MT_PREFERENCES_DIALOG (object)->settings);
  G_OBJECT_CLASS (mt_preferences_dialog_parent_class)->dispose (object);
}

static void
mt_preferences_dialog_class_init (MtPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_preferences_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  g_type_ensure (MT_TYPE_KEYRING_ROW);
  g_type_ensure (MT_TYPE_OPEN_CARD_ROW);
  g_type_ensure (MT_TYPE_REMINDERS_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, lock_after);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, lock_when_away);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, lock_with_screen);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, lock_on_suspend);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, cover);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, spelling);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, keys);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, keyring);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, open_card);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, bring_in);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, erase);
  gtk_widget_class_bind_template_child (widget_class, MtPreferencesDialog, reminders);
  gtk_widget_class_bind_template_callback (widget_class, bring_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_recovery_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, rekey_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_everything_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_cb);
}

static void
mt_preferences_dialog_init (MtPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtPreferencesDialog *
mt_preferences_dialog_new (MtJournal *journal, GSettings *settings)
{
  MtPreferencesDialog *self = g_object_new (MT_TYPE_PREFERENCES_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  self->settings = g_object_ref (settings);
  bind_choices (settings, "lock-after", self->lock_after, &lock_after_choices);
  bind_choices (settings, "lock-when-away", self->lock_when_away, &away_choices);
  g_settings_bind (settings, "lock-with-screen", self->lock_with_screen, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "lock-on-suspend", self->lock_on_suspend, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "cover", self->cover, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "spelling", self->spelling, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_sensitive (self->keys, !mt_journal_is_read_only (journal));
  gtk_widget_set_sensitive (self->bring_in, !mt_journal_is_read_only (journal));
  gtk_widget_set_sensitive (self->erase, !mt_journal_is_read_only (journal));
  mt_keyring_row_set_journal (self->keyring, journal);
  mt_open_card_row_set_journal (self->open_card, journal);
  mt_reminders_page_set_journal (self->reminders, journal);
  return self;
}
