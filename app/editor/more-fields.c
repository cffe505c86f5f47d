/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/more-fields.h"

#include "app/editor/form.h"
#include "core/kind.h"

#include <glib/gi18n.h>

struct _MtMoreFields {
  AdwBin parent_instance;

  MtForm *form;

  AdwActionRow *row;
  GtkImage *arrow;
  GtkRevealer *revealer;
  AdwBin *fields;
};

G_DEFINE_FINAL_TYPE (MtMoreFields, mt_more_fields, ADW_TYPE_BIN)

static void
set_unfolded (MtMoreFields *self, gboolean unfolded)
{
  gtk_revealer_set_reveal_child (self->revealer, unfolded);
  gtk_image_set_from_icon_name (self->arrow, unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded,
                               -1);
}

static void
activated_cb (MtMoreFields *self)
{
  set_unfolded (self, !gtk_revealer_get_reveal_child (self->revealer));
}

static gboolean
is_below (const MtKind *kind, const char *field)
{
  return !kind || g_strcmp0 (kind->tap, field) != 0;
}

static gboolean
has_value (const MtKind *kind, MtEntry *entry)
{
  const GPtrArray *values = mt_entry_get_values (entry);

  for (guint i = 0; i < values->len; i++)
    if (is_below (kind, ((MtValue *)values->pdata[i])->field))
      return TRUE;
  return mt_entry_get_links (entry)->len > 0;
}

/* The names of what lies behind the row. */
static char *
say_fields (const MtKind *kind)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; kind && i < kind->n_fields; i++) {
    if (!is_below (kind, kind->fields[i].id))
      continue;
    if (names->len > 0)
      /* Translators: between the names of fields in a list. */
      g_string_append (names, C_ ("list", ", "));
    g_string_append (names, _ (kind->fields[i].name));
  }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
mt_more_fields_dispose (GObject *object)
{
  MtMoreFields *self = MT_MORE_FIELDS (object);

  self->form = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_MORE_FIELDS);
  G_OBJECT_CLASS (mt_more_fields_parent_class)->dispose (object);
}

static void
mt_more_fields_class_init (MtMoreFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_more_fields_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/editor/more-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, MtMoreFields, row);
  gtk_widget_class_bind_template_child (widget_class, MtMoreFields, arrow);
  gtk_widget_class_bind_template_child (widget_class, MtMoreFields, revealer);
  gtk_widget_class_bind_template_child (widget_class, MtMoreFields, fields);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
mt_more_fields_init (MtMoreFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtMoreFields *
mt_more_fields_new (MtDraft *draft)
{
  MtEntry *entry = mt_draft_get_entry (draft);
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const char *leave_out[] = { kind ? kind->tap : NULL, NULL };
  g_autofree char *names = say_fields (kind);
  MtMoreFields *self;

  if (!*names && !has_value (kind, entry))
    return NULL;
  self = g_object_new (MT_TYPE_MORE_FIELDS, NULL);
  self->form = mt_form_new (draft, leave_out);
  adw_bin_set_child (self->fields, GTK_WIDGET (self->form));
  adw_action_row_set_subtitle (self->row, names);
  set_unfolded (self, has_value (kind, entry));
  return self;
}

void
mt_more_fields_refresh (MtMoreFields *self)
{
  g_return_if_fail (MT_IS_MORE_FIELDS (self));
  mt_form_refresh (self->form);
}
