"""Work beside the main thread gives its result, its error, or ends when it is told to."""

from __future__ import annotations

import time

import pytest
from handbook.beside import Beside, Check, Stopped


def test_result_is_that_of_the_work() -> None:
    assert Beside(lambda check: 7).result() == 7


def test_error_of_the_work_is_raised_where_its_result_is_asked_for() -> None:
    def fail(check: Check) -> None:
        raise ValueError("坏了")

    beside = Beside(fail)
    with pytest.raises(ValueError, match="坏了"):
        beside.result()


def test_work_that_nobody_wants_ends() -> None:
    def work(check: Check) -> None:
        while True:
            check()
            time.sleep(0.01)

    beside = Beside(work)
    beside.abandon()
    with pytest.raises(Stopped):
        beside.result()
