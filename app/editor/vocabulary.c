/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/vocabulary.h"

struct _MtVocabulary {
  GObject parent_instance;

  MtJournal *journal;
  GHashTable *words; /* set of owned strings, NFC */
};

G_DEFINE_FINAL_TYPE (MtVocabulary, mt_vocabulary, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
mt_vocabulary_finalize (GObject *object)
{
  g_hash_table_unref (MT_VOCABULARY (object)->words);
  g_object_unref (MT_VOCABULARY (object)->journal);
  G_OBJECT_CLASS (mt_vocabulary_parent_class)->finalize (object);
}

static void
mt_vocabulary_class_init (MtVocabularyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_vocabulary_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_VOCABULARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", MT_TYPE_VOCABULARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mt_vocabulary_init (MtVocabulary *self)
{
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtVocabulary) self = data;
  g_auto (GStrv) words = mt_journal_load_dictionary_finish (MT_JOURNAL (source), result, NULL);

  for (guint i = 0; words && words[i]; i++)
    g_hash_table_add (self->words, g_strdup (words[i]));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

MtVocabulary *
mt_vocabulary_new (MtJournal *journal)
{
  MtVocabulary *self = g_object_new (MT_TYPE_VOCABULARY, NULL);

  self->journal = g_object_ref (journal);
  mt_journal_load_dictionary (journal, loaded_cb, g_object_ref (self));
  return self;
}

gboolean
mt_vocabulary_contains (MtVocabulary *self, const char *word)
{
  g_autofree char *composed = NULL;

  g_return_val_if_fail (MT_IS_VOCABULARY (self), FALSE);
  composed = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);
  return composed && g_hash_table_contains (self->words, composed);
}

void
mt_vocabulary_ignore (MtVocabulary *self, const char *word)
{
  char *composed;

  g_return_if_fail (MT_IS_VOCABULARY (self));
  composed = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);
  if (composed && g_hash_table_add (self->words, composed))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
taught_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtVocabulary) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_teach_word_finish (MT_JOURNAL (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

void
mt_vocabulary_teach (MtVocabulary *self, const char *word)
{
  g_autofree char *composed = NULL;

  g_return_if_fail (MT_IS_VOCABULARY (self));
  composed = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);
  if (!composed)
    return;
  mt_journal_teach_word (self->journal, composed, TRUE, taught_cb, g_object_ref (self));
  mt_vocabulary_ignore (self, composed);
}
