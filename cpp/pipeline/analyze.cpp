#include "pipeline/analyze.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "analysis/coreference.h"
#include "analysis/grammar.h"
#include "analysis/sentences.h"
#include "claims/extract.h"
#include "pipeline/workers.h"
#include "text/structure.h"
#include "text/tokenizer.h"

namespace sayso {
namespace {

constexpr unsigned kMaxThreads = 64;

std::vector<ByteSpan> sentence_spans(const Parsed& parsed) {
  std::vector<ByteSpan> spans;
  spans.reserve(parsed.sentences.size());
  for (const TokenSpan sentence : parsed.sentences)
    spans.push_back({parsed.tokens.span[sentence.start].start, parsed.tokens.span[sentence.end - 1].end});
  return spans;
}

// 0: so little that it is done at once in the calling thread.
unsigned thread_count(const std::vector<Document>& documents, unsigned asked) {
  std::size_t bytes = 0;
  for (const Document& document : documents) bytes += document.title.size() + document.text.size();
  if (bytes < kInlineBytes) return 0;
  const unsigned wanted = asked != 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::size_t>({wanted, kMaxThreads, documents.size()}));
}

// Encoded words in sentences -> tags, tree, entities, mentions.
void read_words(std::string_view text, const Model& model, Scratch& scratch, Parsed& parsed) {
  const FirstTags first = model.analyzer.find_first_tags(text, parsed.tokens, scratch);
  parsed.tags = tags_of(first.pairs);
  std::vector<bool> ends_name = end_names(text, parsed);
  FirstTree tree = model.analyzer.find_first_tree(parsed.sentences, ends_name, scratch);
  parsed.tree = std::move(tree.tree);
  const WordForms forms(text, parsed.tokens, parsed.sentences);
  model.analyzer.finish_tags(text, first, forms, ends_name, parsed);
  model.analyzer.finish_tree(forms, tree.doubts, parsed);
  model.analyzer.find_lemmas(text, ends_name, parsed);
  loosen_reporting_clauses(parsed);
  keep_one_subject(parsed, ends_name);
  parsed.entities = model.analyzer.find_entities(text, parsed, scratch);
  complete_names(ends_name, parsed.entities);
  parsed.mentions = resolve_mentions(text, parsed, model.lexicon, model.pronouns);
  scratch.trim();
}

}  // namespace

Parsed parse(std::string_view text, Section section, const Model& model, Scratch& scratch) {
  Parsed parsed;
  parsed.section = section;
  parsed.structure = section == Section::title ? one_line(text) : find_structure(text, model.lexicon);
  parsed.tokens = tokenize(text, parsed.structure, model.lexicon);
  model.analyzer.encode(text, parsed.tokens, scratch);
  const std::vector<float> boundaries = model.analyzer.boundary_scores(parsed.tokens.size(), scratch);
  parsed.sentences = split_sentences(text, parsed.structure, parsed.tokens, model.lexicon, boundaries);
  read_words(text, model, scratch, parsed);
  return parsed;
}

Parsed parse_words(GivenWords words, const Model& model, Scratch& scratch) {
  const std::string text = std::move(words.text);
  Parsed parsed;
  parsed.structure = std::move(words.structure);
  parsed.tokens = std::move(words.tokens);
  parsed.sentences = std::move(words.sentences);
  model.analyzer.encode(text, parsed.tokens, scratch);
  read_words(text, model, scratch, parsed);
  return parsed;
}

Analyzed analyze(Document document, const Model& model, Scratch& scratch) {
  const Parsed title = parse(document.title, Section::title, model, scratch);
  const Parsed text = parse(document.text, Section::text, model, scratch);
  std::vector<Claim> claims = extract_claims(document, title, text, model.claims, model.lexicon, scratch.stop);
  return {std::move(document), sentence_spans(title), sentence_spans(text), std::move(claims)};
}

std::vector<std::shared_ptr<const Analyzed>> analyze_all(std::vector<Document> documents, const Model& model,
                                                         const AnalyzeOptions& options) {
  std::vector<std::shared_ptr<const Analyzed>> results(documents.size());
  std::atomic<std::size_t> next = 0, done = 0;
  // Takes documents one after the other until none is left.
  const auto work = [&](const StopFlag* stop) {
    Scratch scratch;
    scratch.stop = stop;
    while (stop == nullptr || !stop->is_set()) {
      const std::size_t index = next.fetch_add(1, std::memory_order_relaxed);
      if (index >= documents.size()) return;
      results[index] = std::make_shared<const Analyzed>(analyze(std::move(documents[index]), model, scratch));
      done.fetch_add(1, std::memory_order_relaxed);
    }
  };
  const unsigned threads = thread_count(documents, options.threads);
  if (threads == 0) {
    work(nullptr);
    return results;
  }
  const Tick tick = [&] {
    if (options.progress) options.progress(done);
    return options.poll && options.poll();
  };
  if (!run_workers(
          threads, [&](const StopFlag& stop) { work(&stop); }, tick))
    return {};
  return results;
}

}  // namespace sayso
