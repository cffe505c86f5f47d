/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/words-page.h"

#include "app/preferences/word-dialog.h"
#include "app/toast.h"
#include "core/journal-words.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>

/* The words of one field, or of several that share them. */
typedef struct {
  const MtField *field;
  GPtrArray *words; /* MtUsedWord, in the order of the rows; NULL until they were read */
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* GtkWidget, owned by the group */
} Stock;

struct _MtWordsPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  GCancellable *cancellable;
  GArray *stocks; /* Stock */

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (MtWordsPage, mt_words_page, ADW_TYPE_NAVIGATION_PAGE)

static void read_all (MtWordsPage *self);

static Stock *
get_stock (MtWordsPage *self, guint i)
{
  return &g_array_index (self->stocks, Stock, i);
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

static char *
say_renamed (const MtWordChange *change)
{
  guint n = change->ids->len;

  if (change->joined)
    /* Translators: of two people one was made. */
    return g_strdup (_ ("They are one now"));
  if (change->is)
    /* Translators: a person was given another name. */
    return g_strdup (_ ("Renamed"));
  /* Translators: a word was given another name in so many entries. */
  return g_strdup_printf (ngettext ("Changed in %u entry", "Changed in %u entries", n), n);
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
  said = say_renamed (change);
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

static void
decided_cb (MtWordDialog *dialog, MtWordsPage *self)
{
  const char *field = mt_word_dialog_get_field (dialog)->id;
  const MtUsedWord *used = mt_word_dialog_get_word (dialog);
  g_autofree char *to = mt_word_dialog_get_name (dialog);

  if (mt_word_dialog_get_hides (dialog))
    mt_journal_hide_word (self->journal, field, used->word, !used->hidden, hidden_cb,
                          g_object_ref (self));
  else if (*to && !g_str_equal (to, used->word))
    mt_journal_rename_word (self->journal, field, used->word, to, renamed_cb, g_object_ref (self));
}

/* ---- The rows ---- */

static void
activated_cb (MtWordsPage *self, GtkWidget *row)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "stock"));
  Stock *stock = get_stock (self, at);
  MtWordDialog *dialog;
  guint place;

  if (!g_ptr_array_find (stock->rows, row, &place))
    return;
  dialog = mt_word_dialog_new (stock->field, stock->words, place);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
make_row (MtWordsPage *self, guint at, const MtUsedWord *used)
{
  GtkWidget *row = adw_action_row_new (), *arrow;
  g_autofree char *said = mt_word_dialog_say (get_stock (self, at)->field, used);
  g_autofree char *count = mt_phrase_count (used->n_entries);
  g_autofree char *hidden =
      /* Translators: how many entries have a word, which is not offered any more. */
      used->hidden ? g_strdup_printf (_ ("%s, hidden"), count) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), said);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hidden ? hidden : count);
  arrow = gtk_image_new_from_icon_name ("document-edit-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, !mt_journal_is_read_only (self->journal));
  g_object_set_data (G_OBJECT (row), "stock", GUINT_TO_POINTER (at));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* By what is read. */
static int
compare (gconstpointer one, gconstpointer other, gpointer field)
{
  g_autofree char *said = mt_word_dialog_say (field, *(const MtUsedWord *const *)one);
  g_autofree char *beside = mt_word_dialog_say (field, *(const MtUsedWord *const *)other);

  return g_utf8_collate (said, beside);
}

static void
show_words (MtWordsPage *self, guint at)
{
  Stock *stock = get_stock (self, at);

  for (guint i = 0; i < stock->rows->len; i++)
    adw_preferences_group_remove (stock->group, stock->rows->pdata[i]);
  g_ptr_array_set_size (stock->rows, 0);
  for (guint i = 0; i < stock->words->len; i++) {
    GtkWidget *row = make_row (self, at, stock->words->pdata[i]);

    g_ptr_array_add (stock->rows, row);
    adw_preferences_group_add (stock->group, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (stock->group), stock->words->len > 0);
}

/* Once all were read: what the page is for, or that there is nothing yet. */
static void
say_what_is_there (MtWordsPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->stocks->len; i++) {
    Stock *stock = get_stock (self, i);

    if (!stock->words)
      return;
    any = any || stock->words->len > 0;
  }
  adw_preferences_page_set_description (
      self->page,
      any ? _ ("A word can be given another name in everything you wrote. Two of the same name "
               "become one, people as well. What is hidden is not offered any more and not "
               "named in Patterns. Your entries keep it, and search finds it.")
          : _ ("Tags, feelings and people you choose will stand here, to be renamed or hidden."));
}

typedef struct {
  MtWordsPage *page;
  guint stock;
} Asked;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (MtWordsPage) self = asked->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words =
      mt_journal_list_used_words_finish (MT_JOURNAL (source), result, &error);
  Stock *stock = get_stock (self, asked->stock);

  if (!self->page) /* it is gone */
    return;
  if (!words) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_ptr_array_sort_with_data (words, compare, (gpointer)stock->field);
  g_clear_pointer (&stock->words, g_ptr_array_unref);
  stock->words = g_steal_pointer (&words);
  show_words (self, asked->stock);
  say_what_is_there (self);
}

static void
read_all (MtWordsPage *self)
{
  for (guint i = 0; i < self->stocks->len && self->page; i++) {
    Asked *asked = g_new (Asked, 1);

    *asked = (Asked){ g_object_ref (self), i };
    mt_journal_list_used_words (self->journal, get_stock (self, i)->field->id, self->cancellable,
                                read_cb, asked);
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

  g_array_unref (self->stocks);
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
stock_clear (gpointer data)
{
  Stock *stock = data;

  g_clear_pointer (&stock->words, g_ptr_array_unref);
  g_ptr_array_unref (stock->rows);
}

static void
add_stock (MtWordsPage *self, const MtField *field)
{
  const MtKind *kind = mt_used_words_kind (field->id);
  Stock stock = { .field = field, .rows = g_ptr_array_new () };

  stock.group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (stock.group, _ (kind ? kind->plural : field->name));
  gtk_widget_set_visible (GTK_WIDGET (stock.group), FALSE);
  adw_preferences_page_add (self->page, stock.group);
  g_array_append_val (self->stocks, stock);
}

static gboolean
has_stock (MtWordsPage *self, const char *id)
{
  for (guint i = 0; i < self->stocks->len; i++)
    if (g_str_equal (get_stock (self, i)->field->id, id))
      return TRUE;
  return FALSE;
}

static void
mt_words_page_init (MtWordsPage *self)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  self->cancellable = g_cancellable_new ();
  self->stocks = g_array_new (FALSE, FALSE, sizeof (Stock));
  g_array_set_clear_func (self->stocks, stock_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < n_kinds; i++)
    for (gsize k = 0; k < kinds[i].n_fields; k++) {
      const char *id = mt_used_words_stock (kinds[i].fields[k].id);
      const MtField *field = mt_used_words_field (id);

      if (field && !has_stock (self, id))
        add_stock (self, field);
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
