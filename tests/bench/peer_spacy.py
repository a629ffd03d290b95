"""Tokens a second of spaCy's small English pipeline: peer_spacy.py FILE [--repetitions N]; run.py calls it in an environment of its own.

The trained model is used when it is installed (en_core_web_sm). PyPI does not carry it, so without it a pipeline of the same
architecture (tok2vec, tagger, parser, ner; sizes of en_core_web_sm 3.8) with untrained weights runs: the same work a token, no use for
accuracy. FILE is JSONL with `text`. Prints one JSON object.
"""

import argparse
import json
import statistics
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
ENCODE = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}
TOK2VEC = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
TAGS, RELATIONS, ENTITIES = 50, 45, 18  # labels of en_core_web_sm


def untrained() -> Language:
    """The architecture of en_core_web_sm; sgd never runs."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    parser_model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "hidden_width": 64, "maxout_pieces": 2, "tok2vec": LISTENER}
    parser = nlp.add_pipe("parser", config={"model": parser_model})
    ner_model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "hidden_width": 64, "maxout_pieces": 2, "tok2vec": TOK2VEC}
    ner = nlp.add_pipe("ner", config={"model": ner_model})
    for number in range(TAGS):
        tagger.add_label(f"T{number}")
    for number in range(RELATIONS):
        parser.add_label(f"r{number}")
    for number in range(ENTITIES):
        ner.add_label(f"E{number}")
    doc = nlp.make_doc("Halden closed its plant")
    gold = {"tags": ["T0"] * 4, "heads": [1, 1, 3, 1], "deps": ["r1", "ROOT", "r2", "r3"], "entities": [(0, 6, "E0")]}
    nlp.initialize(lambda: [Example.from_dict(doc, gold)])
    return nlp


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    texts = [json.loads(line)["text"] for line in options.file.read_text(encoding="utf-8").splitlines()]
    trained = spacy.util.is_package("en_core_web_sm")
    nlp = spacy.load("en_core_web_sm", exclude=["lemmatizer", "attribute_ruler", "senter"]) if trained else untrained()
    times, tokens = [], 0
    for _ in range(options.repetitions):
        start = time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
        times.append(time.process_time() - start)
    print(json.dumps({"version": spacy.__version__, "trained": trained, "tokens": tokens, "tokens_per_second": tokens / statistics.median(times)}))


if __name__ == "__main__":
    main()
