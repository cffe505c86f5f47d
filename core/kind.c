/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kind.h"

#include "core/error.h"
#include "core/moment.h"

#include <math.h>
#include <string.h>

const MtKind *
mt_kind_find (const char *id)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].id, id))
      return &kinds[i];
  return NULL;
}

const MtField *
mt_kind_find_field (const MtKind *kind, const char *id)
{
  for (gsize i = 0; kind && i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].id, id))
      return &kind->fields[i];
  return NULL;
}

const char *
mt_field_type_id (MtFieldType type)
{
  static const char *const ids[] = {
    [MT_FIELD_TEXT] = "text",           [MT_FIELD_LONG_TEXT] = "long-text",
    [MT_FIELD_SCALE] = "scale",         [MT_FIELD_NUMBER] = "number",
    [MT_FIELD_CHOICE] = "choice",       [MT_FIELD_SEVERAL] = "several",
    [MT_FIELD_DATE_TIME] = "date-time", [MT_FIELD_DURATION] = "duration",
    [MT_FIELD_LINK] = "link",
  };

  g_return_val_if_fail ((gsize)type < G_N_ELEMENTS (ids), NULL);
  return ids[type];
}

gboolean
mt_field_type_is_number (MtFieldType type)
{
  return type == MT_FIELD_SCALE || type == MT_FIELD_NUMBER || type == MT_FIELD_DATE_TIME ||
         type == MT_FIELD_DURATION;
}

static const MtChoice *
find_choice (const MtChoice *choices, gsize n_choices, const char *id)
{
  for (gsize i = 0; i < n_choices; i++)
    if (g_str_equal (choices[i].id, id))
      return &choices[i];
  return NULL;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, why);
  return FALSE;
}

static gboolean
read_number (const MtField *field, const char *given, char **value, double *number, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], *end = NULL;
  double read = g_ascii_strtod (given, &end);

  if (end == given || g_ascii_isspace (*given) || *given == '+' || *end || !isfinite (read) ||
      strpbrk (given, "xXpP") != NULL)
    return refuse (error, "not a number");
  if (field->type != MT_FIELD_NUMBER && read != trunc (read))
    return refuse (error, "not a whole number");
  if (read < field->min || read > field->max)
    return refuse (error, "outside the range of this field");
  *value = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", read + 0.0));
  *number = read;
  return TRUE;
}

static gboolean
read_date_time (const char *given, char **value, double *number, GError **error)
{
  g_auto (MtMoment) moment = { 0 };

  if (!mt_moment_parse (&moment, given, NULL, error))
    return FALSE;
  *value = mt_moment_format (&moment);
  *number = (double)moment.instant;
  return TRUE;
}

gboolean
mt_field_has_ends (const MtField *field)
{
  return field->type == MT_FIELD_SCALE && field->n_choices == 2 && field->max - field->min > 1;
}

gboolean
mt_field_read (
    const MtField *field, const char *given, char **value, double *number, GError **error)
{
  if (!g_utf8_validate (given, -1, NULL)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_TEXT, "not valid UTF-8");
    return FALSE;
  }
  if (field->type == MT_FIELD_DATE_TIME)
    return read_date_time (given, value, number, error);
  if (mt_field_type_is_number (field->type))
    return read_number (field, given, value, number, error);
  if (field->type == MT_FIELD_TEXT && strpbrk (given, "\r\n"))
    return refuse (error, "more than one line");
  if (field->type == MT_FIELD_CHOICE || (field->type == MT_FIELD_SEVERAL && !field->open))
    if (!find_choice (field->choices, field->n_choices, given))
      return refuse (error, "not one of the choices");
  if (field->type == MT_FIELD_SEVERAL && *given == '\0')
    return refuse (error, "empty");
  *value = g_strdup (given);
  *number = NAN;
  return TRUE;
}

const char *
mt_field_word (const MtField *field, const char *value)
{
  const MtChoice *choice;

  if (mt_field_has_ends (field))
    return NULL;
  if (field->type == MT_FIELD_SCALE) {
    double step = g_ascii_strtod (value, NULL) - field->min;

    return step >= 0 && step < (double)field->n_choices ? field->choices[(gsize)step].name : NULL;
  }
  choice = find_choice (field->choices, field->n_choices, value);
  return choice ? choice->name : NULL;
}

const char *
mt_kind_state_word (const MtKind *kind, const char *state)
{
  const MtChoice *choice = find_choice (kind->states, kind->n_states, state);

  return choice ? choice->name : NULL;
}
