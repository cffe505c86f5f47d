/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/kinds/emotion-words.h"

#include <glib/gi18n.h>

/* Translators: names of groups of words for how one feels, as “joyful”, “calm”, “sad”, “anxious”.
 * None is better than another. */
const char *const mt_emotion_groups[MT_EMOTION_GROUPS] = {
  N_ ("Bright and lively"),
  N_ ("Warm and calm"),
  N_ ("Heavy and quiet"),
  N_ ("Tense and stirred up"),
};

/* Translators: words for how one feels, as in "I felt …".  Where a language has no such single
 * word, the nearest feeling will do; two of the same should be avoided. */
const MtChoice mt_emotion_words[MT_EMOTION_WORDS] = {
  /* lively and pleasant */
  { "joyful", NC_ ("emotion", "joyful") },
  { "excited", NC_ ("emotion", "excited") },
  { "hopeful", NC_ ("emotion", "hopeful") },
  { "inspired", NC_ ("emotion", "inspired") },
  { "proud", NC_ ("emotion", "proud") },
  { "curious", NC_ ("emotion", "curious") },
  { "playful", NC_ ("emotion", "playful") },
  { "grateful", NC_ ("emotion", "grateful") },
  { "eager", NC_ ("emotion", "eager") },
  { "confident", NC_ ("emotion", "confident") },
  { "amused", NC_ ("emotion", "amused") },
  { "energised", NC_ ("emotion", "energised") },
  { "loved", NC_ ("emotion", "loved") },
  { "surprised", NC_ ("emotion", "surprised") },
  { "determined", NC_ ("emotion", "determined") },
  /* calm and pleasant */
  { "calm", NC_ ("emotion", "calm") },
  { "content", NC_ ("emotion", "content") },
  { "relieved", NC_ ("emotion", "relieved") },
  { "peaceful", NC_ ("emotion", "peaceful") },
  { "safe", NC_ ("emotion", "safe") },
  { "rested", NC_ ("emotion", "rested") },
  { "tender", NC_ ("emotion", "tender") },
  { "connected", NC_ ("emotion", "connected") },
  { "accepted", NC_ ("emotion", "accepted") },
  { "patient", NC_ ("emotion", "patient") },
  { "thoughtful", NC_ ("emotion", "thoughtful") },
  { "comfortable", NC_ ("emotion", "comfortable") },
  { "trusting", NC_ ("emotion", "trusting") },
  { "balanced", NC_ ("emotion", "balanced") },
  { "free", NC_ ("emotion", "free") },
  /* calm and unpleasant */
  { "sad", NC_ ("emotion", "sad") },
  { "tired", NC_ ("emotion", "tired") },
  { "lonely", NC_ ("emotion", "lonely") },
  { "empty", NC_ ("emotion", "empty") },
  { "numb", NC_ ("emotion", "numb") },
  { "disappointed", NC_ ("emotion", "disappointed") },
  { "hurt", NC_ ("emotion", "hurt") },
  { "ashamed", NC_ ("emotion", "ashamed") },
  { "guilty", NC_ ("emotion", "guilty") },
  { "hopeless", NC_ ("emotion", "hopeless") },
  { "bored", NC_ ("emotion", "bored") },
  { "discouraged", NC_ ("emotion", "discouraged") },
  { "homesick", NC_ ("emotion", "homesick") },
  { "insecure", NC_ ("emotion", "insecure") },
  { "withdrawn", NC_ ("emotion", "withdrawn") },
  /* lively and unpleasant */
  { "anxious", NC_ ("emotion", "anxious") },
  { "angry", NC_ ("emotion", "angry") },
  { "afraid", NC_ ("emotion", "afraid") },
  { "restless", NC_ ("emotion", "restless") },
  { "irritated", NC_ ("emotion", "irritated") },
  { "overwhelmed", NC_ ("emotion", "overwhelmed") },
  { "stressed", NC_ ("emotion", "stressed") },
  { "jealous", NC_ ("emotion", "jealous") },
  { "frustrated", NC_ ("emotion", "frustrated") },
  { "panicky", NC_ ("emotion", "panicky") },
  { "tense", NC_ ("emotion", "tense") },
  { "worried", NC_ ("emotion", "worried") },
  { "embarrassed", NC_ ("emotion", "embarrassed") },
  { "resentful", NC_ ("emotion", "resentful") },
  { "confused", NC_ ("emotion", "confused") },
};
