/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/filter-words.h"

#include "app/widgets/say-time.h"
#include "core/kind.h"

#include <glib/gi18n.h>

static void
part_free (MtFilterPart *self)
{
  g_free (self->label);
  g_free (self);
}

static void
add (GPtrArray *parts, const char *id, char *label)
{
  MtFilterPart *part = g_new (MtFilterPart, 1);

  *part = (MtFilterPart){ id, label };
  g_ptr_array_add (parts, part);
}

/* The scale with @id of whichever kind is tapped on it. */
static const MtField *
find_scale (const char *id)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i].tap, id) == 0)
      return mt_kind_find_field (&kinds[i], id);
  return NULL;
}

static const char *
say_step (const MtField *field, double step)
{
  g_autofree char *value = g_strdup_printf ("%d", (int)step);
  const char *word = mt_field_word (field, value);

  return word ? _ (word) : "";
}

static char *
say_steps (const MtFilter *filter)
{
  const MtField *field = find_scale (filter->scale);

  if (!field)
    return g_strdup (filter->scale);
  if (filter->low == filter->high)
    return g_strdup (say_step (field, filter->low));
  /* Translators: from one step of mood to another: “Low to In between”. */
  return g_strdup_printf (C_ ("steps", "%1$s to %2$s"), say_step (field, filter->low),
                          say_step (field, filter->high));
}

static char *
say_days (const MtFilter *filter, gint32 today)
{
  g_autofree char *from = mt_say_date (filter->from, today), *to = mt_say_date (filter->to, today);

  if (filter->to == MT_DAY_MAX)
    /* Translators: entries of this day and later: “Since 3 March”. */
    return g_strdup_printf (C_ ("entries", "Since %s"), from);
  if (filter->from == MT_DAY_MIN)
    /* Translators: entries of this day and earlier: “Until 3 March”. */
    return g_strdup_printf (C_ ("entries", "Until %s"), to);
  return mt_say_days (filter->from, filter->to, today);
}

GPtrArray *
mt_filter_words_list (const MtFilter *filter, const char *about_name, gint32 today)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  const MtKind *kind = filter->kind ? mt_kind_find (filter->kind) : NULL;

  if (kind)
    add (parts, "kind", g_strdup (_ (kind->plural)));
  if (filter->flagged)
    add (parts, "flagged", g_strdup (_ ("For the Session")));
  if (filter->tag)
    add (parts, "tag", g_strdup (filter->tag));
  if (filter->scale)
    add (parts, "scale", say_steps (filter));
  if (filter->about)
    add (parts, "about", g_strdup (about_name));
  if (filter->from != MT_DAY_MIN || filter->to != MT_DAY_MAX)
    add (parts, "days", say_days (filter, today));
  if (filter->without)
    /* Translators: entries that have none of these words. */
    add (parts, "without", g_strdup_printf (C_ ("entries", "Without “%s”"), filter->without));
  return parts;
}

void
mt_filter_words_leave (MtFilter *filter, const char *id)
{
  if (g_str_equal (id, "kind"))
    g_clear_pointer (&filter->kind, g_free);
  else if (g_str_equal (id, "flagged"))
    filter->flagged = FALSE;
  else if (g_str_equal (id, "tag"))
    g_clear_pointer (&filter->tag, g_free);
  else if (g_str_equal (id, "scale"))
    g_clear_pointer (&filter->scale, g_free);
  else if (g_str_equal (id, "about"))
    g_clear_pointer (&filter->about, g_free);
  else if (g_str_equal (id, "without"))
    g_clear_pointer (&filter->without, g_free);
  else {
    filter->from = MT_DAY_MIN;
    filter->to = MT_DAY_MAX;
  }
}
