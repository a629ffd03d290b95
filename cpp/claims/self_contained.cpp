#include "claims/self_contained.h"

namespace sayso {

SelfContained make_self_contained(std::string_view text, const Parsed&, const Claim& claim, const ClaimPlace&, const std::vector<Time>&) {
  return {std::string(slice(text, claim.span)), {}, false};
}

std::string apply_edits(std::string_view text, ByteSpan span, const std::vector<Edit>& edits) {
  std::string result;
  std::uint32_t at = span.start;
  for (const Edit& edit : edits) {
    result += slice(text, {at, edit.span.start});
    result += edit.inserted;
    at = edit.span.end;
  }
  result += slice(text, {at, span.end});
  return result;
}

}  // namespace sayso
