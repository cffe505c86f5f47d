/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kinds/tables.h"

/* Pages of which there is one each: the newest counts, its former versions are its history. */

static const MtField agreement_fields[] = {
  /* Translators: when and how often one meets. */
  { "times", N_ ("When we meet"), MT_FIELD_LONG_TEXT },
  { "length", N_ ("How long a session is"), MT_FIELD_TEXT },
  { "cost", N_ ("What it costs, and who pays"), MT_FIELD_LONG_TEXT },
  { "cancelling", N_ ("If one of us has to cancel"), MT_FIELD_LONG_TEXT },
  { "contact", N_ ("Contact between sessions"), MT_FIELD_LONG_TEXT },
  { "dropped-call", N_ ("If the call drops"), MT_FIELD_LONG_TEXT },
  { "confidential", N_ ("What stays between us"), MT_FIELD_LONG_TEXT },
  /* Translators: what a therapist may have to tell others, by law for instance. */
  { "not-confidential", N_ ("What cannot stay between us"), MT_FIELD_LONG_TEXT },
  TAGS,
};

static const MtField know_me_fields[] = {
  { "names", N_ ("What to call me"), MT_FIELD_TEXT },
  { "pronouns", N_ ("Pronouns"), MT_FIELD_TEXT },
  { "languages", N_ ("Languages"), MT_FIELD_TEXT },
  /* Translators: family as the person understands it, also a chosen one. */
  { "family", N_ ("My people"), MT_FIELD_LONG_TEXT },
  { "faith", N_ ("Faith and values"), MT_FIELD_LONG_TEXT },
  { "home", N_ ("Where I come from"), MT_FIELD_LONG_TEXT },
  /* Translators: what the difficulty is called at home, in the family or the language there. */
  { "called-at-home", N_ ("What this is called where I come from"), MT_FIELD_LONG_TEXT },
  { "helps", N_ ("What helps me"), MT_FIELD_LONG_TEXT },
  { "not-assume", N_ ("Please do not assume"), MT_FIELD_LONG_TEXT },
  { "before", N_ ("Help I have had before"), MT_FIELD_LONG_TEXT },
  TAGS,
};

/* Translators: things a person may want more or less of in therapy.  They are read after “I would
 * like more” and “I would like less”. */
static const MtChoice ways[] = {
  { "structure", N_ ("Structure") },     { "homework", N_ ("Things to try at home") },
  { "silence", N_ ("Silence") },         { "challenge", N_ ("Being challenged") },
  { "past", N_ ("The past") },           { "present", N_ ("The here and now") },
  { "feelings", N_ ("Feelings") },       { "thoughts", N_ ("Thoughts") },
  { "explaining", N_ ("Explanations") }, { "questions", N_ ("Being asked") },
};

static const MtField how_we_work_fields[] = {
  { .id = "more",
    .name = N_ ("I would like more"),
    .type = MT_FIELD_SEVERAL,
    .choices = ways,
    .n_choices = G_N_ELEMENTS (ways),
    .open = TRUE },
  { .id = "less",
    .name = N_ ("I would like less"),
    .type = MT_FIELD_SEVERAL,
    .choices = ways,
    .n_choices = G_N_ELEMENTS (ways),
    .open = TRUE },
  { "good-as-is", N_ ("What is good as it is"), MT_FIELD_LONG_TEXT },
  TAGS,
};

/* The steps are those of plans for hard times that people make with or without a clinic: signs,
 * what helps, places, people, professionals, making things safer, reasons (Stanley and Brown, 2012,
 * describe the order).  The words are our own, and no number comes with the app. */
static const MtField hard_times_fields[] = {
  { "signs", N_ ("How I notice"), MT_FIELD_LONG_TEXT },
  { "helps", N_ ("What helps me by myself"), MT_FIELD_LONG_TEXT },
  { "places", N_ ("Places that do me good"), MT_FIELD_LONG_TEXT },
  { "people", N_ ("People I can turn to"), MT_FIELD_LONG_TEXT,
    /* Translators: each line of this may have a telephone number, which can be tapped. */
    .hint = N_ ("One on each line, with a number if you like"), .dials = TRUE },
  { "professionals", N_ ("Professionals I can turn to"), MT_FIELD_LONG_TEXT,
    .hint = N_ ("One on each line, with a number if you like"), .dials = TRUE },
  /* Translators: how to keep away what could hurt. */
  { "safer", N_ ("What makes things safer"), MT_FIELD_LONG_TEXT },
  { "reasons", N_ ("What I live for"), MT_FIELD_LONG_TEXT },
  TAGS,
};

static const MtKind kinds[] = {
  { "agreement", N_ ("Our agreement"), N_ ("Our agreement"), "mt-agreement-symbolic",
    LIST (agreement_fields), .card = TRUE,
    /* Translators: what is on the card of that name. */
    .about = N_ ("Times, cost, cancelling, what stays between you"),
    /* Translators: on a card with what a person and their therapist have agreed on. */
    .prompt = N_ ("Anything else you have agreed on") },
  { "know-me", N_ ("What I’d like you to know"), N_ ("What I’d like you to know"),
    "avatar-default-symbolic", LIST (know_me_fields), .card = TRUE,
    /* Translators: what is on the card of that name. */
    .about = N_ ("Names, languages, what helps, what not to assume"),
    /* Translators: on a card that tells the therapist about a person. */
    .prompt = N_ ("Anything else you would like them to know") },
  { "how-we-work", N_ ("How I’d like us to work"), N_ ("How I’d like us to work"),
    "mt-how-we-work-symbolic", LIST (how_we_work_fields), .card = TRUE,
    /* Translators: what is on the card of that name. */
    .about = N_ ("What there could be more of, and less of"),
    /* Translators: on a card about how a person would like to work in therapy. */
    .prompt = N_ ("In your own words") },
  { "hard-times", N_ ("When it gets hard"), N_ ("When it gets hard"), "mt-hard-times-symbolic",
    LIST (hard_times_fields), .card = TRUE,
    /* Translators: what is on the card of that name: a person’s own page for hard times. */
    .about = N_ ("Signs, what helps, places, people and their numbers"),
    /* Translators: on a card a person makes for hard times. */
    .prompt = N_ ("Anything you want to tell yourself then") },
};

const MtKindTable mt_card_kinds = { LIST (kinds) };
