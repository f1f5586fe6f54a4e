using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>A list of rounds with times, payout factors or totals.</summary>
internal sealed class RoundRows : ITableRows
{
    // A bare day says nothing of the hour: the timetable of the domain notes (sections 2.2 and 2.3) supplies it.
    private static readonly TimeSpan CloseHour = TimeSpan.FromHours(14);
    private static readonly TimeSpan ResolveHour = TimeSpan.FromHours(20);

    private readonly Header _header;
    private readonly Role _round;
    private readonly Role _tournament;
    private readonly Role _openTime;
    private readonly Role _closeTime;
    private readonly Role _closeStakingTime;
    private readonly Role _scoreTime;
    private readonly Role _resolveTime;
    private readonly Role _closeDay;
    private readonly Role _resolveDay;
    private readonly Role _factor;
    private readonly Role _threshold;
    private readonly Role _atStake;
    private readonly Role _paid;
    private readonly Role _resolved;
    private readonly Role _status;
    private readonly Role _seen;

    private RoundRows(Header header)
    {
        _header = header;
        _round = header.Find(Spellings.Round);
        _tournament = header.Find(Spellings.Tournament);
        _openTime = header.Find("openTime", "roundOpenTime");
        _closeTime = header.Find("closeTime", "roundCloseTime");
        _closeStakingTime = header.Find("closeStakingTime", "roundCloseStakingTime");
        _scoreTime = header.Find("scoreTime", "roundScoreTime");
        _resolveTime = header.Find("resolveTime", "roundResolveTime");
        _closeDay = header.Find("closeDate");
        _resolveDay = header.Find("resolveDate");
        _factor = header.Find("payoutFactor", "roundPayoutFactor");
        _threshold = header.Find("stakeThreshold");
        _atStake = header.Find("totalAtStake");
        _paid = header.Find("totalPayout");
        // A round is resolved when both of its halves are; staking is the one that pays.
        _resolved = new Role([.. header.Find("resolvedStaking", "resolvedGeneral", "roundResolved").Columns.Take(1)]);
        _status = header.Find(Spellings.Status);
        _seen = header.Find(Spellings.Seen);
    }

    public string Kind => "list of rounds";

    public IReadOnlyList<string> IgnoredColumns =>
        _header.Without([_round, _tournament, .. Saying(), _resolved, _status, _seen]);

    /// <summary>The reader for such a header; null where no column says anything about a round.</summary>
    public static RoundRows? Of(Header header)
    {
        var rows = new RoundRows(header);
        // Flags and snapshots alone do not make a list of rounds: a wide table may have such models.
        return rows.Saying().Any(r => r.IsThere) ? rows : null;
    }

    public IEnumerable<SourceRow> Read(RowCells row)
    {
        var cells = row.Cells;
        var facts = new RoundFacts
        {
            Tournament = default,
            Number = row.Round(_round),
            OpenTime = row.Read<DateTimeOffset>(_openTime, Cells.Time),
            CloseTime =
                row.Read<DateTimeOffset>(_closeTime, Cells.Time)
                ?? row.Read<DateTimeOffset>(_closeDay, Cells.Time) + CloseHour,
            CloseStakingTime = row.Read<DateTimeOffset>(_closeStakingTime, Cells.Time),
            ScoreTime = row.Read<DateTimeOffset>(_scoreTime, Cells.Time),
            ResolveTime =
                row.Read<DateTimeOffset>(_resolveTime, Cells.Time)
                ?? row.Read<DateTimeOffset>(_resolveDay, Cells.Time) + ResolveHour,
            PayoutFactor = row.Read<decimal>(_factor, cells.Factor),
            StakeThreshold = row.Read<Nmr>(_threshold, cells.Stake),
            TotalAtStake = row.Read<Nmr>(_atStake, cells.Stake),
            TotalPayout = row.Read<Nmr>(_paid, cells.Amount),
            Resolved = row.Read<bool>(_resolved, Cells.Flag) ?? ResolvedByStatus(row),
        };
        yield return new RoundRow(row.Line, facts, row.Read<DateTimeOffset>(_seen, Cells.Seen))
        {
            Tournament = row.Tournament(_tournament),
            Remarks = row.Remarks,
        };
    }

    private IEnumerable<Role> Saying() =>
        [
            _openTime,
            _closeTime,
            _closeStakingTime,
            _scoreTime,
            _resolveTime,
            _closeDay,
            _resolveDay,
            _factor,
            _threshold,
            _atStake,
            _paid,
        ];

    private bool? ResolvedByStatus(RowCells row) =>
        row.FirstText(_status) is { } status && !Cells.IsMissing(status)
            ? status.Trim().Equals("resolved", StringComparison.OrdinalIgnoreCase)
            : null;
}
