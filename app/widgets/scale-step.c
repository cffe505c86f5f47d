/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/scale-step.h"

#include "app/widgets/sun.h"

#define GAP 12      /* px between shape and word, side by side */
#define GAP_BELOW 4 /* and where the word is below */

/* ---- Shape and word, side by side or one below the other ---- */

#define MT_TYPE_STEP_FACE (mt_step_face_get_type ())
G_DECLARE_FINAL_TYPE (MtStepFace, mt_step_face, MT, STEP_FACE, GtkWidget)

struct _MtStepFace {
  GtkWidget parent_instance;

  GtkWidget *sun;
  GtkWidget *word;
};

G_DEFINE_FINAL_TYPE (MtStepFace, mt_step_face, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
mt_step_face_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mt_step_face_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  MtStepFace *self = MT_STEP_FACE (widget);
  gboolean beside = for_size >= MT_SCALE_STEP_NARROW;
  int word_minimum, word_natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->word, orientation, -1, &word_minimum, &word_natural, NULL, NULL);
    *minimum = MAX (MT_SUN_SIZE, word_minimum);
    *natural = MAX (*minimum, MIN (word_natural, MT_SCALE_STEP_NARROW - 1));
    return;
  }
  if (beside)
    for_size -= MT_SUN_SIZE + GAP;
  gtk_widget_measure (self->word, orientation, for_size, &word_minimum, NULL, NULL, NULL);
  *minimum = beside ? MAX (MT_SUN_SIZE, word_minimum) : MT_SUN_SIZE + GAP_BELOW + word_minimum;
  *natural = *minimum;
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
mt_step_face_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MtStepFace *self = MT_STEP_FACE (widget);
  gboolean reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = width - MT_SUN_SIZE - GAP;

  if (width < MT_SCALE_STEP_NARROW) {
    gtk_label_set_xalign (GTK_LABEL (self->word), 0.5f);
    allocate (self->sun, (width - MT_SUN_SIZE) / 2, 0, MT_SUN_SIZE, MT_SUN_SIZE);
    allocate (self->word, 0, MT_SUN_SIZE + GAP_BELOW, width, height - MT_SUN_SIZE - GAP_BELOW);
    return;
  }
  gtk_label_set_xalign (GTK_LABEL (self->word), 0);
  allocate (self->sun, reversed ? width - MT_SUN_SIZE : 0, (height - MT_SUN_SIZE) / 2, MT_SUN_SIZE,
            MT_SUN_SIZE);
  allocate (self->word, reversed ? 0 : MT_SUN_SIZE + GAP, 0, rest, height);
}

static void
mt_step_face_dispose (GObject *object)
{
  MtStepFace *self = MT_STEP_FACE (object);

  g_clear_pointer (&self->sun, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);
  G_OBJECT_CLASS (mt_step_face_parent_class)->dispose (object);
}

static void
mt_step_face_class_init (MtStepFaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_step_face_dispose;
  widget_class->get_request_mode = mt_step_face_get_request_mode;
  widget_class->measure = mt_step_face_measure;
  widget_class->size_allocate = mt_step_face_size_allocate;
}

static void
mt_step_face_init (MtStepFace *self)
{
}

/* ---- The step ---- */

struct _MtScaleStep {
  GtkButton parent_instance;

  MtStepFace *face; /* owned by the button */
};

G_DEFINE_FINAL_TYPE (MtScaleStep, mt_scale_step, GTK_TYPE_BUTTON)

static void
mt_scale_step_class_init (MtScaleStepClass *klass)
{
}

static void
mt_scale_step_init (MtScaleStep *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "scale-step");
}

MtScaleStep *
mt_scale_step_new (const char *word, double height)
{
  MtScaleStep *self =
      g_object_new (MT_TYPE_SCALE_STEP, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  MtStepFace *face =
      g_object_new (MT_TYPE_STEP_FACE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  face->sun = mt_sun_new (height);
  face->word = gtk_label_new (word);
  gtk_label_set_wrap (GTK_LABEL (face->word), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (face->word), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (face->word), GTK_JUSTIFY_CENTER);
  gtk_widget_set_parent (face->sun, GTK_WIDGET (face));
  gtk_widget_set_parent (face->word, GTK_WIDGET (face));
  self->face = face;
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (face));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  mt_scale_step_set_chosen (self, FALSE);
  return self;
}

void
mt_scale_step_set_chosen (MtScaleStep *self, gboolean chosen)
{
  g_return_if_fail (MT_IS_SCALE_STEP (self));
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
      chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

int
mt_scale_step_get_row_width (MtScaleStep *self)
{
  int step, face, word;

  g_return_val_if_fail (MT_IS_SCALE_STEP (self), 0);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &step, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->face), GTK_ORIENTATION_HORIZONTAL, -1, &face, NULL, NULL,
                      NULL);
  gtk_widget_measure (self->face->word, GTK_ORIENTATION_HORIZONTAL, -1, &word, NULL, NULL, NULL);
  return step - face + MAX (MT_SCALE_STEP_NARROW, MT_SUN_SIZE + GAP + word);
}
