#include "pipeline/analyze.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "analysis/coreference.h"
#include "analysis/sentences.h"
#include "claims/extract.h"
#include "text/structure.h"
#include "text/tokenizer.h"

namespace sayso {
namespace {

constexpr std::size_t kInlineBytes = std::size_t{16} << 10;  // fewer bytes than this are not worth a thread
constexpr unsigned kMaxThreads = 64;
constexpr auto kTick = std::chrono::milliseconds(50);

std::vector<ByteSpan> sentence_spans(const Parsed& parsed) {
  std::vector<ByteSpan> spans;
  spans.reserve(parsed.sentences.size());
  for (const TokenSpan sentence : parsed.sentences)
    spans.push_back({parsed.tokens.span[sentence.start].start, parsed.tokens.span[sentence.end - 1].end});
  return spans;
}

unsigned thread_count(const std::vector<Document>& documents, unsigned asked) {
  std::size_t bytes = 0;
  for (const Document& document : documents) bytes += document.title.size() + document.text.size();
  if (documents.size() < 2 || (asked == 0 && bytes < kInlineBytes)) return 1;
  const unsigned wanted = asked != 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::size_t>({wanted, kMaxThreads, documents.size()}));
}

// What the calling thread and its workers share during one call of analyze_all.
class Work {
 public:
  Work(std::vector<Document> documents, const Model& model)
      : documents_(std::move(documents)), model_(model), results_(documents_.size()) {}

  // Takes documents one after the other until none is left or somebody said stop. `between` is called after each.
  template <typename Between>
  void take(Between between) {
    Scratch scratch;
    while (!stopped_.load(std::memory_order_relaxed)) {
      const std::size_t index = next_.fetch_add(1, std::memory_order_relaxed);
      if (index >= documents_.size()) return;
      results_[index] = std::make_shared<const Analyzed>(analyze(std::move(documents_[index]), model_, scratch));
      done_.fetch_add(1, std::memory_order_relaxed);
      between();
    }
  }

  // The body of a worker thread: whatever is thrown is kept for the caller.
  void run() {
    try {
      take([] {});
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      stop();
    }
    const std::lock_guard lock(mutex_);
    ++finished_;
    ended_.notify_one();
  }

  // Waits until `threads` workers have ended, with a tick every 50 ms.
  template <typename Tick>
  void wait(std::size_t threads, Tick tick) {
    std::unique_lock lock(mutex_);
    while (finished_ < threads) {
      if (ended_.wait_for(lock, kTick) == std::cv_status::timeout) {
        lock.unlock();
        tick();
        lock.lock();
      }
    }
  }

  void stop() { stopped_ = true; }
  bool is_stopped() const { return stopped_; }
  std::size_t done() const { return done_; }

  std::vector<std::shared_ptr<const Analyzed>> results() {
    if (error_) std::rethrow_exception(error_);
    if (stopped_) return {};
    return std::move(results_);
  }

 private:
  std::vector<Document> documents_;
  const Model& model_;
  std::vector<std::shared_ptr<const Analyzed>> results_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;  // of the next three
  std::condition_variable ended_;
  std::size_t finished_ = 0;
  std::exception_ptr error_;
};

// Joins on every way out: a thread that cannot be started must not leave the others running.
struct Threads {
  Work& work;
  std::vector<std::thread> threads;
  ~Threads() {
    for (std::thread& thread : threads) thread.join();
  }
};

}  // namespace

Parsed parse(std::string_view text, Section section, const Model& model, Scratch& scratch) {
  Parsed parsed;
  parsed.section = section;
  parsed.structure = section == Section::title ? one_line(text) : find_structure(text, model.lexicon);
  parsed.tokens = tokenize(text, parsed.structure, model.lexicon);
  model.analyzer.encode(text, parsed.tokens, scratch);
  const std::vector<float> boundaries = model.analyzer.boundary_scores(parsed.tokens.size(), scratch);
  parsed.sentences = split_sentences(text, parsed.structure, parsed.tokens, model.lexicon, boundaries);
  parsed.tags = model.analyzer.tag(text, parsed.tokens, scratch);
  parsed.tree = model.analyzer.find_heads(parsed.sentences, scratch);
  parsed.entities = model.analyzer.find_entities(parsed.sentences, scratch);
  parsed.mentions = resolve_mentions(text, parsed, model.lexicon);
  scratch.trim();
  return parsed;
}

Parsed parse_words(GivenWords words, const Model& model, Scratch& scratch) {
  const std::string text = std::move(words.text);
  Parsed parsed;
  parsed.structure = std::move(words.structure);
  parsed.tokens = std::move(words.tokens);
  parsed.sentences = std::move(words.sentences);
  model.analyzer.encode(text, parsed.tokens, scratch);
  parsed.tags = model.analyzer.tag(text, parsed.tokens, scratch);
  parsed.tree = model.analyzer.find_heads(parsed.sentences, scratch);
  parsed.entities = model.analyzer.find_entities(parsed.sentences, scratch);
  parsed.mentions = resolve_mentions(text, parsed, model.lexicon);
  scratch.trim();
  return parsed;
}

Analyzed analyze(Document document, const Model& model, Scratch& scratch) {
  const Parsed title = parse(document.title, Section::title, model, scratch);
  const Parsed text = parse(document.text, Section::text, model, scratch);
  std::vector<Claim> claims = extract_claims(document, title, text, model.claims, model.lexicon);
  return {std::move(document), sentence_spans(title), sentence_spans(text), std::move(claims)};
}

std::vector<std::shared_ptr<const Analyzed>> analyze_all(std::vector<Document> documents, const Model& model,
                                                         const AnalyzeOptions& options) {
  const unsigned threads = thread_count(documents, options.threads);
  Work work(std::move(documents), model);
  const auto tick = [&] {
    if (options.progress) options.progress(work.done());
    if (options.poll && options.poll()) work.stop();
  };
  if (threads == 1) {
    auto last = std::chrono::steady_clock::now();
    work.take([&] {
      const auto now = std::chrono::steady_clock::now();
      if (now - last < kTick) return;
      last = now;
      tick();
    });
    return work.results();
  }
  {
    Threads running{work, {}};
    try {
      for (unsigned thread = 0; thread < threads; ++thread) running.threads.emplace_back([&work] { work.run(); });
      work.wait(threads, tick);
    } catch (...) {
      work.stop();
      throw;
    }
  }
  return work.results();
}

}  // namespace sayso
