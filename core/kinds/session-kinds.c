/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kinds/ids.h"
#include "core/kinds/tables.h"

/* ---- With whom, and when ---- */

/* Translators: names of muted shades that tell people apart, each seen beside its colour. */
static const MtChoice shades[] = {
  { "dusk", N_ ("Dusk") }, { "slate", N_ ("Slate") }, { "moss", N_ ("Moss") },
  { "sand", N_ ("Sand") }, { "clay", N_ ("Clay") },   { "plum", N_ ("Plum") },
};

/* Translators: where a session takes place. */
static const MtChoice places[] = {
  { "room", N_ ("In a room") },
  { "phone", N_ ("By phone") },
  { "video", N_ ("By video") },
};

/* Translators: whether one still meets this person or group. */
static const MtChoice therapist_states[] = {
  { "now", N_ ("Now") },
  { "before", N_ ("Before") },
};

static const MtField therapist_fields[] = {
  { "shade", N_ ("Shade"), MT_FIELD_CHOICE, .choices = shades, .n_choices = G_N_ELEMENTS (shades) },
  { "phone", N_ ("Phone number"), MT_FIELD_TEXT },
  { "address", N_ ("Address"), MT_FIELD_TEXT },
  { "link", N_ ("Video link"), MT_FIELD_TEXT },
  /* Translators: how one usually reaches each other, and when not. */
  { "reach", N_ ("How we reach each other"), MT_FIELD_LONG_TEXT },
  TAGS,
};

/* Translators: what a session can be.  The first has no date yet; none of them blames anybody. */
static const MtChoice session_states[] = {
  { "to-come", N_ ("No date yet") },
  { "planned", N_ ("Planned") },
  { "over", N_ ("Over") },
  { "cancelled", N_ ("Cancelled") },
  { "missed", N_ ("Did not take place") },
};

/* Translators: whether a person would like to be asked, for a day, to look back on a session in
 * writing. */
static const MtChoice afterwards[] = {
  { "ask", N_ ("Ask me for a day") },
  { "let-be", N_ ("Not this time") },
};

/* The moment of a session is when it is; without a date yet, when it was begun to be filled.  What
 * is to be brought, and what was discussed, stand in the order of its links.  A session of a series
 * says every how many weeks it comes, and which regular moment it stands for: the next one is
 * reckoned from there, also where this one was moved (core/appointment.h). */
static const MtField session_fields[] = {
  { "with", N_ ("With"), MT_FIELD_LINK, .to = MT_KIND_THERAPIST },
  { "length", N_ ("Length"), MT_FIELD_DURATION, 1, 1440 },
  { "place", N_ ("Place"), MT_FIELD_CHOICE, .choices = places, .n_choices = G_N_ELEMENTS (places) },
  { "address", N_ ("Address"), MT_FIELD_TEXT },
  { "phone", N_ ("Phone number"), MT_FIELD_TEXT },
  { "link", N_ ("Video link"), MT_FIELD_TEXT },
  { "dropped-call", N_ ("If the call drops"), MT_FIELD_LONG_TEXT,
    /* Translators: what the two agreed to do when phone or video breaks off. */
    .hint = N_ ("Who calls whom, and how long you wait") },
  /* Translators: how often sessions come again: “Comes again: Every 2 weeks”. */
  { "every", N_ ("Comes again"), MT_FIELD_NUMBER, 1, 52, .weeks = TRUE },
  /* Translators: the date a session would regularly have, where it was moved. */
  { "usual", N_ ("Instead of"), MT_FIELD_DATE_TIME },
  /* Translators: the first session of those that come again and again. */
  { "series", N_ ("First of these"), MT_FIELD_LINK },
  /* Translators: the one thing a person wants to have talked about, whatever else happens. */
  { "one-thing", N_ ("If we only get to one thing"), MT_FIELD_TEXT },
  { "agenda", N_ ("To bring"), MT_FIELD_LINK, .many = TRUE },
  { "discussed", N_ ("Discussed"), MT_FIELD_LINK, .many = TRUE },
  /* Translators: what is kept for another time, though it is still marked to be brought. */
  { "left-out", N_ ("Not this time"), MT_FIELD_LINK, .many = TRUE },
  /* Translators: looking back on a session in writing: whether one is asked about that. */
  { "after", N_ ("Looking back"), MT_FIELD_CHOICE, .choices = afterwards,
    .n_choices = G_N_ELEMENTS (afterwards) },
  TAGS,
};

/* What is written beside something one brings, before or during the session. */
static const MtField side_note_fields[] = {
  { "about", N_ ("About"), MT_FIELD_LINK },
  { "session", N_ ("Session"), MT_FIELD_LINK, .to = MT_KIND_SESSION },
};

/* ---- Afterwards ---- */

static const MtField after_fields[] = {
  { "hard", N_ ("What was hard"), MT_FIELD_LONG_TEXT },
  /* Translators: private; it need not ever be said. */
  { "unsaid", N_ ("What I did not say"), MT_FIELD_LONG_TEXT },
  { "agreed", N_ ("What we agreed"), MT_FIELD_LINK, .to = MT_KIND_TASK, .many = TRUE },
  /* Translators: how the hour was for the person, in their own words. */
  { "how", N_ ("How it was for me"), MT_FIELD_LONG_TEXT },
  { "session", N_ ("Session"), MT_FIELD_LINK, .to = MT_KIND_SESSION },
  TAGS,
};

/* The check-in is in our own words and follows the three parts of the working alliance (bond, tasks
 * and goals; Bordin, 1979).  It is none of the licensed instruments and is never scored. */

/* Translators: the two ends of a line from 0 to 10: whether the person felt heard and respected. */
static const MtChoice heard_ends[] = {
  { "0", N_ ("hardly") },
  { "10", N_ ("all the way") },
};

/* Translators: the two ends: whether the hour was about what matters to the person. */
static const MtChoice matters_ends[] = {
  { "0", N_ ("about other things") },
  { "10", N_ ("about what matters to me") },
};

/* Translators: the two ends: whether the way of working together suits the person. */
static const MtChoice way_ends[] = {
  { "0", N_ ("not my way") },
  { "10", N_ ("just my way") },
};

/* Translators: the two ends: how the hour was as a whole. */
static const MtChoice overall_ends[] = {
  { "0", N_ ("something was missing") },
  { "10", N_ ("it was what I needed") },
};

static const MtField check_in_fields[] = {
  { .id = "heard", .name = N_ ("I felt heard and respected"), SPAN (heard_ends) },
  { .id = "matters", .name = N_ ("We worked on what matters to me"), SPAN (matters_ends) },
  { .id = "way", .name = N_ ("The way we work fits me"), SPAN (way_ends) },
  { .id = "overall", .name = N_ ("The hour as a whole"), SPAN (overall_ends) },
  { .id = "session", .name = N_ ("Session"), .type = MT_FIELD_LINK, .to = MT_KIND_SESSION },
  TAGS,
};

/* ---- When something was not right between the two ---- */

/* Translators: what a person may notice in themselves when something in a session felt off.  The
 * first part are ways of drawing back, the second of pushing back: plain words, none is a fault. */
static const MtChoice noticed[] = {
  { "went-quiet", N_ ("I went quiet") },
  { "agreed-outwardly", N_ ("I agreed, but only outwardly") },
  { "changed-subject", N_ ("I changed the subject") },
  { "told-stories", N_ ("I talked about other things") },
  { "made-it-small", N_ ("I made it smaller than it was") },
  { "was-far-away", N_ ("I was somewhere else in my mind") },
  { "got-angry", N_ ("I got angry") },
  { "snapped", N_ ("I said something sharp") },
  { "defended-myself", N_ ("I felt I had to defend myself") },
  { "doubted-this", N_ ("I doubted that this helps") },
  { "wanted-to-stop", N_ ("I wanted to stop") },
  { "wanted-to-cancel", N_ ("I thought of not going again") },
};

/* Translators: headings over the two parts of what one may notice in oneself. */
static const char *const noticed_groups[] = {
  N_ ("I drew back"),
  N_ ("I pushed back"),
};

/* Translators: what is to become of a draft about something that felt off.  Each is all right. */
static const MtChoice felt_off_states[] = {
  { "not-yet", N_ ("Not yet") },
  { "bring", N_ ("Bring it") },
  { "talked", N_ ("Talked about") },
  { "never", N_ ("Only for me") },
};

/* Translators: whether things are all right again between the two. */
static const MtChoice mended[] = {
  { "yes", N_ ("Yes") },
  { "partly", N_ ("In part") },
  { "not-yet", N_ ("Not yet") },
};

static const MtField felt_off_fields[] = {
  { .id = "noticed",
    .name = N_ ("What I noticed in me"),
    .type = MT_FIELD_SEVERAL,
    .choices = noticed,
    .n_choices = G_N_ELEMENTS (noticed),
    .open = TRUE,
    .groups = noticed_groups,
    .n_groups = G_N_ELEMENTS (noticed_groups) },
  { "wished", N_ ("What I wish had happened"), MT_FIELD_LONG_TEXT },
  { "need", N_ ("What I need"), MT_FIELD_LONG_TEXT },
  /* Translators: words with which the person could bring it up. */
  { "say", N_ ("How I might say it"), MT_FIELD_LONG_TEXT },
  { "came-of-it", N_ ("What came of it"), MT_FIELD_LONG_TEXT },
  { "mended", N_ ("Is it mended?"), MT_FIELD_CHOICE, .choices = mended,
    .n_choices = G_N_ELEMENTS (mended) },
  { "learned", N_ ("What I learned"), MT_FIELD_LONG_TEXT },
  { "session", N_ ("Session"), MT_FIELD_LINK, .to = MT_KIND_SESSION },
  TAGS,
};

/* ---- Changing therapist, ending therapy ---- */

/* Translators: what changes. */
static const MtChoice transitions[] = {
  { "pause", N_ ("A pause") },
  { "change", N_ ("Another therapist") },
  { "ending", N_ ("An ending") },
};

static const MtField transition_fields[] = {
  { "what", N_ ("What changes"), MT_FIELD_CHOICE, .choices = transitions,
    .n_choices = G_N_ELEMENTS (transitions) },
  { "why", N_ ("Why now"), MT_FIELD_LONG_TEXT },
  { "good", N_ ("What was good"), MT_FIELD_LONG_TEXT },
  { "missing", N_ ("What was missing"), MT_FIELD_LONG_TEXT },
  { "still-to-say", N_ ("What I still want to say"), MT_FIELD_LONG_TEXT },
  { "take-along", N_ ("What I take along"), MT_FIELD_LONG_TEXT },
  /* Translators: what would help if things get harder again later. */
  { "later", N_ ("If it gets harder again"), MT_FIELD_LONG_TEXT },
  { "with", N_ ("With"), MT_FIELD_LINK, .to = MT_KIND_THERAPIST },
  TAGS,
};

static const MtKind kinds[] = {
  { "session", N_ ("Session"), N_ ("Sessions"), "x-office-calendar-symbolic", LIST (session_fields),
    LIST (session_states),
    /* Translators: shown where notes about a session can be written. */
    .prompt = N_ ("Anything about this session, if you like") },
  { "side-note", N_ ("Note beside"), N_ ("Notes beside"), "view-dual-symbolic",
    LIST (side_note_fields),
    /* Translators: shown where a few words can be written beside something one brings. */
    .prompt = N_ ("A word or two, so that you remember") },
  { "after-session", N_ ("After a session"), N_ ("After sessions"), "mt-session-symbolic",
    LIST (after_fields),
    /* Translators: asks for what is still there after the hour. */
    .prompt = N_ ("What stayed with you?") },
  { "check-in", N_ ("Check-in"), N_ ("Check-ins"), "view-list-ordered-symbolic",
    LIST (check_in_fields),
    /* Translators: shown where a note beside the four lines of a check-in can be written. */
    .prompt = N_ ("A few words, if you like") },
  { "something-felt-off", N_ ("Something felt off"), N_ ("What felt off"), "mt-felt-off-symbolic",
    LIST (felt_off_fields), LIST (felt_off_states), .begin = TRUE, .gather = "bring",
    .discussed = "talked",
    /* Translators: asks for one scene, as it was, rather than for a judgement. */
    .prompt = N_ ("What happened? One moment of it is enough.") },
  { "transition", N_ ("A change or an ending"), N_ ("Changes and endings"), "emoji-travel-symbolic",
    LIST (transition_fields),
    /* Translators: shown where a person writes about an ending or a new beginning in therapy. */
    .prompt = N_ ("What is coming to an end, and what begins?") },
  { "therapist", N_ ("Person or group"), N_ ("People and groups"), "system-users-symbolic",
    LIST (therapist_fields), LIST (therapist_states), .named = TRUE,
    /* Translators: where the name goes by which a person calls their therapist or group. */
    .prompt = N_ ("A name you will know them by") },
};

const MtKindTable mt_session_kinds = { LIST (kinds) };
