/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/linked.h"

gboolean
mt_links_to (MtEntry *entry, const char *role, const char *id)
{
  const GPtrArray *links = mt_entry_get_links (entry);

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, role) && g_str_equal (link->to, id))
      return TRUE;
  }
  return FALSE;
}

const char *
mt_links_first (MtEntry *entry, const char *role)
{
  const GPtrArray *links = mt_entry_get_links (entry);

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, role))
      return link->to;
  }
  return NULL;
}
