"""The training code and the engine must agree: same features, same container, same labels. Skipped without PyTorch or the extension _train."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "build/cpp/parse_tool"
sys.path.insert(0, str(ROOT / "python"))

torch = pytest.importorskip("torch")
pytest.importorskip("numba")
pytest.importorskip("training.shared", reason="the extension _train is not built", exc_type=ImportError)

import numpy as np  # noqa: E402

from training import heads, lemmas, quantize, tags, write_model  # noqa: E402
from training.batches import WordTypes, batches, encode  # noqa: E402
from training.boundaries import raw, treebank  # noqa: E402
from training.conllu import Sentence, read_conllu  # noqa: E402
from training.decode import accuracy  # noqa: E402
from training.entities import ALL, mark_amounts  # noqa: E402
from training.names import spans  # noqa: E402
from training.network import Network, Shape, bucket  # noqa: E402
from training.shared import ENTITY_LABELS, RELATIONS, UPOS, XPOS, features, head_doubts, weight_place, word_hash  # noqa: E402
from training.train import entity_loss  # noqa: E402

WORDS = "the a ferry captain harbour storm mayor Vik Oslo said sank left reported that was had on in off Monday 12 41 ships , . \" 's".split()
VOCABULARY = np.unique(features(WORDS[::2], [1] * 5)[2])  # half of the words have vectors of their own
SHAPE = Shape(blocks="dgd", embedding=32, width=32, arcs=16, relations=16, rows=(500, 200, 200, 100, 400), vocabulary=len(VOCABULARY), vector=8)


def sentences(count: int, seed: int) -> list[Sentence]:
    """Random words. UPOS depends on the word, XPOS on the word before: a task for a few seconds."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        size = int(random.integers(1, 20))
        words = [WORDS[index] for index in random.integers(0, len(WORDS), size)]
        own = np.array([WORDS.index(word) for word in words])
        before = np.concatenate([[0], own[:-1]])
        made.append(Sentence(words, own % len(UPOS), before % len(XPOS), np.arange(size), np.zeros(size, np.int64)))
    return made


@pytest.fixture(scope="module")
def trainer() -> SimpleNamespace:
    """A tiny network trained for some seconds, and calibrated."""
    torch.manual_seed(4)
    network = Network(SHAPE)
    network.vectors[1:] = torch.randn(SHAPE.vocabulary, SHAPE.vector)
    types = WordTypes(SHAPE.rows, VOCABULARY)

    def run_network(batch, table, rows):  # noqa: ANN001, ANN202
        vectors = network.words(rows, types.ngrams[batch.types], types.known[batch.types], table)
        return network.scores(network.encode(torch.nn.functional.embedding(batch.words, vectors), batch.mask, 0)[batch.mask])

    made = SimpleNamespace(network=network, types=types, vocabulary=VOCABULARY, run_network=run_network)
    blocks = [[encode(sentence, types)] for sentence in sentences(150, 1)]
    types.update()
    optimizer = torch.optim.Adam(network.parameters(), 8e-3)
    ready = list(batches(blocks, 1000))
    for step in range(120):
        batch = ready[step % len(ready)]
        scores = run_network(batch, network.table, types.rows[batch.types])
        loss = sum(torch.nn.functional.cross_entropy(getattr(scores, name), batch.targets[name][1][:, 0]) for name in ("upos", "xpos"))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    quantize.calibrate(made, ready)
    return made


@pytest.mark.skipif(not ENGINE.exists(), reason="cpp/tools/parse_tool is not built")
def test_float_network_and_integer_engine_choose_the_same_labels(trainer: SimpleNamespace, tmp_path: Path) -> None:
    model = tmp_path / "tiny.model"
    texts = {"meta": "{}", "lemmas.words": "", "lemmas.endings": ""}
    model.write_bytes(write_model.encode_model({**quantize.sections(trainer), **texts}))
    unseen = sentences(200, 2)
    given = "".join("# newpar\n" + "".join(f"{index}\t{word}" + "\t_" * 8 + "\n" for index, word in enumerate(s.words, 1)) + "\n" for s in unseen)
    answer = subprocess.run([ENGINE, model, "--conllu"], input=given, capture_output=True, check=True, text=True).stdout
    found = [line.split("\t")[3:5] for line in answer.splitlines() if line and line[0] != "#"]

    expected = []
    for sentence in unseen:
        batch = next(batches([[encode(sentence, trainer.types)]], 1000))
        trainer.types.update()
        with torch.no_grad():
            scores = trainer.run_network(batch, trainer.network.table, trainer.types.rows[batch.types])
        expected += [[UPOS.names[u], XPOS.names[x]] for u, x in zip(scores.upos.argmax(-1), scores.xpos.argmax(-1), strict=True)]
    same = sum(left == right for own, other in zip(found, expected, strict=True) for left, right in zip(own, other, strict=True))
    assert same >= 0.99 * 2 * len(expected)


def test_known_words_have_places_in_the_vocabulary(trainer: SimpleNamespace) -> None:
    types = WordTypes(SHAPE.rows, VOCABULARY)
    numbers = [types.number(word) for word in [*WORDS, "unheard"]]
    types.update()
    known = types.known[numbers]
    assert sorted(set(known[known > 0].tolist())) == list(range(1, len(VOCABULARY) + 1))  # "12" and "41" are one word
    assert known[-1] == 0


def test_model_file_round_trip() -> None:
    sections = {"b": np.arange(6, dtype=np.int8).reshape(2, 3), "a": "text \N{SNOWMAN}", "c.d": np.array([1.5], np.float32)}
    decoded, features = write_model.decode_model(write_model.encode_model(sections, 7))
    assert features == 7
    assert decoded["a"] == sections["a"]
    assert np.array_equal(decoded["b"], sections["b"])
    assert decoded["b"].dtype == np.int8


def test_added_sections_replace_and_keep(tmp_path: Path) -> None:
    path = tmp_path / "x.model"
    path.write_bytes(write_model.encode_model({"a": "one", "b": "two"}, 3))
    write_model.add_sections(path, {"b": "new", "c": np.zeros(2, np.int16)})
    sections, features = write_model.decode_model(path.read_bytes())
    assert (sections["a"], sections["b"], sorted(sections), features) == ("one", "new", ["a", "b", "c"], 3)


def test_numbers_that_are_not_finite_are_not_written() -> None:
    with pytest.raises(ValueError, match="finite"):
        write_model.encode_model({"a": np.array([np.nan], np.float32)}, 0)


def test_distance_buckets_are_those_of_the_engine() -> None:
    # The table of tests/cpp/analysis/encoder_test.cpp.
    assert bucket(torch.tensor([0, 1, -1, 8, 9, 11, -41, 42, -100000])).tolist() == [15, 16, 14, 23, 24, 25, 1, 30, 0]


def test_amounts_are_marked_by_rule() -> None:
    words = "It paid $ 2.5 million , or ten percent of it , for 30 euros".split()
    tags = [ENTITY_LABELS.names[int(mask).bit_length() - 1] if mask & (mask - 1) == 0 else "?" for mask in mark_amounts(words, np.full(len(words), ALL))]
    assert tags[2:5] == ["B-money", "I-money", "I-money"]
    assert tags[7:9] == ["B-percent", "I-percent"]
    assert tags[13:15] == ["B-money", "I-money"]
    assert set(tags[:2] + tags[5:7] + tags[9:13]) == {"?"}


def test_entity_loss_does_not_punish_what_the_corpus_leaves_open() -> None:
    scores = torch.full((1, len(ENTITY_LABELS)), -20.0)
    scores[0, ENTITY_LABELS.index("B-date")] = 20.0
    open_mask = torch.tensor([1 | 1 << ENTITY_LABELS.index("B-date")])
    assert entity_loss(scores, open_mask) < 1e-3
    assert entity_loss(scores, torch.tensor([1])) > 10
    assert entity_loss(scores, torch.tensor([0])) == 0


def test_names_are_read_from_masks() -> None:
    index = ENTITY_LABELS.index
    masks = np.array([1 << index("B-person"), 1 << index("I-person"), 1, 1 << index("B-location"), ALL])
    assert spans(masks) == [(0, 2, "person"), (3, 4, "location")]


def test_conllu_is_read_with_documents_and_roots(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    rows = "1\tShips\tship\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tsink\tsink\tVERB\tVBP\t_\t0\troot\t_\t_\n"
    path.write_text(f"# newdoc id = one\n{rows}\n# newdoc id = two\n# newpar\n{rows}\n", encoding="utf8")
    documents = read_conllu(path, "test")
    assert [document.name for document in documents] == ["one", "two"]
    sentence = documents[0].sentences[0]
    assert sentence.heads.tolist() == [1, 1]
    assert RELATIONS.names[sentence.relations[0]] == "nsubj"


def test_lemma_rules_generalise_and_exceptions_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    pairs = [("ships", "ship"), ("boats", "boat"), ("ports", "port"), ("storms", "storm"), ("men", "man")]
    path.write_text("".join(f"1\t{word}\t{lemma}\tNOUN\tNNS\t_\t0\troot\t_\t_\n\n" * 2 for word, lemma in pairs), encoding="utf8")
    table = lemmas.learn(read_conllu(path, "test"))
    assert "men\tNNS\tman\n" in table.sections()["lemmas.words"]
    assert table.find("harbours", "NNS") == "harbour"


def test_known_lemmas_decide_between_rules(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    pairs = [("sailed", "sail"), ("landed", "land"), ("rained", "rain"), ("moored", "moor"), ("liked", "like"), ("named", "name"), ("hated", "hate")]
    path.write_text("".join(f"1\t{word}\t{lemma}\tVERB\tVBD\t_\t0\troot\t_\t_\n\n" * 2 for word, lemma in pairs), encoding="utf8")
    documents = read_conllu(path, "test")
    assert lemmas.learn(documents).find("voted", "VBD") == "vot"
    assert lemmas.learn(documents, ["vote"]).find("voted", "VBD") == "vote"
    assert lemmas.learn(documents).find("sank", "VBD") == "sink"  # an irregular form that no document holds


def test_spelling_of_names_is_learned(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text("".join(f"1\t{word}\t{lemma}\tPROPN\tNNP\t_\t0\troot\t_\t_\n\n" for word, lemma in [("Vik", "Vik"), ("NAVAL", "NAVAL")]), encoding="utf8")
    table = lemmas.learn(read_conllu(path, "test"))
    assert [table.find(word, "NNP") for word in ("vik", "VIK", "NAVAL", "NARVIK", "NKS")] == ["Vik", "Vik", "NAVAL", "Narvik", "NKS"]


@pytest.mark.skipif(not ENGINE.exists(), reason="cpp/tools/parse_tool is not built")
def test_engine_finds_the_lemmas_of_the_tables(trainer: SimpleNamespace, tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    given = [("sank", "sink", "VERB", "VBD"), ("ships", "ship", "NOUN", "NNS"), ("Vik", "Vik", "PROPN", "NNP")]
    given += [("12,000", "12000", "NUM", "CD"), ("is", "be", "AUX", "VBZ")]
    path.write_text("".join(f"1\t{word}\t{lemma}\t{upos}\t{xpos}\t_\t0\troot\t_\t_\n\n" * 3 for word, lemma, upos, xpos in given), encoding="utf8")
    table = lemmas.learn(read_conllu(path, "test"), ["hope", "stop"], VOCABULARY.tolist())
    model = tmp_path / "tiny.model"
    model.write_bytes(write_model.encode_model({**quantize.sections(trainer), "meta": "{}", **table.sections()}))
    words = ["Ships", "VIK", "vik", "Narvik", "12,000", "hoped", "stopped", "is", "X", "harbours", "men", "Zembian", "a@Vik.example"]
    words += ["FY27", "XIV", "anti-Zembian", "shiips", "shpis", "stopped", "stoppd", "soooo", "hopin", "panicked"]
    text = "# newpar\n" + "".join(f"{index}\t{word}" + "\t_" * 8 + "\n" for index, word in enumerate(words, 1)) + "\n"
    answer = subprocess.run([ENGINE, model, "--conllu"], input=text, capture_output=True, check=True, text=True).stdout
    rows = [line.split("\t") for line in answer.splitlines() if line and line[0] != "#"]
    assert [row[2] for row in rows] == [table.find(row[1], lemmas.tag_of(row[3], row[4])) for row in rows]


def test_misspelt_words_go_by_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    given = [("so", "so", "ADV", "RB"), ("harbour", "harbour", "NOUN", "NN"), ("happens", "happen", "VERB", "VBZ"), ("sits", "sit", "VERB", "VBZ"), ("sails", "sail", "VERB", "VBZ")]
    path.write_text("".join(f"1\t{word}\t{lemma}\t{upos}\t{xpos}\t_\t0\troot\t_\t_\n\n" * 2 for word, lemma, upos, xpos in given), encoding="utf8")
    table = lemmas.learn(read_conllu(path, "test"), ["happen"], [word_hash(word) for word in ("harbour", "happens", "so")])
    assert [table.find(word, tag) for word, tag in [("Soooo", "RB"), ("habrour", "NN"), ("hapens", "VBZ")]] == ["so", "harbour", "happen"]
    assert [table.find(word, tag) for word, tag in [("Habrour", "NNP"), ("harpour", "NN")]] == ["Habrour", "harpour"]
    assert table.find("pls", "UH") == "please"


def test_have_and_be_in_short(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    rows = [("'s", "be", "AUX", "VBZ", 2, "aux:pass"), ("left", "leave", "VERB", "VBN", 0, "root"), ("'s", "have", "AUX", "VBZ", 4, "aux"), ("come", "come", "VERB", "VBN", 2, "conj")]
    sentence = "".join(f"{number}\t{word}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t_\n" for number, (word, lemma, upos, xpos, head, relation) in enumerate(rows, 1))
    path.write_text((sentence + "\n") * 2 + "1\t's\tbe\tAUX\tVBZ\t_\t0\troot\t_\t_\n\n", encoding="utf8")
    assert "'s\tVBZ~\thave\n" in lemmas.learn(read_conllu(path, "test")).sections()["lemmas.words"]


def test_pairs_of_tags_and_of_addresses(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    given = [("ship", "NOUN", "NN")] * 300 + [("%", "SYM", "NN")] * 2 + [("c@vik.example", "PROPN", "ADD"), ("%", "SYM", "NN")]
    given += [("a@vik.example", "PROPN", "ADD"), ("b@vik.example", "PROPN", "ADD"), ("a.doc", "NOUN", "NN"), ("b.doc", "X", "NN")]
    path.write_text("".join(f"1\t{word}\t_\t{upos}\t{xpos}\t_\t0\troot\t_\t_\n\n" for word, upos, xpos in given), encoding="utf8")
    documents = read_conllu(path, "ewt")
    assert tags.pairs(documents) == "NOUN\tNN\nPROPN\tADD\nSYM\tNN\t%\n"
    assert tags.addresses(documents) == "@\tPROPN\tADD\n"


def test_weights_stand_where_the_engine_looks_for_them() -> None:
    random = np.random.default_rng(1)
    for feature in random.integers(0, 2**64, 200, dtype=np.uint64):
        pair = int(random.integers(0, 833))
        assert tags.weight_place(feature, pair, 1 << 17) == weight_place(int(feature), pair, 1 << 17)


def test_second_choice_learns_what_stands_around() -> None:
    random = np.random.default_rng(2)
    gold = random.integers(0, 2, 400)
    features = random.integers(0, 2**63, (400, 13), dtype=np.uint64)
    features[:, 0] = np.where(gold, 7, 11)  # the only one that tells
    pairs = np.tile(np.array([0, 1, tags.NO_PAIR, tags.NO_PAIR], np.int32), (400, 1))
    sums = np.tile(np.array([1.0, 0.5, -1e3, -1e3], np.float32), (400, 1))
    weights = tags.learn([(pairs, sums, features, gold)])
    difference = [weights[tags.weight_place(np.uint64(7), 1, len(weights))] - weights[tags.weight_place(np.uint64(name), 0, len(weights))] for name in (7, 11)]
    assert difference[0] > 0.3
    assert difference[1] < difference[0]


def test_second_choice_of_heads_learns_what_stands_around() -> None:
    random = np.random.default_rng(2)
    gold = random.integers(0, 2, 400)
    features = random.integers(0, 2**32 - 1, (400, 3, 40), dtype=np.uint32)
    features[:, :, 0] = np.where(np.arange(3) == gold[:, None], 7, 11)  # the only one that tells, and that is not rare
    scores = np.tile(np.array([1.0, 0.5, -1e9], np.float32), (400, 1))  # the third choice is none
    weights = heads.learn([(scores, features, gold)])
    assert weights[7] - weights[11] > 0.5
    assert np.count_nonzero(weights) == 2


def test_doubts_about_heads_start_with_the_tree_and_count_words_of_all_documents(trainer: SimpleNamespace, tmp_path: Path) -> None:
    model = tmp_path / "tiny.model"
    texts = {"meta": "{}", "lemmas.words": "", "lemmas.endings": ""}
    model.write_bytes(write_model.encode_model({**quantize.sections(trainer), **texts}))
    made = [s for s in sentences(40, 5) if len(s) > 1]
    lines = ["".join(f"{index}\t{word}" + "\t_" * 8 + "\n" for index, word in enumerate(s.words, 1)) + "\n" for s in made]
    given = "".join(f"# newdoc id = {index}\n" + line if index % 10 == 0 else line for index, line in enumerate(lines))
    tree_heads, tree_relations, words, own_heads, own_relations, scores, features = head_doubts(str(model), given)
    assert len(tree_heads) == len(tree_relations) == sum(map(len, made))
    assert len(words) > 0  # heads were not trained
    assert np.array_equal(own_heads[:, 0], tree_heads[words])
    assert np.array_equal(own_relations[:, 0], tree_relations[words])
    starts = np.cumsum([0, *map(len, made)])
    sentence = np.searchsorted(starts, words, "right")
    inside = (own_heads >= starts[sentence - 1][:, None]) & (own_heads < starts[sentence][:, None])
    assert (inside | (own_heads < 0)).all()
    assert scores.shape == own_heads.shape == features.shape[:2]


def test_weights_of_a_row_fit_sums_of_sixteen_bits() -> None:
    torch.manual_seed(1)
    for weight in (torch.ones(3, 40), -torch.ones(3, 40), torch.randn(3, 40)):
        made = quantize.affine("x", weight, torch.zeros(3), 1.0)
        runs = np.pad(made["x.weight"].astype(int), ((0, 0), (0, 8))).reshape(3, 3, 4, 2, 2)
        for sign in (1, -1):
            assert np.maximum(sign * runs, 0).sum((2, 4)).max() <= 258
        back = made["x.weight"] * made["x.step"][:, None]
        assert np.abs(back - weight.numpy()).max() <= made["x.step"].max() / 2 + 1e-6


def test_accuracy_counts_all_words(trainer: SimpleNamespace) -> None:
    from training.conllu import Document

    document = Document("x", "x", sentences(5, 3))
    assert accuracy(trainer, [document]).startswith("UPOS ")


def test_sentences_end_where_the_treebank_and_the_raw_text_say(tmp_path: Path) -> None:
    rows = "1\tIt\t_\t_\t_\t_\t0\troot\t_\t_\n\n"
    first = f"# newdoc id = one\n# newpar\n# text = The mill closed\n{rows}# text = It was old.\n{rows}# newpar\n# text = It was old.\n{rows}"
    path = tmp_path / "bank.conllu"
    path.write_text(first + f"# newdoc id = two\n# text = Why?\n{rows}", encoding="utf8")
    one, two = treebank(path)
    assert (one.name, two.name) == ("one", "two")
    assert [one.text[:end] for end in sorted(one.ends)] == ["The mill closed", "The mill closed It was old.", one.text.rstrip()]
    assert two.ends == {4}
    path.write_text('{"doc_id": "three", "text": "Why? It is.", "sentences": "[[0, 4], [5, 11]]"}\n', encoding="utf8")
    assert [text.ends for text in raw(path)] == [{4, 11}]
