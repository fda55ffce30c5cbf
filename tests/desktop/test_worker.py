"""Work off the interface thread: the newest request wins, jobs can be stopped."""

from __future__ import annotations

import threading

from letterdesk.desktop.desk import Desk
from letterdesk.desktop.worker import Job, NewestFirst


def test_requests_that_wait_are_dropped_for_the_newest(qtbot) -> None:
    begun, go_on, seen = threading.Event(), threading.Event(), []

    def work(request, _is_newest):
        begun.set()
        go_on.wait(10)
        seen.append(request)
        return request

    worker = NewestFirst(work)
    worker.ask(1)
    assert begun.wait(10)
    for number in (2, 3, 4):
        worker.ask(number)
    go_on.set()
    assert worker.settle()
    worker.close()
    assert seen == [1, 4]


def test_work_knows_that_a_newer_request_has_come(qtbot) -> None:
    begun, go_on, told = threading.Event(), threading.Event(), []

    def work(request, is_newest):
        begun.set()
        go_on.wait(10)
        told.append((request, is_newest()))

    worker = NewestFirst(work)
    worker.ask("old")
    assert begun.wait(10)
    worker.ask("new")
    go_on.set()
    assert worker.settle()
    worker.close()
    assert told == [("old", False), ("new", True)]


def test_a_failure_in_the_thread_arrives_as_a_value_and_work_goes_on(qtbot) -> None:
    def work(request, _is_newest):
        if request == "bad":
            raise ValueError("broken")
        return request

    worker = NewestFirst(work)
    with qtbot.waitSignal(worker.failed) as failed:
        worker.ask("bad")
    assert isinstance(failed.args[1], ValueError)
    with qtbot.waitSignal(worker.done) as done:
        worker.ask("good")
    assert done.args == ["good", "good"]
    worker.close()


def test_a_job_tells_its_progress_and_hears_that_it_should_stop(qtbot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(progress, stopped):
        progress(1, 2)
        begun.set()
        go_on.wait(10)
        return "stopped" if stopped() else "whole"

    job = Job(work)
    steps = []
    job.progressed.connect(lambda done, of: steps.append((done, of)))
    with qtbot.waitSignal(job.finished_with) as finished:
        job.start()
        assert begun.wait(10)
        job.stop()
        go_on.set()
    assert finished.args == ["stopped"]
    assert steps == [(1, 2)]
    job.wait()


def test_a_desk_that_is_closed_begins_no_thread(application, tmp_path) -> None:
    desk = Desk(tmp_path / "settings.json")
    desk.close()
    desk.load_library()
    assert desk._job is None
