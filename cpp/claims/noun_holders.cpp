// Who holds what a noun of saying carries.
#include "claims/holders.h"
#include "claims/surface.h"

namespace sayso {

std::optional<Holder> holder_of_noun(const SentenceView& view, std::uint32_t noun, const Cue& cue) {
  const SectionView& section = *view.section;
  Holder holder;
  holder.cue = noun;
  holder.cue_tokens = cue.tokens;
  holder.cue_class = cue.cue_class;
  holder.modality = cue.modality;
  holder.rule = "noun of saying";
  const std::uint32_t owner = view.child_with(noun, Relation::nmod_poss, false);
  if (owner != kNone) {
    holder.phrase = noun_phrase(view, owner);
    holder.kind = holder_kind(view, owner);
  } else {
    for (const std::uint32_t below : view.children(noun)) {
      const std::string_view preposition = section.lower[view.first_of(below)];
      if (base_of(section.relation(below)) == Relation::nmod && below > noun && (preposition == "by" || preposition == "from")) {
        holder.phrase = noun_phrase(view, below);
        holder.kind = holder_kind(view, below);
      }
    }
  }
  if (!holder.phrase && base_of(section.relation(noun)) == Relation::obj) {
    const std::uint32_t verb = section.head(noun);
    const Phrase subject = is_passive(view, verb) ? Phrase{} : subject_of(view, verb);
    if (subject && (section.tables.light_verbs.has(section.lemma(verb)) || section.tables.cue_verbs.has(section.lemma(verb)))) {
      holder.phrase = tidy_holder(view, noun_phrase(view, subject.head));
      holder.kind = holder_kind(view, subject.head);
    }
  }
  // "Evidence that" holds nothing; nor does a plan of nobody's.
  if (!holder.phrase && (cue.cue_class == CueClass::show || cue.cue_class == CueClass::promise || cue.cue_class == CueClass::order))
    return std::nullopt;
  if (!holder.phrase) {
    holder.phrase = {{noun, noun + 1}, noun};
    holder.kind = SourceKind::unnamed;
  }
  return holder;
}

}  // namespace sayso
