using Ballast.Core.Payouts;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>How CORR and MMC of a round are paid.</summary>
/// <param name="Corr">Multiplier of CORR.</param>
/// <param name="Mmc">Multiplier of MMC.</param>
/// <param name="Round">Factor, clip and their order.</param>
public sealed record PaidScore(decimal Corr, decimal Mmc, PaidRound Round)
{
    /// <summary>Payout per NMR at risk; NaN where a paid score is missing.</summary>
    public double Return(double corr, double mmc) =>
        Round.PositionReturn(((double)Corr * corr) + (Mmc == 0 ? 0 : (double)Mmc * mmc));

    /// <summary>Whether the clip bites.</summary>
    public bool IsClipped(double corr, double mmc) =>
        Round.IsClipped(((double)Corr * corr) + (Mmc == 0 ? 0 : (double)Mmc * mmc));

    /// <summary>The multipliers that were given, or the largest of the rule, as far as a file of predictions can bring their scores.</summary>
    public static Outcome<PaidScore> Find(Multipliers? given, PayoutRule rule, PaidRound round, bool hasMeta)
    {
        (string Role, decimal Multiplier)[] terms = given is null
            ? [.. rule.Terms.Select(t => (t.Role, t.Options[^1]))]
            : [.. given.Items.Select(i => (i.Metric.Name, i.Value))];
        decimal[] sums = [0, 0];
        foreach (var (role, multiplier) in terms.Where(t => t.Multiplier != 0))
        {
            if (RoleOf(role) is not { } place)
                return new Refusal(
                    "no-score",
                    $"{(given is null ? $"{rule.Id} pays on" : "--score names")} {role}, which cannot be computed from predictions and a target: say what to pay, --score corr=A,mmc=B"
                );
            sums[place] += multiplier;
        }
        return sums[1] != 0 && !hasMeta
            ? new Refusal(
                "no-score",
                $"{(given is null ? $"{rule.Id} pays on" : "--score names")} MMC, which needs the meta model: --meta COLUMN, or pay on CORR alone, --score corr=A"
            )
            : new PaidScore(sums[0], sums[1], round);
    }

    /// <summary>Whether a score can be computed from predictions, a target and a meta model, and be paid.</summary>
    public static bool IsKnown(string role) => RoleOf(role) is not null;

    private static int? RoleOf(string role) =>
        role.StartsWith("corr", StringComparison.OrdinalIgnoreCase) ? 0
        : role.StartsWith("mmc", StringComparison.OrdinalIgnoreCase) ? 1
        : null;
}
