// One benchmark a station of the line and one end to end, on the bundled sample articles, one thread. Each reports bytes of article
// text a second; those that see tokens report tokens a second too. README.md says what the figures show and what they do not.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "claims/extract.h"
#include "compare/compare.h"
#include "input/jsonl_reader.h"
#include "nn/isa.h"
#include "pipeline/analyze.h"
#include "text/structure.h"
#include "text/tokenizer.h"

namespace sayso {
namespace {

const std::string kData = std::string(SAYSO_SOURCE_DIR) + "/python/sayso/data/";
constexpr int kCopies = 50;  // of the sample articles, so that one iteration outlasts the clock's grain

const std::string& sample_jsonl() {
  static const std::string jsonl = [] {
    const std::string once = read_file(kData + "sample.jsonl");
    std::string many;
    for (int copy = 0; copy < kCopies; ++copy) many += once;
    return many;
  }();
  return jsonl;
}

std::vector<Document> read_documents(std::string_view jsonl) {
  JsonlReader reader;
  std::vector<Document> documents;
  const auto keep = [&documents](Record&& record) {
    if (Document* document = std::get_if<Document>(&record)) documents.push_back(std::move(*document));
  };
  std::vector<Record> records;
  reader.feed(jsonl, records);
  reader.finish(records);
  for (Record& record : records) keep(std::move(record));
  return documents;
}

const std::vector<Document>& sample_documents() {
  static const std::vector<Document> documents = read_documents(sample_jsonl());
  return documents;
}

const Model& model() {
  static const std::shared_ptr<const Model> loaded = Model::load(kData + "en.model");
  return *loaded;
}

std::vector<Parsed> parse_all() {
  Scratch scratch;
  std::vector<Parsed> parsed;
  for (const Document& document : sample_documents()) parsed.push_back(parse(document.text, Section::text, model(), scratch));
  return parsed;
}

// Rates for `texts` and `tokens` that one iteration works through.
void report(benchmark::State& state, std::size_t tokens = 0) {
  std::size_t bytes = 0;
  for (const Document& document : sample_documents()) bytes += document.text.size();
  const auto iterations = static_cast<std::size_t>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(iterations * bytes));
  if (tokens > 0) state.counters["tokens"] = benchmark::Counter(static_cast<double>(iterations * tokens), benchmark::Counter::kIsRate);
}

std::size_t token_count() {
  std::size_t count = 0;
  for (const Document& document : sample_documents())
    count += tokenize(document.text, find_structure(document.text, model().lexicon), model().lexicon).size();
  return count;
}

void bm_input_jsonl(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_documents(sample_jsonl()));
  report(state);
}

void bm_text_structure(benchmark::State& state) {
  for (auto _ : state) {
    for (const Document& document : sample_documents()) benchmark::DoNotOptimize(find_structure(document.text, model().lexicon));
  }
  report(state);
}

void bm_text_tokenize(benchmark::State& state) {
  std::vector<Structure> structures;
  for (const Document& document : sample_documents()) structures.push_back(find_structure(document.text, model().lexicon));
  for (auto _ : state) {
    for (std::size_t index = 0; index < structures.size(); ++index)
      benchmark::DoNotOptimize(tokenize(sample_documents()[index].text, structures[index], model().lexicon));
  }
  report(state, token_count());
}

// Structure, tokens, encoder, sentences, tags, heads, entities, mentions, with the kernels of one instruction set.
void bm_parse(benchmark::State& state, nn::Isa isa) {
  const std::shared_ptr<const Model> own = Model::load(kData + "en.model", isa);
  Scratch scratch;
  for (auto _ : state) {
    for (const Document& document : sample_documents()) benchmark::DoNotOptimize(parse(document.text, Section::text, *own, scratch));
  }
  report(state, token_count());
}

void bm_claims(benchmark::State& state) {
  const std::vector<Parsed> parsed = parse_all();
  const Parsed no_title{.section = Section::title};
  for (auto _ : state) {
    for (std::size_t index = 0; index < parsed.size(); ++index) {
      benchmark::DoNotOptimize(extract_claims(sample_documents()[index], no_title, parsed[index], model().claims, model().lexicon));
    }
  }
  report(state, token_count());
}

void bm_compare(benchmark::State& state) {
  AnalyzeOptions options;
  options.threads = 1;
  std::vector<Document> few(sample_documents().begin(), sample_documents().begin() + state.range(0));
  for (std::size_t index = 0; index < few.size(); ++index) few[index].id += "-" + std::to_string(index);
  const auto analyzed = analyze_all(few, model(), options);
  for (auto _ : state) benchmark::DoNotOptimize(compare(analyzed, model().lexicon));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// JSONL bytes in, claims out: all stations but output and comparison.
void bm_end_to_end(benchmark::State& state) {
  AnalyzeOptions options;
  options.threads = static_cast<unsigned>(state.range(0));
  model();
  for (auto _ : state) benchmark::DoNotOptimize(analyze_all(read_documents(sample_jsonl()), model(), options));
  report(state, token_count());
}

BENCHMARK(bm_input_jsonl);
BENCHMARK(bm_text_structure);
BENCHMARK(bm_text_tokenize);
BENCHMARK(bm_claims)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_compare)->Arg(6)->Arg(24)->Arg(96)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_end_to_end)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace sayso

int main(int count, char** arguments) {
  for (const sayso::nn::NamedIsa& one : sayso::nn::kIsas) {
    if (sayso::nn::select(one.isa) == nullptr) continue;
    benchmark::RegisterBenchmark((std::string("bm_parse/") + one.name).c_str(), sayso::bm_parse, one.isa)->Unit(benchmark::kMillisecond);
  }
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
