// The line itself: text -> Parsed, Document -> Analyzed, many documents -> many Analyzed on several threads.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/parsed.h"
#include "analysis/scratch.h"
#include "claims/analyzed.h"
#include "input/conllu_reader.h"
#include "input/document.h"
#include "pipeline/model.h"

namespace sayso {

// Total for any valid UTF-8 text of at most kMaxTextBytes.
Parsed parse(std::string_view text, Section section, const Model& model, Scratch& scratch);

// The same for words and sentences that are given (CoNLL-U); spans count bytes of words.text.
Parsed parse_words(GivenWords words, const Model& model, Scratch& scratch);

Analyzed analyze(Document document, const Model& model, Scratch& scratch);

struct AnalyzeOptions {
  unsigned threads = 0;                                      // 0: as many as useful
  std::function<bool()> poll;                                // called in the calling thread every 50 ms; true: stop
  std::function<void(std::size_t documents_done)> progress;  // called in the calling thread beside poll
};

// Result i belongs to documents[i]; the same for any number of threads. Threads live inside the call; a long document can be stopped, too.
// When `poll` says stop, the result is empty. An exception of a worker (bad_alloc) is rethrown after all have joined.
std::vector<std::shared_ptr<const Analyzed>> analyze_all(std::vector<Document> documents, const Model& model,
                                                         const AnalyzeOptions& options = {});

}  // namespace sayso
