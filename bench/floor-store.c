/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor of the store: the same schema and the same statements, with nothing around them.
 *   floor-store fill DB SCHEMA N [moods]   makes a database of N entries, or moods, and says how
 *                                  many ms that took
 *   floor-store story DB           saves and looks for words, and says what each took: a line each,
 *                                  its name and its milliseconds
 *   floor-store days DB            the same of how the mood was on each day of the last years */
#include "bench/clock.h"
#include "bench/words.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE 2000 /* entries in one transaction, as a program that takes many in would do */
#define PAGE 50
#define SAVES 200
#define LOOKS 30
#define DAYS (3 * 365)
#define DAY_US G_GINT64_CONSTANT (86400000000)
#define STEP_US (DAY_US / 10)

/* As core/store/db.c sets them. */
#define SETTINGS                                                                                   \
  "PRAGMA key = \"x'" KEY "'\"; PRAGMA cipher_memory_security = OFF; PRAGMA cipher_log_level = "   \
  "NONE; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; "      \
  "PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA cache_size = -8000; "            \
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 250;"
#define KEY                                                                                        \
  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"                               \
  "202122232425262728292a2b2c2d2e2f"

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *begin, *entry, *field, *word, *commits, *commit;
  gboolean moods; /* nothing but these */
} Floor;

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return stmt;
}

static void
run (sqlite3_stmt *stmt)
{
  int rc;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    ;
  if (rc != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

static void
exec (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

static void
open_floor (Floor *floor, const char *path, const char *schema)
{
  if (sqlite3_open (path, &floor->db) != SQLITE_OK)
    g_error ("%s cannot be opened", path);
  exec (floor->db, SETTINGS);
  if (schema)
    exec (floor->db, schema);
  floor->begin = prepare (floor->db, "BEGIN IMMEDIATE");
  floor->entry = prepare (
      floor->db, "INSERT INTO entry (key, id, kind, instant, zone, offset, flagged, created, "
                 "changed, visit, fields, links, preview, text) "
                 "VALUES (?1, ?2, ?3, ?1, 'Europe/Lisbon', 0, ?4, ?1, ?1, 0, 1, 0, ?5, ?6)");
  floor->field = prepare (floor->db, "INSERT INTO field VALUES (?1, 'valence', 0, ?2, ?2)");
  floor->word = prepare (floor->db, "INSERT INTO word (rowid, text, fields) "
                                    "SELECT key, text, fields FROM entry_words WHERE key = ?1");
  floor->commits = prepare (floor->db, "UPDATE tally SET value = value + 1 WHERE name = 'commits'");
  floor->commit = prepare (floor->db, "COMMIT");
}

static void
close_floor (Floor *floor)
{
  sqlite3_finalize (floor->begin);
  sqlite3_finalize (floor->entry);
  sqlite3_finalize (floor->field);
  sqlite3_finalize (floor->word);
  sqlite3_finalize (floor->commits);
  sqlite3_finalize (floor->commit);
  exec (floor->db, "PRAGMA wal_checkpoint (TRUNCATE)");
  sqlite3_close (floor->db);
}

static void
insert (Floor *floor, guint number, gint64 key)
{
  static const char *const kinds[] = { "mood", "thought", "question" };
  g_autofree char *text = words_of_entry (number), *id = g_uuid_string_random ();
  g_autofree char *preview = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 200));

  sqlite3_bind_int64 (floor->entry, 1, key);
  sqlite3_bind_text (floor->entry, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_text (floor->entry, 3, kinds[floor->moods ? 0 : number % 3], -1, SQLITE_STATIC);
  sqlite3_bind_int (floor->entry, 4, number % 97 == 0);
  sqlite3_bind_text (floor->entry, 5, preview, -1, SQLITE_STATIC);
  sqlite3_bind_text (floor->entry, 6, text, -1, SQLITE_STATIC);
  run (floor->entry);
  if (floor->moods || number % 3 == 0) {
    sqlite3_bind_int64 (floor->field, 1, key);
    sqlite3_bind_int (floor->field, 2, 1 + (int)(number % 7));
    run (floor->field);
  }
  sqlite3_bind_int64 (floor->word, 1, key);
  run (floor->word);
}

static void
fill (Floor *floor, guint n_entries)
{
  gint64 begin = g_get_real_time () - (gint64)n_entries * STEP_US;
  double since = clock_ms (), cpu = clock_cpu_ms ();

  for (guint i = 0; i < n_entries; i++) {
    if (i % AT_ONCE == 0)
      run (floor->begin);
    insert (floor, i, begin + (gint64)i * STEP_US);
    if (i % AT_ONCE == AT_ONCE - 1 || i + 1 == n_entries) {
      run (floor->commits);
      run (floor->commit);
    }
  }
  printf ("fill %.3f\nfill-cpu %.3f\n", clock_ms () - since, clock_cpu_ms () - cpu);
}

static void
save (guint number, gpointer data)
{
  Floor *floor = data;

  run (floor->begin);
  insert (floor, 1000003 + number, g_get_real_time ());
  run (floor->commits);
  run (floor->commit);
}

/* All that is asked for is read, as somebody would who shows it. */
static gsize
read_row (sqlite3_stmt *stmt)
{
  gsize size = 0;

  for (int i = 0; i < sqlite3_column_count (stmt); i++) {
    g_autofree char *copy = g_strdup ((const char *)sqlite3_column_text (stmt, i));

    size += copy ? strlen (copy) : 0;
  }
  return size;
}

typedef struct {
  Floor *floor;
  const char *match; /* NULL: the newest */
} Look;

/* The statements of a list, made ready each time: who looks for something asks once. */
static void
look (guint number, gpointer data)
{
  const Look *look = data;
  sqlite3 *db = look->floor->db;
  const char *match = look->match;
  g_autofree char *sql = g_strdup_printf (
      "SELECT entry.key, id, kind, instant, zone, offset, state, flagged, deleted, visit, sealed, "
      "entry.text FROM %s AND entry.deleted IS NULL ORDER BY %s DESC LIMIT %d",
      match ? "word CROSS JOIN entry ON entry.key = word.rowid WHERE word MATCH ?1"
            : "entry INDEXED BY entry_live WHERE entry.key > 0",
      match ? "word.rowid" : "entry.key", PAGE);
  sqlite3_stmt *rows = prepare (db, sql);
  sqlite3_stmt *fields = prepare (db, "SELECT name, value, number FROM field "
                                      "WHERE entry = ?1 ORDER BY name, position");
  sqlite3_stmt *links = prepare (db, "SELECT role, \"to\" FROM link WHERE \"from\" = ?1 "
                                     "ORDER BY role, position");

  if (match)
    sqlite3_bind_text (rows, 1, match, -1, SQLITE_STATIC);
  while (sqlite3_step (rows) == SQLITE_ROW) {
    read_row (rows);
    sqlite3_bind_int64 (fields, 1, sqlite3_column_int64 (rows, 0));
    while (sqlite3_step (fields) == SQLITE_ROW)
      read_row (fields);
    sqlite3_reset (fields);
    sqlite3_bind_value (links, 1, sqlite3_column_value (rows, 1));
    while (sqlite3_step (links) == SQLITE_ROW)
      read_row (links);
    sqlite3_reset (links);
  }
  sqlite3_finalize (rows);
  sqlite3_finalize (fields);
  sqlite3_finalize (links);
}

static void
look_often (Floor *floor, const char *name, const char *match)
{
  Look what = { floor, match };

  look (0, &what); /* what it needs is in the cache from here on, as it is for ours */
  clock_tell (name, LOOKS, look, &what);
}

static void
tell_story (Floor *floor)
{
  look_often (floor, "list", NULL);
  look_often (floor, "common", "rain");
  look_often (floor, "rare", "kestrel");
  look_often (floor, "two", "rain garden");
  look_often (floor, "prefix", "wal*");
  clock_tell ("save", SAVES, save, floor);
}

/* How the mood was on each day that has one: the lowest, the highest and the mean. */
static void
read_days (guint number, gpointer data)
{
  Floor *floor = data;
  sqlite3_stmt *stmt = prepare (
      floor->db, "SELECT entry / 86400000000, min (number), max (number), avg (number) FROM field "
                 "INDEXED BY field_number WHERE name = 'valence' AND entry >= ?1 AND number IS NOT "
                 "NULL GROUP BY 1");
  guint n_days = 0;

  sqlite3_bind_int64 (stmt, 1, g_get_real_time () - DAYS * DAY_US);
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    read_row (stmt);
    n_days++;
  }
  sqlite3_finalize (stmt);
  if (n_days < DAYS / 2)
    g_error ("the days are not there");
}

static void
tell_days (Floor *floor)
{
  read_days (0, floor);
  clock_tell ("days", LOOKS, read_days, floor);
}

/* The journal's own schema, with the tokenizer that SQLite has. */
static char *
read_schema (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) schema = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  schema = g_string_new (text);
  if (g_string_replace (schema, "'meantime'", "'unicode61 remove_diacritics 2'", 1) != 1)
    g_error ("the schema names no tokenizer");
  return g_strdup (schema->str);
}

int
main (int argc, char **argv)
{
  Floor floor = { 0 };

  if (argc >= 5 && g_str_equal (argv[1], "fill")) {
    g_autofree char *schema = read_schema (argv[3]);

    open_floor (&floor, argv[2], schema);
    floor.moods = argc > 5;
    fill (&floor, (guint)strtoul (argv[4], NULL, 10));
  } else if (argc == 3 && g_str_equal (argv[1], "story")) {
    open_floor (&floor, argv[2], NULL);
    tell_story (&floor);
  } else if (argc == 3 && g_str_equal (argv[1], "days")) {
    open_floor (&floor, argv[2], NULL);
    tell_days (&floor);
  } else {
    fputs ("usage: floor-store fill DB SCHEMA N [moods], or floor-store story|days DB\n", stderr);
    return 2;
  }
  close_floor (&floor);
  return 0;
}
