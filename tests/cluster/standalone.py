"""A Spark master and workers as processes on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType


class Standalone:
    """Use as a context manager. Every process started is ended on leaving."""

    def __init__(self, folder: Path, workers: int) -> None:
        import pyspark

        self.home = Path(pyspark.__file__).parent
        self.folder, self.port = folder, _free_port()
        self.master = f"spark://127.0.0.1:{self.port}"
        own = ("--host", "127.0.0.1", "--port", str(self.port), "--webui-port", str(_free_port()))
        self._processes = [self._start("master.Master", *own)]
        _wait_for(self.port)
        options = ("--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--work-dir", str(folder))
        for _ in range(workers):
            web = ("--webui-port", str(_free_port()))
            self._processes.append(self._start("worker.Worker", *options, *web, self.master))

    def kill_worker(self) -> None:
        """End the last worker and its executors as a power cut would."""
        os.killpg(self._processes[-1].pid, signal.SIGKILL)
        self._processes[-1].wait()

    def __enter__(self) -> Standalone:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for process in self._processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """A Java process with a group of its own, to which its executors belong."""
        settings = {
            "SPARK_HOME": str(self.home),
            "SPARK_SCALA_VERSION": "2.13",
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable,
        }
        command = [
            "java",
            "-Xmx256m",
            *_OPENED,
            "-cp",
            f"{self.home}/jars/*",
            f"org.apache.spark.deploy.{name}",
            *words,
        ]
        with (self.folder / "spark.log").open("ab") as log:
            return subprocess.Popen(
                command, env={**os.environ, **settings}, stdout=log, stderr=log, start_new_session=True
            )


_OPENED = [f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in ("java.lang", "java.nio", "java.util", "sun.nio.ch")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing answers at port {port}")
