/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/member.h"

#include "core/moment.h"

void
mt_member_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
mt_member_count (JsonBuilder *builder, const char *name, gint64 count)
{
  json_builder_set_member_name (builder, name);
  if (count >= 0)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
}

void
mt_member_time (JsonBuilder *builder, const char *name, gint64 time, gint64 unknown)
{
  g_auto (MtMoment) moment = { 0 };
  g_autofree char *iso = NULL;

  if (time != unknown && mt_moment_at (&moment, time, "+00:00", NULL))
    iso = mt_moment_format (&moment);
  mt_member_text (builder, name, iso);
}
