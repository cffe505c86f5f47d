/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days: each part of them is read along an index that has all of it, so that no entry is. */
#include "core/days.h"
#include "core/kind.h"
#include "core/kinds/ids.h"
#include "core/store/store.h"

typedef void (*RowFunc) (sqlite3_stmt *stmt, MtDay *day, gpointer data);

static gboolean
for_each_row (
    sqlite3_stmt *stmt, MtDays *days, gboolean by_key, RowFunc func, gpointer data, GError **error)
{
  int row;

  while ((row = mt_db_step (stmt, error)) > 0) {
    gint64 at = sqlite3_column_int64 (stmt, 0);
    MtDay *day = mt_days_get (days, by_key ? mt_day_of_local (at) : (gint32)at);

    if (day)
      func (stmt, day, data);
  }
  return row == 0;
}

/* From where the first day begins to where the last one ends. */
static void
bind_keys (sqlite3_stmt *stmt, const MtDays *days)
{
  sqlite3_bind_int64 (stmt, 2, mt_day_start (days->first));
  sqlite3_bind_int64 (stmt, 3, mt_day_start (days->last) + MT_DAY_USEC - 1);
}

static void
take_entries (sqlite3_stmt *stmt, MtDay *day, gpointer data)
{
  day->n_entries = (guint)sqlite3_column_int64 (stmt, 1);
}

static gboolean
read_entries (sqlite3 *db, MtDays *days, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db, "SELECT day, entries FROM day WHERE day BETWEEN ?1 AND ?2", error);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, days->first);
  sqlite3_bind_int64 (stmt, 2, days->last);
  return for_each_row (stmt, days, FALSE, take_entries, NULL, error);
}

static void
take_step (sqlite3_stmt *stmt, MtDay *day, gpointer data)
{
  double step = sqlite3_column_double (stmt, 1);

  day->low = day->n_steps == 0 ? step : MIN (day->low, step);
  day->high = day->n_steps == 0 ? step : MAX (day->high, step);
  day->sum += step;
  day->n_steps++;
}

static gboolean
read_steps (sqlite3 *db, const char *scale, MtDays *days, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db,
                     "SELECT f.entry, f.number FROM field AS f INDEXED BY field_number "
                     "WHERE f.name = ?1 AND f.entry BETWEEN ?2 AND ?3 AND f.number IS NOT NULL "
                     "AND EXISTS (SELECT 1 FROM entry INDEXED BY entry_live WHERE key = f.entry "
                     "AND deleted IS NULL)",
                     error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, scale);
  bind_keys (stmt, days);
  return for_each_row (stmt, days, TRUE, take_step, NULL, error);
}

static void
count_kind (sqlite3_stmt *stmt, MtDay *day, gpointer kind)
{
  day->n_of[GPOINTER_TO_UINT (kind)]++;
}

static gboolean
read_kinds (sqlite3 *db, MtDays *days, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db,
                     "SELECT key FROM entry INDEXED BY entry_kind WHERE kind = ?1 "
                     "AND key BETWEEN ?2 AND ?3 AND deleted IS NULL",
                     error);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  if (!stmt)
    return FALSE;
  for (guint i = 0; i < MIN (n_kinds, MT_DAYS_KINDS); i++) {
    mt_db_bind_text (stmt, 1, kinds[i].id);
    bind_keys (stmt, days);
    if (!for_each_row (stmt, days, TRUE, count_kind, GUINT_TO_POINTER (i), error))
      return FALSE;
    sqlite3_reset (stmt);
  }
  return TRUE;
}

static void
count_meeting (sqlite3_stmt *stmt, MtDay *day, gpointer data)
{
  day->n_meetings++;
}

/* One without a date stands at no day yet. */
static gboolean
read_meetings (sqlite3 *db, MtDays *days, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      mt_db_prepare (db,
                     "SELECT key FROM entry INDEXED BY entry_state WHERE kind = ?1 "
                     "AND state IN ('planned', 'over') AND key BETWEEN ?2 AND ?3 "
                     "AND deleted IS NULL",
                     error);

  if (!stmt)
    return FALSE;
  mt_db_bind_text (stmt, 1, MT_KIND_SESSION);
  bind_keys (stmt, days);
  return for_each_row (stmt, days, TRUE, count_meeting, NULL, error);
}

gboolean
mt_store_read_days (MtStore *self, const char *scale, MtDays *days, GError **error)
{
  sqlite3 *db = mt_store_get_db (self);

  return read_entries (db, days, error) && read_steps (db, scale, days, error) &&
         read_kinds (db, days, error) && read_meetings (db, days, error);
}
