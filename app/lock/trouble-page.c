/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/trouble-page.h"

#include "app/care/say-backup.h"
#include "app/lock/message.h"
#include "app/widgets/say-time.h"
#include "core/error.h"
#include "core/journal-care.h"

#include <glib/gi18n.h>

struct _MtTroublePage {
  AdwNavigationPage parent_instance;

  int code; /* MtError; -1: another error */
  GCancellable *cancellable;

  GtkLabel *sentence;
  AdwPreferencesGroup *steps;
};

G_DEFINE_FINAL_TYPE (MtTroublePage, mt_trouble_page, ADW_TYPE_NAVIGATION_PAGE)

/* What helps where, as bits. */
enum {
  WITH_KEY_FILE = 1 << 0, /* that of a backup */
  WITH_BACKUP = 1 << 1,   /* in the place of what is here */
  WITH_SALVAGE = 1 << 2,  /* of what can still be read */
};

static guint
find_help (int code)
{
  switch (code) {
  case MT_ERROR_DAMAGED_KEYS:
  case MT_ERROR_NO_KEYS:
  case MT_ERROR_OTHER_KEYS:
    return WITH_KEY_FILE | WITH_BACKUP;
  case MT_ERROR_NO_DATABASE:
  case MT_ERROR_DAMAGED:
    return WITH_BACKUP;
  case MT_ERROR_DAMAGED_DATABASE:
  case MT_ERROR_DAMAGED_START:
  case MT_ERROR_DAMAGED_WAL:
  case MT_ERROR_STORAGE:
    return WITH_BACKUP | WITH_SALVAGE;
  default: /* it is whole, and something else is in the way */
    return 0;
  }
}

/* ---- Steps ---- */

/* @target: of @action (sunk), or NULL. */
static void
add_step (MtTroublePage *self,
          const char *title,
          const char *subtitle,
          const char *action,
          GVariant *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_preferences_group_add (self->steps, row);
}

static void
add_key_file (MtTroublePage *self, const MtBackupInfo *info)
{
  g_autofree char *when = mt_say_instant (info->made);
  /* Translators: %s is a day and a time such as “Yesterday, 18:20”. */
  g_autofree char *title = g_strdup_printf (_ ("Take the Key File of a Backup: %s"), when);

  add_step (self, title, _ ("Nothing that is written is lost by it"), "lock.mend",
            g_variant_new_string (info->path));
}

static void
add_backup (MtTroublePage *self, const MtBackupInfo *info)
{
  g_autofree char *when = mt_say_instant (info->made);
  /* Translators: %s is a day and a time such as “Yesterday, 18:20”. */
  g_autofree char *title = g_strdup_printf (_ ("Bring Back a Backup: %s"), when);
  g_autofree char *words = mt_say_backup (info);
  /* Translators: the first words say what a backup is like: “214 entries · 3.2 MB”. */
  g_autofree char *subtitle = g_strdup_printf (
      _ ("%s. What was written since is not in it; what is here now is kept aside"), words);

  add_step (self, title, subtitle, "lock.restore", g_variant_new ("(sb)", info->path, FALSE));
}

/* The newest that is not known to be damaged; NULL: none. */
static const MtBackupInfo *
find_backup (GPtrArray *infos)
{
  for (guint i = 0; infos && i < infos->len; i++) {
    const MtBackupInfo *info = infos->pdata[i];

    if (info->state != MT_BACKUP_DAMAGED)
      return info;
  }
  return NULL;
}

static void
add_steps (MtTroublePage *self, const MtBackupInfo *backup)
{
  guint help = find_help (self->code);

  if (help & WITH_KEY_FILE && backup)
    add_key_file (self, backup);
  if (help & WITH_BACKUP && backup)
    add_backup (self, backup);
  if (help & (WITH_BACKUP | WITH_KEY_FILE))
    add_step (self, backup ? _ ("Choose Another Backup…") : _ ("Choose a Backup…"),
              _ ("From a stick, a card or another place it was written to"), "lock.bring", NULL);
  if (help & WITH_SALVAGE)
    add_step (self, _ ("Salvage What Can Be Read"),
              _ ("All that can still be read comes back, and you are told what does not"),
              "lock.salvage", NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtTroublePage) self = data;
  g_autoptr (GPtrArray) infos =
      mt_journal_list_backups_finish (MT_JOURNAL (source), result, NULL); /* none is none */

  if (self->steps) /* or the page went meanwhile */
    add_steps (self, find_backup (infos));
}

/* ---- The page ---- */

static void
mt_trouble_page_dispose (GObject *object)
{
  MtTroublePage *self = MT_TROUBLE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_TROUBLE_PAGE);
  G_OBJECT_CLASS (mt_trouble_page_parent_class)->dispose (object);
}

static void
mt_trouble_page_class_init (MtTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_trouble_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtTroublePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, MtTroublePage, steps);
}

static void
mt_trouble_page_init (MtTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

MtTroublePage *
mt_trouble_page_new (MtJournal *journal, const GError *error)
{
  MtTroublePage *self = g_object_new (MT_TYPE_TROUBLE_PAGE, NULL);
  g_autofree char *sentence = mt_message_for_opening (error);

  self->code = error->domain == MT_ERROR ? error->code : -1;
  gtk_label_set_label (self->sentence, sentence);
  add_step (self, _ ("Try Again"), _ ("Nothing was changed"), "lock.look", NULL);
  if (find_help (self->code) & (WITH_BACKUP | WITH_KEY_FILE))
    mt_journal_list_backups (journal, self->cancellable, listed_cb, g_object_ref (self));
  else
    add_steps (self, NULL);
  return self;
}
