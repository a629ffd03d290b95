// For developers: reads JSON Lines as JsonlReader does and prints one JSON line for each record and one with the counts, so that
// a script can compare it with another reader.
//   jsonl_check [--block BYTES] FILE          records and counts, or {"fatal": code}
//   jsonl_check --value FILE...               for each file: is it one JSON value, by the fast path and by the slow one
#include <charconv>
#include <cstring>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "input/json_repair.h"
#include "input/jsonl_reader.h"

namespace {

std::string quote(std::string_view text) {
  std::string quoted = "\"";
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      quoted += '\\', quoted += byte;
    } else if (value < 0x20) {
      quoted += "\\u00", quoted += "0123456789abcdef"[value >> 4], quoted += "0123456789abcdef"[value & 15];
    } else {
      quoted += byte;
    }
  }
  return quoted + '"';
}

void print(const sayso::Record& record) {
  if (const auto* document = std::get_if<sayso::Document>(&record)) {
    std::cout << "{\"row\":" << document->row << ",\"line\":" << document->line << ",\"id\":" << quote(document->id)
              << ",\"title\":" << quote(document->title) << ",\"text\":" << quote(document->text)
              << ",\"url\":" << (document->url ? quote(*document->url) : "null")
              << ",\"published\":" << (document->published ? std::to_string(*document->published) : "null")
              << ",\"repaired\":" << document->repaired << "}\n";
  } else {
    const auto& error = std::get<sayso::ReadError>(record);
    std::cout << "{\"row\":" << error.row << ",\"line\":" << error.line << ",\"line_offset\":" << error.line_offset
              << ",\"error_offset\":" << error.error_offset << ",\"id\":" << quote(error.id) << ",\"code\":" << quote(error.code)
              << ",\"message\":" << quote(error.message) << "}\n";
  }
}

void check_lines(const std::string& path, std::size_t block_size) {
  sayso::BlockReader file(path, block_size);
  sayso::JsonlReader reader;
  std::vector<sayso::Record> records;
  try {
    for (std::string_view block = file.next(); !block.empty(); block = file.next()) {
      reader.feed(block, records);
      for (const sayso::Record& record : records) print(record);
      records.clear();
    }
    reader.finish(records);
    for (const sayso::Record& record : records) print(record);
  } catch (const sayso::InputError& error) {
    std::cout << "{\"fatal\":" << quote(error.code()) << ",\"message\":" << quote(error.what()) << "}\n";
    return;
  }
  const sayso::ReadCounts& counts = reader.counts();
  std::cout << "{\"lines\":" << counts.lines << ",\"blank\":" << counts.blank << ",\"ok\":" << counts.ok
            << ",\"repaired\":" << counts.repaired << ",\"skipped\":" << counts.skipped << ",\"counts\":{";
  const char* comma = "";
  for (const auto& [name, count] : counts.notes) {
    std::cout << comma << quote(name) << ":" << count;
    comma = ",";
  }
  std::cout << "}}\n";
}

void check_value(const std::string& path) {
  const std::string bytes = sayso::read_file(path);
  sayso::JsonLineParser parser({"text"});
  const std::string fast(parser.parse(bytes).fault.code);
  sayso::JsonLine slow;
  sayso::repair_json_line(bytes, {"text"}, slow);
  std::cout << "{\"path\":" << quote(path) << ",\"fast\":" << quote(fast) << ",\"slow\":" << quote(slow.fault.code) << "}\n";
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + argument_count);
  try {
    if (!words.empty() && words[0] == "--value") {
      for (std::size_t word = 1; word < words.size(); ++word) check_value(words[word]);
    } else if (words.size() == 3 && words[0] == "--block") {
      std::size_t block_size = 0;
      std::from_chars(words[1].data(), words[1].data() + words[1].size(), block_size);
      check_lines(words[2], block_size > 0 ? block_size : 1);
    } else if (words.size() == 1) {
      check_lines(words[0], std::size_t{1} << 20);
    } else {
      std::cerr << "usage: jsonl_check [--block BYTES] FILE | --value FILE...\n";
      return 2;
    }
  } catch (const std::exception& error) {
    std::cerr << "jsonl_check: " << error.what() << "\n";
    return 1;
  }
}
