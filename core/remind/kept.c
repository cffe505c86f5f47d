/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/kept.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_rule (JsonBuilder *builder, const MtRule *rule)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", rule->id);
  add_text (builder, "when", mt_rule_when_name (rule->when));
  add_text (builder, "nudge", mt_rule_nudge_name (rule->nudge));
  add_boolean (builder, "enabled", rule->enabled);
  add_number (builder, "minute", rule->minute);
  add_number (builder, "weekdays", rule->weekdays);
  add_number (builder, "every", rule->every);
  add_number (builder, "day", rule->day);
  add_number (builder, "month-day", rule->month_day);
  add_number (builder, "offset", rule->offset);
  add_boolean (builder, "unless-written", rule->unless_written);
  add_boolean (builder, "sound", rule->sound);
  add_boolean (builder, "steps", rule->steps);
  add_number (builder, "later", rule->later);
  add_number (builder, "since", rule->since);
  if (rule->text)
    add_text (builder, "text", rule->text);
  json_builder_end_object (builder);
}

char *
mt_schedule_to_json (const MtSchedule *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_number (builder, "quiet-from", self->quiet_from);
  add_number (builder, "quiet-to", self->quiet_to);
  add_number (builder, "paused-until", self->paused_until);
  add_boolean (builder, "wake", self->wake);
  add_number (builder, "seen", self->seen);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rules->len; i++)
    add_rule (builder, self->rules->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* ---- And back ---- */

static gint64
get_number (JsonObject *object, const char *name, gint64 least, gint64 most, gint64 otherwise)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 number = node && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                          : otherwise;

  return number >= least && number <= most ? number : otherwise;
}

static gboolean
get_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

static MtRule *
read_rule (JsonObject *object)
{
  g_autoptr (MtRule) rule = mt_rule_new ();
  int when = mt_rule_when_find (get_text (object, "when"));
  int nudge = mt_rule_nudge_find (get_text (object, "nudge"));

  if (when < 0 || nudge < 0)
    return NULL; /* of a newer version */
  g_set_str (&rule->id, get_text (object, "id"));
  rule->when = (MtRuleWhen)when;
  rule->nudge = (MtNudge)nudge;
  rule->enabled = get_boolean (object, "enabled");
  rule->minute = (guint)get_number (object, "minute", 0, G_MAXINT, G_MAXINT);
  rule->weekdays = (guint)get_number (object, "weekdays", 0, G_MAXINT, 0);
  rule->every = (guint)get_number (object, "every", 0, G_MAXINT, 0);
  rule->day = (gint32)get_number (object, "day", MT_DAY_MIN, MT_DAY_MAX, G_MAXINT32);
  rule->month_day = (guint)get_number (object, "month-day", 0, G_MAXINT, 0);
  rule->offset = (int)get_number (object, "offset", G_MININT, G_MAXINT, G_MAXINT);
  rule->unless_written = get_boolean (object, "unless-written");
  rule->sound = get_boolean (object, "sound");
  rule->steps = get_boolean (object, "steps");
  rule->later = (guint)get_number (object, "later", 0, G_MAXINT, 0);
  rule->since = get_number (object, "since", G_MININT64, G_MAXINT64, rule->since);
  rule->text = g_strdup (get_text (object, "text"));
  return mt_rule_is_valid (rule) ? g_steal_pointer (&rule) : NULL;
}

static void
read_rules (MtSchedule *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "rules");
  JsonArray *rules = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; rules && i < json_array_get_length (rules); i++) {
    JsonNode *element = json_array_get_element (rules, i);
    MtRule *rule =
        JSON_NODE_HOLDS_OBJECT (element) ? read_rule (json_node_get_object (element)) : NULL;

    if (rule && self->rules->len < MT_SCHEDULE_RULES_MAX && !mt_schedule_find (self, rule->id))
      g_ptr_array_add (self->rules, rule);
    else
      g_clear_pointer (&rule, mt_rule_free);
  }
}

void
mt_schedule_take_json (MtSchedule *self, const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *node;
  JsonObject *root;

  g_ptr_array_set_size (self->rules, 0);
  if (!json || !g_utf8_validate (json, -1, NULL) ||
      !json_parser_load_from_data (parser, json, (gssize)strlen (json), NULL) ||
      !(node = json_parser_get_root (parser)) || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  root = json_node_get_object (node);
  self->quiet_from = (guint)get_number (root, "quiet-from", 0, DAY_MINUTES - 1, 0);
  self->quiet_to = (guint)get_number (root, "quiet-to", 0, DAY_MINUTES - 1, 0);
  self->paused_until = get_number (root, "paused-until", 0, MT_INSTANT_MAX, 0);
  self->wake = get_boolean (root, "wake");
  self->seen = get_number (root, "seen", 0, G_MAXINT64, 0);
  read_rules (self, root);
}
