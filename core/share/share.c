/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/share.h"

#include "core/error.h"
#include "core/kinds/ids.h"
#include "core/process.h"
#include "core/share/calendar.h"
#include "core/share/csv.h"
#include "core/share/document.h"
#include "core/share/html.h"
#include "core/share/json.h"
#include "core/share/markdown.h"
#include "core/share/password.h"
#include "core/share/pdf-lock.h"
#include "core/share/pdf.h"

/* The person's words on the title page, without what is hidden. */
static char *
mask_words (const char *words, const MtShareChoice *choice)
{
  static const char *const none[] = { NULL };
  g_autoptr (MtMask) mask = mt_mask_new (choice, none);
  g_autoptr (MtEntry) entry = mt_entry_new (MT_KIND_SESSION), shown = NULL;

  if (!words)
    return NULL;
  mt_entry_set_text (entry, words);
  shown = mt_mask_entry (mask, entry, MT_MASK_SHOWN);
  return g_strdup (mt_entry_get_text (shown));
}

static GBytes *
draw_pdf (MtDocument *document,
          const MtShareOptions *options,
          gboolean opening,
          MtPace *pace,
          GError **error)
{
  const MtShareBooklet *booklet = options->booklet;
  g_autofree char *title = booklet ? mask_words (booklet->title, options->choice) : NULL;
  g_autofree char *words = booklet ? mask_words (booklet->words, options->choice) : NULL;
  MtShareBooklet masked = { .title = title, .words = words };
  g_auto (MtPage) page = { 0 };

  if (booklet) {
    masked.parts = booklet->parts;
    masked.today = booklet->today;
  }
  mt_page_init (&page, options->paper);
  return mt_pdf_render (document, booklet ? &masked : NULL, &page, opening, pace, error);
}

static GBytes *
render_pdf (MtDocument *document,
            const MtShareOptions *options,
            gboolean opening,
            GCancellable *cancellable,
            GError **error)
{
  const char *given = opening ? NULL : options->password;
  g_autofree char *password = given ? mt_password_prepare (given, error) : NULL;
  guint n_drawn = mt_pdf_steps (document), n_locked = password ? n_drawn / 2 : 0;
  MtPace pace = mt_pace_new (options, n_drawn + n_locked, cancellable);
  GBytes *drawn, *locked;

  if (given && !password)
    return NULL;
  drawn = draw_pdf (document, options, opening, &pace, error);
  if (drawn && password) {
    locked = mt_pdf_lock (drawn, password, &pace, n_drawn, error);
    g_bytes_unref (drawn);
    drawn = locked;
  }
  if (drawn)
    mt_pace_end (&pace);
  return drawn;
}

/* An entry that is not chosen is not in it, whoever gave it. */
static gboolean
is_in (MtEntry *entry, const MtShareOptions *options)
{
  const MtShareChoice *choice = options->choice;

  return (!choice || mt_share_choice_get_n_chosen (choice) == 0 ||
          mt_share_choice_contains (choice, mt_entry_get_id (entry))) &&
         (options->format != MT_FORMAT_CALENDAR || mt_calendar_takes (entry));
}

static gboolean
are_whole (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (mt_entry_get_partial (entries->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The zone is named after a town, which may be a hidden word: without it, when a series comes again
 * cannot be told. */
static MtEntry *
mask_calendar_entry (MtMask *mask, MtEntry *entry, GStrvBuilder *hidden)
{
  g_autoptr (MtEntry) shown = mt_mask_entry (mask, entry, MT_MASK_SHOWN);
  const MtMoment *moment = mt_entry_get_moment (shown);
  MtEntry *copy;

  if (g_strcmp0 (moment->zone, mt_entry_get_moment (entry)->zone) == 0)
    return g_object_ref (entry);
  copy = mt_entry_copy (entry);
  mt_entry_set_moment (copy, moment);
  g_strv_builder_add (hidden, "every");
  return copy;
}

/* A calendar has no words but the names of zones: else only what is left out matters. */
static GBytes *
render_calendar (GPtrArray *entries,
                 const MtShareOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  static const char *const none[] = { NULL };
  const MtShareChoice *choice = options->choice;
  g_autoptr (MtMask) mask = mt_mask_new (choice, none);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) hidden = NULL;

  if (options->hidden)
    g_strv_builder_addv (builder, (const char **)options->hidden);
  for (guint i = 0; i < entries->len; i++) {
    const char *id = mt_entry_get_id (entries->pdata[i]);
    g_auto (GStrv) left_out = choice ? mt_share_choice_get_left_out (choice, id) : NULL;

    if (!is_in (entries->pdata[i], options))
      continue;
    g_ptr_array_add (chosen, mask_calendar_entry (mask, entries->pdata[i], builder));
    if (left_out)
      g_strv_builder_addv (builder, (const char **)left_out);
  }
  if (choice) {
    g_auto (GStrv) of_all = mt_share_choice_get_left_out (choice, NULL);
    g_strv_builder_addv (builder, (const char **)of_all);
  }
  hidden = g_strv_builder_end (builder);
  return mt_calendar_render (chosen, (const char *const *)hidden, cancellable, error);
}

static GBytes *
render (GPtrArray *entries,
        const MtShareOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  gboolean full = options->full && !(options->choice && mt_share_choice_changes (options->choice));
  g_autoptr (MtDocument) document = NULL;

  if (options->password && options->format != MT_FORMAT_PDF) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "only a PDF has a password");
    return NULL;
  }
  if (options->format == MT_FORMAT_CALENDAR)
    return render_calendar (entries, options, cancellable, error);
  document = mt_document_new (entries, options);
  switch (options->format) {
  case MT_FORMAT_PDF:
    return render_pdf (document, options, FALSE, cancellable, error);
  case MT_FORMAT_MARKDOWN:
    return mt_markdown_render (document, cancellable, error);
  case MT_FORMAT_HTML:
    return mt_html_render (document, cancellable, error);
  case MT_FORMAT_CSV:
    return mt_csv_render (document, cancellable, error);
  case MT_FORMAT_JSON:
    return mt_json_render (document, full, full ? options->words : NULL, cancellable, error);
  case MT_FORMAT_CALENDAR:
    break;
  }
  g_return_val_if_reached (NULL);
}

GBytes *
mt_share_render (GPtrArray *entries,
                 const MtShareOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  GBytes *bytes;

  g_return_val_if_fail (entries != NULL && options != NULL && are_whole (entries), NULL);
  mt_process_may_take_long ();
  bytes = render (entries, options, cancellable, error);
  if (bytes && options->format != MT_FORMAT_PDF) {
    MtPace pace = mt_pace_new (options, entries->len + 1, cancellable);
    mt_pace_end (&pace);
  }
  return bytes;
}

char *
mt_share_render_words (GBytes *document,
                       GPtrArray *entries,
                       const MtShareOptions *options,
                       GCancellable *cancellable)
{
  MtShareOptions as_text = *options;
  g_autoptr (GBytes) text = NULL;

  as_text.format = MT_FORMAT_MARKDOWN;
  as_text.full = FALSE;
  as_text.booklet = NULL; /* the order of another form */
  as_text.password = NULL;
  as_text.progress = NULL;
  text = options->format == MT_FORMAT_MARKDOWN || options->format == MT_FORMAT_CALENDAR
             ? g_bytes_ref (document)
             : mt_share_render (entries, &as_text, cancellable, NULL);
  return text ? g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text)) : NULL;
}

GBytes *
mt_share_render_opening (GPtrArray *entries,
                         const MtShareOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (MtDocument) document = NULL;

  g_return_val_if_fail (entries != NULL && options != NULL && are_whole (entries), NULL);
  g_return_val_if_fail (options->format == MT_FORMAT_PDF, NULL);
  mt_process_may_take_long ();
  document = mt_document_new (entries, options);
  return render_pdf (document, options, TRUE, cancellable, error);
}

MtShareSummary
mt_share_summarize (GPtrArray *entries, const MtShareOptions *options)
{
  g_autoptr (MtDocument) document = mt_document_new (entries, options);
  MtShareCounts counts = mt_document_get_counts (document);

  return (MtShareSummary){ mt_document_get_length (document), counts.n_hidden, counts.n_replaced };
}

static void
add_source (GStrvBuilder *ids, GHashTable *seen, MtEntry *entry)
{
  const char *id = mt_entry_get_id (entry);

  if (g_hash_table_add (seen, (gpointer)id))
    g_strv_builder_add (ids, id);
}

char **
mt_share_list_sources (GPtrArray *entries, const MtShareOptions *options)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const MtShareSheet *sheet = options->sheet;

  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];
    MtEntry *note =
        sheet && sheet->notes ? g_hash_table_lookup (sheet->notes, mt_entry_get_id (entry)) : NULL;

    if (is_in (entry, options))
      add_source (ids, seen, entry);
    if (is_in (entry, options) && note)
      add_source (ids, seen, note);
  }
  if (sheet && sheet->session)
    add_source (ids, seen, sheet->session);
  for (guint i = 0; sheet && sheet->with && sheet->since && i < sheet->since->len; i++)
    add_source (ids, seen, sheet->since->pdata[i]);
  return g_strv_builder_end (ids);
}
