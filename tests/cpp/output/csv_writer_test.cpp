#include "output/csv_writer.h"

#include <gtest/gtest.h>

#include "example.h"

namespace sayso {
namespace {

using testing::full_example;
using testing::input_of;

std::string cell(std::string_view text, bool guard = true) {
  std::string out;
  append_csv_text(text, guard, out);
  return out;
}

TEST(CsvText, IsQuotedWhereRfc4180WantsIt) {
  EXPECT_EQ(cell("plain"), "plain");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("say \"so\""), "\"say \"\"so\"\"\"");
  EXPECT_EQ(cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(cell("two\rlines"), "\"two\rlines\"");
  EXPECT_EQ(cell(" led by a space"), "\" led by a space\"");
  EXPECT_EQ(cell(""), "");
}

TEST(CsvText, ThatASpreadsheetWouldRunIsGuarded) {
  for (const std::string_view text : {"=1+1", "+1", "-1", "@SUM", "\tx"}) EXPECT_EQ(cell(text), "'" + std::string(text));
  EXPECT_EQ(cell("\rx"), "\"'\rx\"");
  EXPECT_EQ(cell("=cmd|' /C calc'!A0,1"), "\"'=cmd|' /C calc'!A0,1\"");
  EXPECT_EQ(cell("=1+1", false), "=1+1");
  EXPECT_EQ(cell("a=b"), "a=b");
}

TEST(Csv, HasHeaderCrlfAndNestedValuesAsJson) {
  const auto claims = make_claims(input_of({full_example()}));
  std::string out;
  append_csv(claims->table, 0, 1, {}, out);
  EXPECT_EQ(
      out,
      "row,doc,section,claim,parent,sentence,start,end,text,self_contained,edits,form,subject,object,predicate,arguments,source,sources,"
      "quote,modality,polarity,certainty,quantities,times,comparison,causal,checkworthiness,confidence,why,abstained\r\n"
      "0,caf\xC3\xA9/1,title,00000000000000aa,,0,7,17,caf\xC3\xA9 grows,caf\xC3\xA9 grows,[],heading,,,grow,[],,[],none,asserted,positive,"
      "1,[],[],false,false,0.5,0.5,[],[]\r\n");
}

TEST(Csv, WithoutHeaderAndRowsIsEmpty) {
  const auto claims = make_claims(input_of({full_example()}));
  std::string out;
  append_csv(claims->table, 2, 2, {false, true}, out);
  EXPECT_EQ(out, "");
}

TEST(Csv, QuotesJsonInACell) {
  const auto claims = make_claims(input_of({full_example()}));
  std::string out;
  append_csv(claims->table, 1, 2, {false, true}, out);
  EXPECT_NE(out.find(",\"[\"\"times\"\",\"\"parent\"\"]\"\r\n"), std::string::npos) << out;
}

}  // namespace
}  // namespace sayso
