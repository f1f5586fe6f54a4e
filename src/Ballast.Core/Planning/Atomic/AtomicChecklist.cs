using System.Globalization;

namespace Ballast.Core.Planning.Atomic;

/// <summary>What the owner does on the web page, step by step.</summary>
public static class AtomicChecklist
{
    /// <summary>The steps.</summary>
    public static IReadOnlyList<string> Write(StakePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            $"Open numer.ai, the {plan.Tournament} tournament, and sign in to the account whose models these are.",
            .. plan.Moves.Where(m => m.Kind == PlanMoveKind.Configure).OrderBy(m => m.Id).Select(Step),
            "Confirm in the wallet on the web page. Ballast never sees its key.",
            "Look what is configured and staked afterwards: ballast apply PLAN --verify, with --node URL to ask the chain itself.",
        ];
    }

    private static string Step(PlanMove move)
    {
        var from = move.FirstRound is { } round ? $", before round {round} opens" : "";
        if (move.Nmr == 0)
            return $"{move.Id}. {move.Model}: stop staking (0 NMR a round){from}. Open positions settle as their rounds do. {move.Why}";
        var nmr = move.Nmr.ToString("0.##################", CultureInfo.InvariantCulture);
        return $"{move.Id}. {move.Model}: {nmr} NMR a round, mode {move.Mode}, enabled{from}. {move.Why}";
    }
}
