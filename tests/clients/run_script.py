"""Runs somebody's script, unmodified, against a sandbox.

    python3 run_script.py CLIENT URL SCRIPT

CLIENT is a clone of the public Python client; the script finds it as numerapi, pointed at URL.
"""

import runpy
import sys

client, url, script = sys.argv[1:4]
sys.path.insert(0, client)
from numerapi import base_api  # noqa: E402

base_api.API_TOURNAMENT_URL = url
runpy.run_path(script, run_name="__main__")
