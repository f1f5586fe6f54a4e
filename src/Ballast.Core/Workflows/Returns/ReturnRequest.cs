using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Returns;

/// <summary>Which returns a question is about.</summary>
public sealed record ReturnRequest
{
    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; init; } = Tournament.Classic;

    /// <summary>Models; empty means all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The rounds.</summary>
    public RoundRange Range { get; init; } = RoundRange.All;

    /// <summary>Settled payouts, computed ones, or what there is.</summary>
    public ReturnSource Source { get; init; } = ReturnSource.Auto;

    /// <summary>Multipliers of computed returns; null takes those of each round's rule, and where it left a choice the recorded one.</summary>
    public Multipliers? Multipliers { get; init; }

    /// <summary>Factor, clip and rule of computed returns.</summary>
    public PaymentAssumptions Assumptions { get; init; } = new();

    /// <summary>Whether a rule, a factor, a clip or multipliers were asked for: then settled payouts are no answer.</summary>
    internal bool AsksForRules => Multipliers is not null || Assumptions != new PaymentAssumptions();

    /// <summary>Nothing that became known later takes part, and only rounds that had resolved by then do.</summary>
    public required DateTimeOffset AsOf { get; init; }
}
