// Features of the pronoun model for python/training/pronouns.py, from the definition that analysis uses.
//   pronoun_features MODEL FILE.jsonl OUT.bin > OUT.tsv
// One row a pronoun ("P", document, section, start, end, word), and behind it one a chain that may be meant ("A", start and end of its
// latest mention, its fullest name, 1 if it is chosen, count of features, then the start and end of each mention of it so far). Offsets are
// bytes; OUT.bin holds the feature hashes (u32) of the chains one after the other.
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "analysis/chains.h"
#include "analysis/mentions.h"
#include "pipeline/analyze.h"
#include "read_documents.h"

namespace {

struct Writer {
  std::string_view text;
  const sayso::Parsed& parsed;
  std::string place;
  std::ofstream& out;

  sayso::ByteSpan bytes(const sayso::MentionFacts& facts) const {
    return {parsed.tokens.span[facts.tokens.start].start, parsed.tokens.span[facts.tokens.end - 1].end};
  }

  void write(const sayso::PronounCase& seen) const {
    const std::vector<sayso::MentionFacts>& mentions = seen.context.mentions;
    const sayso::ByteSpan own = bytes(mentions[seen.pronoun]);
    std::cout << "P\t" << place << '\t' << own.start << '\t' << own.end << '\t' << mentions[seen.pronoun].lemma << '\n';
    std::vector<std::uint32_t> features;
    for (std::size_t candidate = 0; candidate < seen.antecedents.size(); ++candidate) {
      const sayso::Antecedent& antecedent = seen.antecedents[candidate];
      pronoun_features(seen.context, seen.chains, seen.pronoun, seen.antecedents, candidate, features);
      out.write(reinterpret_cast<const char*>(features.data()), static_cast<std::streamsize>(features.size() * sizeof(std::uint32_t)));
      std::string name(slice(text, bytes(mentions[seen.chains[antecedent.chain].fullest])));
      for (char& byte : name) byte = byte == '\t' || byte == '\n' || byte == '\r' ? ' ' : byte;
      const sayso::ByteSpan latest = bytes(mentions[antecedent.mention]);
      std::cout << "A\t" << latest.start << '\t' << latest.end << '\t' << name << '\t' << (antecedent.chain == seen.chosen ? 1 : 0) << '\t'
                << features.size();
      for (std::uint32_t mention = 0; mention < seen.pronoun; ++mention) {
        if (seen.chain_of[mention] == antecedent.chain)
          std::cout << '\t' << bytes(mentions[mention]).start << '\t' << bytes(mentions[mention]).end;
      }
      std::cout << '\n';
    }
  }
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "pronoun_features MODEL FILE.jsonl OUT.bin\n";
    return 2;
  }
  try {
    const auto model = sayso::Model::load(arguments[1]);
    std::ofstream out(arguments[3], std::ios::binary);
    sayso::Scratch scratch;
    for (const sayso::Document& document : read_documents(arguments[2])) {
      const sayso::Parsed parsed = parse(document.text, sayso::Section::text, *model, scratch);
      const Writer writer{document.text, parsed, document.id + "\ttext", out};
      const std::vector<sayso::MentionFacts> mentions = find_mentions(document.text, parsed, model->lexicon);
      build_chains(document.text, parsed, mentions, model->lexicon, model->pronouns,
                   [&](const sayso::PronounCase& seen) { writer.write(seen); });
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
