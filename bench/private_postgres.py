"""A PostgreSQL server of a benchmark's own, in a temporary folder, with the settings it is installed with."""
import contextlib, glob, os, pathlib, secrets, shutil, signal, socket, subprocess, tempfile, time

DEBIAN = "/usr/lib/postgresql/*/bin"


def programs():
    """The folder with initdb and postgres, the newest first; None where there is none."""
    newest = sorted(glob.glob(DEBIAN), key=lambda f: float(pathlib.Path(f).parent.name), reverse=True)
    found = [*newest, *os.environ.get("PATH", "").split(os.pathsep)]
    return next((f for f in found if (pathlib.Path(f) / "initdb").exists() and (pathlib.Path(f) / "postgres").exists()), None)


def ordinary_user(folder):
    """The server refuses to run as root."""
    if os.geteuid() != 0:
        return []
    passwd = pathlib.Path("/etc/passwd").read_text().splitlines()
    user = "postgres" if any(line.startswith("postgres:") for line in passwd) else "nobody"
    shutil.chown(folder, user)
    for file in pathlib.Path(folder).iterdir():
        shutil.chown(file, user)
    return ["setpriv", f"--reuid={user}", "--clear-groups", "--"]


@contextlib.contextmanager
def postgres():
    """Runs a server; gives the address of its empty database."""
    where = programs()
    if where is None:
        raise SystemExit("PostgreSQL is not installed (package postgresql).")
    with tempfile.TemporaryDirectory(prefix="ballast-bench-pg-", ignore_cleanup_errors=True) as folder:
        password = secrets.token_hex(16)
        (pathlib.Path(folder) / "password").write_text(password)
        user = ordinary_user(folder)
        subprocess.run([*user, f"{where}/initdb", "--pgdata", f"{folder}/data", "--username", "ballast", "--encoding=UTF8",
                        "--locale=C", "--auth=scram-sha-256", "--pwfile", f"{folder}/password"],
                       check=True, capture_output=True, cwd="/")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        with open(f"{folder}/log", "w") as log:
            server = subprocess.Popen([*user, f"{where}/postgres", "-D", f"{folder}/data", "-p", str(port), "-k", folder,
                                       "-c", "listen_addresses=127.0.0.1"], stdout=log, stderr=log, cwd="/")
        try:
            until_it_listens(server, folder)
            yield f"postgres://ballast:{password}@127.0.0.1:{port}/postgres"
        finally:
            # A fast shutdown; readers that are still there are sent away.
            server.send_signal(signal.SIGINT)
            server.wait(60)


def until_it_listens(server, folder):
    end = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < end:
        if "ready to accept connections" in pathlib.Path(folder, "log").read_text():
            return
        time.sleep(0.1)
    raise SystemExit("PostgreSQL does not start: " + pathlib.Path(folder, "log").read_text()[-500:])
