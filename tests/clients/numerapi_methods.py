"""Calls every method of the public Python client, unmodified, against two sandboxes.

    python3 numerapi_methods.py CLIENT LEGACY_URL ATOMIC_URL [--all]

CLIENT is a clone of the client's public repository. LEGACY_URL is a sandbox whose clock stands before atomic staking,
ATOMIC_URL one after it. Keys come from NUMERAI_PUBLIC_ID and NUMERAI_SECRET_KEY.

Each method is called once with arguments that a user would give, and what it gives back is looked at. A line a method that
does not work: "refused" is said clearly and for a reason that is listed in REFUSED below; anything else is "broken".
Prints a count; exit code 1 where anything is broken.
"""

import datetime
import decimal
import inspect
import os
import random
import subprocess
import sys
import tempfile
import urllib.request

CLIENT, LEGACY, ATOMIC = sys.argv[1:4]
sys.path.insert(0, CLIENT)
import numerapi  # noqa: E402
from numerapi import base_api  # noqa: E402

FOLDER = tempfile.mkdtemp(prefix="numerapi-")
NMR = decimal.Decimal
UUID = 36

# What cannot work with this client, and what the sandbox says instead. The client leaves tournamentId out; the schema requires it.
MISSING_ID = 'argument "tournamentId"'
# Older clients fetch some files from addresses that are written into them, and data without naming a file.
ELSEWHERE = "amazonaws.com"
NO_FILE = 'argument "filename"'
REFUSED = {
    "v3_stake_config": MISSING_ID,
    "v3_stake_round": MISSING_ID,
    "v3_stake_claim": MISSING_ID,
    "get_dataset_url": NO_FILE,
    "download_current_dataset": NO_FILE,
    "download_latest_data": ELSEWHERE,
    "download_validation_data": ELSEWHERE,
    "SignalsAPI.ticker_universe": ELSEWHERE,
    "SignalsAPI.stake_get": "KeyError: 'totalStake'",  # the client reads a field that it does not ask for
}


class Calls:
    """Arguments and looks for one class of the client."""

    def __init__(self, name):
        self.name = name
        self.api = getattr(numerapi, name)(verbosity="ERROR", show_progress_bars=False)
        self.api.set_global_data_dir(FOLDER)
        base_api.API_TOURNAMENT_URL = LEGACY
        models = self.api.get_models()
        self.model, self.id = sorted(models.items())[0]
        self.username = self.api.get_account()["username"]
        self.predictions = None

    def dataset(self, wanted, path):
        """Downloads the newest CSV whose name ends so: by the wire, because older clients cannot."""
        tournament = self.api.tournament_id
        query = "query($t: Int) { listDatasets(tournament: $t) }"
        names = [n for n in self.api.raw_query(query, {"t": tournament})["data"]["listDatasets"] if n.endswith(wanted)]
        query = "query($f: String!, $t: Int) { dataset(filename: $f, tournament: $t) }"
        answer = self.api.raw_query(query, {"f": sorted(names)[-1], "t": tournament})
        path = os.path.join(FOLDER, self.name + path)
        urllib.request.urlretrieve(answer["data"]["dataset"], path)
        return path

    def predictions_file(self):
        """Predictions for the live round: the example's, or chance for the ids of a file without any."""
        if self.predictions is None:
            path = self.dataset(("live_example_preds.csv", "live_universe.csv"), "_live.csv")
            with open(path, encoding="utf-8") as file:
                lines = file.read().split()
            if "prediction" not in lines[0]:
                chance = random.Random(1)
                ids = [line.split(",")[0] for line in lines]
                lines = [ids[0] + ",prediction"] + [f"{id},{chance.random()}" for id in ids[1:]]
                with open(path, "w", encoding="utf-8") as file:
                    file.write("\n".join(lines) + "\n")
            self.predictions = path
        return self.predictions

    def pickle_file(self):
        path = os.path.join(FOLDER, "model.pkl")
        with open(path, "wb") as file:
            file.write(b"\x80\x04N.")
        return path

    def validation_file(self):
        """Predictions of past eras: the example's; on Crypto, which has none, the meta model's."""
        path = self.dataset(("validation_example_preds.csv", "meta_models.csv"), "_validation.csv")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("numerai_meta_model", "prediction", 1))
        return path

    def choices(self):
        """What newer clients let their user choose for a pickle."""
        if not hasattr(self.api, "model_upload_data_versions"):
            return {}
        return {
            "data_version": sorted(self.api.model_upload_data_versions())[0],
            "docker_image": sorted(self.api.model_upload_docker_images())[0],
        }

    def atomic_submission(self):
        base_api.API_TOURNAMENT_URL = ATOMIC
        ids = self.api.submission_ids(sorted(self.api.get_models().items())[0][1])
        return max(ids, key=lambda s: s["insertedAt"])["id"]

    def call(self, method):
        """Calls a method; what it gives back."""
        call = getattr(self.api, method)
        a = {
            "check_new_round": lambda: call(24 * 7),
            "daily_model_performances": lambda: call(self.model),
            "daily_user_performances": lambda: call(self.model),
            "diagnostics": lambda: call(self.id, self.api.upload_diagnostics(self.validation_file(), model_id=self.id)),
            "download_latest_data": lambda: call("live"),
            "download_dataset": lambda: call(self.api.list_datasets()[0]),
            "download_submission": lambda: self.download_submission(call),
            "get_competitions": lambda: call(self.api.tournament_id),
            "get_latest_data_url": lambda: call("live"),
            "get_leaderboard": lambda: call(limit=5),
            "get_account_leaderboard": lambda: call(limit=5),
            "get_submission_filenames": lambda: call(model_id=self.id),
            "intra_round_scores": lambda: call(self.id),
            "list_rounds": lambda: call(status="resolved", limit=3),
            "model_upload": lambda: call(self.pickle_file(), model_id=self.id, **self.choices()),
            "modelid_to_modelname": lambda: call(self.id),
            "models_of_account": lambda: call(self.username),
            "public_user_profile": lambda: call(self.model),
            "raw_query": lambda: call("query { latestNmrPrice { priceUsd } }"),
            # A name until 2.20, an id after.
            "round_model_performances": lambda: call(self.id if hasattr(self.api, "list_rounds") else self.model),
            "round_model_performances_v2": lambda: call(self.id),
            "set_bio": lambda: call(self.id, "a bio"),
            "set_global_data_dir": lambda: call(FOLDER) or True,
            "set_link": lambda: call(self.id, "text", "example.org"),
            "set_stake_type": lambda: call(self.id, 1, 0.5),
            "set_submission_webhook": lambda: call(self.id, "https://example.org/hook"),
            "stake_change": lambda: call(5, "increase", self.untouched()),
            "stake_increase": lambda: call(4, self.untouched()),
            "stake_decrease": lambda: call(1, self.untouched()),
            "stake_drain": lambda: call(self.untouched()),
            "stake_set": lambda: self.stake_set(call),
            "stake_get": lambda: call(self.model),
            "submission_ids": lambda: call(self.id),
            "submission_scores": lambda: call(self.id),
            "upload_diagnostics": lambda: call(self.validation_file(), model_id=self.id),
            "upload_predictions": lambda: call(self.predictions_file(), model_id=self.id),
            "v3_stake_auth": lambda: call(self.atomic_submission(), "0x" + "1" * 40, "1"),
            "v3_stake_round": lambda: call(1340),
            "v3_stake_claim": lambda: call(1340, self.id, "0x" + "1" * 40),
            "ticker_universe": lambda: self.tickers(call),
        }.get(method, call)
        base_api.API_TOURNAMENT_URL = LEGACY
        return a()

    def untouched(self):
        """A staked model of the tournament on which no release is pending: only one can be, so one that is there is taken back."""
        query = """query { account { models { id tournament
          v2Stake { latestValue pendingV2ChangeStakeRequest { id type } } } } }"""
        for model in self.api.raw_query(query, authorization=True)["data"]["account"]["models"]:
            stake = model["v2Stake"]
            if model["tournament"] != self.api.tournament_id or not stake or NMR(stake["latestValue"] or 0) < 2:
                continue
            pending = stake["pendingV2ChangeStakeRequest"]
            if pending and pending["type"] == "decrease":
                cancel = "mutation($id: ID!) { cancelPendingStakeRelease(modelId: $id) { status } }"
                self.api.raw_query(cancel, {"id": model["id"]}, authorization=True)
            return model["id"]
        raise LookupError("no model of the account has a stake")

    def stake_set(self, call):
        """To six more than there is: what is set is counted from the stake that the profile shows."""
        model = self.untouched()
        name = self.api.modelid_to_modelname(model)
        return call(NMR(str(self.api.stake_get(name))) + 6, model)

    def download_submission(self, call):
        self.api.upload_predictions(self.predictions_file(), model_id=self.id)
        path = call(model_id=self.id, dest_path=os.path.join(FOLDER, self.name + ".csv"))
        with open(path, "rb") as file, open(self.predictions_file(), "rb") as sent:
            return file.read() == sent.read()

    @staticmethod
    def tickers(call):
        """Reading the file takes pyarrow, which not every machine has: then that it came whole is what can be seen."""
        try:
            return call()
        except ImportError:
            path = os.path.join(FOLDER, "signals/v1.0/live.parquet")
            with open(path, "rb") as file:
                data = file.read()
            return [data[:4] == data[-4:] == b"PAR1"] if data[:4] == b"PAR1" else []


def is_number(value):
    return isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool)


# What a user would look at; every other answer only must not be empty.
LOOK = {
    "check_new_round": lambda x: isinstance(x, bool),
    "check_round_open": lambda x: isinstance(x, bool),
    "get_current_round": lambda x: x > 1000,
    "daily_model_performances": lambda x: any(v is not None for row in x for k, v in row.items() if k.endswith("Rank")),
    "get_account": lambda x: x["username"] and x["availableNmr"] is not None and x["models"],
    "get_account_leaderboard": lambda x: len(x) == 5 and any(is_number(row["return1y"]) for row in x),
    "get_leaderboard": lambda x: len(x) == 5 and all(row["rank"] for row in x),
    "diagnostics": lambda x: x[0]["status"] == "done" and is_number(x[0]["validationCorrMean"]),
    "list_rounds": lambda x: len(x) == 3 and all(isinstance(r["openTime"], datetime.datetime) for r in x),
    "pending_model_payouts": lambda x: x["actual"] or x["pending"],
    "public_user_profile": lambda x: isinstance(x["startDate"], datetime.datetime),
    "pipeline_status": lambda x: x["tournament"],
    "wallet_transactions": lambda x: isinstance(x, list),
    "get_account_transactions": lambda x: isinstance(x, list),
    "submission_status": lambda x: x is None,
    "stake_change": lambda x: x["status"] == "pending",
    "stake_get": lambda x: NMR(x) >= 0,
    "stake_set": lambda x: x["status"] == "pending",
    "stake_drain": lambda x: x["type"] == "decrease",
    "set_bio": lambda x: x is True,
    "set_link": lambda x: x is True,
    "upload_predictions": lambda x: len(x) == UUID,
    "model_upload": lambda x: len(x) == UUID,
    "upload_diagnostics": lambda x: len(x) == UUID,
}

COMMANDS = {
    "account": [],
    "check-new-round": [],
    "competitions": [],
    "current-round": [],
    "daily-model-performances": ["MODEL"],
    "download-dataset": ["--filename", "DATASET", "--dest_path", os.path.join(FOLDER, "cli.bin")],
    "leaderboard": ["--limit", "3"],
    "list-datasets": [],
    "models": [],
    "profile": ["MODEL"],
    "stake-decrease": ["1", "--model_id", "OTHER"],
    "stake-drain": ["--model_id", "OTHER"],
    "stake-get": ["MODEL"],
    "stake-increase": ["3", "--model_id", "OTHER"],
    "submission-filenames": ["--model_id", "ID"],
    "submit": ["--model_id", "ID", "PREDICTIONS"],
    "transactions": [],
    "version": [],
}


def run_method(calls, method):
    """works, or refused or broken with what was said."""
    name = f"{calls.name}.{method}"
    reason = REFUSED.get(name, REFUSED.get(method))
    try:
        answer = calls.call(method)
    except Exception as e:  # noqa: BLE001: whatever a method throws is what its user meets
        said = f"{type(e).__name__}: {e}"
        return ("refused" if reason and reason in said else "broken", said)
    look = LOOK.get(method, lambda x: x is not None and x != [] and x != {})
    try:
        fine = look(answer)
    except Exception as e:  # noqa: BLE001: an answer that cannot be looked at
        return ("broken", f"{type(e).__name__}: {e}: {str(answer)[:300]}")
    return ("works", "") if fine else ("broken", "the answer is " + str(answer)[:300])


def run_command(calls, command):
    """The same for a command of the client's command line."""
    words = {
        "MODEL": calls.model,
        "ID": calls.id,
        "DATASET": "v5.0/features.json",
        "PREDICTIONS": calls.predictions_file(),
        "OTHER": calls.untouched() if "OTHER" in COMMANDS[command] else "",
    }
    arguments = [words.get(word, word) for word in COMMANDS[command]]
    start = f"import numerapi.base_api as b; b.API_TOURNAMENT_URL = {LEGACY!r}; from numerapi.cli import cli; cli()"
    environment = dict(os.environ, PYTHONPATH=CLIENT)
    done = subprocess.run(
        [sys.executable, "-c", start, command, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    if done.returncode == 0 and done.stdout.strip():
        return ("works", "")
    lines = done.stderr.strip().splitlines() or ["nothing was printed"]
    return ("broken", lines[-1])


def main():
    counts = {"works": 0, "refused": 0, "broken": 0}
    in_commands = dict(counts)
    for name in [n for n in ("NumerAPI", "SignalsAPI", "CryptoAPI") if hasattr(numerapi, n)]:
        calls = Calls(name)
        for method, _ in inspect.getmembers(getattr(numerapi, name), inspect.isfunction):
            if method.startswith("_"):
                continue
            result, said = run_method(calls, method)
            counts[result] += 1
            if result != "works" or "--all" in sys.argv:
                print(f"{result}: {name}.{method} {said}")
        if name == "NumerAPI":
            for command in COMMANDS:
                result, said = run_command(calls, command)
                in_commands[result] += 1
                if result != "works" or "--all" in sys.argv:
                    print(f"{result}: command {command} {said}")
    print("methods: {works} work, {refused} refused, {broken} broken".format(**counts))
    print("commands: {works} work, {refused} refused, {broken} broken".format(**in_commands))
    return 1 if counts["broken"] + in_commands["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
