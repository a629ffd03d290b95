#include "analysis/features.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "model/labels.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestWord = 64;  // code points; a longer word counts with its first and last 32
constexpr std::size_t kNgram = 4;
constexpr std::size_t kLongestShape = 10;

enum Table : std::uint32_t { kWord, kPrefix, kSuffix, kShape, kNgramTable, kVocabulary };

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
  if (c >= 0x178 && c <= 0x17D) return c == 0x178 || c % 2 == 1;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);  // Greek, Cyrillic
}

char32_t lower(char32_t c) {
  if (!is_upper(c)) return c;
  if (c < 0x100 || c >= 0x391) return c + 0x20;
  return c == 0x178 ? 0xFF : c + 1;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return (c >= 0xDF && c <= 0x17F && c != 0xF7 && !is_upper(c)) || (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x44F);
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// Quotes and dashes have one form each, so that typography does not make words unknown.
char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x00B4:
    case '`':
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return '-';
    case 0x2015:
      return 0x2014;  // horizontal bar, as an em dash
    default:
      return c;
  }
}

std::u32string code_points(std::string_view word) {
  std::u32string points;
  for (std::size_t position = 0; position < word.size();) {
    const CodePoint point = decode_code_point(word, position);
    points.push_back(plain(point.value));
    position += point.size;
  }
  if (points.size() > kLongestWord) points.erase(kLongestWord / 2, points.size() - kLongestWord);
  return points;
}

std::u32string fold(std::u32string points) {
  for (char32_t& c : points) c = is_digit(c) ? U'0' : lower(c);
  return points;
}

// "McDonald's-2" -> "XxXxx'x-d": classes of the code points, no class more than twice in a row.
std::u32string shape(const std::u32string& points) {
  std::u32string classes;
  for (const char32_t c : points) {
    const char32_t kind = is_upper(c) ? U'X' : is_lower(c) ? U'x' : is_digit(c) ? U'd' : c < 0x80 ? c : U'u';
    const std::size_t size = classes.size();
    if (size >= 2 && classes[size - 1] == kind && classes[size - 2] == kind) continue;
    if (size == kLongestShape) break;
    classes.push_back(kind);
  }
  return classes;
}

std::uint64_t hash_of(std::u32string_view piece, std::uint64_t seed) {
  char bytes[4 * (kLongestWord + 2)];
  std::size_t size = 0;
  for (const char32_t c : piece) {
    for (int shift = 0; shift < 24; shift += 8) bytes[size++] = static_cast<char>(c >> shift & 0xFF);
  }
  return hash64({bytes, size}, seed);
}

// Hashes of pieces of words -> rows of one table after the other; row 0 is kept free.
class Rows {
 public:
  explicit Rows(const FeatureSizes& sizes) : sizes_(sizes) {}

  std::uint32_t row(Table table, std::u32string_view piece, std::uint64_t salt) const {
    std::uint32_t base = 1;
    for (std::uint32_t before = 0; before < table; ++before) base += sizes_.rows[before];
    return base + static_cast<std::uint32_t>(hash_of(piece, salt * 8 + table) % sizes_.rows[table]);
  }

 private:
  const FeatureSizes& sizes_;
};

}  // namespace

std::size_t FeatureSizes::total() const {
  std::size_t sum = 1;
  for (const std::uint32_t size : rows) sum += size;
  return sum;
}

std::u32string normalized(std::string_view word) { return fold(code_points(word)); }

std::uint32_t word_hash(std::string_view word) {
  const bool is_plain = word.size() <= kLongestWord && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_plain) return static_cast<std::uint32_t>(hash_of(normalized(word), kVocabulary) >> 32);
  char32_t points[kLongestWord];  // nothing to normalize
  std::copy(word.begin(), word.end(), points);
  return static_cast<std::uint32_t>(hash_of({points, word.size()}, kVocabulary) >> 32);
}

WordFeatures word_features(std::string_view word, const FeatureSizes& sizes) {
  const std::u32string points = code_points(word);
  const std::u32string folded = fold(points);
  const std::u32string_view whole = folded;
  const Rows rows(sizes);
  const auto suffix = [&](std::size_t size) { return whole.substr(whole.size() - std::min(size, whole.size())); };

  WordFeatures features;
  features.word_hash = static_cast<std::uint32_t>(hash_of(whole, kVocabulary) >> 32);
  features.rows[0] = rows.row(kWord, whole, 0);
  features.rows[1] = rows.row(kWord, whole, 1);
  features.rows[2] = rows.row(kPrefix, whole.substr(0, 2), 0);
  features.rows[3] = rows.row(kPrefix, whole.substr(0, 4), 1);
  features.rows[4] = rows.row(kSuffix, suffix(2), 0);
  features.rows[5] = rows.row(kSuffix, suffix(3), 1);
  features.rows[6] = rows.row(kSuffix, suffix(4), 2);
  features.rows[7] = rows.row(kShape, shape(points), 0);

  const std::u32string marked = U'<' + folded + U'>';
  for (std::size_t start = 0; start + kNgram <= marked.size() && features.ngrams < kNgramFeatures; ++start) {
    features.rows[kWholeFeatures + features.ngrams++] = rows.row(kNgramTable, std::u32string_view(marked).substr(start, kNgram), 0);
  }
  return features;
}

std::uint64_t feature_hash() {
  std::string names = "features " + std::to_string(kWordFeatureVersion);
  const auto add = [&](const auto& labels) {
    for (const std::string_view label : labels) names.append(" ").append(label);
    names += '\n';
  };
  add(kUposNames);
  add(kXposNames);
  add(kRelationNames);
  add(kEntityKindNames);
  return hash64(names);
}

}  // namespace sayso
