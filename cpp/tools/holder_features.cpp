// Features of the holder model for python/training/holders.py, from the definition that extraction uses.
//   holder_features MODEL FILE.jsonl OUT.bin > OUT.tsv
// One row a claim ("C", document, section, start, end, form, names of the rules' holders from the outermost, U+001F between), and behind it
// one a candidate that the model may settle ("H", cue start, cue end, holder start, holder end, its name, place in the rules or -1, count
// of features). Offsets are bytes; OUT.bin holds the feature hashes (u32) of the candidates one after the other.
#include "claims/holder_features.h"

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "analysis/coreference.h"
#include "claims/holders.h"
#include "claims/placed_clauses.h"
#include "pipeline/analyze.h"
#include "read_documents.h"

namespace {

std::string named(const sayso::SectionView& section, const sayso::Holder& holder) {
  if (!holder.phrase) return "(unspecified)";
  const sayso::Phrase phrase = name_within(section, holder);
  std::string found = resolve_phrase(section.text, section.parsed, phrase.tokens, phrase.head).text;
  for (char& byte : found) byte = byte == '\t' || byte == '\n' || byte == '\r' ? ' ' : byte;
  return found;
}

void write_section(const std::string& place, std::string_view text, const sayso::Parsed& parsed, const sayso::Model& model,
                   std::ofstream& out) {
  const sayso::SectionView section = view_section(text, parsed, model.lexicon);
  std::vector<sayso::SentenceView> sentences;
  for (const sayso::TokenSpan& tokens : parsed.sentences) sentences.push_back(view_sentence(section, tokens));
  const sayso::Speakers speakers = find_speakers(section, sentences);
  std::vector<std::uint32_t> features;
  for (std::size_t sentence = 0; sentence < sentences.size(); ++sentence) {
    const sayso::SentenceView& view = sentences[sentence];
    const std::vector<sayso::HolderCandidate>& candidates = speakers.candidates[sentence];
    const std::vector<sayso::PlacedClause> all = place_clauses(view, sentence, speakers, model.claims);
    std::vector<sayso::Attribution> attributions;
    for (const sayso::PlacedClause& placed : all)
      attributions.push_back(find_attribution(view, sentence, placed.clause, placed.span, speakers, placed.own_cue));
    for (std::size_t claim = 0; claim < all.size(); ++claim) {
      const sayso::PlacedClause& placed = all[claim];
      const sayso::Attribution& attribution = attributions[claim];
      const sayso::Neighbours neighbours = neighbours_of(view, all, attributions, claim);
      const sayso::ByteSpan bytes = section.bytes(placed.span);
      std::cout << "C\t" << place << '\t' << bytes.start << '\t' << bytes.end << '\t' << name(placed.clause.form) << '\t';
      for (const sayso::Holder& holder : attribution.holders) std::cout << named(section, holder) << '\x1F';
      std::cout << '\n';
      for (const sayso::HolderCandidate& candidate : candidates) {
        if (!may_settle(section, placed.clause, attribution, candidate)) continue;
        holder_features(view, placed, attribution, neighbours, candidates, candidate, features);
        const sayso::ByteSpan cue = section.bytes(candidate.holder.cue_tokens);
        const sayso::ByteSpan words = candidate.holder.phrase ? section.bytes(candidate.holder.phrase.tokens) : sayso::ByteSpan{};
        const std::uint32_t in_rules = place_in_rules(attribution, candidate);
        std::cout << "H\t" << cue.start << '\t' << cue.end << '\t' << words.start << '\t' << words.end << '\t'
                  << named(section, candidate.holder) << '\t' << (in_rules == sayso::kNone ? -1 : static_cast<int>(in_rules)) << '\t'
                  << features.size() << '\n';
        out.write(reinterpret_cast<const char*>(features.data()), static_cast<std::streamsize>(features.size() * sizeof(std::uint32_t)));
      }
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "holder_features MODEL FILE.jsonl OUT.bin\n";
    return 2;
  }
  try {
    const auto model = sayso::Model::load(arguments[1]);
    std::ofstream out(arguments[3], std::ios::binary);
    sayso::Scratch scratch;
    for (const sayso::Document& document : read_documents(arguments[2])) {
      for (const sayso::Section part : {sayso::Section::title, sayso::Section::text}) {
        const std::string& text = part == sayso::Section::title ? document.title : document.text;
        write_section(document.id + '\t' + std::string(name(part)), text, parse(text, part, *model, scratch), *model, out);
      }
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
