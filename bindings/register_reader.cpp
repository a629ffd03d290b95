// Reader: JSON lines from a file or from chunks of bytes, a batch of documents at a time.
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "call.h"
#include "documents.h"
#include "errors.h"
#include "input/jsonl_reader.h"
#include "register.h"
#include "text.h"
#include "values.h"

namespace sayso::bindings {
namespace {

// The only object that changes: one thread at a time (the GIL is let go while it reads, so a second thread is refused).
class Reader {
 public:
  Reader(std::string name, const JsonlOptions& options, std::size_t batch_bytes)
      : name_(std::move(name)), reader_(options), batch_bytes_(batch_bytes) {}

  void open_file(const std::string& path) { file_ = std::make_unique<BlockReader>(path); }

  void feed(std::string_view bytes) {
    std::vector<Record> records;
    reader_.feed(bytes, records);
    keep(records);
  }

  void finish() {
    if (is_finished_) return;
    is_finished_ = true;
    std::vector<Record> records;
    reader_.finish(records);
    keep(records);
  }

  std::optional<Documents> read() {
    while (file_ && !is_finished_ && waiting_bytes_ < batch_bytes_) {
      const std::string_view block = file_->next();
      if (block.empty()) {
        finish();
      } else {
        feed(block);
      }
    }
    if (waiting_.empty() || (!is_finished_ && waiting_bytes_ < batch_bytes_)) return std::nullopt;
    return take();
  }

  const std::string& name() const { return name_; }
  bool reads_file() const { return file_ != nullptr; }
  bool is_finished() const { return is_finished_; }
  const ReadCounts& counts() const { return reader_.counts(); }

  bool is_busy = false;  // guarded by the GIL

 private:
  static std::size_t size_of(const Record& record) {
    const auto* document = std::get_if<Document>(&record);
    return 64 + (document != nullptr ? document->text.size() + document->title.size() : 0);
  }

  void keep(std::vector<Record>& records) {
    for (Record& record : records) {
      waiting_bytes_ += size_of(record);
      waiting_.push_back(std::move(record));
    }
  }

  // What waits, up to the record with which the batch is full.
  Documents take() {
    Documents batch;
    batch.first_row = next_row_;
    for (std::size_t bytes = 0; !waiting_.empty() && bytes < batch_bytes_; waiting_.pop_front()) {
      const std::size_t size = size_of(waiting_.front());
      bytes += size;
      waiting_bytes_ -= size;
      batch.add(std::move(waiting_.front()));
      ++batch.row_count;
    }
    next_row_ += batch.row_count;
    return batch;
  }

  std::string name_;
  JsonlReader reader_;
  std::size_t batch_bytes_;
  std::unique_ptr<BlockReader> file_;
  std::deque<Record> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::int64_t next_row_ = 0;
  bool is_finished_ = false;
};

// Runs `work` on the reader without the GIL. A file that is no JSON Lines at all is an InputError with its path.
template <typename Work>
auto use(Reader& reader, Work work) {
  if (reader.is_busy) throw std::runtime_error("this reader is in use by another thread");
  reader.is_busy = true;
  struct Free {
    Reader& reader;
    ~Free() { reader.is_busy = false; }
  } free{reader};
  try {
    return without_gil(work);
  } catch (const InputError& error) {
    raise("InputError", reader.name() + ": " + error.what(), {{"code", to_str(error.code())}, {"path", to_str(reader.name())}});
  }
}

JsonlOptions options_of(const std::string& text, const std::string& id, const std::string& title, const std::string& published,
                        std::int64_t batch_bytes, std::int64_t max_line_bytes) {
  if (batch_bytes < 1) throw py::value_error("batch_bytes: expected a number above 0, got " + std::to_string(batch_bytes));
  if (max_line_bytes < 1) throw py::value_error("max_line_bytes: expected a number above 0, got " + std::to_string(max_line_bytes));
  JsonlOptions options;
  options.fields.text = text;
  options.fields.id = id;
  options.fields.title = title;
  if (published != "published") options.fields.published = {published};  // the usual name has a second one beside it
  options.max_line_bytes = static_cast<std::size_t>(max_line_bytes);
  return options;
}

std::unique_ptr<Reader> make_reader(const std::string& name, const std::string& text, const std::string& id, const std::string& title,
                                    const std::string& published, std::int64_t batch_bytes, std::int64_t max_line_bytes) {
  return std::make_unique<Reader>(name, options_of(text, id, title, published, batch_bytes, max_line_bytes),
                                  static_cast<std::size_t>(batch_bytes));
}

std::unique_ptr<Reader> open_reader(const py::object& path, const std::string& text, const std::string& id, const std::string& title,
                                    const std::string& published, std::int64_t batch_bytes, std::int64_t max_line_bytes) {
  const std::string name = to_file_name(path);
  auto reader = make_reader(name, text, id, title, published, batch_bytes, max_line_bytes);
  without_gil([&] { reader->open_file(name); });
  return reader;
}

void feed(Reader& reader, const py::bytes& data) {
  if (reader.reads_file() || reader.is_finished()) throw py::value_error("feed(): this reader takes no more bytes");
  const std::string_view bytes = data;
  use(reader, [&] { reader.feed(bytes); });
}

py::object read(Reader& reader) {
  std::optional<Documents> batch = use(reader, [&] { return reader.read(); });
  return batch ? py::cast(*std::move(batch)) : py::none();
}

py::dict counts(const Reader& reader) {
  const ReadCounts& seen = reader.counts();
  py::dict counts;
  counts["lines"] = seen.lines;
  counts["blank"] = seen.blank;
  counts["ok"] = seen.ok;
  counts["repaired"] = seen.repaired;
  counts["skipped"] = seen.skipped;
  for (const auto& [note, count] : seen.notes) counts[to_str(note)] = count;
  return counts;
}

}  // namespace

void register_reader(py::module_& module) {
  py::class_<Reader>(module, "Reader", py::is_final(), plain_metaclass())
      .def(py::init(&make_reader), py::arg("name") = "<stream>", py::kw_only(), py::arg("text") = "text", py::arg("id") = "id",
           py::arg("title") = "title", py::arg("published") = "published", py::arg("batch_bytes") = 8 << 20,
           py::arg("max_line_bytes") = 16 << 20)
      .def_static("open", &open_reader, py::arg("path"), py::kw_only(), py::arg("text") = "text", py::arg("id") = "id",
                  py::arg("title") = "title", py::arg("published") = "published", py::arg("batch_bytes") = 8 << 20,
                  py::arg("max_line_bytes") = 16 << 20)
      .def("feed", &feed, py::arg("data"))
      .def("finish", [](Reader& reader) { use(reader, [&] { reader.finish(); }); })
      .def("read", &read)
      .def_property_readonly("counts", &counts);
}

}  // namespace sayso::bindings
