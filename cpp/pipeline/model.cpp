#include "pipeline/model.h"

#include <utility>

#include "model/model_file.h"

namespace sayso {

Model::Model(Analyzer analyzer_, PronounModel pronouns_, ClaimModel claims_, std::string sha256_, std::string metadata_)
    : analyzer(std::move(analyzer_)),
      pronouns(std::move(pronouns_)),
      claims(std::move(claims_)),
      lexicon(Lexicon::built_in()),
      sha256(std::move(sha256_)),
      metadata(std::move(metadata_)) {}

std::shared_ptr<const Model> Model::load(const std::string& path, nn::Isa isa) {
  const ModelFile file = ModelFile::read(path);
  Analyzer analyzer(file, isa);  // first: it says when the file belongs to another version
  return std::shared_ptr<const Model>(
      new Model(std::move(analyzer), load_pronoun_model(file), load_claim_model(file), file.sha256(), std::string(file.text("meta"))));
}

}  // namespace sayso
