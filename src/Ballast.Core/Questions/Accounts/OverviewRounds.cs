using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Accounts;

/// <summary>
/// The rounds that an overview stands on: those that are open, and those that resolved in the 52 weeks before its moment. A position that was open when one of these
/// resolved has itself resolved later, so no earlier round matters to committed capital either.
/// </summary>
internal sealed class OverviewRounds
{
    private const int DaysPerWeek = 7;

    private readonly DateTimeOffset[] _resolved;
    private readonly DateTimeOffset[] _fixed;
    private readonly bool[][] _within;

    /// <summary>Finds them.</summary>
    /// <param name="view">When rounds close and resolve.</param>
    /// <param name="last">The last round with a stake, for those that are not open yet.</param>
    /// <param name="first">The first one, where it is another than that of the longest period.</param>
    public OverviewRounds(AsOfView view, int last, int? first = null)
    {
        First = first ?? FirstOf(view);
        var count = Math.Max(0, last - First + 1);
        int[] rounds = [.. Enumerable.Range(First, count)];
        _resolved = [.. rounds.Select(view.Dates.ResolvedAt)];
        _fixed = [.. rounds.Select(view.Dates.StakeFixedAt)];
        // Asked for every slot, so compared once.
        _within = [.. Weeks.Select(w => _resolved.Select(r => r <= view.AsOf && r > Begin(view.AsOf, w)).ToArray())];
        IsAtomic = [.. rounds.Select(view.Dates.IsAtomic)];
        OpenWith = [.. Enumerable.Range(0, count).Select(i => IsAtomic[i] ? Open(i) : [])];
    }

    /// <summary>Periods over which money is added up, in weeks, ascending.</summary>
    public static IReadOnlyList<int> Weeks { get; } = [4, 13, 52];

    /// <summary>The first of them; places count from it.</summary>
    public int First { get; }

    /// <summary>How many there are, up to the last one with a stake.</summary>
    public int Count => _resolved.Length;

    /// <summary>Whether each locks positions of its own.</summary>
    public IReadOnlyList<bool> IsAtomic { get; }

    /// <summary>For each atomic round the places of those whose positions were open when it resolved.</summary>
    public IReadOnlyList<IReadOnlyList<int>> OpenWith { get; }

    /// <summary>When a round resolves.</summary>
    public DateTimeOffset ResolvedAt(int place) => _resolved[place];

    /// <summary>When the stake of a round was fixed.</summary>
    public DateTimeOffset FixedAt(int place) => _fixed[place];

    /// <summary>For each round whether it resolved in one of the periods before the moment.</summary>
    /// <param name="period">The place of the period in <see cref="Weeks"/>.</param>
    public IReadOnlyList<bool> Within(int period) => _within[period];

    /// <summary>The first round that resolved in the longest period, or later.</summary>
    public static int FirstOf(AsOfView view)
    {
        var begin = Begin(view.AsOf, Weeks[^1]);
        var first = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        // Rounds of a longer horizon outlive later ones, so a single one that has resolved ends nothing.
        for (var (round, before) = (first, 0); round >= 1 && before < NewestRounds.LongestOpen; round--)
        {
            var isIn = view.Dates.ResolvedAt(round) > begin;
            (first, before) = isIn ? (round, 0) : (first, before + 1);
        }
        return Math.Max(1, first);
    }

    /// <summary>What was staked in rounds of which neither a stake nor a score is stored is not known: from this moment on.</summary>
    public static DateTimeOffset UnknownFrom(AsOfView view, int newestStake, int? newestScore)
    {
        var newest = Math.Max(newestStake, newestScore ?? 0);
        return newest >= RoundCalendar.LargestRound ? DateTimeOffset.MaxValue : view.Dates.StakeFixedAt(newest + 1);
    }

    private static DateTimeOffset Begin(DateTimeOffset asOf, int weeks) => asOf.AddDays(-weeks * DaysPerWeek);

    private int[] Open(int place) =>
        [
            .. Enumerable
                .Range(0, Count)
                .Where(i => IsAtomic[i] && _fixed[i] <= _resolved[place] && _resolved[i] >= _resolved[place]),
        ];
}
