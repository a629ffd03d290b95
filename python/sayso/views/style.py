"""The style sheet of every view, and the page around one: static, self-contained, light and dark."""

from __future__ import annotations

from .markup import escape

# name: (light, dark). Text has a contrast of at least 7:1 on every ground (a test computes it). Each ground is paired with a line below
# the words, for readers who cannot tell the colours apart and for print.
PALETTE = {
    "text": ("#1a1a1a", "#f0f0f0"),
    "page": ("#ffffff", "#16181c"),
    "soft": ("#545b66", "#a9b2bf"),
    "line": ("#d5d9e0", "#3a4049"),
    "band": ("#f5f6f8", "#1f2329"),
    "own": ("#e9e8f6", "#2c2a47"),
    "source": ("#cfe3ff", "#12385f"),
    "cue": ("#ffe6b8", "#4a3600"),
    "direct": ("#d3f0dc", "#0f3d24"),
    "indirect": ("#e6f5ea", "#1c3326"),
    "conflict": ("#ffd6cc", "#5a1e12"),
    "agree": ("#d9ead3", "#24401d"),
}

# "~" stands for the root of a view, so that no rule reaches outside one.
# ruff: noqa: E501  # one rule of the sheet a line

# Notebooks and editors say in these ways that they are dark; the system's wish counts only where none of them says light.
_DARK = 'html[theme="dark"] ~,html[data-theme="dark"] ~,body[data-theme="dark"] ~,body[data-jp-theme-light="false"] ~,body.vscode-dark ~,body.vscode-high-contrast ~'
_LIGHT = 'html[theme="light"] ~,html[data-theme="light"] ~,body[data-theme="light"] ~,body[data-jp-theme-light="true"] ~,body.vscode-light ~'

_RULES = """
~{color:var(--sayso-text);background:var(--sayso-page);font:14px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;max-width:76rem;padding:.5rem .75rem;overflow-x:auto;text-align:left}
~ *{box-sizing:border-box}
~ .sayso-caption{color:var(--sayso-soft);margin:0 0 .5rem;font-size:13px}
~ .sayso-caption b{color:var(--sayso-text);font-weight:600}
~ h2{font-size:15px;font-weight:600;margin:1.4rem 0 .4rem;color:var(--sayso-text);border:0;padding:0}
~ table.sayso-table{border-collapse:collapse;width:100%;margin:0;border:0;font-size:14px;color:var(--sayso-text);background:var(--sayso-page)}
~ .sayso-table th,~ .sayso-table td{border:0;border-top:1px solid var(--sayso-line);padding:.45rem .6rem;vertical-align:top;text-align:left;background:var(--sayso-page);color:var(--sayso-text);white-space:normal}
~ .sayso-table thead th{border-top:0;border-bottom:2px solid var(--sayso-line);color:var(--sayso-soft);font-weight:600;font-size:12px;padding-top:.2rem}
~ .sayso-table.sayso-tight{width:auto;margin:0 0 1rem}
~ .sayso-table.sayso-tight th,~ .sayso-table.sayso-tight td{padding:.12rem .8rem .12rem .6rem}
~ .sayso-words{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.75;min-width:18rem}
~ .sayso-doc{color:var(--sayso-soft);font-size:13px;overflow-wrap:anywhere}
~ .sayso-note{color:var(--sayso-soft);font-size:12.5px}
~ .sayso-nowrap{white-space:nowrap}
~ mark{color:var(--sayso-text);background:transparent;padding:.1em .12em;border-radius:.2em;text-underline-offset:.22em;text-decoration-thickness:1.5px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
~ mark.sayso-own{background:var(--sayso-own)}
~ mark.sayso-direct{background:var(--sayso-direct)}
~ mark.sayso-indirect,~ mark.sayso-mixed{background:var(--sayso-indirect);text-decoration:underline dashed var(--sayso-soft) 1px}
~ mark.sayso-source{background:var(--sayso-source);text-decoration:underline solid var(--sayso-soft)}
~ mark.sayso-cue{background:var(--sayso-cue);text-decoration:underline dotted var(--sayso-soft)}
~ mark.sayso-value{font-weight:600;padding:0}
~ mark.sayso-conflict{background:var(--sayso-conflict);text-decoration:underline double var(--sayso-text);font-weight:600}
~ mark.sayso-agree{background:var(--sayso-agree);text-decoration:underline solid var(--sayso-text);font-weight:600}
~ mark.sayso-differ{background:var(--sayso-cue);text-decoration:underline dotted var(--sayso-text);font-weight:600}
~ .sayso-chip{display:inline-block;border-radius:.3rem;padding:0 .4rem;font-size:12px;line-height:1.6;border:1px solid var(--sayso-line);background:var(--sayso-band);color:var(--sayso-text);white-space:nowrap}
~ .sayso-chip.sayso-conflict{background:var(--sayso-conflict);border-color:transparent;font-weight:600}
~ .sayso-chip.sayso-agree{background:var(--sayso-agree);border-color:transparent}
~ .sayso-chip.sayso-differ{background:var(--sayso-cue);border-color:transparent}
~ .sayso-hidden{font:11px ui-monospace,monospace;border:1px solid var(--sayso-soft);border-radius:.2em;padding:0 .2em;color:var(--sayso-text)}
~ .sayso-pair{border:1px solid var(--sayso-line);border-radius:.4rem;margin:0 0 .8rem;overflow:hidden}
~ .sayso-pair>header{background:var(--sayso-band);padding:.35rem .7rem;border-bottom:1px solid var(--sayso-line)}
~ .sayso-sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr))}
~ .sayso-side{padding:.5rem .7rem}
~ .sayso-side+.sayso-side{border-left:1px solid var(--sayso-line)}
~ dl.sayso-facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;margin:.5rem 0 0}
~ dl.sayso-facts dt{color:var(--sayso-soft);font-weight:400;margin:0}
~ dl.sayso-facts dd{margin:0;overflow-wrap:anywhere}
"""

ROOT = ".sayso-view"


def _variables(selector: str, which: int) -> str:
    pairs = ";".join(f"--sayso-{name}:{colours[which]}" for name, colours in PALETTE.items())
    return f"{selector}{{{pairs};color-scheme:{('light', 'dark')[which]}}}"


def _sheet() -> str:
    return "\n".join(
        [
            _variables(ROOT, 0),
            f"@media (prefers-color-scheme: dark){{{_variables(ROOT, 1)}}}",
            _variables(_LIGHT.replace("~", ROOT), 0),
            _variables(_DARK.replace("~", ROOT), 1),
            _RULES.strip().replace("~", ROOT),
        ]
    )


SHEET = _sheet()


def block(body: str) -> str:
    """Wrap the body of a view with its style sheet, for a notebook cell."""
    return f'<div class="sayso-view"><style>{SHEET}</style>{body}</div>'


def page(title: str, body: str) -> str:
    """Make a whole page of a view."""
    light, dark = PALETTE["page"]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>sayso: {escape(title)}</title>\n"
        f"<style>body{{margin:1.2rem auto;max-width:78rem;background:{light}}}"
        f"@media (prefers-color-scheme: dark){{body{{background:{dark}}}}}</style>\n</head>\n<body>\n{block(body)}\n</body>\n</html>\n"
    )
