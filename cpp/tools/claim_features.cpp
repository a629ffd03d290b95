// Features of the claim model for python/training/claims.py, from the definition that extraction uses.
//   claim_features heads MODEL FILE.jsonl OUT.bin > OUT.tsv                 one row a token
//   claim_features spans MODEL FILE.jsonl OUT.bin < DECISIONS > OUT.tsv     one row a word that may join the span of a decided head
// OUT.bin holds the feature hashes (u32) of the rows one after the other; the last field of a row says how many are its own. DECISIONS has
// lines of document, section, token, form (number), by token within a section.
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "claims/clauses.h"
#include "claims/spans.h"
#include "pipeline/analyze.h"
#include "read_documents.h"

namespace {

using Decisions = std::map<std::string, std::vector<sayso::Clause>>;  // by document and section, tab between

Decisions read_decisions(std::istream& in) {
  Decisions decisions;
  for (std::string line; std::getline(in, line);) {
    std::stringstream fields(line);
    std::string document, section, token, form;
    std::getline(fields, document, '\t');
    std::getline(fields, section, '\t');
    std::getline(fields, token, '\t');
    std::getline(fields, form, '\t');
    decisions[document + '\t' + section].push_back(
        {static_cast<std::uint32_t>(std::stoul(token)), static_cast<sayso::Form>(std::stoi(form)), 0, true});
  }
  return decisions;
}

struct Writer {
  std::ofstream bytes;

  void write(const sayso::Features& features) {
    bytes.write(reinterpret_cast<const char*>(features.data()), static_cast<std::streamsize>(features.size() * sizeof(std::uint32_t)));
  }
};

void write_heads(const std::string& place, const sayso::SectionView& section, Writer& writer) {
  sayso::Features features;
  for (const sayso::TokenSpan& tokens : section.parsed.sentences) {
    const sayso::SentenceView view = view_sentence(section, tokens);
    const sayso::WordHashes hashes = hash_words(view);
    for (std::uint32_t token = tokens.start; token < tokens.end; ++token) {
      features.clear();
      const auto rule = rule_form(view, token);
      if (is_candidate(section, token)) head_features(view, hashes, token, rule, features);
      const sayso::ByteSpan bytes = section.bytes(token);
      std::cout << place << '\t' << token << '\t' << bytes.start << '\t' << bytes.end << '\t' << section.head(token) << '\t'
                << name(section.relation(token)) << '\t' << name(section.upos(token)) << '\t' << section.lemma(token) << '\t'
                << (rule ? name(*rule) : "-") << '\t' << features.size() << '\n';
      writer.write(features);
    }
  }
}

void write_spans(const std::string& place, const sayso::SectionView& section, const std::vector<sayso::Clause>& decided, Writer& writer) {
  sayso::Features features;
  std::size_t at = 0;
  for (const sayso::TokenSpan& tokens : section.parsed.sentences) {
    std::vector<sayso::Clause> clauses;
    for (; at < decided.size() && decided[at].head < tokens.end; ++at) clauses.push_back(decided[at]);
    if (clauses.empty()) continue;
    const sayso::SentenceView view = view_sentence(section, tokens);
    const sayso::WordHashes hashes = hash_words(view);
    const std::vector<std::uint8_t> forms = forms_by_token(view, clauses);
    for (const sayso::Clause& clause : clauses) {
      for (const sayso::SpanCandidate& candidate : span_candidates(view, clause)) {
        span_features(view, hashes, forms, clause.head, clause.form, candidate, features);
        std::cout << place << '\t' << clause.head << '\t' << candidate.token << '\t' << candidate.parent << '\t'
                  << static_cast<int>(candidate.place) << '\t' << features.size() << '\n';
        writer.write(features);
      }
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "claim_features heads|spans MODEL FILE.jsonl OUT.bin\n";
    return 2;
  }
  try {
    const bool heads = std::string(arguments[1]) == "heads";
    const auto model = sayso::Model::load(arguments[2]);
    const Decisions decisions = heads ? Decisions{} : read_decisions(std::cin);
    Writer writer{std::ofstream(arguments[4], std::ios::binary)};
    sayso::Scratch scratch;
    for (const sayso::Document& document : read_documents(arguments[3])) {
      for (const sayso::Section part : {sayso::Section::title, sayso::Section::text}) {
        const std::string& text = part == sayso::Section::title ? document.title : document.text;
        const sayso::Parsed parsed = parse(text, part, *model, scratch);
        const sayso::SectionView section = view_section(text, parsed, model->lexicon);
        const std::string place = document.id + '\t' + std::string(name(part));
        if (heads) {
          write_heads(place, section, writer);
        } else if (const auto found = decisions.find(place); found != decisions.end()) {
          write_spans(place, section, found->second, writer);
        }
      }
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
