"""The entity head: its float twin and the engine agree, sums over sequences are those over all sequences. Skipped without PyTorch or `_train`."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "build/cpp/parse_tool"
sys.path.insert(0, str(ROOT / "python"))

torch = pytest.importorskip("torch")
pytest.importorskip("numba")
pytest.importorskip("training.shared", reason="the extension _train is not built", exc_type=ImportError)

import numpy as np  # noqa: E402

from training import quantize, write_model  # noqa: E402
from training.conllu import Document, Sentence  # noqa: E402
from training.entities import mask_of  # noqa: E402
from training.entity_head import Examples, Head, Options, conllu  # noqa: E402
from training.names import Names  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.sequences import allowed, log_sums  # noqa: E402
from training.shared import ENTITY_LABELS, _train  # noqa: E402

LABELS = len(ENTITY_LABELS)
WORDS = "Ferries from Vik and Oslo met the storm that Captain Lund of Talvik Lines had feared on Monday 12 May , said 41 people".split()


def tagged(words: str, tags: str) -> Sentence:
    return Sentence(words.split(), entities=mask_of(tags.split(), ()))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network as it starts, with steps for values of that size, and an entity head as it starts."""
    torch.manual_seed(2)
    network = Network(Shape(blocks="dg", embedding=32, width=32, arcs=16, relations=16, rows=(500, 200, 200, 100, 400)))
    for layer in network.modules():
        if hasattr(layer, "peak"):
            layer.peak.fill_(4.0)
    trainer = type("Trainer", (), {"network": network, "vocabulary": np.zeros(0, np.uint32)})()
    path = tmp_path_factory.mktemp("model") / "tiny.model"
    texts = {"meta": "{}", "lemmas.words": "", "lemmas.endings": ""}
    path.write_bytes(write_model.encode_model({**quantize.sections(trainer), **texts}))
    return path


def viterbi(scores: np.ndarray) -> list[int]:
    may = np.where(allowed().numpy(), 0.0, -1e9)
    total, back = scores[0] + may[-1], []
    for row in scores[1:]:
        sums = total[:, None] + may[:-1]
        back.append(sums.argmax(0))
        total = sums.max(0) + row
    labels = [int(total.argmax())]
    for places in reversed(back):
        labels.append(int(places[labels[-1]]))
    return labels[::-1]


@pytest.mark.skipif(not ENGINE.exists(), reason="cpp/tools/parse_tool is not built")
def test_float_head_and_integer_engine_find_the_same_entities(model: Path, tmp_path: Path) -> None:
    torch.manual_seed(3)
    random = np.random.default_rng(4)
    sections, _ = write_model.decode_model(model.read_bytes())
    head = Head(Options(words=16, hidden=16), sections).eval()
    for layer in (head.word, head.window, head.labels):
        layer.weight.data *= 3
    trained = tmp_path / "trained.model"
    trained.write_bytes(model.read_bytes())
    write_model.add_sections(trained, head.sections())
    # Documents of one sentence without a word twice: no name stands twice.
    sentences = [Sentence([WORDS[word] for word in random.permutation(len(WORDS))[: 3 + index % 15]]) for index in range(60)]
    given = "".join(conllu([[sentence]]).replace("# newpar", "# newdoc") for sentence in sentences)
    answer = subprocess.run([ENGINE, trained, "--conllu"], input=given, capture_output=True, check=True, text=True).stdout
    rows = [line.split("\t") for line in answer.splitlines() if line and line[0] != "#"]
    found = [next((item[4:] for item in row[9].split("|") if item.startswith("NER=")), "O") for row in rows]

    made = Examples(32)
    made.add(_train.Encoder(str(model)), [Document("x", "x", sentences)], 1.0, random, 0.0)
    made.close()
    encoder = _train.Encoder(str(model))
    expected = []
    for sentence in sentences:
        states = np.concatenate([encoder.states(conllu([[sentence]])), np.full((2, 32), 64, np.uint8)])
        is_word = torch.arange(len(states)) < len(sentence)
        with torch.no_grad():
            scores, _ = head(torch.from_numpy(states), is_word.float())
        expected += [ENTITY_LABELS.names[label] for label in viterbi(scores[: len(sentence)].numpy())]
    assert len(found) == len(expected) == len(made.states) - 1
    assert len(set(expected)) > 5
    assert sum(left == right for left, right in zip(found, expected, strict=True)) >= 0.95 * len(expected)


def test_sums_are_those_over_all_sequences() -> None:
    torch.manual_seed(1)
    few = [0, 1, 2, 3, 4]  # O, B and I of two kinds
    scores = torch.full((2, 3, LABELS), -1e4)
    scores[:, :, few] = torch.randn(2, 3, len(few))
    after = torch.randn(LABELS + 1, LABELS)
    may = allowed()
    for sentence, length in enumerate((3, 2)):
        total = []
        for labels in itertools.product(few, repeat=length):
            steps = list(itertools.pairwise([LABELS, *labels]))
            if all(may[before, label] for before, label in steps):
                total.append(sum(scores[sentence, word, label] + after[step] for word, (label, step) in enumerate(zip(labels, steps, strict=True))))
        found = log_sums(scores, torch.tensor([3, 2]), after)[sentence]
        assert float(found) == pytest.approx(float(torch.stack(total).logsumexp(0)), abs=1e-3)


def test_names_are_made_up_but_common_words_stay() -> None:
    sentence = tagged("Marit Lundgren led the Bank of Velmora", "B-person I-person O O B-organization I-organization I-organization")
    common = tagged("a bank of stones", "O O O O")
    names = Names([Document("x", "x", [sentence, common])])
    made = names.make_up(sentence, 1.0, np.random.default_rng(1))
    assert made.words[2:6] == ["led", "the", "Bank", "of"]
    assert all(new != old and len(new) == len(old) and new[0].isupper() for new, old in zip(made.words[:2], sentence.words[:2], strict=True))
    assert made.entities.tolist() == sentence.entities.tolist()


def test_a_name_of_another_kind_leaves_no_person_organization_or_location_open() -> None:
    open_labels = [ENTITY_LABELS.names[label] for label in range(LABELS) if int(mask_of(["-"], ())[0]) >> label & 1]
    assert open_labels == ["O", *(f"{edge}-{kind}" for kind in ("nationality", "product", "event", "date", "money", "percent") for edge in "BI")]


def test_rows_of_a_sentence_end_with_two_of_no_word(model: Path) -> None:
    made = Examples(32)
    documents = [Document("x", "x", [Sentence(["Vik", "sank"]), Sentence(["Oslo"])])]
    made.add(_train.Encoder(str(model)), documents, 1.0, np.random.default_rng(0), 0.0)
    made.close()
    assert made.rows(np.array([1, 0])).tolist() == [3, 0, 0, 1, 2, 0, 0]
    assert made.states[0].tolist() == [64] * 32
