/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/entry-list.h"

#include "core/entry-changes.h"
#include "core/entry-moves.h"
#include "core/entry-pages.h"
#include "core/entry-places.h"
#include "core/entry-summaries.h"

#define KEYS_AT_A_TIME 8192

/* What is known reaches down to a key: whatever changes above it is put in its place at once; what
 * is below comes with the keys still to be read, since the reader answers in the order asked. */
#define REACHES_NOTHING G_MAXINT64
#define REACHES_ALL G_MININT64

struct _MtEntryList {
  GObject parent_instance;

  MtJournal *journal;
  MtFilter *filter;
  GCancellable *cancellable; /* of all that is being read */

  MtEntryPlaces *places;
  gint64 reached;
  guint n_items;    /* what is told: more than there are keys while these are coming */
  gboolean stopped; /* the keys are not all there, and none are coming: reading failed */

  MtEntrySummaries *items;
  MtEntryChanges *changes;
};

static void entry_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MtEntryList,
                               mt_entry_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, entry_list_model_init))

enum { SIGNAL_FAILED, SIGNAL_PLACED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tell_failed (gpointer self, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* nobody waits for it any more */
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
remove_at (MtEntryList *self, guint position)
{
  mt_entry_summaries_forget (self->items, mt_entry_places_get_key (self->places, position));
  mt_entry_places_remove (self->places, position);
  self->n_items--;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* What has gone since its key was read leaves the list. */
static void
remove_gone (gpointer data, gint64 key)
{
  MtEntryList *self = data;
  guint position;

  if (mt_entry_places_find (self->places, key, &position))
    remove_at (self, position);
}

static const MtEntrySummariesFuncs summaries_funcs = { remove_gone, tell_failed };

/* ---- The model ---- */

static GType
get_item_type (GListModel *model)
{
  return MT_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MT_ENTRY_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MtEntryList *self = MT_ENTRY_LIST (model);
  gint64 key = mt_entry_places_get_key (self->places, position);

  if (position >= self->n_items)
    return NULL;
  return g_object_ref (key == MT_KEY_NONE ? mt_entry_places_get_blank (self->places, position)
                                          : mt_entry_summaries_get (self->items, key));
}

static void
entry_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- Filling in keys ---- */

static void read_more_keys (MtEntryList *self);

static void
give_keys_to_blanks (MtEntryList *self)
{
  g_autoptr (GPtrArray) blanks = mt_entry_places_take_blanks (self->places);

  for (guint i = 0; i < blanks->len; i++)
    mt_entry_summaries_add (self->items, blanks->pdata[i]);
  if (mt_entry_list_is_complete (self))
    mt_entry_places_drop_blanks (self->places);
}

/* The counter may have said more than there are; without one, there are as many as were read. */
static void
tell_n_items (MtEntryList *self)
{
  guint before = self->n_items, now = mt_entry_places_get_n_keys (self->places);

  if (now == before || (now < before && !mt_entry_list_is_complete (self)))
    return;
  self->n_items = now;
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, now),
                              before > now ? before - now : 0, now > before ? now - before : 0);
}

/* What comes next is read after the last of these, also where that one leaves the list meanwhile.
 */
static void
append (MtEntryList *self, const GArray *keys, guint asked_for)
{
  mt_entry_places_append (self->places, keys);
  self->reached = keys->len < asked_for ? REACHES_ALL : g_array_index (keys, gint64, keys->len - 1);
}

static void
keys_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = mt_journal_read_keys_finish (MT_JOURNAL (source), result, &error);
  guint n_known = mt_entry_places_get_n_keys (self->places);

  if (!keys) {
    self->stopped = TRUE;
    tell_failed (self, error);
    return;
  }
  append (self, keys, KEYS_AT_A_TIME);
  give_keys_to_blanks (self);
  tell_n_items (self);
  if (keys->len > 0)
    g_signal_emit (self, signals[SIGNAL_PLACED], 0, n_known, keys->len);
  if (!mt_entry_list_is_complete (self))
    read_more_keys (self);
}

static void
read_more_keys (MtEntryList *self)
{
  mt_journal_read_keys (self->journal, self->filter, self->reached, KEYS_AT_A_TIME,
                        self->cancellable, keys_read_cb, g_object_ref (self));
}

static void
take_first_page (MtEntryList *self, MtFirstPage *page)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < page->entries->len; i++) {
    gint64 key = mt_entry_get_key (page->entries->pdata[i]);

    mt_entry_summaries_take (self->items, page->entries->pdata[i]);
    g_array_append_val (keys, key);
  }
  append (self, keys, MT_ENTRY_LIST_PAGE);
  self->n_items = mt_entry_list_is_complete (self)
                      ? keys->len
                      : (guint)MAX (page->n_entries, (gint64)keys->len);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->n_items);
}

static void
first_page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtEntryList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtFirstPage) page =
      mt_journal_read_first_page_finish (MT_JOURNAL (source), result, &error);

  if (!page) {
    self->stopped = TRUE;
    tell_failed (self, error);
    return;
  }
  take_first_page (self, page);
  if (!mt_entry_list_is_complete (self))
    read_more_keys (self);
}

static void
read_on (MtEntryList *self)
{
  self->stopped = FALSE;
  if (self->reached == REACHES_NOTHING)
    mt_journal_read_first_page (self->journal, self->filter, MT_ENTRY_LIST_PAGE, self->cancellable,
                                first_page_read_cb, g_object_ref (self));
  else
    read_more_keys (self);
}

/* ---- Following changes ---- */

/* Takes out @gone, or puts in @come. */
static void
exchange (MtEntryList *self, const GArray *gone, const GArray *come)
{
  const MtEntryShift shift = mt_entry_places_exchange (self->places, gone, come);

  for (guint i = 0; i < gone->len; i++)
    mt_entry_summaries_forget (self->items, g_array_index (gone, gint64, i));
  self->n_items += shift.added - shift.removed;
  if (gone->len + come->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), shift.position, shift.removed, shift.added);
}

/* However many there are: what leaves goes at once, and what comes. */
static void
follow (gpointer data, const GArray *matches)
{
  MtEntryList *self = data;
  g_autoptr (MtEntryMoves) moves = mt_entry_moves_new ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < matches->len; i++) {
    const MtMatch *match = &g_array_index (matches, MtMatch, i);

    if (match->from != MT_KEY_NONE && (match->from != match->to || !match->matches))
      mt_entry_moves_note (moves, match->from, FALSE);
    if (match->matches && match->to >= self->reached)
      mt_entry_moves_note (moves, match->to, TRUE);
  }
  mt_entry_moves_settle (moves, self->places);
  exchange (self, moves->gone, none);
  exchange (self, none, moves->come);
  for (guint i = 0; i < moves->stayed->len; i++)
    mt_entry_summaries_renew (self->items, g_array_index (moves->stayed, gint64, i));
}

static const MtEntryChangesFuncs changes_funcs = { follow, tell_failed };

void
mt_entry_list_retry (MtEntryList *self)
{
  if (self->stopped)
    read_on (self);
  mt_entry_changes_retry (self->changes);
  mt_entry_summaries_retry (self->items);
}

static void
changed_cb (MtEntryList *self, gint64 from, gint64 to)
{
  mt_entry_list_retry (self); /* what could not be read before may be read now */
  mt_entry_changes_add (self->changes, from, to);
}

/* ---- The object ---- */

static void
mt_entry_list_dispose (GObject *object)
{
  MtEntryList *self = MT_ENTRY_LIST (object);

  if (self->journal)
    mt_entry_list_stop (self);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_entry_list_parent_class)->dispose (object);
}

static void
mt_entry_list_finalize (GObject *object)
{
  MtEntryList *self = MT_ENTRY_LIST (object);

  g_clear_object (&self->cancellable);
  mt_entry_changes_free (self->changes);
  mt_entry_places_free (self->places);
  mt_entry_summaries_free (self->items);
  g_clear_pointer (&self->filter, mt_filter_free);
  G_OBJECT_CLASS (mt_entry_list_parent_class)->finalize (object);
}

static void
mt_entry_list_class_init (MtEntryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_entry_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_entry_list_finalize;
  signals[SIGNAL_FAILED] = g_signal_new ("failed", MT_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_PLACED] = g_signal_new ("placed", MT_TYPE_ENTRY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
mt_entry_list_init (MtEntryList *self)
{
  self->places = mt_entry_places_new ();
  self->reached = REACHES_NOTHING;
  self->cancellable = g_cancellable_new ();
}

MtEntryList *
mt_entry_list_new (MtJournal *journal, const MtFilter *filter)
{
  MtEntryList *self = g_object_new (MT_TYPE_ENTRY_LIST, NULL);

  self->journal = g_object_ref (journal);
  self->filter = mt_filter_copy (filter);
  self->items = mt_entry_summaries_new (MT_ENTRY_LIST_CACHE, journal, self->filter,
                                        self->cancellable, self, &summaries_funcs);
  self->changes =
      mt_entry_changes_new (journal, self->filter, self->cancellable, self, &changes_funcs);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_on (self);
  return self;
}

void
mt_entry_list_stop (MtEntryList *self)
{
  g_signal_handlers_disconnect_by_func (self->journal, changed_cb, self);
  g_cancellable_cancel (self->cancellable);
  mt_entry_summaries_stop (self->items);
}

gboolean
mt_entry_list_is_complete (MtEntryList *self)
{
  return self->reached == REACHES_ALL;
}

void
mt_entry_list_get_held (MtEntryList *self, guint *n_keys, guint *n_items)
{
  *n_keys = mt_entry_places_get_n_keys (self->places);
  *n_items =
      mt_entry_summaries_get_n_items (self->items) + mt_entry_places_get_n_blanks (self->places);
}

int
mt_entry_list_find (MtEntryList *self, gint64 key)
{
  guint position;

  return mt_entry_places_find (self->places, key, &position) ? (int)position : -1;
}

gint64
mt_entry_list_get_key (MtEntryList *self, guint position)
{
  return mt_entry_places_get_key (self->places, position);
}

guint
mt_entry_list_count_from (MtEntryList *self, gint64 key)
{
  guint position;

  return mt_entry_places_find (self->places, key, &position) ? position + 1 : position;
}
