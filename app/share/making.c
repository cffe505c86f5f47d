/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/making.h"

#include "app/say-error.h"
#include "app/share/sheet-part.h"
#include "app/widgets/say-time.h"
#include "core/entry-item.h"

#include <glib/gi18n.h>

#define MAKE_AFTER_MS 250 /* of quiet: the pages are counted once, after the last tick */
#define MOST_UNASKED 300  /* entries: the pages of more are made when somebody wants to see them */

struct _MtMaking {
  GObject parent_instance;

  MtDrafts *drafts;
  MtChosen *chosen;
  GListModel *agenda, *parts; /* of a sheet; or NULL */
  gboolean is_booklet;
  MtBookletParts chapters; /* of a booklet */
  MtPaper paper;
  char *password; /* in guarded memory; or NULL */

  MtHandout *handout, *opening;
  double progress;
  GError *error;
  GCancellable *cancellable; /* while pages are being made */
  guint timer;               /* source id */
};

G_DEFINE_FINAL_TYPE (MtMaking, mt_making, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed (MtMaking *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Of the choice as it was there is nothing any more. */
static void
forget (MtMaking *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->handout);
  g_clear_object (&self->opening);
  g_clear_error (&self->error);
  self->progress = 0;
}

/* ---- What is chosen ---- */

/* The entries of a sheet in the order of the agenda; others as they were chosen. */
static char **
list_ids (MtMaking *self)
{
  g_autoptr (GStrvBuilder) ids = NULL;

  if (!self->agenda)
    return mt_chosen_get_ids (self->chosen);
  ids = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (self->agenda); i++) {
    g_autoptr (MtEntryItem) item = g_list_model_get_item (self->agenda, i);
    const char *id = mt_entry_get_id (mt_entry_item_get_entry (item));

    if (mt_chosen_contains (self->chosen, id))
      g_strv_builder_add (ids, id);
  }
  return g_strv_builder_end (ids);
}

guint
mt_making_count_entries (MtMaking *self)
{
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (MT_IS_MAKING (self), 0);
  if (!self->agenda)
    return mt_chosen_get_count (self->chosen);
  ids = list_ids (self);
  return g_strv_length (ids);
}

static MtSinceParts
list_parts (MtMaking *self)
{
  MtSinceParts parts = 0;

  for (guint i = 0; self->parts && i < g_list_model_get_n_items (self->parts); i++) {
    g_autoptr (MtSheetPart) part = g_list_model_get_item (self->parts, i);

    if (mt_chosen_contains (self->chosen, mt_sheet_part_get_id (part)))
      parts |= mt_sheet_part_get_part (part);
  }
  return parts;
}

void
mt_making_get_order (MtMaking *self, MtFormat format, MtHandoutOrder *order)
{
  const char *title = mt_share_choice_get_said (mt_chosen_get (self->chosen), MT_MAKING_TITLE);

  g_return_if_fail (MT_IS_MAKING (self));
  *order = (MtHandoutOrder){
    .choice = mt_share_choice_copy (mt_chosen_get (self->chosen)),
    .ids = list_ids (self),
    .is_sheet = self->agenda != NULL,
    .parts = list_parts (self),
    .is_booklet = self->is_booklet,
    .chapters = self->chapters,
    .title = g_strdup (title),
    .today = mt_say_today (),
    .format = format,
    .paper = self->paper,
    .password =
        self->password && format == MT_FORMAT_PDF ? mt_journal_copy_secret (self->password) : NULL,
  };
}

MtRecordNote *
mt_making_get_note (MtMaking *self, const char *format, const char *recipient)
{
  g_return_val_if_fail (MT_IS_MAKING (self), NULL);
  return mt_record_note_new (format, recipient);
}

/* ---- Making ---- */

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtMaking) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtHandout) handout = mt_handout_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->opening);
  g_set_object (&self->handout, handout);
  self->error = g_steal_pointer (&error);
  changed (self);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  MtMaking *self = data;

  self->progress = total > 0 ? (double)done / total : 0;
  changed (self);
}

static void
opening_cb (MtHandout *opening, gpointer data)
{
  MtMaking *self = data;

  g_set_object (&self->opening, opening);
  changed (self);
}

void
mt_making_begin (MtMaking *self)
{
  const MtHandoutNews news = { progress_cb, opening_cb, self };
  g_auto (MtHandoutOrder) order = { 0 };

  g_return_if_fail (MT_IS_MAKING (self));
  if (self->handout || self->cancellable || mt_making_count_entries (self) == 0 ||
      (self->is_booklet && !self->chapters))
    return;
  forget (self);
  self->cancellable = g_cancellable_new ();
  mt_making_get_order (self, MT_FORMAT_PDF, &order);
  mt_handout_make (self->drafts, &order, &news, self->cancellable, made_cb, g_object_ref (self));
}

void
mt_making_cancel (MtMaking *self)
{
  g_return_if_fail (MT_IS_MAKING (self));
  if (!self->cancellable)
    return;
  forget (self);
  changed (self);
}

static gboolean
timer_cb (gpointer data)
{
  MtMaking *self = data;

  self->timer = 0;
  mt_making_begin (self);
  return G_SOURCE_REMOVE;
}

static void
start_over (MtMaking *self)
{
  guint n_entries = mt_making_count_entries (self);

  forget (self);
  if (n_entries > 0 && n_entries <= MOST_UNASKED)
    self->timer = g_timeout_add (MAKE_AFTER_MS, timer_cb, self);
  changed (self);
}

/* ---- In words ---- */

char *
mt_making_say (MtMaking *self)
{
  guint n_entries = mt_making_count_entries (self);
  guint n_pages = self->handout ? mt_handout_get_n_pages (self->handout) : 0;
  guint n_left_out =
      self->is_booklet && self->handout ? n_entries - mt_handout_get_n_entries (self->handout) : 0;
  guint n_hidden = mt_chosen_count_hidden (self->chosen, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (n_entries == 0)
    return g_strdup (_ ("Nothing is chosen yet. Tick what you would like to hand over."));
  if (self->error)
    return mt_say_error_sentence (self->error);
  g_strv_builder_take (builder,
                       g_strdup_printf (ngettext ("%u entry", "%u entries", n_entries), n_entries));
  if (n_pages > 0)
    g_strv_builder_take (builder,
                         g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages));
  if (n_left_out > 0)
    /* Translators: so many of the chosen entries have no place in a booklet. */
    g_strv_builder_take (
        builder, g_strdup_printf (ngettext ("%u left out", "%u left out", n_left_out), n_left_out));
  if (n_hidden > 0)
    g_strv_builder_take (
        builder,
        g_strdup_printf (ngettext ("%u part hidden", "%u parts hidden", n_hidden), n_hidden));
  parts = g_strv_builder_end (builder);
  /* Translators: between what was chosen, as in “7 entries, 3 pages, 2 parts hidden”. */
  return g_strjoinv (_ (", "), parts);
}

/* ---- The object ---- */

static void
mt_making_dispose (GObject *object)
{
  MtMaking *self = MT_MAKING (object);

  forget (self);
  mt_journal_free_secret (g_steal_pointer (&self->password));
  g_clear_object (&self->chosen);
  g_clear_object (&self->agenda);
  g_clear_object (&self->parts);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_making_parent_class)->dispose (object);
}

static void
mt_making_class_init (MtMakingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_making_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_MAKING, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_making_init (MtMaking *self)
{
}

MtMaking *
mt_making_new (MtDrafts *drafts, MtChosen *chosen)
{
  MtMaking *self = g_object_new (MT_TYPE_MAKING, NULL);

  self->drafts = g_object_ref (drafts);
  self->chosen = g_object_ref (chosen);
  g_signal_connect_object (chosen, "changed", G_CALLBACK (start_over), self, G_CONNECT_SWAPPED);
  start_over (self);
  return self;
}

void
mt_making_set_sheet (MtMaking *self, GListModel *agenda, GListModel *parts)
{
  g_return_if_fail (MT_IS_MAKING (self));
  g_set_object (&self->agenda, agenda);
  g_set_object (&self->parts, parts);
  start_over (self);
}

void
mt_making_set_booklet (MtMaking *self, MtBookletParts chapters)
{
  g_return_if_fail (MT_IS_MAKING (self));
  self->is_booklet = TRUE;
  self->chapters = chapters;
  start_over (self);
}

gboolean
mt_making_is_booklet (MtMaking *self, MtBookletParts *chapters)
{
  g_return_val_if_fail (MT_IS_MAKING (self), FALSE);
  if (chapters)
    *chapters = self->chapters;
  return self->is_booklet;
}

MtDrafts *
mt_making_get_drafts (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), NULL);
  return self->drafts;
}

MtChosen *
mt_making_get_chosen (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), NULL);
  return self->chosen;
}

MtHandout *
mt_making_get_handout (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), NULL);
  return self->handout;
}

MtHandout *
mt_making_get_opening (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), NULL);
  return self->opening;
}

double
mt_making_get_progress (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), 0);
  return self->progress;
}

const GError *
mt_making_get_error (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), NULL);
  return self->error;
}

MtPaper
mt_making_get_paper (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), MT_PAPER_LOCALE);
  return self->paper;
}

void
mt_making_set_paper (MtMaking *self, MtPaper paper)
{
  g_return_if_fail (MT_IS_MAKING (self));
  if (self->paper == paper)
    return;
  self->paper = paper;
  start_over (self);
}

gboolean
mt_making_has_password (MtMaking *self)
{
  g_return_val_if_fail (MT_IS_MAKING (self), FALSE);
  return self->password != NULL;
}

void
mt_making_set_password (MtMaking *self, const char *password)
{
  g_return_if_fail (MT_IS_MAKING (self));
  if (g_strcmp0 (self->password, password) == 0)
    return;
  mt_journal_free_secret (g_steal_pointer (&self->password));
  self->password = password ? mt_journal_copy_secret (password) : NULL;
  start_over (self);
}
