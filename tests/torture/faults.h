/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* faults.so: loaded (LD_PRELOAD) into what is tortured.  Asked by the environment:
 *
 *   FAULTS_UNDER=DIR[:DIR]    only calls on what lies below these count
 *   FAULTS_FAIL=K:ERRNO:HOW   the K-th call that changes something (from 1, after faults_begin ())
 *                             does not happen: it fails with ERRNO.  HOW: "once"; "on": from there
 * on each call that may need room or a working disk fails; "short": the K-th write writes half,
 * what follows fails as with "on"; "kill": instead of that call the process is killed
 *   FAULTS_SODIUM=K:HOW       the K-th sodium_malloc () has no memory; HOW: "once" or "on"
 *   FAULTS_LOG=FILE           every call that changes something is written down there, see record.c
 *   FAULTS_BEGUN=1            counts from the start, for programs that do not call faults_begin ()
 *
 * and by who looks these up (dlsym ()), as driver.c does: */

/* From here on calls count. */
void faults_begin (void);
/* Nothing fails any more: there is room again, the disk works. */
void faults_calm (void);
/* How many sodium_malloc () were counted. */
long faults_allocations (void);
/* Writes @line down between the calls before and after it. */
void faults_note (const char *line);

/* ---- Between the files of faults.so ---- */

/* Whether what lies at @path, or is open as @fd, counts. */
bool faults_watch_path (const char *path);
bool faults_watch_fd (int fd);

/* Counts a call on something watched.  True: it must fail; errno is set.  A call that needs no room
 * does not fail for want of it.  @is_short (may be NULL): a write may be cut to half instead. */
typedef enum { NEEDS_ROOM, NEEDS_NO_ROOM } FaultsRoom;
bool faults_hit (FaultsRoom room, bool *is_short);

/* The function that would be called if this library were not there. */
#define ORIGINAL(result, name, ...)                                                                \
  static result (*original) (__VA_ARGS__);                                                         \
  if (!original)                                                                                   \
  *(void **)&original = dlsym (RTLD_NEXT, #name)

/* Everything that changes something happens in between, so that the record has the true order. */
void faults_enter (void);
void faults_leave (void);

typedef enum {
  RECORD_BEGIN = 'b',
  RECORD_NOTE = 'n',     /* first: the line */
  RECORD_CREATE = 'c',   /* first: path */
  RECORD_WRITE = 'w',    /* number: offset; first: bytes */
  RECORD_TRUNCATE = 't', /* number: size */
  RECORD_SYNC = 's',     /* of a file, or of a folder */
  RECORD_RENAME = 'r',   /* first, second: paths */
  RECORD_LINK = 'l',     /* likewise */
  RECORD_UNLINK = 'u',   /* first: path */
  RECORD_MKDIR = 'm',    /* likewise */
  RECORD_RMDIR = 'd',    /* likewise */
  RECORD_OTHER = 'x',    /* counts, and changes nothing that is kept: room was reserved */
} RecordType;

/* @inode of the file or folder it is about. */
void record (RecordType type,
             uint64_t inode,
             uint64_t number,
             const void *first,
             size_t first_size,
             const char *second);
void record_open (const char *path);

uint64_t inode_of_fd (int fd);
uint64_t inode_of_path (const char *path);
