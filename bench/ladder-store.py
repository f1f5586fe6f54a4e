#!/usr/bin/env python3
"""A table of many models over years of rounds, with open stakes at the end, to be imported: what `ballast ladder` is timed on.

usage: ladder-store.py MODELS FIRST LAST FIRST_OPEN SEEN > table.csv
       ladder-store.py 700 718 1407 1344 2026-11-27T20:00:00Z > table.csv
"""

import random
import sys

FIRST_ATOMIC = 1343
FACTOR = 0.12


def row(model, number, is_open, seen):
    corr, mmc = random.gauss(0.01, 0.02), random.gauss(0.003, 0.01)
    is_atomic = number >= FIRST_ATOMIC
    stake = 2 if is_atomic else 100
    if is_open:
        return f"{model},{number},,,,,,{stake},,False,{seen}"
    if is_atomic:
        paid = stake * max(-1, min(1, 3 * corr + 15 * mmc))
        return f"{model},{number},,,{corr:.6f},{mmc:.6f},,{stake},{paid:.8f},True,"
    paid = stake * max(-0.05, min(0.05, FACTOR * (0.75 * corr + 2.25 * mmc)))
    return f"{model},{number},{corr:.6f},{mmc:.6f},,,{FACTOR},{stake},{paid:.8f},True,"


def main():
    models, first, last, first_open, seen = *map(int, sys.argv[1:5]), sys.argv[5]
    random.seed(1)
    print("model,roundNumber,corr20V2,mmc,corr60,mmc60,roundPayoutFactor,selectedStakeValue,payout,roundResolved,snapshot")
    for model in range(models):
        for number in range(first, last + 1):
            print(row(f"model_{model:03d}", number, number >= first_open, seen))


if __name__ == "__main__":
    main()
