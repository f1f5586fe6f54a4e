using System.Runtime.CompilerServices;
using Ballast.Core.Ledger;
using Ballast.Core.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Accounts;

/// <summary>What a slot, or some slots together, had at stake and settled in each round of an overview.</summary>
/// <remarks>Its loops are compiled whole at once: a command answers once, and would run all of them in the slow form that code has at first.</remarks>
internal sealed class StakeSeries(OverviewRounds rounds)
{
    /// <summary>A share is reported where at most one round of so many has no known capital.</summary>
    private const int MostWithout = 10;

    private readonly decimal[] _atRisk = new decimal[rounds.Count];
    private readonly decimal[] _settledAtRisk = new decimal[rounds.Count];
    private readonly decimal[] _net = new decimal[rounds.Count];
    private readonly int[] _settled = new int[rounds.Count];
    private readonly bool[] _lacksStake = new bool[rounds.Count];

    /// <summary>The newest round of which anything is stored; 0 where nothing is.</summary>
    public int Newest { get; private set; }

    /// <summary>Adds a stake that stands open, or waits for its payout: it counts as committed capital.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddStake(int place, Nmr? atRisk)
    {
        Newest = Math.Max(Newest, rounds.First + place);
        if (atRisk is { } stake && stake > Nmr.Zero)
            _atRisk[place] += stake.Amount;
    }

    /// <summary>Adds a payout or burn as settled, with its stake where that is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddSettled(int place, Nmr? atRisk, Nmr payout)
    {
        AddStake(place, atRisk);
        _net[place] += payout.Amount;
        _settled[place]++;
        if (atRisk is { } stake)
            _settledAtRisk[place] += stake.Amount;
        else
            _lacksStake[place] = true;
    }

    /// <summary>Adds another one's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(StakeSeries other)
    {
        Newest = Math.Max(Newest, other.Newest);
        for (var i = 0; i < _net.Length; i++)
        {
            _atRisk[i] += other._atRisk[i];
            _settledAtRisk[i] += other._settledAtRisk[i];
            _net[i] += other._net[i];
            _settled[i] += other._settled[i];
            _lacksStake[i] |= other._lacksStake[i];
        }
    }

    /// <summary>
    /// NMR committed when each round settled: under the legacy rules the stake, in atomic rounds all positions open then (domain notes, section 4.10). Null where nothing
    /// settled, where a stake is not stored, and where later stakes that were open then are not.
    /// </summary>
    /// <param name="unknownFrom">From this moment on not every stake is known.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public decimal?[] Capital(DateTimeOffset unknownFrom)
    {
        var capital = new decimal?[_net.Length];
        var (sums, from, to) = (0m, 0, 0);
        for (var i = 0; i < capital.Length; i++)
        {
            if (_settled[i] == 0)
                continue;
            if (!rounds.IsAtomic[i])
                capital[i] = _lacksStake[i] ? null : _settledAtRisk[i];
            else if (rounds.ResolvedAt(i) < unknownFrom)
                capital[i] = Committed(rounds.OpenWith[i]);
        }
        return capital;

        // Places of one round after the other overlap nearly all: what left and what came is enough.
        decimal Committed(IReadOnlyList<int> open)
        {
            if (open.Count == 0 || open[^1] - open[0] + 1 != open.Count || open[0] < from || open[^1] + 1 < to)
                return open.Sum(i => _atRisk[i]);
            if (open[0] >= to)
                (sums, from, to) = (0, open[0], open[0]);
            for (; to <= open[^1]; to++)
                sums += _atRisk[to];
            for (; from < open[0]; from++)
                sums -= _atRisk[from];
            return sums;
        }
    }

    /// <summary>What settled in each of the periods before the moment.</summary>
    /// <param name="capital">Of each round.</param>
    public IReadOnlyList<EarnedEntry> Earned(decimal?[] capital) =>
        [.. OverviewRounds.Weeks.Select((weeks, period) => Earned(weeks, rounds.Within(period), capital))];

    /// <summary>What settled in all rounds, and its share of the mean capital.</summary>
    /// <param name="capital">Of each round.</param>
    public EarnedEntry EarnedInAll(decimal?[] capital) => Earned(0, null, capital);

    /// <summary>Rounds that settled, ascending, and NMR that they and those before them brought together.</summary>
    public IReadOnlyList<(int Round, decimal Net)> Cumulative()
    {
        var sums = new List<(int, decimal)>();
        var sum = 0m;
        for (var i = 0; i < _net.Length; i++)
        {
            if (_settled[i] > 0)
                sums.Add((rounds.First + i, sum += _net[i]));
        }
        return sums;
    }

    /// <param name="weeks">Of the period.</param>
    /// <param name="isWithin">Rounds that resolved in it; null for all.</param>
    /// <param name="capital">Of each round.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private EarnedEntry Earned(int weeks, IReadOnlyList<bool>? isWithin, decimal?[] capital)
    {
        var (net, count, known, sum, over, without) = (0m, 0, 0m, 0m, 0, 0);
        for (var i = 0; i < _net.Length; i++)
        {
            if (_settled[i] == 0 || isWithin?[i] == false)
                continue;
            net += _net[i];
            count++;
            if (capital[i] is > 0 and { } committed)
                (known, sum, over) = (known + _net[i], sum + committed, over + 1);
            else
                without++;
        }
        // Where more than a few rounds are missing, their share says nothing about the net beside it.
        double? share = over == 0 || without * MostWithout > count ? null : (double)(known / (sum / over));
        return new EarnedEntry(weeks, count, Json.Plain(net), share, without);
    }

    /// <summary>The deepest fall of NMR that compound by the returns over committed capital; null where no return is known.</summary>
    /// <param name="capital">Of each round.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FallEntry? LargestFall(decimal?[] capital)
    {
        var isWithin = rounds.Within(OverviewRounds.Weeks.Count - 1);
        var returns = new double[_net.Length];
        for (var i = 0; i < returns.Length; i++)
            returns[i] =
                _settled[i] > 0 && isWithin[i] && capital[i] is > 0 and { } committed
                    ? (double)(_net[i] / committed)
                    : double.NaN;
        if (Array.TrueForAll(returns, double.IsNaN))
            return null;
        return DrawdownFinder.Find(returns, DrawdownKind.Compounded, Compounding.Legacy) is [var deepest, ..]
            ? new FallEntry(deepest.Depth, rounds.First + deepest.Begin, rounds.First + deepest.Trough)
            : new FallEntry(0, null, null);
    }
}
