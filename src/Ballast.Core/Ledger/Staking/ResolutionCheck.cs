using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>Holds payouts against what is at risk before any of them is entered.</summary>
internal static class ResolutionCheck
{
    /// <summary>Throws where a payout is missing or cannot be.</summary>
    /// <exception cref="ArgumentException">See the message.</exception>
    public static void ThrowIfWrong(TournamentStaking tournament, RoundResolution resolution)
    {
        var round = resolution.Round;
        foreach (var name in tournament.AtRiskIn(round))
        {
            if (!resolution.Payouts.ContainsKey(name))
                throw Wrong(resolution, name, "has NMR at risk and no payout; missing is not zero");
        }
        foreach (var (name, payout) in resolution.Payouts)
        {
            var atRisk = tournament.AtRisk(name, round);
            if (atRisk == Nmr.Zero && payout != Nmr.Zero)
                throw Wrong(resolution, name, $"has nothing at risk and a payout of {payout}");
            if (payout < -atRisk)
                throw Wrong(resolution, name, $"has {atRisk} at risk and a payout of {payout}");
            // A share of an amount is rounded to the last place once.
            var most = resolution.Clip is { } clip ? (atRisk * clip).Amount + Nmr.Wei : decimal.MaxValue;
            if (Math.Abs(payout.Amount) > most)
                throw Wrong(
                    resolution,
                    name,
                    $"has {atRisk} at risk and a payout of {payout}, beyond the clip {resolution.Clip}"
                );
        }
    }

    private static ArgumentException Wrong(RoundResolution resolution, string name, string what) =>
        new($"Round {resolution.Round}: model '{name}' {what}.", nameof(resolution));
}
