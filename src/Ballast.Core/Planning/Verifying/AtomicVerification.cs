using Ballast.Core.Planning.Atomic;

namespace Ballast.Core.Planning.Verifying;

/// <summary>What the chain says of a model's setting.</summary>
/// <param name="PerRound">NMR of a round.</param>
/// <param name="Mode">The contract's number of the mode.</param>
/// <param name="IsEnabled">Whether new positions are opened.</param>
public sealed record ShownConfig(decimal PerRound, byte Mode, bool IsEnabled);

/// <summary>A stake that was put on a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Nmr">NMR.</param>
public sealed record ShownPosition(int Round, decimal Nmr);

/// <summary>What was found of a move.</summary>
/// <param name="Move">The move.</param>
/// <param name="Configured">as-planned, differs or not-told.</param>
/// <param name="Staked">as-planned, differs, none-yet or not-told.</param>
/// <param name="Reason">What was seen, in a sentence.</param>
public sealed record VerifiedMove(PlanMove Move, string Configured, string Staked, string Reason)
{
    /// <summary>It is as the plan wants it.</summary>
    public const string AsPlanned = "as-planned";

    /// <summary>It is not.</summary>
    public const string Differs = "differs";

    /// <summary>Neither the chain nor the API says how it is.</summary>
    public const string NotReported = "not-told";

    /// <summary>No round of it has been staked yet.</summary>
    public const string NoneYet = "none-yet";
}

/// <summary>Whether a plan under atomic staking is configured, and whether its rounds are staked so.</summary>
public static class AtomicVerification
{
    /// <summary>Judges a move.</summary>
    /// <param name="move">The move.</param>
    /// <param name="codes">The contract's numbers of modes.</param>
    /// <param name="config">What the chain says; null where nobody asked, or it did not say.</param>
    /// <param name="positions">Stakes of the model as the API lists them; null where it did not.</param>
    public static VerifiedMove Judge(
        PlanMove move,
        ModeCodes codes,
        ShownConfig? config,
        IReadOnlyList<ShownPosition>? positions
    )
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(codes);
        var (configured, byChain) = Configured(move, codes, config);
        var (staked, byApi) = Staked(move, positions);
        return new VerifiedMove(move, configured, staked, $"{byChain} {byApi}");
    }

    private static (string, string) Configured(PlanMove move, ModeCodes codes, ShownConfig? config)
    {
        if (config is null)
            return (VerifiedMove.NotReported, "The chain was not asked, or does not say.");
        var isOff = !config.IsEnabled || config.PerRound == 0;
        var said =
            $"The contract says {config.PerRound} NMR a round, {codes.InWords(config.Mode)}, {(config.IsEnabled ? "enabled" : "disabled")}.";
        if (move.Nmr == 0)
            return (isOff ? VerifiedMove.AsPlanned : VerifiedMove.Differs, said);
        if (isOff || config.PerRound != move.Nmr)
            return (VerifiedMove.Differs, said);
        if (codes.Of(move.Mode) is not { } mode)
            return (VerifiedMove.NotReported, $"{said} Which mode that is, is not known: name it with --mode-codes.");
        return (config.Mode == mode ? VerifiedMove.AsPlanned : VerifiedMove.Differs, said);
    }

    /// <summary>Under compound the amount is a floor; a strategy with too little idle NMR stakes what there is.</summary>
    private static (string, string) Staked(PlanMove move, IReadOnlyList<ShownPosition>? positions)
    {
        if (positions is null)
            return (VerifiedMove.NotReported, "The API did not list stakes.");
        var rounds = positions.Where(p => move.FirstRound is not { } first || p.Round >= first).ToList();
        // Of a stop, too: before the first round that it counts for nobody can have staked one, whatever is configured.
        if (rounds.Count == 0)
            return (VerifiedMove.NoneYet, "No round was staked since.");
        var newest = rounds.MaxBy(p => p.Round)!;
        var isRight =
            move.Nmr > 0 && (move.Mode == AtomicPlan.Compound ? newest.Nmr >= move.Nmr : newest.Nmr == move.Nmr);
        return (
            isRight ? VerifiedMove.AsPlanned : VerifiedMove.Differs,
            $"Round {newest.Round} was staked with {newest.Nmr} NMR."
        );
    }
}
