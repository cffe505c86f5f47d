/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/help/protection-dialog.h"

#include "app/dialog.h"

#include <glib/gi18n.h>

struct _MtProtectionDialog {
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (MtProtectionDialog, mt_protection_dialog, ADW_TYPE_DIALOG)

typedef struct {
  const char *group, *title, *text;
} Answer;

#define KEPT_OUT N_ ("Who Is Kept Out")
#define NOT_KEPT_OUT N_ ("Who Is Not")
#define WHAT_TO_DO N_ ("What to Do If")
#define WHERE N_ ("What Lies Where")

/* docs/threat-model.md has each title as a heading: tools/check-data.py compares. */
static const Answer answers[] = {
  { KEPT_OUT, N_ ("Someone at home who picks up the phone"),
    N_ ("They see that Meantime is there, and a page that asks for a passphrase. What you wrote is "
        "encrypted; nothing of it is in a title, a notification, a list of recent files or a "
        "picture of the window. They can try passphrases. Each try takes about a second, and no "
        "number of them deletes or locks anything. Only the card “When it gets hard” can be made "
        "readable while the journal is locked, if you choose that.") },
  { KEPT_OUT, N_ ("A thief, or whoever finds a lost device"),
    N_ ("They have files they cannot read, and can try passphrases on machines of their own for as "
        "long as they like. A short or common passphrase is found in the end. Five or six words "
        "that have nothing to do with each other are not.") },
  { KEPT_OUT, N_ ("The internet"),
    N_ ("Meantime never connects to anything. There is no account, no server and no report to "
        "us. Nobody can look into your journal from afar through it, and nobody can help you in "
        "from afar either.") },
  { NOT_KEPT_OUT, N_ ("Whoever holds it while it is open"),
    N_ ("What you can read, they can read. One tap or Ctrl+L locks it. It also locks itself after "
        "a while, and when the screen locks; the preferences say how soon.") },
  { NOT_KEPT_OUT, N_ ("A bad program, or somebody who runs the computer"),
    N_ ("A program that runs under your account, and whoever administers the computer, can watch "
        "the keyboard and the screen while the journal is open. No app can defend itself against "
        "that from inside. On a device that somebody else manages, better do not open it.") },
  { NOT_KEPT_OUT, N_ ("Someone who can make you open it"),
    N_ ("There is no second passphrase that opens a harmless journal. It might not convince "
        "anybody, and it would be dangerous to rely on.") },
  { WHAT_TO_DO, N_ ("If the phone is lost"),
    N_ ("If the journal was locked, it is closed to whoever has the phone, as well as your "
        "passphrase is good. On another device, bring a backup: the same passphrase or recovery "
        "key opens it. Then choose “Someone May Know It”, so that the two have nothing in common "
        "any more.") },
  { WHAT_TO_DO, N_ ("If it is taken while it is unlocked"),
    N_ ("While the journal is open, its key is in the memory of the device, and so is what you "
        "were reading. Switching the device off is the surest; locking the journal comes next; "
        "the lock of the screen alone is the least. What was read cannot be taken back.") },
  { WHAT_TO_DO, N_ ("If someone may know your passphrase"),
    N_ ("Another passphrase alone is not enough, since an old backup still opens with the old one, "
        "and leads to the present journal. “Someone May Know It”, in the preferences, makes a new "
        "key for everything and lists the old backups to be deleted.") },
  { WHAT_TO_DO, N_ ("If you forget your passphrase"),
    N_ ("The recovery key opens the journal, and then you can choose another passphrase. If there "
        "is no recovery key either, nobody can open it. We have no further key.") },
  { WHAT_TO_DO, N_ ("If something is damaged"),
    N_ ("Meantime says what it found, and never takes damage for a wrong passphrase. It changes "
        "nothing by itself. It offers what there is, beginning with what loses least: the second "
        "copy of the keys, a backup, or reading out all that can still be read.") },
  { WHERE, N_ ("The journal’s folder"),
    N_ ("All of it lies in one folder, encrypted: the entries, the keys (locked up, twice), notes "
        "left while it was locked, and backups. From outside one sees when something changed and "
        "about how much there is.") },
  { WHERE, N_ ("Backups"),
    N_ ("They are as encrypted as the journal, and open with the passphrase and recovery key of "
        "the day they were made. An entry you delete for good is still in the backups made before "
        "that, until those go.") },
  { WHERE, N_ ("What you hand over"),
    N_ ("A PDF, a print or a shared file can be read by whoever has it. The system may keep a "
        "small picture of it. Paper can be asked for, but it cannot be called back.") },
  { WHERE, N_ ("Memory, swap and keyboards"),
    N_ ("When memory is short, the system may write some of it to the disk, and hibernation writes "
        "all of it; encrypting the whole disk covers both. A keyboard on the screen sees each "
        "letter. We ask it not to learn from what you write, and cannot make it.") },
};

static GtkWidget *
make_row (const Answer *answer)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (_ (answer->text));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (answer->title));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (answer->text), -1);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  return row;
}

static void
mt_protection_dialog_dispose (GObject *object)
{
  mt_dialog_dispose (ADW_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_PROTECTION_DIALOG);
  G_OBJECT_CLASS (mt_protection_dialog_parent_class)->dispose (object);
}

static void
mt_protection_dialog_class_init (MtProtectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_protection_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/help/protection-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtProtectionDialog, page);
}

static void
mt_protection_dialog_init (MtProtectionDialog *self)
{
  GtkWidget *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    if (i == 0 || !g_str_equal (answers[i].group, answers[i - 1].group)) {
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (answers[i].group));
      adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
    }
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (&answers[i]));
  }
}

AdwDialog *
mt_protection_dialog_new (void)
{
  return g_object_new (MT_TYPE_PROTECTION_DIALOG, NULL);
}
