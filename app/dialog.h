/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What libadwaita 1.7 and GTK 4.18 keep of a closed dialog while the window lives: the widget that
 * had the focus holds the dialog, and a bottom sheet what it showed.  Ours show the journal, so
 * that nothing of them may stay. */

/* In AdwDialogClass.closed. */
void mt_dialog_closed (AdwDialog *dialog);

/* In dispose, before gtk_widget_dispose_template (). */
void mt_dialog_dispose (AdwDialog *dialog);

/* Goes back from @page, whose subject is gone, in the navigation view it is in (if any).  Where
 * that was asked first, the question that closes would give the focus back to the page while it
 * slides away, and GTK would hold it. */
void mt_page_leave (AdwNavigationPage *page);

G_END_DECLS
