// JSON Lines in, claims as JSON Lines out: sayso_tool MODEL FILE.jsonl [THREADS [ISA]]. For profiling, sanitizers and scores; never
// shipped. Time and tokens of the claims station alone go to stderr.
#include <chrono>
#include <iostream>
#include <memory>
#include <string>

#include "claims/extract.h"
#include "nn/isa.h"
#include "output/claims_table.h"
#include "output/jsonl_writer.h"
#include "pipeline/analyze.h"
#include "read_documents.h"

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "sayso_tool MODEL FILE.jsonl\n";
    return 2;
  }
  try {
    sayso::nn::Isa isa = sayso::nn::Isa::best;
    for (const sayso::nn::NamedIsa& one : sayso::nn::kIsas) {
      if (count > 4 && std::string(one.name) == arguments[4]) isa = one.isa;
    }
    const auto model = sayso::Model::load(arguments[1], isa);
    sayso::AnalyzeOptions options;
    options.threads = count > 3 ? static_cast<unsigned>(std::stoul(arguments[3])) : 1;
    std::vector<sayso::Document> documents = read_documents(arguments[2]);
    sayso::Scratch scratch;
    std::chrono::duration<double, std::micro> time{};
    std::size_t tokens = 0;
    for (std::size_t at = 0; at < documents.size() && at < 50; ++at) {
      const sayso::Parsed title = parse(documents[at].title, sayso::Section::title, *model, scratch);
      const sayso::Parsed text = parse(documents[at].text, sayso::Section::text, *model, scratch);
      const auto start = std::chrono::steady_clock::now();
      extract_claims(documents[at], title, text, model->claims, model->lexicon);
      time += std::chrono::steady_clock::now() - start;
      tokens += title.tokens.size() + text.tokens.size();
    }
    std::cerr << "claims: " << time.count() / static_cast<double>(tokens) << " us a token\n";
    sayso::ClaimsInput input;
    input.documents = analyze_all(std::move(documents), *model, options);
    input.row_count = static_cast<std::int64_t>(input.documents.size());
    for (std::int64_t row = 0; row < input.row_count; ++row) input.document_rows.push_back(row);
    input.model = model->sha256;
    const auto claims = make_claims(std::move(input));
    std::string lines;
    append_jsonl(claims->table, 0, claims->table.size(), lines);
    std::cout << lines;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
