#include "claims/self_contained.h"

#include <algorithm>

#include "analysis/coreference.h"

namespace sayso {
namespace {

struct Maker {
  std::string_view text;
  const Parsed& parsed;
  const Claim& claim;
  const ClaimPlace& place;
  SelfContained& result;
};

ByteSpan bytes_of(const Parsed& parsed, TokenSpan tokens) {
  return {parsed.tokens.span[tokens.start].start, parsed.tokens.span[tokens.end - 1].end};
}

bool is_possessive(const Maker& in, std::uint32_t token) {
  const Tag& tag = in.parsed.tags[token];
  return tag.xpos == Xpos::PRPS || in.parsed.tree.relations[token] == Relation::nmod_poss;
}

// Letters in the first word of a claim stay as they are: a name put in keeps its own capital.
std::string with_ending(std::string name, bool genitive) {
  if (genitive) name += name.ends_with('s') ? "'" : "'s";
  return name;
}

// The name of a mention as it is put into a sentence at `at`: with the article that stands before it ("the United Nations"). A capital
// "The" only where the claim begins.
ByteSpan name_with_article(const Maker& in, const Mention& mention, std::uint32_t at) {
  ByteSpan name = name_span(in.text, in.parsed, mention);
  const auto& spans = in.parsed.tokens.span;
  std::uint32_t token = mention.tokens.start;
  while (token < mention.tokens.end && spans[token].start < name.start) ++token;
  if (token == 0 || in.parsed.tags[mention.head].upos != Upos::PROPN || in.parsed.tree.heads[token - 1] != mention.head) return name;
  const std::string_view article = slice(in.text, spans[token - 1]);
  if (article == "the" || (article == "The" && at == in.claim.span.start)) name.start = spans[token - 1].start;
  return name;
}

bool is_determiner(const Maker& in, std::uint32_t token) { return in.parsed.tags[token].upos == Upos::DET; }

// Pronouns, "the company" and short names: each that has a fuller name outside of it is replaced by that name.
void replace_mentions(const Maker& in) {
  const std::vector<Mention>& mentions = in.parsed.mentions;
  auto first = std::lower_bound(mentions.begin(), mentions.end(), in.place.tokens.start,
                                [](const Mention& mention, std::uint32_t start) { return mention.tokens.start < start; });
  std::uint32_t free_from = in.claim.span.start;
  std::vector<std::uint32_t> named;  // names that the claim holds in full by now
  for (; first != mentions.end() && first->tokens.start < in.place.tokens.end; ++first) {
    const auto index = static_cast<std::uint32_t>(first - mentions.begin());
    const Mention& mention = *first;
    const ByteSpan span = bytes_of(in.parsed, mention.tokens);
    const Upos upos = in.parsed.tags[mention.head].upos;
    if (!in.claim.span.contains(span) || span.start < free_from) continue;
    const bool relative = in.parsed.tags[mention.head].xpos == Xpos::WP || in.parsed.tags[mention.head].xpos == Xpos::WDT;
    if (mention.name == kNone) {
      in.result.abstained =
          in.result.abstained || (upos == Upos::PRON && !relative) || (upos == Upos::NOUN && is_determiner(in, mention.tokens.start));
      continue;
    }
    if (mention.name == index) {
      named.push_back(index);
      continue;
    }
    const bool said = std::find(named.begin(), named.end(), mention.name) != named.end();
    if (relative || said || mentions[mention.name].tokens.overlaps(mention.tokens)) continue;  // "Lund and her sister" is clear already
    const bool is_name = upos == Upos::PROPN;
    const ByteSpan bare = name_span(in.text, in.parsed, mentions[mention.name]);
    // The full name may stand in the claim a little further on: nothing to add then.
    if (in.claim.span.contains(bare)) continue;
    const ByteSpan source = is_name ? bare : name_with_article(in, mentions[mention.name], span.start);
    const ByteSpan target = is_name ? name_span(in.text, in.parsed, mention) : span;
    const std::string name = with_ending(std::string(slice(in.text, source)), upos == Upos::PRON && is_possessive(in, mention.head));
    if (slice(in.text, target) == name) continue;
    in.result.edits.push_back({target, name, source, upos == Upos::PRON ? "pronoun" : is_name ? "short name" : "noun phrase"});
    named.push_back(mention.name);
    free_from = span.end;
  }
}

// The subject of a claim that leaves it out: "Halden" before "hired 40 people". Only where the claim begins with its predicate.
void restore_subject(const Maker& in) {
  if (in.place.subject == kNone || in.place.subject_tokens.empty() || in.place.tokens.contains(in.place.subject)) return;
  const Form form = in.claim.form;
  if (form == Form::nominal || form == Form::apposition || form == Form::table || form == Form::list || form == Form::heading) return;
  const std::uint32_t mention = mention_of(in.parsed.mentions, in.place.subject);
  ByteSpan source = bytes_of(in.parsed, in.place.subject_tokens);
  if (mention != kNone) {
    const std::uint32_t name = in.parsed.mentions[mention].name;
    if (name != kNone && name != mention) source = name_with_article(in, in.parsed.mentions[name], in.claim.span.start);
    if (name == kNone && in.parsed.tags[in.place.subject].upos == Upos::PRON) in.result.abstained = true;
  }
  if (in.claim.span.overlaps(source)) return;
  const std::uint32_t at = in.claim.span.start;
  std::string inserted(slice(in.text, source));
  inserted += ' ';
  in.result.edits.push_back({{at, at}, std::move(inserted), source, "elided subject"});
}

// A date said in full: with a digit in it.
bool is_explicit(std::string_view text, const Time& time) {
  const std::string_view words = slice(text, time.span);
  return std::any_of(words.begin(), words.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

// "that day", "on Monday" where the section says elsewhere in figures which day that is: the figures stand behind it in brackets.
void anchor_times(const Maker& in, const std::vector<Time>& times) {
  constexpr std::size_t kFullDate = 10;  // "2019-05-12"
  const auto first = std::lower_bound(times.begin(), times.end(), in.claim.span.start,
                                      [](const Time& time, std::uint32_t start) { return time.span.start < start; });
  for (auto time = first; time != times.end() && time->span.end <= in.claim.span.end; ++time) {
    if (time->value.size() < 4 || is_explicit(in.text, *time) || time->kind == TimeKind::duration || time->kind == TimeKind::set) continue;
    const std::string_view day = std::string_view(time->value).substr(0, kFullDate);
    constexpr std::ptrdiff_t kReach = 40;  // times looked at on either side
    const auto from = time - times.begin() > kReach ? time - kReach : times.begin();
    const auto to = times.end() - time > kReach ? time + kReach : times.end();
    const Time* said = nullptr;
    for (auto other = from; other != to; ++other) {
      if (other == time || other->value.substr(0, kFullDate) != day || other->value.find('/') != std::string::npos ||
          !is_explicit(in.text, *other))
        continue;
      if (other->value.find('T') != std::string::npos) continue;  // a time of day says more than the date
      if (said == nullptr || other->span.start < time->span.start) said = &*other;
    }
    if (said == nullptr || in.claim.span.overlaps(said->span)) continue;
    in.result.edits.push_back({{time->span.end, time->span.end}, " (" + std::string(slice(in.text, said->span)) + ")", said->span, "date"});
  }
}

}  // namespace

SelfContained make_self_contained(std::string_view text, const Parsed& parsed, const Claim& claim, const ClaimPlace& place,
                                  const std::vector<Time>& section_times) {
  SelfContained result;
  const Maker in{text, parsed, claim, place, result};
  if (!place.tokens.empty()) {
    replace_mentions(in);
    restore_subject(in);
    anchor_times(in, section_times);
  }
  std::stable_sort(result.edits.begin(), result.edits.end(), [](const Edit& a, const Edit& b) { return a.span.start < b.span.start; });
  // A date inside of a replaced stretch, or two edits at one place: the first one counts.
  std::vector<Edit> kept;
  for (Edit& edit : result.edits) {
    const bool clashes = !kept.empty() && edit.span.start < kept.back().span.end;
    if (!clashes) kept.push_back(std::move(edit));
  }
  result.edits = std::move(kept);
  result.text = apply_edits(text, claim.span, result.edits);
  return result;
}

std::string apply_edits(std::string_view text, ByteSpan span, const std::vector<Edit>& edits) {
  std::string result;
  std::uint32_t at = span.start;
  for (const Edit& edit : edits) {
    result += slice(text, {at, edit.span.start});
    result += edit.inserted;
    at = edit.span.end;
  }
  result += slice(text, {at, span.end});
  return result;
}

}  // namespace sayso
