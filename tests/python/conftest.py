"""What several test files need: the sample articles with their claims and comparison, made once."""

from __future__ import annotations

import pytest

import sayso


@pytest.fixture(scope="session")
def articles() -> list[dict[str, str]]:
    return sayso.sample()


@pytest.fixture(scope="session")
def claims(articles: list[dict[str, str]]) -> sayso.Claims:
    return sayso.extract(articles)


@pytest.fixture(scope="session")
def comparison(claims: sayso.Claims) -> sayso.Comparison:
    return sayso.compare(claims)
