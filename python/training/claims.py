"""`python -m training.claims --data SHARED --tool claim_features --model en.model --out claims.npz`: trains the claim model.

Two linear models over the hashed features of `cpp/claims/features.h`, on the trees of the shipped parser: which words head claims of
which form (one multinomial logistic regression), and which words below or above a head belong to its span (one binary one). Only
articles of claims/train are learned from. Weights are written as whole numbers, 256 to one unit of log odds; `add_sections` puts them
into the model file.
"""

from __future__ import annotations

import argparse
import bisect
import collections
import json
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from training.write_model import decode_model, encode_model, write_file

FORMS = ["main", "subordinate", "relative", "participle", "infinitive", "coordinated", "apposition", "nominal", "heading", "table", "list"]
FEATURE_VERSION = 2  # kFeatureVersion of cpp/claims/features.h
SCORE_UNIT = 256  # kScoreUnit of cpp/claims/claim_model.h
HEAD_ROWS = 1 << 16
SPAN_ROWS = 1 << 17
MOST_WEIGHT = 10
EMPTY_WORDS = {"be", "have", "do", "aim", "to", "of", "in", "can"}
CLAUSE_RELATIONS = {"root", "ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj", "appos", "xcomp"}

Place = tuple[str, str]  # document, section
Floats = npt.NDArray[np.float32]
Hashes = npt.NDArray[np.uint32]


@dataclass(slots=True)
class Token:
    """A row of `claim_features heads`; offsets are bytes; `first` and `last` tell where its features stand."""

    index: int
    start: int
    end: int
    head: int
    relation: str
    upos: str
    lemma: str
    first: int
    last: int


@dataclass(slots=True)
class GoldClaim:
    """An annotated claim as the form and the tokens it spans."""

    form: str
    start: int
    end: int


def run_tool(tool: Path, mode: str, model: Path, articles: Path, stdin: str = "") -> tuple[list[list[str]], Hashes]:
    """Runs the tool; gives its rows and the feature hashes of all rows."""
    with tempfile.NamedTemporaryFile(suffix=".bin") as out:
        done = subprocess.run([tool, mode, model, articles, out.name], input=stdin, capture_output=True, text=True, check=True)
        return [line.split("\t") for line in done.stdout.splitlines()], np.fromfile(out.name, dtype=np.uint32)


def read_tokens(rows: list[list[str]]) -> dict[Place, list[Token]]:
    """Rows of `claim_features heads` by section."""
    tokens: dict[Place, list[Token]] = collections.defaultdict(list)
    offset = 0
    for doc, section, index, start, end, head, relation, upos, lemma, _, count in rows:
        last = offset + int(count)
        tokens[doc, section].append(Token(int(index), int(start), int(end), int(head), relation, upos, lemma, offset, last))
        offset = last
    return tokens


def find_head(claim: dict[str, str], inside: list[Token]) -> Token | None:
    """The word that heads an annotated claim: a top of its words, rather one that its predicate names."""
    words = [token for token in inside if token.upos != "PUNCT"]
    if not words:
        return None
    indices = {token.index for token in inside}
    predicate = [w.lower()[:4] for w in re.findall(r"\w+", claim["predicate"]) if w.lower() not in EMPTY_WORDS]

    def named(token: Token) -> bool:
        lemma = token.lemma.lower()
        return any(lemma[:4] == word or lemma[:3] == word[:3] for word in predicate)

    form = claim["form"]
    if form == "relative":
        relatives = [t for t in words if t.relation.startswith("acl")]
        if relatives:
            return max(relatives, key=lambda t: (t.relation == "acl:relcl", named(t), -t.index))
    if form == "apposition":
        appositions = [t for t in words if t.relation == "appos"]
        if appositions:
            return max(appositions, key=lambda t: (named(t), -t.index))
    tops = [t for t in words if t.head not in indices or t.head == t.index]
    content = {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}
    best = max(tops, key=lambda t: (named(t), t.relation in CLAUSE_RELATIONS and t.upos in content, t.upos in content, -t.index))
    if form == "participle" and not named(best):
        participles = [t for t in words if t.relation in {"acl", "advcl", "amod"} and named(t)]
        if participles:
            return participles[0]
    return best


def byte_offsets(text: str) -> list[int]:
    """Byte offset of each code point, and the end."""
    offsets = [0]
    for letter in text:
        offsets.append(offsets[-1] + len(letter.encode()))
    return offsets


def align(tokens: dict[Place, list[Token]], articles: dict[str, dict[str, str]], claims: Path) -> dict[Place, dict[int, GoldClaim]]:
    """Annotated claims by section and head word. Of two claims with one head the clause is kept, not the apposition."""
    aligned: dict[Place, dict[int, GoldClaim]] = collections.defaultdict(dict)
    offsets = {place: byte_offsets(articles[place[0]][place[1]]) for place in tokens}
    starts = {place: [t.start for t in row] for place, row in tokens.items()}
    for line in claims.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        place = (claim["doc"], claim.get("section") or "text")
        if place not in tokens:
            continue
        start, end = offsets[place][claim["start"]], offsets[place][claim["end"]]
        low, high = bisect.bisect_left(starts[place], start), bisect.bisect_left(starts[place], end)
        inside = tokens[place][low:high]
        head = find_head(claim, inside)
        if head is None:
            continue
        known = aligned[place].get(head.index)
        if known is None or known.form in {"apposition", "nominal"}:
            aligned[place][head.index] = GoldClaim(claim["form"], inside[0].index, inside[-1].index + 1)
    return aligned


def matrix(hashes: Hashes, spans: list[tuple[int, int]], rows: int) -> scipy.sparse.csr_matrix:
    """Counts of hashed features, one row for each span of `hashes`."""
    lengths = np.array([last - first for first, last in spans])
    columns = np.concatenate([hashes[first:last] for first, last in spans]).astype(np.int64) & (rows - 1)
    table = scipy.sparse.csr_matrix(
        (np.ones(len(columns), np.float32), columns, np.concatenate([[0], np.cumsum(lengths)])), shape=(len(spans), rows)
    )
    table.sum_duplicates()
    return table


def whole(weights: Floats) -> npt.NDArray[np.int16]:
    """Weights as the engine sums them."""
    return np.clip(np.round(weights * SCORE_UNIT), -32767, 32767).astype(np.int16)


def train_heads(tokens: dict[Place, list[Token]], hashes: Hashes, gold: dict[Place, dict[int, GoldClaim]], regularity: float, eagerness: float) -> Floats:
    """One column for "no claim", one a form. `eagerness` shifts the balance towards claims, for the best F1."""
    spans: list[tuple[int, int]] = []
    labels: list[int] = []
    for place, row in tokens.items():
        for token in row:
            if token.first == token.last:
                continue
            spans.append((token.first, token.last))
            claim = gold[place].get(token.index)
            labels.append(1 + FORMS.index(claim.form) if claim else 0)
    model = LogisticRegression(C=regularity, max_iter=300, tol=1e-4).fit(matrix(hashes, spans, HEAD_ROWS), labels)
    weights = np.zeros((HEAD_ROWS, len(FORMS) + 1), np.float32)
    weights[:, model.classes_] = model.coef_.T
    # The first feature of every word is the same: it carries the intercepts, and a great penalty for forms never seen.
    always = int(hashes[spans[0][0]]) & (HEAD_ROWS - 1)
    intercepts = np.full(len(FORMS) + 1, -20.0, np.float32)
    intercepts[model.classes_] = model.intercept_
    intercepts[0] -= eagerness
    weights[always] += intercepts
    return weights


def subtree_sizes(row: list[Token]) -> dict[int, int]:
    """How many words each word of a section stands for: itself and all below it."""
    above = {token.index: token.head for token in row}
    sizes = dict.fromkeys(above, 0)
    for token in row:
        at = token.index
        sizes[at] += 1
        while above[at] != at:
            at = above[at]
            sizes[at] += 1
    return sizes


def train_spans(
    tokens: dict[Place, list[Token]], rows: list[list[str]], hashes: Hashes, gold: dict[Place, dict[int, GoldClaim]], regularity: float
) -> Floats:
    """Learns from the words that a reader of the annotated span would be asked about: those whose way down is inside it.

    A word counts as much as the words it takes along, up to MOST_WEIGHT: a clause taken in or left out decides whether a span is right.
    """
    sizes = {place: subtree_sizes(row) for place, row in tokens.items()}
    spans: list[tuple[int, int]] = []
    labels: list[bool] = []
    weights_of: list[int] = []
    offset = 0
    current: tuple[str, str, int] | None = None
    kept: set[int] = set()
    for doc, section, head_field, token_field, parent_field, place_field, count in rows:
        head, token, parent, size = int(head_field), int(token_field), int(parent_field), int(count)
        if current != (doc, section, head):
            current, kept = (doc, section, head), {head}
        claim = gold[doc, section][head]
        if place_field == "1" or parent in kept:
            belongs = claim.start <= token < claim.end
            spans.append((offset, offset + size))
            labels.append(belongs)
            weights_of.append(min(sizes[doc, section].get(token, 1), MOST_WEIGHT))
            if belongs:
                kept.add(token)
        offset += size
    counts = np.array(weights_of, np.float64)
    model = LogisticRegression(C=regularity, max_iter=300, tol=1e-4)
    model.fit(matrix(hashes, spans, SPAN_ROWS), labels, sample_weight=counts / counts.mean())
    weights: Floats = model.coef_[0].astype(np.float32)
    for always in {int(hashes[first]) & (SPAN_ROWS - 1) for first, _ in spans}:
        weights[always] += model.intercept_[0]
    return weights


def read_articles(data: Path) -> dict[str, dict[str, str]]:
    """Every article that may be annotated, by id, and the lines it stood in."""
    articles = {}
    for path in (data / "rawnews/wikinews_2019_2020.jsonl", data / "claims/other_articles.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            articles[article["doc_id"]] = article
    return articles


def without_claims(model: Path, folder: Path) -> Path:
    """The model file without its claim sections, which the tool refuses when their features are of another version."""
    sections, features = decode_model(model.read_bytes())
    out = folder / "parser.model"
    write_file(out, encode_model({name: value for name, value in sections.items() if not name.startswith("claims.")}, features))
    return out


def main() -> None:
    """Reads the arguments, trains, writes the arrays."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the shared data folder")
    parser.add_argument("--tool", type=Path, required=True, help="the built claim_features")
    parser.add_argument("--model", type=Path, required=True, help="the model file with the parser")
    parser.add_argument("--out", type=Path, default=Path("claims.npz"))
    parser.add_argument("--head-regularity", type=float, default=0.08)
    parser.add_argument("--span-regularity", type=float, default=0.1)
    parser.add_argument("--eagerness", type=float, default=1.0)
    arguments = parser.parse_args()
    articles = read_articles(arguments.data)
    claims = arguments.data / "claims/train.jsonl"
    wanted = dict.fromkeys(json.loads(line)["doc"] for line in claims.read_text(encoding="utf-8").splitlines())
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "train.jsonl"
        chosen.write_text("".join(json.dumps({"id": doc, **articles[doc]}, ensure_ascii=False) + "\n" for doc in wanted), encoding="utf-8")
        parser_model = without_claims(arguments.model, Path(folder))
        rows, hashes = run_tool(arguments.tool, "heads", parser_model, chosen)
        tokens = read_tokens(rows)
        gold = align(tokens, articles, claims)
        print(f"{len(tokens)} sections, {sum(map(len, tokens.values()))} words, {sum(map(len, gold.values()))} claims with a head of their own")
        heads = train_heads(tokens, hashes, gold, arguments.head_regularity, arguments.eagerness)
        decisions = "".join(f"{doc}\t{section}\t{head}\t{FORMS.index(claim.form)}\n" for (doc, section), row in gold.items() for head, claim in sorted(row.items()))
        span_rows, span_hashes = run_tool(arguments.tool, "spans", parser_model, chosen, decisions)
        spans = train_spans(tokens, span_rows, span_hashes, gold, arguments.span_regularity)
    np.savez(arguments.out, **{"claims.version": np.array([FEATURE_VERSION], np.uint32), "claims.heads": whole(heads), "claims.spans": whole(spans)})
    print(f"{arguments.out}: heads {heads.shape}, spans {spans.shape}")


if __name__ == "__main__":
    main()
