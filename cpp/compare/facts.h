// Analyzed documents -> what comparison needs of each claim (facts) and of each number or time in it (measures), in canonical order.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "claims/analyzed.h"
#include "compare/intervals.h"
#include "compare/words.h"

namespace sayso {

// More terms of one sentence or claim than this are not looked at: only a list without full stops has them.
inline constexpr std::size_t kMostTerms = 200;

struct Fact {
  std::uint32_t claim = 0;     // index in the document's claims
  std::uint32_t sentence = 0;  // index in Reading::sentences
  ByteSpan span;               // of the claim
  std::vector<Term> terms;     // content terms of the claim with what its pronouns stand for; sorted, each once
  std::vector<Term> predicate;
  std::vector<Term> core;  // those of its predicate and object
  std::vector<Term> subject;
  std::vector<Term> names;   // stems of the names in its span
  std::vector<Term> scopes;  // words that limit it: "average", "until", "second", "so far"
  std::vector<Term> frame;   // all stems of its span, numbers as one; sorted, each once
  bool heading = false;
  bool verbless = false;  // an apposition or a noun phrase
  bool negative = false;
  bool has_negator = false;        // a word of its span negates
  bool none_of = false;            // "nobody", "no X", "none of the X" as subject: denies all of a kind
  ByteSpan none_span;              // those words
  std::string holder;              // lower case; empty: the document itself
  bool named = false;              // the holder is somebody by name or role, not "experts"
  std::vector<Term> holder_terms;  // of a named holder
  bool denied = false;             // the holder denies or doubts it; `negative` has that in it
  bool own = false;                // the holder's own words of himself: "we never tested it"
  float certainty = 1;
  bool until = false;       // has "until" or "before": with a negation it says when a thing begins
  bool planned = false;     // foretold, wanted or asked for: not yet so
  bool revises = false;     // its sentence has a cue of correction: "now", "corrected"
  bool timed = false;       // it says when: a date or a period, no duration
  bool hedged = false;      // said as a guess: "may", "seems"
  bool quoted = false;      // in quotation marks
  bool infinitive = false;  // "to close the plant": nobody says that it was
  bool person = false;      // the holder is a person by name
};

// A number or a time, with the narrowest fact that holds it.
struct Measure {
  std::uint32_t fact = 0;
  ByteSpan span;                     // the words that carry the value
  std::optional<Quantity> quantity;  // in base units (metres, seconds, whole numbers)
  std::optional<Moment> moment;
  Moment said;            // the moment as the words give it, without the date of the document
  std::string scale;      // what can be compared: "EUR", "metre", "percent"; empty for things counted
  Term counted = 0;       // the thing counted, as a term
  bool person = false;    // it is a kind of person
  bool anybody = false;   // it is people, no kind of them
  std::vector<Term> own;  // terms of the value's own words, no evidence of a common event
  std::vector<Term> own_numbers;
  std::vector<Term> window;        // content terms of the words beside it in its sentence, its own left out
  std::set<std::string> limits;    // kinds of words beside it that limit it: "extra", "typical" (table compare_limits)
  bool part = false;               // "190 of the 312"
  bool share = false;              // a fraction in words, "a third": seldom exact
  std::vector<Term> bearer_names;  // of an age: the names of who has it, and other words for them
  std::vector<Term> bearer;
  bool headline = false;  // a heading of the document gives the same number
  bool repeated = false;  // it stands in a heading, and the text gives it too
};

// Who holds an office by the text: "Captain Berg".
struct Office {
  std::string office;         // by the table compare_offices: "captain" for the skipper too
  std::vector<Term> name;     // stems of the holder's name, in order; the last one is the surname
  std::vector<Term> of_whom;  // names beside the office: "the mayor of Vessby", "Halden's chief executive"; sorted
  ByteSpan span;              // office and name
  std::uint32_t fact = 0;     // the narrowest that holds them
};

// One document, read for comparison.
struct Reading {
  const Analyzed* analyzed = nullptr;
  std::vector<Word> words;                                  // of the title, then of the text
  std::uint32_t title_words = 0;                            // how many of them are the title's
  std::vector<std::vector<Term>> sentences;                 // content terms of the title, then of each sentence; sorted, each once
  std::vector<std::vector<Term>> numbers;                   // the numbers of each of them
  std::vector<std::vector<Term>> names;                     // the names in each sentence of the text
  std::vector<std::vector<double>> shares;                  // fractions in words that each sentence has: 0.5 for "half"
  std::vector<std::vector<Term>> places;                    // the names behind "in", "at", "near" of each of them
  std::vector<bool> negates;                                // whether a word of each negates
  std::unordered_map<Term, std::uint32_t> word_counts;      // of all stems
  std::unordered_map<Term, std::uint32_t> sentence_counts;  // in how many of them a term stands
  std::vector<Fact> facts;
  std::vector<Measure> measures;
  std::vector<std::vector<std::uint32_t>> measures_of;  // indices of measures, by fact
  std::vector<Office> offices;                          // in the order of the text
  std::uint32_t revisions = 0;                          // cues of a later report: "now", "corrected", "at first"
};

Reading read_document(const Analyzed& analyzed, float min_confidence, Vocabulary& vocabulary);

// Has the sorted list that term?
bool has_term(const std::vector<Term>& terms, Term term);

}  // namespace sayso
