using Ballast.Core.Ledger.Books;
using Ballast.Core.Planning;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>Notes all accounts day by day along the path, and what it costs.</summary>
/// <param name="paths">The accounts.</param>
/// <param name="loss">The most that can be burned.</param>
internal sealed class PathRecord(IReadOnlyList<AccountPath> paths, PathLoss loss)
{
    // Less than this apart is the same: amounts of a round are cut to some places.
    private const decimal Same = 0.001m;

    private const int Places = 12;

    private readonly List<(DateOnly Day, decimal Missing, decimal Releasing, decimal Apart, decimal Worst)> _ends = [];
    private readonly List<PlanDay> _days = [];
    private readonly decimal _apartAtFirst = Apart(paths);
    private decimal _deposit;
    private DateOnly? _depositBy;

    /// <summary>The days on which something changes.</summary>
    public IReadOnlyList<PlanDay> Days => _days;

    /// <summary>The most that could be burned before anything was asked for.</summary>
    public decimal WorstBefore { get; } = paths.Sum(loss.Of) + loss.Outlasting(null);

    /// <summary>Notes the end of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="moves">Moves that can be asked for on it.</param>
    public void EndDay(DateOnly day, IReadOnlyList<int> moves)
    {
        var slots = paths.SelectMany(p => p.Aim.Slots.Select(s => (Path: p, Slot: s))).ToList();
        var apart = Apart(paths);
        var atRisk = slots.Sum(s =>
            s.Path.Ledger.Balance(LedgerPlace.Stake, s.Slot.Model).Amount
            + s.Path.Ledger.Balance(LedgerPlace.Locked, s.Slot.Model).Amount
        );
        _ends.Add(
            (
                day,
                slots.Sum(s => Math.Max(0, (s.Slot.Target - s.Path.Standing(s.Slot)).Amount)),
                slots.Sum(s => s.Path.Releasing(s.Slot).Amount),
                apart,
                paths.Sum(loss.Of) + loss.Outlasting(day)
            )
        );
        var next = new PlanDay(day, Json.Plain(atRisk), Json.Plain(paths.Sum(p => p.Future.Wallet.Amount)), moves)
        {
            Reached = Share(apart),
        };
        if (moves.Count > 0 || _days.Count == 0 || !IsSame(_days[^1], next))
            _days.Add(next);
        var missing = -paths.Sum(p => p.Future.Free.Amount);
        if (missing > _deposit + Same)
            (_deposit, _depositBy) = (missing, day);
    }

    /// <summary>What the path costs.</summary>
    /// <param name="lastRound">The last round that closed on it.</param>
    public PlanCost Cost(int lastRound)
    {
        var last = _ends[^1];
        var arrived = _ends.First(e => e.Apart <= last.Apart + Same).Day;
        var (idle, missing) = (0m, 0m);
        for (var i = 1; i < _ends.Count; i++)
        {
            var days = _ends[i].Day.DayNumber - _ends[i - 1].Day.DayNumber;
            idle += _ends[i - 1].Releasing * days;
            if (_ends[i].Day <= arrived)
                missing += _ends[i - 1].Missing * days;
        }
        var worst = _ends.MaxBy(e => e.Worst);
        return new PlanCost
        {
            IdleNmrDays = Rounded(idle),
            MissingNmrDays = Rounded(missing),
            Reached = Share(last.Apart),
            ReachedBy = _apartAtFirst <= Same || Share(last.Apart) == 0 ? null : arrived,
            WorstCase = -Rounded(WorstBefore),
            WorstCaseOnPath = -Rounded(Math.Max(WorstBefore, worst.Worst)),
            WorstDay = worst.Worst > WorstBefore ? worst.Day : null,
            WorstCaseAfter = -Rounded(paths.Sum(p => loss.Lasting(p, lastRound))),
            Deposit = Rounded(_deposit),
            DepositBy = _depositBy,
        };
    }

    private static decimal Apart(IEnumerable<AccountPath> paths) =>
        paths.Sum(p => p.Aim.Slots.Sum(s => Math.Abs((s.Target - p.Standing(s)).Amount)));

    private decimal Share(decimal apart) =>
        _apartAtFirst <= Same ? 1 : decimal.Round(Math.Clamp(1 - (apart / _apartAtFirst), 0, 1), 4);

    private static bool IsSame(PlanDay one, PlanDay other) =>
        (one.AtRisk, one.Free, one.Reached) == (other.AtRisk, other.Free, other.Reached);

    private static decimal Rounded(decimal value) => Json.Plain(decimal.Round(value, Places));
}
