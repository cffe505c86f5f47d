/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/salvage-source.h"

#include "core/error.h"
#include "core/process.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* https://www.sqlite.org/walformat.html */
#define WAL_HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
#define FRAME_SIZE (FRAME_HEADER_SIZE + MT_DB_PAGE_SIZE)
#define SALTS_AT 16      /* in the WAL's header */
#define FRAME_SALTS_AT 8 /* in a frame's header */
#define SALTS_SIZE 8
#define SUM_AT 16               /* likewise: two words, big-endian */
#define HEADER_SUM_AT 24        /* in the WAL's header */
#define DAMAGED_BITS_MAX 3      /* of 32 */
#define GENERATIONS_MAX 1000000 /* of a WAL that was never removed */
#define FRAMES_MAX (1 << 20)    /* 4 GiB: more is no WAL of ours */

typedef struct {
  guint32 number;    /* of the page; 0: nobody knows */
  gboolean is_ours;  /* of this generation of the WAL */
  gboolean is_older; /* of one before: nothing was written over it yet, or that never arrived */
  gboolean whole;
  gboolean follows; /* its checksum goes on from that of the frame before it */
  gboolean commits;
} Frame;

/* The checksum of a WAL goes through all of it, as words of the byte order its header says. */
typedef struct {
  gboolean is_big;
  guint32 sum[2]; /* as it stands written where the frame before ends */
} Chain;

static guint32
get_big (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
read_at (int fd, guint8 *data, gsize size, goffset at)
{
  return pread (fd, data, size, at) == (gssize)size;
}

/* The number may be what is damaged: then another one proves the page. */
static guint32
find_number (MtSource *self, const guint8 *page, guint32 said)
{
  if (said > 0 && mt_page_is_whole (self->pages_key, page, said))
    return said;
  for (guint32 number = 1; number <= self->pages->len + FRAMES_MAX / 1024; number++)
    if (mt_page_is_whole (self->pages_key, page, number))
      return number;
  return 0;
}

static void
add_to_sum (gboolean is_big, const guint8 *data, gsize size, guint32 *sum)
{
  guint32 word;

  for (gsize at = 0; at < size; at += 8)
    for (int i = 0; i < 2; i++) {
      memcpy (&word, data + at + 4 * i, sizeof word);
      sum[i] += (is_big ? GUINT32_FROM_BE (word) : GUINT32_FROM_LE (word)) + sum[1 - i];
    }
}

static gboolean
goes_on (Chain *chain, const guint8 *frame)
{
  guint32 sum[2] = { chain->sum[0], chain->sum[1] };

  add_to_sum (chain->is_big, frame, FRAME_SALTS_AT, sum);
  add_to_sum (chain->is_big, frame + FRAME_HEADER_SIZE, MT_DB_PAGE_SIZE, sum);
  chain->sum[0] = get_big (frame + SUM_AT);
  chain->sum[1] = get_big (frame + SUM_AT + 4);
  return sum[0] == chain->sum[0] && sum[1] == chain->sum[1];
}

static Frame
read_frame (MtSource *self, const guint8 *salts, Chain *chain, const guint8 *frame)
{
  guint32 said = get_big (frame);
  guint32 proven = find_number (self, frame + FRAME_HEADER_SIZE, said);
  /* The second of the salts is random for each generation; a few bits may be what is damaged. */
  guint32 differing = get_big (frame + FRAME_SALTS_AT + 4) ^ get_big (salts + 4);
  gboolean is_ours = __builtin_popcount (differing) <= DAMAGED_BITS_MAX;
  /* The first is counted up. */
  guint32 age = get_big (salts) - get_big (frame + FRAME_SALTS_AT);

  return (Frame){ .number = proven                                  ? proven
                            : said <= self->pages->len + FRAMES_MAX ? said
                                                                    : 0,
                  .is_ours = is_ours,
                  .is_older = !is_ours && age > 0 && age <= GENERATIONS_MAX,
                  .whole = proven > 0,
                  .follows = goes_on (chain, frame),
                  .commits = get_big (frame + 4) != 0 };
}

static void
take_frame (MtSource *self, const Frame *frame, guint index)
{
  MtSourcePage page = { .at = WAL_HEADER_SIZE + (goffset)index * FRAME_SIZE + FRAME_HEADER_SIZE,
                        .in_wal = TRUE,
                        .whole = frame->whole };

  if (!frame->whole)
    self->wal_damaged = TRUE;
  if (frame->number == 0 || (!frame->whole && frame->number > self->pages->len)) {
    self->wal_unsure = TRUE;
    return;
  }
  if (frame->number > self->pages->len)
    g_array_set_size (self->pages, frame->number);
  g_array_index (self->pages, MtSourcePage, frame->number - 1) = page;
}

/* SQLite takes in what comes before the first break, up to a commit.  Breaking the last save is
 * what a power cut may do, of which nobody was told then: what it likes of frames that were not
 * synced is there, its commit among them, and older ones between.  But a commit that the next frame
 * goes on from had been synced. */
static gboolean
is_commit_hidden (const GArray *frames)
{
  gboolean is_broken = FALSE;

  for (guint i = 0; i + 1 < frames->len; i++) {
    const Frame *frame = &g_array_index (frames, Frame, i), *next = frame + 1;

    is_broken = is_broken || !frame->is_ours || !frame->whole || !frame->follows;
    if (is_broken && frame->is_ours && frame->commits && next->is_ours && next->follows)
      return TRUE;
  }
  return FALSE;
}

/* A tail without its commit is a save that nobody was told of, unless what is damaged in it may
 * have been the commit. */
static guint
count_taken (const GArray *frames)
{
  guint n_committed = 0;
  gboolean is_torn = FALSE;

  for (guint i = 0; i < frames->len; i++) {
    const Frame *frame = &g_array_index (frames, Frame, i);

    if (frame->is_older)
      continue;
    if (frame->whole && frame->commits) {
      n_committed = i + 1;
      is_torn = FALSE;
    }
    is_torn = is_torn || (!frame->whole && frame->is_ours);
  }
  return is_torn ? frames->len : n_committed;
}

/* Frames of an earlier generation lie behind the last one of this. */
static void
cut_foreign_end (GArray *frames)
{
  while (frames->len > 0 && !g_array_index (frames, Frame, frames->len - 1).is_ours)
    g_array_set_size (frames, frames->len - 1);
}

/* Its checksum is that of its first 24 bytes. */
static gboolean
is_header_damaged (const guint8 *header, const Chain *chain)
{
  guint32 sum[2] = { 0, 0 };

  add_to_sum (chain->is_big, header, HEADER_SUM_AT, sum);
  return sum[0] != chain->sum[0] || sum[1] != chain->sum[1];
}

static void
read_wal (MtSource *self)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_autofree guint8 *data = g_malloc (FRAME_SIZE);
  guint8 header[WAL_HEADER_SIZE], first[FRAME_HEADER_SIZE], second[FRAME_HEADER_SIZE];
  guint8 *salts = header + SALTS_AT;
  guint n_taken;
  Chain chain;

  if (!read_at (self->wal_fd, header, sizeof header, 0))
    return;
  chain = (Chain){ header[3] & 1,
                   { get_big (header + HEADER_SUM_AT), get_big (header + HEADER_SUM_AT + 4) } };
  /* Two frames that agree are believed rather than a header that does not agree with them. */
  if (read_at (self->wal_fd, first, sizeof first, WAL_HEADER_SIZE) &&
      read_at (self->wal_fd, second, sizeof second, WAL_HEADER_SIZE + FRAME_SIZE) &&
      memcmp (first + FRAME_SALTS_AT, second + FRAME_SALTS_AT, SALTS_SIZE) == 0 &&
      is_header_damaged (header, &chain))
    salts = first + FRAME_SALTS_AT;
  while (frames->len < FRAMES_MAX &&
         read_at (self->wal_fd, data, FRAME_SIZE,
                  WAL_HEADER_SIZE + (goffset)frames->len * FRAME_SIZE)) {
    Frame frame = read_frame (self, salts, &chain, data);

    g_array_append_val (frames, frame);
  }
  cut_foreign_end (frames);
  self->wal_hides = is_commit_hidden (frames);
  n_taken = count_taken (frames);
  for (guint i = 0; i < n_taken; i++) {
    const Frame *frame = &g_array_index (frames, Frame, i);

    self->wal_broken = self->wal_broken || !frame->is_ours || !frame->whole || !frame->follows;
    if (!frame->is_older)
      take_frame (self, frame, i);
  }
}

static gboolean
read_database (MtSource *self, GError **error)
{
  g_autofree guint8 *data = g_malloc (MT_DB_PAGE_SIZE);
  struct stat status;

  if (fstat (self->fd, &status) != 0)
    return mt_error_set_errno (error, errno, "look at the database");
  for (goffset at = 0; at < status.st_size; at += MT_DB_PAGE_SIZE) {
    MtSourcePage page = { .at = at };

    page.whole = read_at (self->fd, data, MT_DB_PAGE_SIZE, at) &&
                 mt_page_is_whole (self->pages_key, data, self->pages->len + 1);
    g_array_append_val (self->pages, page);
  }
  return TRUE;
}

MtSource *
mt_source_open (
    const char *path, gboolean with_wal, const guint8 *key, const guint8 *salt, GError **error)
{
  g_autoptr (MtSource) self = g_new0 (MtSource, 1);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  mt_process_may_take_long ();
  self->pages = g_array_new (FALSE, TRUE, sizeof (MtSourcePage));
  self->pages_key = mt_pages_key_new (key, salt);
  self->wal_fd = -1;
  self->fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (self->fd < 0) {
    mt_error_set_errno (error, errno, "open the database");
    return NULL;
  }
  if (!read_database (self, error))
    return NULL;
  if (with_wal && (self->wal_fd = open (wal, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)) >= 0)
    read_wal (self);
  for (guint i = 0; i < self->pages->len; i++)
    self->n_damaged += !g_array_index (self->pages, MtSourcePage, i).whole;
  return g_steal_pointer (&self);
}

gboolean
mt_source_hides (const char *path, const guint8 *key, const guint8 *salt, gboolean is_missing)
{
  g_autoptr (MtSource) self = mt_source_open (path, TRUE, key, salt, NULL);

  return self && (self->wal_hides || (is_missing && self->wal_broken));
}

void
mt_source_free (MtSource *self)
{
  if (!self)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->wal_fd >= 0)
    close (self->wal_fd);
  sodium_free (self->pages_key);
  g_array_unref (self->pages);
  g_free (self);
}

gboolean
mt_source_read (MtSource *self, guint32 number, guint8 *page)
{
  const MtSourcePage *where = &g_array_index (self->pages, MtSourcePage, number - 1);

  return where->whole &&
         read_at (where->in_wal ? self->wal_fd : self->fd, page, MT_DB_PAGE_SIZE, where->at);
}
