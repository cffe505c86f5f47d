/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets @split, which lies in @bin, be one page wide where @bin is narrower than @width (sp).  With
 * a setter of a breakpoint GTK 4.18 would never let go of a page that has the focus meanwhile: it
 * counts a page that is taken out and hidden in one go twice, and lets go of it once. */
void mt_collapse_below (AdwBreakpointBin *bin, AdwNavigationSplitView *split, int width);

G_END_DECLS
