"""Runs the benchmarks and prints one line each: run.py [--repetitions N]. Called by ./run bench; what the figures mean: README.md."""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def stations(repetitions: int) -> dict[str, float]:
    """The C++ stations: median of several repetitions, one thread. Gives the tokens a second of bm_parse by instruction set."""
    program = ROOT / "build" / "bench" / "tests" / "bench" / "stations_bench"
    command = [program, "--benchmark_format=json", f"--benchmark_repetitions={repetitions}", "--benchmark_report_aggregates_only=true"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    parse = {}
    for row in json.loads(done.stdout)["benchmarks"]:
        if row.get("aggregate_name") != "median":
            continue
        figures = [f"{row['real_time']:10.2f} {row['time_unit']}"]
        if "bytes_per_second" in row:
            figures.append(f"{row['bytes_per_second'] / 1e6:9.2f} MB/s")
        if "tokens" in row:
            figures.append(f"{row['tokens']:12,.0f} tokens/s")
        if "items_per_second" in row:
            figures.append(f"{row['items_per_second']:9.0f} documents/s")
        print(f"{row['run_name']:28s}", *figures)
        if row["run_name"].startswith("bm_parse/"):
            parse[row["run_name"].removeprefix("bm_parse/")] = row["tokens"]
    return parse


def python_calls(repetitions: int) -> None:
    """What a Python user waits for: load, extract, compare, and the way out as JSONL."""
    import sayso

    articles = sayso.sample() * 20
    texts = [a["text"] for a in articles]
    megabytes = sum(len(t.encode()) for t in texts) / 1e6
    extractor = sayso.load()
    claims = extractor.extract(texts, threads=1)
    for name, call in {
        "extract, 1 thread": lambda: extractor.extract(texts, threads=1),
        "extract, all threads": lambda: extractor.extract(texts),
        "claims to dicts": claims.to_dicts,
        "compare (sample articles)": lambda: sayso.compare(claims[:200]),
    }.items():
        times = []
        for _ in range(repetitions):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
        median = sorted(times)[len(times) // 2]
        print(f"python: {name:26s} {median * 1000:9.1f} ms {megabytes / median:9.2f} MB/s")


def spacy_ratio(parse: dict[str, float], repetitions: int) -> None:
    """Text to tags, tree and entities against spaCy: the same texts, one core, processor time. `parse`: tokens a second of bm_parse."""
    import sayso

    folder = ROOT / "build" / "peers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "spacy>=3.8,<3.9"], check=True)
    articles = sayso.sample() * 10
    texts = ROOT / "build" / "bench_texts.jsonl"
    texts.write_text("".join(json.dumps({"text": article["text"]}) + "\n" for article in articles), encoding="utf-8")
    command = [python, ROOT / "tests/bench/peer_spacy.py", texts, "--repetitions", str(repetitions)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    peer = json.loads(done.stdout.splitlines()[-1])
    weights = "trained" if peer["trained"] else "untrained weights, sizes of en_core_web_sm"
    theirs = peer["tokens_per_second"]
    print(f"spaCy {peer['version']} ({weights}): {theirs:,.0f} tokens/s")
    for isa, ours in parse.items():
        print(f"bm_parse/{isa}: {ours / theirs:.1f} times as many")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repetitions", type=int, default=5)
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    parse = stations(options.repetitions)
    python_calls(options.repetitions)
    spacy_ratio(parse, options.repetitions)


if __name__ == "__main__":
    main()
