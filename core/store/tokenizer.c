/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/tokenizer.h"

#include "core/words.h"

typedef int (*TokenFunc) (void *, int, const char *, int, int, int);

typedef struct {
  TokenFunc func;
  void *context;
  int rc;
} Sink;

static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *)&mt_words_split; /* it has no state, but must not be NULL */
  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

static gboolean
give (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  Sink *sink = data;

  sink->rc = sink->func (sink->context, 0, word, (int)length, (int)start, (int)end);
  return sink->rc == SQLITE_OK;
}

static int
tokenize (
    Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int size, TokenFunc func)
{
  Sink sink = { func, context, SQLITE_OK };

  if (text)
    mt_words_split (text, (gsize)size,
                    flags & FTS5_TOKENIZE_QUERY ? MT_WORDS_SOUGHT : MT_WORDS_WRITTEN, give, &sink);
  return sink.rc;
}

/* As https://sqlite.org/fts5.html, "Extending FTS5", says. */
static fts5_api *
fts5_of (sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) stmt = mt_db_prepare (db, "SELECT fts5 (?)", NULL);
  fts5_api *api = NULL;

  if (stmt) {
    sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step (stmt);
  }
  return api;
}

gboolean
mt_tokenizer_register (sqlite3 *db, GError **error)
{
  fts5_tokenizer tokenizer = { create, destroy, tokenize };
  fts5_api *api = fts5_of (db);
  int rc = api ? api->xCreateTokenizer (api, "meantime", NULL, &tokenizer, NULL) : SQLITE_ERROR;

  return rc == SQLITE_OK || mt_db_set_error (db, rc, error);
}
