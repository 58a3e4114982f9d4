import pytest

from converter.making import Clock


def test_a_stage_that_fails_is_measured_too() -> None:
    stages: list[str] = []
    clock = Clock(stages.append)
    with pytest.raises(ZeroDivisionError), clock.stage("pdf"):
        raise ZeroDivisionError
    assert stages == list(clock.seconds) == ["pdf"]
