/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kinds/ids.h"
#include "core/kinds/tables.h"

/* ---- Goals ---- */

/* Translators: what a goal can be.  To let one go is as good as to reach it. */
static const MtChoice goal_states[] = {
  { "open", N_ ("Working on it") },
  { "paused", N_ ("Paused") },
  { "reached", N_ ("Reached") },
  { "let-go", N_ ("Let go") },
};

/* Translators: answers to “Did we agree on this together?”. */
static const MtChoice together[] = {
  { "yes", N_ ("Yes") },
  { "partly", N_ ("In part") },
  { "not-yet", N_ ("Not talked about yet") },
};

static const MtField goal_fields[] = {
  { "together", N_ ("Did we agree on this together?"), MT_FIELD_CHOICE, .choices = together,
    .n_choices = G_N_ELEMENTS (together) },
  { "why", N_ ("Why it matters to me"), MT_FIELD_LONG_TEXT },
  { "sign", N_ ("How I would notice"), MT_FIELD_LONG_TEXT,
    /* Translators: a small thing in daily life that would show the goal has come closer. */
    .hint = N_ ("A small thing that would be different") },
  TAGS,
};

/* Translators: the two ends of a line from 0 to 10: how close a goal feels today. */
static const MtChoice closeness_ends[] = {
  { "0", N_ ("far away") },
  { "10", N_ ("there") },
};

static const MtField goal_review_fields[] = {
  { .id = "closeness", .name = N_ ("How close it feels"), SPAN (closeness_ends) },
  { .id = "goal", .name = N_ ("Goal"), .type = MT_FIELD_LINK, .to = MT_KIND_GOAL },
  TAGS,
};

/* ---- Tasks ---- */

/* Translators: what a task can be: agreed, looked at again together, or no longer one. */
static const MtChoice task_states[] = {
  { "open", N_ ("Agreed") },
  { "looked-at", N_ ("Looked back on") },
  { "let-go", N_ ("No longer") },
};

/* Translators: how often a task is meant to be done. */
static const MtChoice repeats[] = {
  { "once", N_ ("Once") },
  { "daily", N_ ("Every day") },
  { "several", N_ ("A few times a week") },
  { "weekly", N_ ("Once a week") },
  { "when-needed", N_ ("Whenever it helps") },
};

/* Translators: what became of a task.  Each answer is useful to talk about. */
static const MtChoice outcomes[] = {
  { "done", N_ ("Done") },
  { "partly", N_ ("In part") },
  { "not", N_ ("Not this time") },
};

static const MtField task_fields[] = {
  { "reason", N_ ("What it is for"), MT_FIELD_LONG_TEXT },
  { "plan", N_ ("When and where"), MT_FIELD_LONG_TEXT },
  { "repeat", N_ ("How often"), MT_FIELD_CHOICE, .choices = repeats,
    .n_choices = G_N_ELEMENTS (repeats) },
  { "outcome", N_ ("How it went"), MT_FIELD_CHOICE, .choices = outcomes,
    .n_choices = G_N_ELEMENTS (outcomes) },
  /* Translators: not an excuse: what stood in the way says most about what would help. */
  { "obstacle", N_ ("What got in the way"), MT_FIELD_LONG_TEXT },
  { "goal", N_ ("Goal"), MT_FIELD_LINK, .to = MT_KIND_GOAL },
  { "session", N_ ("Session"), MT_FIELD_LINK, .to = MT_KIND_SESSION },
  /* Translators: the earlier task that this one carries on. */
  { "follows", N_ ("Carries on"), MT_FIELD_LINK, .to = MT_KIND_TASK },
  TAGS,
};

/* ---- Decisions ---- */

/* Translators: what a decision can be. */
static const MtChoice decision_states[] = {
  { "open", N_ ("Open") },
  { "decided", N_ ("Decided") },
  { "no-longer", N_ ("No longer") },
};

/* Four ways are more than most people weigh at a time; further ones fit into the text. */
static const MtField decision_fields[] = {
  { "option-1", N_ ("One way"), MT_FIELD_TEXT },
  { "for-1", N_ ("What speaks for it"), MT_FIELD_LONG_TEXT },
  { "against-1", N_ ("What speaks against it"), MT_FIELD_LONG_TEXT },
  { "option-2", N_ ("Another way"), MT_FIELD_TEXT },
  { "for-2", N_ ("What speaks for it"), MT_FIELD_LONG_TEXT },
  { "against-2", N_ ("What speaks against it"), MT_FIELD_LONG_TEXT },
  { "option-3", N_ ("A third way"), MT_FIELD_TEXT },
  { "for-3", N_ ("What speaks for it"), MT_FIELD_LONG_TEXT },
  { "against-3", N_ ("What speaks against it"), MT_FIELD_LONG_TEXT },
  { "option-4", N_ ("A fourth way"), MT_FIELD_TEXT },
  { "for-4", N_ ("What speaks for it"), MT_FIELD_LONG_TEXT },
  { "against-4", N_ ("What speaks against it"), MT_FIELD_LONG_TEXT },
  { "rather", N_ ("What I would rather"), MT_FIELD_LONG_TEXT },
  { "decided", N_ ("What we decided"), MT_FIELD_LONG_TEXT },
  { "look-again", N_ ("When to look again"), MT_FIELD_DATE_TIME },
  /* Translators: when the decision was last opened, on that day or later. */
  { "looked-again", N_ ("Looked at again"), MT_FIELD_DATE_TIME },
  TAGS,
};

/* ---- Skills ---- */

/* Translators: what a skill belongs to; a person may add words of their own. */
static const MtChoice areas[] = {
  { "communication", N_ ("Talking with others") },
  { "regulation", N_ ("Strong feelings") },
  { "boundaries", N_ ("Boundaries") },
  { "self-awareness", N_ ("Knowing myself") },
};

static const MtField skill_fields[] = {
  { "situation", N_ ("What the situation was"), MT_FIELD_LONG_TEXT },
  { .id = "area",
    .name = N_ ("Area"),
    .type = MT_FIELD_SEVERAL,
    .choices = areas,
    .n_choices = G_N_ELEMENTS (areas),
    .open = TRUE },
  { "how", N_ ("How it went"), MT_FIELD_LONG_TEXT },
  { "goal", N_ ("Goal"), MT_FIELD_LINK, .to = MT_KIND_GOAL },
  TAGS,
};

/* ---- Thought record ---- */

/* The columns are those taught with cognitive therapy everywhere (situation, thought, feeling; then
 * what speaks for and against it, another view, and how it feels now).  The words are our own. */

/* Translators: the two ends of a line from 0 to 10: how strong feelings are. */
static const MtChoice strength_ends[] = {
  { "0", N_ ("hardly there") },
  { "10", N_ ("as strong as can be") },
};

/* Translators: the two ends: how far one believes a thought. */
static const MtChoice belief_ends[] = {
  { "0", N_ ("not at all") },
  { "10", N_ ("completely") },
};

static const MtField thought_record_fields[] = {
  { "situation", N_ ("What was happening"), MT_FIELD_LONG_TEXT,
    /* Translators: helps to describe one moment instead of a whole time. */
    .hint = N_ ("Where, when, with whom") },
  { .id = "belief", .name = N_ ("How much I believe it"), SPAN (belief_ends) },
  { .id = "feelings",
    .name = N_ ("What I felt"),
    .type = MT_FIELD_SEVERAL,
    .choices = mt_emotion_words,
    .n_choices = MT_EMOTION_WORDS,
    .open = TRUE,
    .groups = mt_emotion_groups,
    .n_groups = MT_EMOTION_GROUPS },
  { .id = "strength", .name = N_ ("How strong it was"), SPAN (strength_ends) },
  { "speaks-for", N_ ("What speaks for the thought"), MT_FIELD_LONG_TEXT },
  { "speaks-against", N_ ("What speaks against it"), MT_FIELD_LONG_TEXT },
  { "another-view", N_ ("Another way to see it"), MT_FIELD_LONG_TEXT },
  { .id = "belief-now",
    .name = N_ ("How much I believe the first thought now"),
    SPAN (belief_ends) },
  { .id = "strength-now", .name = N_ ("How strong it is now"), SPAN (strength_ends) },
  TAGS,
};

/* ---- Letters ---- */

static const MtField letter_fields[] = {
  { "opens", N_ ("A day to open it"), MT_FIELD_DATE_TIME },
  /* Translators: when a letter to oneself was opened, on its day or later. */
  { "opened", N_ ("Opened"), MT_FIELD_DATE_TIME },
  TAGS,
};

static const MtKind kinds[] = {
  { "goal", N_ ("Goal"), N_ ("Goals"), "mt-goal-symbolic", LIST (goal_fields), LIST (goal_states),
    /* Translators: asks for a goal in the person's own words. */
    .prompt = N_ ("What would you like to be different?") },
  { "goal-review", N_ ("How close a goal is"), N_ ("How close goals are"), "mt-goal-symbolic",
    LIST (goal_review_fields),
    /* Translators: a note beside how close a goal feels. */
    .prompt = N_ ("A few words, if you like") },
  { "task", N_ ("Task"), N_ ("Tasks"), "object-select-symbolic", LIST (task_fields),
    LIST (task_states), .gather = "open", .discussed = "looked-at",
    /* Translators: asks for something the person wants to try until the next session. */
    .prompt = N_ ("What would you like to try?") },
  { "decision", N_ ("Decision"), N_ ("Decisions"), "mt-decision-symbolic", LIST (decision_fields),
    LIST (decision_states), .begin = TRUE, .due = "look-again", .seen = "looked-again",
    /* Translators: a line on the day one wanted to look at a decision again. */
    .due_words = N_ ("A decision to look at again"),
    /* Translators: asks what a decision is about. */
    .prompt = N_ ("What is on the table?") },
  { "skill", N_ ("Skill"), N_ ("Skills"), "applications-engineering-symbolic", LIST (skill_fields),
    .begin = TRUE,
    /* Translators: asks for what a person practised, such as saying no. */
    .prompt = N_ ("What did you practise?") },
  { "thought-record", N_ ("Thought record"), N_ ("Thought records"), "view-continuous-symbolic",
    LIST (thought_record_fields), .begin = TRUE,
    /* Translators: asks for one thought, word for word. */
    .prompt = N_ ("Which thought was it?") },
  { "letter", N_ ("Letter to myself"), N_ ("Letters to myself"), "mail-message-new-symbolic",
    LIST (letter_fields), .begin = TRUE, .closed_until = "opens", .due = "opens", .seen = "opened",
    /* Translators: a line on the day a letter to oneself may be opened. */
    .due_words = N_ ("A letter from you is waiting"),
    /* Translators: shown on the empty page of a letter to oneself. */
    .prompt = N_ ("Dear me,") },
};

const MtKindTable mt_growth_kinds = { LIST (kinds) };
