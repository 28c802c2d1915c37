"""A Dask cluster gives what processes give; when it is lost, one line says so."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from civplan.district.batch import cluster as cluster_module
from civplan.district.batch.cluster import Cluster, EngineLost
from support.clusters import (
    Processes,
    certificate_settings,
    double_slowly,
    free_port,
    time_limit,
    worker_process,
)
from support.districts import Batch, write_plans

pytestmark = [
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif(
        "CIVPLAN_CI" not in os.environ and find_spec("distributed") is None,
        reason="distributed is not installed",
    ),
]
COMMUNITIES = [f"第{number:02}社区" for number in range(12)]


@pytest.fixture(autouse=True)
def limit() -> Iterator[None]:
    """End what hangs, and let others log and warn again."""
    with time_limit(120), warnings.catch_warnings():
        yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def processes() -> Iterator[Processes]:
    """A scheduler and two workers."""
    running = Processes(workers=2)
    yield running
    running.end()


@pytest.fixture
def connected(processes: Processes) -> Iterator[Cluster]:
    """A cluster whose two workers are there."""
    with connected_to(processes) as cluster:
        yield cluster


@contextmanager
def connected_to(processes: Processes) -> Iterator[Cluster]:
    """A cluster whose workers are all there."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            cluster = Cluster(processes.address)
        except EngineLost:
            continue
        if cluster.workers == len(processes.workers):
            break
        cluster.__exit__(None, None, None)
    with cluster:
        yield cluster


@pytest.mark.slow
def test_a_local_cluster_makes_what_this_process_makes(tmp_path: Path) -> None:
    distributed: Any = import_module("distributed")
    write_plans(tmp_path / "in", *COMMUNITIES)
    here, there = Batch(tmp_path / "in", tmp_path / "a"), Batch(tmp_path / "in", tmp_path / "b")
    here.run()

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, processes=False
        ) as local,
        Cluster(local.scheduler_address) as cluster,
    ):
        there.run(cluster)

    assert there.results == here.results
    assert there.documents == here.documents
    for name in here.documents:
        one, two = (out / "documents" / name for out in (here.out, there.out))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.slow
def test_scheduler_and_worker_processes_make_what_this_process_makes(
    tmp_path: Path, connected: Cluster
) -> None:
    write_plans(tmp_path / "in", *COMMUNITIES)
    here, there = Batch(tmp_path / "in", tmp_path / "a"), Batch(tmp_path / "in", tmp_path / "b")
    here.run()

    there.run(connected)

    assert there.results == here.results
    assert there.documents == here.documents


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_with_certificates_the_connection_is_encrypted(tmp_path: Path) -> None:
    dask: Any = import_module("dask")
    write_plans(tmp_path / "in", *COMMUNITIES)
    here, there = Batch(tmp_path / "in", tmp_path / "a"), Batch(tmp_path / "in", tmp_path / "b")
    here.run()
    settings = certificate_settings(tmp_path)
    running = Processes(workers=1, protocol="tls", settings=settings)
    try:
        with pytest.raises(EngineLost) as stranger:
            Cluster(running.address)
        with dask.config.set(settings), connected_to(running) as cluster:
            there.run(cluster)
        with (
            dask.config.set({"distributed.comm.require-encryption": True}),
            pytest.raises(EngineLost) as plain,
        ):
            Cluster(running.address.replace("tls", "tcp"))
    finally:
        running.end()

    assert there.results == here.results
    assert str(stranger.value).startswith(f"{running.address} needs certificates: ")
    assert "require encryption" in str(plain.value)


@pytest.mark.slow
def test_results_come_in_order_from_all_workers(connected: Cluster) -> None:
    assert list(connected.run(double_slowly, range(20))) == [
        (number, number * 2) for number in range(20)
    ]
    assert len({process for _, process in connected.run(worker_process, range(20))}) == 2


@pytest.mark.slow
def test_what_a_killed_worker_had_is_done_by_another(
    connected: Cluster, processes: Processes
) -> None:
    done = []
    for result in connected.run(double_slowly, range(20)):
        done.append(result)
        if len(done) == 3:
            processes.workers[0].kill()

    assert done == [(number, number * 2) for number in range(20)]


@pytest.mark.slow
def test_a_cluster_without_workers_any_more_is_reported(
    connected: Cluster, processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "SECONDS_BETWEEN_LOOKS", 0.2)
    results = connected.run(double_slowly, range(50))
    next(results)
    for worker in processes.workers:
        worker.kill()

    with pytest.raises(EngineLost) as lost:
        list(results)

    assert lost.value.words.en == (
        f"the scheduler {processes.address} has lost all workers; what is done stays done,"
        " run it again"
    )


@pytest.mark.slow
def test_a_scheduler_that_is_lost_midway_is_reported(
    connected: Cluster, processes: Processes, capfd: pytest.CaptureFixture[str]
) -> None:
    results = connected.run(double_slowly, range(50))
    next(results)
    processes.scheduler.kill()

    with pytest.raises(EngineLost) as lost:
        list(results)

    assert lost.value.words.zh == (
        f"与调度器 {processes.address} 的连接断了；已完成的保留，再运行一次即可接着做"
    )
    assert capfd.readouterr() == ("", "")


def test_a_scheduler_that_nobody_runs_is_reported_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "SECONDS_TO_CONNECT", 1)
    address = f"tcp://127.0.0.1:{free_port()}"

    with time_limit(10), pytest.raises(EngineLost) as lost:
        Cluster(address)

    assert lost.value.words.en == f"cannot reach the scheduler {address}"


@pytest.mark.slow
def test_a_scheduler_without_workers_is_reported() -> None:
    alone = Processes(workers=0)
    try:
        with pytest.raises(EngineLost) as lost:
            Cluster(alone.address)
    finally:
        alone.end()

    assert lost.value.words.en == f"the scheduler {alone.address} has no workers"


@pytest.mark.slow
def test_workers_with_another_civplan_are_reported(
    connected: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "__version__", "0.0.1")

    with pytest.raises(EngineLost) as lost:
        Cluster(connected.address)

    assert lost.value.words.en == (
        f"the workers of the scheduler {connected.address} lack civplan 0.0.1"
    )


@pytest.mark.parametrize("address", ["foo", "tcp://", "http://127.0.0.1:1", "inproc://x"])
def test_an_address_that_is_none_is_reported(address: str) -> None:
    with pytest.raises(EngineLost) as lost:
        Cluster(address)

    assert lost.value.words.en.startswith(f"{address} is no address of a scheduler; write one")


def test_without_dask_the_way_out_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(EngineLost) as lost:
        Cluster("tcp://127.0.0.1:8786")

    assert (
        lost.value.words.en == "--scheduler needs dask.distributed: pip install 'civplan[cluster]'"
    )
