/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/words-page.h"

#include "app/preferences/word-dialog.h"
#include "app/toast.h"
#include "core/journal-words.h"
#include "core/kind.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Whose words are looked after: fields of the kind that is tapped. */
static const char *const fields[] = { "tags", "words" };
#define N_FIELDS G_N_ELEMENTS (fields)

struct _MtWordsPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  GCancellable *cancellable;
  AdwPreferencesGroup *groups[N_FIELDS];
  GPtrArray *rows[N_FIELDS]; /* GtkWidget, owned by the groups */

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (MtWordsPage, mt_words_page, ADW_TYPE_NAVIGATION_PAGE)

static void read_all (MtWordsPage *self);

static const MtField *
get_field (gsize i)
{
  return mt_kind_find_field (mt_kind_find ("mood"), fields[i]);
}

/* ---- What is done ---- */

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtWordsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_take_word_back_finish (MT_JOURNAL (source), result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
  read_all (self);
}

/* @slot: the change, which goes with what takes it back. */
static void
take_back (GObject *owner, gpointer slot)
{
  MtWordsPage *self = MT_WORDS_PAGE (owner);
  MtWordChange *change = g_steal_pointer ((MtWordChange **)slot);

  if (change)
    mt_journal_take_word_back (self->journal, change, taken_back_cb, g_object_ref (self));
}

static void
slot_free (gpointer slot)
{
  g_clear_pointer ((MtWordChange **)slot, mt_word_change_free);
  g_free (slot);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtWordsPage) self = data;
  g_autoptr (GError) error = NULL;
  MtWordChange *change = mt_journal_rename_word_finish (MT_JOURNAL (source), result, &error);
  g_autofree char *said = NULL;

  if (!change) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  /* Translators: a word was given another name in so many entries. */
  said =
      g_strdup_printf (ngettext ("Changed in %u entry", "Changed in %u entries", change->ids->len),
                       change->ids->len);
  mt_toast_undo (GTK_WIDGET (self->page), said, G_OBJECT (self), take_back,
                 g_memdup2 (&change, sizeof change), slot_free);
  read_all (self);
}

static void
hidden_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtWordsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_hide_word_finish (MT_JOURNAL (source), result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
  read_all (self);
}

/* The value that reads like @written, where one comes with the app. */
static char *
find_value (const MtField *field, const char *written)
{
  g_autofree char *wanted = g_utf8_casefold (written, -1);

  for (gsize i = 0; i < field->n_choices; i++) {
    const char *id = field->choices[i].id;
    g_autofree char *said = mt_phrase_value (field, &(MtValue){ NULL, (char *)id, NAN });
    g_autofree char *folded = g_utf8_casefold (said, -1);

    if (g_str_equal (folded, wanted))
      return g_strdup (id);
  }
  return g_strdup (written);
}

static void
decided_cb (MtWordDialog *dialog, MtWordsPage *self)
{
  const MtField *field = mt_word_dialog_get_field (dialog);
  const char *word = mt_word_dialog_get_word (dialog);
  g_autofree char *written = mt_word_dialog_get_name (dialog);
  g_autofree char *to = find_value (field, written);

  if (mt_word_dialog_get_hides (dialog))
    mt_journal_hide_word (self->journal, field->id, word, !mt_word_dialog_is_hidden (dialog),
                          hidden_cb, g_object_ref (self));
  else if (*to && !g_str_equal (to, word))
    mt_journal_rename_word (self->journal, field->id, word, to, renamed_cb, g_object_ref (self));
}

/* ---- The rows ---- */

static void
activated_cb (MtWordsPage *self, GtkWidget *row)
{
  const MtField *field = g_object_get_data (G_OBJECT (row), "field");
  const char *word = g_object_get_data (G_OBJECT (row), "word");
  gboolean hidden = g_object_get_data (G_OBJECT (row), "hidden") != NULL;
  MtWordDialog *dialog = mt_word_dialog_new (field, word, hidden);

  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
make_row (MtWordsPage *self, const MtField *field, const MtUsedWord *used)
{
  GtkWidget *row = adw_action_row_new (), *arrow;
  g_autofree char *said = mt_phrase_value (field, &(MtValue){ NULL, used->word, NAN });
  g_autofree char *count = mt_phrase_count (used->n_entries);
  g_autofree char *hidden =
      /* Translators: how many entries have a word, which is not offered any more. */
      used->hidden ? g_strdup_printf (_ ("%s, hidden"), count) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), said);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hidden ? hidden : count);
  arrow = gtk_image_new_from_icon_name ("document-edit-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, !mt_journal_is_read_only (self->journal));
  g_object_set_data (G_OBJECT (row), "field", (gpointer)field);
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (used->word), g_free);
  g_object_set_data (G_OBJECT (row), "hidden", GINT_TO_POINTER (used->hidden));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static int
compare (gconstpointer one, gconstpointer other)
{
  return g_utf8_collate ((*(const MtUsedWord *const *)one)->word,
                         (*(const MtUsedWord *const *)other)->word);
}

typedef struct {
  MtWordsPage *page;
  gsize field;
} Asked;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (MtWordsPage) self = asked->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words =
      mt_journal_list_used_words_finish (MT_JOURNAL (source), result, &error);
  const MtField *field = get_field (asked->field);
  AdwPreferencesGroup *group;

  if (!words) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  if (!self->page) /* it is gone */
    return;
  g_ptr_array_sort (words, compare);
  group = self->groups[asked->field];
  for (guint i = 0; i < self->rows[asked->field]->len; i++)
    adw_preferences_group_remove (group, self->rows[asked->field]->pdata[i]);
  g_ptr_array_set_size (self->rows[asked->field], 0);
  adw_preferences_group_set_description (group, words->len > 0 ? NULL : _ ("There are none yet."));
  for (guint i = 0; i < words->len; i++) {
    GtkWidget *row = make_row (self, field, words->pdata[i]);

    g_ptr_array_add (self->rows[asked->field], row);
    adw_preferences_group_add (group, row);
  }
}

static void
read_all (MtWordsPage *self)
{
  for (gsize i = 0; i < N_FIELDS && self->page; i++) {
    Asked *asked = g_new (Asked, 1);

    *asked = (Asked){ g_object_ref (self), i };
    mt_journal_list_used_words (self->journal, fields[i], self->cancellable, read_cb, asked);
  }
}

/* ---- The page ---- */

static void
mt_words_page_dispose (GObject *object)
{
  MtWordsPage *self = MT_WORDS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_WORDS_PAGE);
  G_OBJECT_CLASS (mt_words_page_parent_class)->dispose (object);
}

static void
mt_words_page_finalize (GObject *object)
{
  MtWordsPage *self = MT_WORDS_PAGE (object);

  for (gsize i = 0; i < N_FIELDS; i++)
    g_ptr_array_unref (self->rows[i]);
  g_object_unref (self->cancellable);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_words_page_parent_class)->finalize (object);
}

static void
mt_words_page_class_init (MtWordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_words_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_words_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/preferences/words-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtWordsPage, page);
}

static void
mt_words_page_init (MtWordsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < N_FIELDS; i++) {
    self->rows[i] = g_ptr_array_new ();
    self->groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
    adw_preferences_group_set_title (self->groups[i], _ (get_field (i)->name));
    adw_preferences_page_add (self->page, self->groups[i]);
  }
}

MtWordsPage *
mt_words_page_new (MtJournal *journal)
{
  MtWordsPage *self = g_object_new (MT_TYPE_WORDS_PAGE, NULL);

  self->journal = g_object_ref (journal);
  read_all (self);
  return self;
}
