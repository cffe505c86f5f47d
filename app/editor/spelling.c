/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/spelling.h"

#include "app/toast.h"

#include <glib/gi18n.h>
#include <libspelling.h>

#define OFFER_AFTER_MS 200 /* once the cursor rests */
#define MOST_CORRECTIONS 5
#define WASH_MS 1000

struct _MtSpelling {
  GtkSourceView *view;
  GtkTextBuffer *buffer;
  MtVocabulary *vocabulary;
  GSettings *settings;
  SpellingTextBufferAdapter *adapter;
  GSimpleActionGroup *actions;
  GMenu *menu, *corrections;
  GtkGesture *click;
  char *word; /* at the cursor, if it is marked; or NULL */
  guint timer;
};

/* ---- The word at the cursor ---- */

static gboolean
find_word (MtSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, gtk_text_buffer_get_insert (self->buffer));
  *end = *start;
  if (!gtk_text_iter_inside_word (start) && !gtk_text_iter_ends_word (start))
    return FALSE;
  if (!gtk_text_iter_starts_word (start))
    gtk_text_iter_backward_word_start (start);
  if (!gtk_text_iter_ends_word (end))
    gtk_text_iter_forward_word_end (end);
  return TRUE;
}

static gboolean
is_right (MtSpelling *self, const char *word)
{
  return mt_vocabulary_contains (self->vocabulary, word) ||
         spelling_checker_check_word (spelling_text_buffer_adapter_get_checker (self->adapter),
                                      word, -1);
}

static void
set_enabled (MtSpelling *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static void
offer (MtSpelling *self)
{
  GtkTextIter start, end;
  g_auto (GStrv) words = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->word, g_free);
  g_menu_remove_all (self->corrections);
  if (spelling_text_buffer_adapter_get_enabled (self->adapter) && find_word (self, &start, &end))
    self->word = gtk_text_iter_get_text (&start, &end);
  if (self->word && is_right (self, self->word))
    g_clear_pointer (&self->word, g_free);
  set_enabled (self, "teach", self->word != NULL);
  set_enabled (self, "ignore", self->word != NULL);
  if (self->word)
    words = spelling_checker_list_corrections (
        spelling_text_buffer_adapter_get_checker (self->adapter), self->word);
  for (guint i = 0; words && words[i] && i < MOST_CORRECTIONS; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (words[i], NULL);

    g_menu_item_set_action_and_target (item, "spelling.correct", "s", words[i]);
    g_menu_append_item (self->corrections, item);
  }
}

static gboolean
offer_cb (gpointer data)
{
  MtSpelling *self = data;

  self->timer = 0;
  offer (self);
  return G_SOURCE_REMOVE;
}

static void
cursor_moved_cb (MtSpelling *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (OFFER_AFTER_MS, offer_cb, self);
}

/* The menu is about the word that was clicked. */
static void
pressed_cb (MtSpelling *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (gtk_text_buffer_get_has_selection (self->buffer))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int)x,
                                         (int)y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  offer (self);
}

/* ---- What is marked ---- */

/* The checker knows no word of the vocabulary: what it would mark is let through here. */
static void
apply_tag_cb (MtSpelling *self, GtkTextTag *tag, GtkTextIter *start, GtkTextIter *end)
{
  g_autofree char *word = NULL;

  if (tag != spelling_text_buffer_adapter_get_tag (self->adapter))
    return;
  word = gtk_text_iter_get_text (start, end);
  if (mt_vocabulary_contains (self->vocabulary, word))
    g_signal_stop_emission_by_name (self->buffer, "apply-tag");
}

static void
vocabulary_failed_cb (MtSpelling *self, const GError *error)
{
  mt_toast_error (GTK_WIDGET (self->view), error);
}

/* What was marked before the vocabulary had it. */
static void
vocabulary_changed_cb (MtSpelling *self)
{
  GtkTextTag *tag = spelling_text_buffer_adapter_get_tag (self->adapter);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  while (gtk_text_iter_starts_tag (&start, tag) ||
         gtk_text_iter_forward_to_tag_toggle (&start, tag)) {
    g_autofree char *word = NULL;

    end = start;
    gtk_text_iter_forward_to_tag_toggle (&end, tag);
    word = gtk_text_iter_get_text (&start, &end);
    if (mt_vocabulary_contains (self->vocabulary, word))
      gtk_text_buffer_remove_tag (self->buffer, tag, &start, &end);
    start = end;
  }
  cursor_moved_cb (self);
}

static void
update_enabled (MtSpelling *self)
{
  spelling_text_buffer_adapter_set_enabled (
      self->adapter, g_settings_get_boolean (self->settings, "spelling") &&
                         gtk_text_buffer_get_char_count (self->buffer) <= MT_SPELLING_MOST);
}

static void
settings_changed_cb (MtSpelling *self)
{
  update_enabled (self);
  cursor_moved_cb (self);
}

/* The one that was chosen, while there is such a dictionary; else that of the system. */
static void
update_language (MtSpelling *self)
{
  SpellingProvider *provider = spelling_provider_get_default ();
  g_autofree char *chosen = g_settings_get_string (self->settings, "spelling-language");
  const char *language = spelling_provider_get_default_code (provider);

  if (*chosen && spelling_provider_supports_language (provider, chosen))
    language = chosen;
  spelling_text_buffer_adapter_set_language (self->adapter, language);
}

/* ---- Actions ---- */

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MtSpelling *self = data;
  GtkTextIter start, end;

  if (!find_word (self, &start, &end))
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
teach_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MtSpelling *self = data;

  if (self->word)
    mt_vocabulary_teach (self->vocabulary, self->word);
}

static void
ignore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MtSpelling *self = data;

  if (self->word)
    mt_vocabulary_ignore (self->vocabulary, self->word);
}

static const GActionEntry actions[] = {
  { .name = "correct", .activate = correct_cb, .parameter_type = "s" },
  { .name = "teach", .activate = teach_cb },
  { .name = "ignore", .activate = ignore_cb },
};

static void
add_actions (MtSpelling *self)
{
  g_autoptr (GAction) check = g_settings_create_action (self->settings, "spelling");
  g_autoptr (GAction) language = g_settings_create_action (self->settings, "spelling-language");

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions),
                                   self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), check);
  g_action_map_add_action (G_ACTION_MAP (self->actions), language);
}

/* ---- The menu ---- */

static GMenuModel *
make_languages (void)
{
  g_autoptr (GListModel) languages =
      spelling_provider_list_languages (spelling_provider_get_default ());
  GMenu *menu = g_menu_new ();

  /* Translators: the language whose words spelling is checked by. */
  g_menu_append (menu, _ ("The system’s"), "spelling.spelling-language::");
  for (guint i = 0; i < g_list_model_get_n_items (languages); i++) {
    g_autoptr (SpellingLanguage) language = g_list_model_get_item (languages, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (spelling_language_get_name (language), NULL);

    g_menu_item_set_action_and_target (item, "spelling.spelling-language", "s",
                                       spelling_language_get_code (language));
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

static void
append_for_word (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static void
make_menu (MtSpelling *self)
{
  g_autoptr (GMenu) word = g_menu_new ();
  g_autoptr (GMenu) checking = g_menu_new ();
  g_autoptr (GMenuModel) languages = make_languages ();

  self->menu = g_menu_new ();
  self->corrections = g_menu_new ();
  /* Translators: keep this word in the journal as one that is spelled right. */
  append_for_word (word, _ ("_Remember This Word"), "spelling.teach");
  /* Translators: do not mark this word any more until the journal is locked. */
  append_for_word (word, _ ("_Ignore This Word"), "spelling.ignore");
  g_menu_append (checking, _ ("_Check Spelling"), "spelling.spelling");
  g_menu_append_submenu (checking, _ ("_Language"), languages);
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->corrections));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (word));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (checking));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), G_MENU_MODEL (self->menu));
}

/* ---- Public ---- */

static void
connect (MtSpelling *self)
{
  g_signal_connect_swapped (self->buffer, "apply-tag", G_CALLBACK (apply_tag_cb), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (update_enabled), self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb),
                            self);
  g_signal_connect_swapped (self->vocabulary, "changed", G_CALLBACK (vocabulary_changed_cb), self);
  g_signal_connect_swapped (self->vocabulary, "failed", G_CALLBACK (vocabulary_failed_cb), self);
  g_signal_connect_swapped (self->settings, "changed::spelling", G_CALLBACK (settings_changed_cb),
                            self);
  g_signal_connect_swapped (self->settings, "changed::spelling-language",
                            G_CALLBACK (update_language), self);
  self->click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (self->click));
}

MtSpelling *
mt_spelling_new (GtkSourceView *view, MtVocabulary *vocabulary, GSettings *settings)
{
  MtSpelling *self = g_new0 (MtSpelling, 1);
  g_autoptr (SpellingChecker) checker = spelling_checker_new (NULL, NULL);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  self->vocabulary = g_object_ref (vocabulary);
  self->settings = g_object_ref (settings);
  self->adapter = spelling_text_buffer_adapter_new (GTK_SOURCE_BUFFER (self->buffer), checker);
  add_actions (self);
  make_menu (self);
  connect (self);
  update_language (self);
  update_enabled (self);
  offer (self);
  return self;
}

/* Dictionaries stay loaded, and their converter of characters keeps the word it was given last. */
static void
wash_dictionary (SpellingChecker *checker)
{
  static const guint lengths[] = { 64, 100 }; /* enchant refuses what is longer than its words */

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *word = g_strnfill (lengths[i], 'a');

    spelling_checker_check_word (checker, word, -1);
  }
}

static gboolean
wash_cb (gpointer checker)
{
  wash_dictionary (checker);
  return G_SOURCE_REMOVE;
}

void
mt_spelling_free (MtSpelling *self)
{
  SpellingChecker *checker = spelling_text_buffer_adapter_get_checker (self->adapter);

  wash_dictionary (checker);
  /* Once more when no thread can be at it for this text any longer. */
  g_timeout_add_full (G_PRIORITY_LOW, WASH_MS, wash_cb, g_object_ref (checker), g_object_unref);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_signal_handlers_disconnect_by_data (self->vocabulary, self);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_data (self->click, self);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (self->click));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), NULL);
  /* It waits for the cursor to rest, and keeps itself alive for that: not its hold on the text. */
  g_object_run_dispose (G_OBJECT (self->adapter));
  g_object_unref (self->adapter);
  g_object_unref (self->actions);
  g_object_unref (self->corrections);
  g_object_unref (self->menu);
  g_object_unref (self->settings);
  g_object_unref (self->vocabulary);
  g_object_unref (self->buffer);
  g_free (self->word);
  g_free (self);
}

GMenuModel *
mt_spelling_get_menu (MtSpelling *self)
{
  return G_MENU_MODEL (self->menu);
}

GActionGroup *
mt_spelling_get_actions (MtSpelling *self)
{
  return G_ACTION_GROUP (self->actions);
}
