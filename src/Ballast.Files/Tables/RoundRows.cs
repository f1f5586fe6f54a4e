using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>A list of rounds with times, payout factors or totals.</summary>
internal sealed class RoundRows : ITableRows
{
    // A bare day says nothing of the hour: the timetable of the domain notes (sections 2.2 and 2.3) supplies it.
    private static readonly TimeSpan CloseHour = TimeSpan.FromHours(14);
    private static readonly TimeSpan ResolveHour = TimeSpan.FromHours(20);

    private readonly Header _header;
    private readonly int _round;
    private readonly int?[] _columns;

    private RoundRows(Header header)
    {
        _header = header;
        _round = header.Find(Header.RoundNames)!.Value;
        _columns =
        [
            header.Find("openTime", "roundOpenTime"),
            header.Find("closeTime"),
            header.Find("closeStakingTime"),
            header.Find("scoreTime"),
            header.Find("resolveTime", "roundResolveTime"),
            header.Find("closeDate"),
            header.Find("resolveDate"),
            header.Find("payoutFactor", "roundPayoutFactor"),
            header.Find("stakeThreshold"),
            header.Find("totalAtStake"),
            header.Find("totalPayout"),
            header.Find("resolvedStaking", "resolvedGeneral", "roundResolved"),
            header.Find("status"),
            header.Find(Header.SnapshotNames),
        ];
    }

    public string Kind => "list of rounds";

    public IReadOnlyList<string> IgnoredColumns =>
        [
            .. _header.Columns.Where(
                (name, i) => i != _round && !_columns.Contains(i) && !string.IsNullOrWhiteSpace(name)
            ),
        ];

    /// <summary>The reader for such a header; null where no column says anything about a round.</summary>
    public static RoundRows? Of(Header header)
    {
        var rows = new RoundRows(header);
        // Flags and snapshots alone do not make a list of rounds: a wide table may have such models.
        return rows._columns[..11].Any(c => c is not null) ? rows : null;
    }

    public IEnumerable<SourceRow> Read(CsvTable table)
    {
        var facts = new RoundFacts
        {
            Tournament = default,
            Number = Cells.Round(table[_round]),
            OpenTime = Cell(table, 0, Cells.Time),
            CloseTime = Cell(table, 1, Cells.Time) ?? Cell(table, 5, Cells.Time) + CloseHour,
            CloseStakingTime = Cell(table, 2, Cells.Time),
            ScoreTime = Cell(table, 3, Cells.Time),
            ResolveTime = Cell(table, 4, Cells.Time) ?? Cell(table, 6, Cells.Time) + ResolveHour,
            PayoutFactor = Cell(table, 7, Cells.Factor),
            StakeThreshold = Cell(table, 8, Cells.Stake),
            TotalAtStake = Cell(table, 9, Cells.Stake),
            TotalPayout = Cell(table, 10, Cells.Amount),
            Resolved = Cell(table, 11, Cells.Flag) ?? ResolvedByStatus(table),
        };
        yield return new RoundRow(table.Line, facts, Cell(table, 13, Cells.Seen));
    }

    private bool? ResolvedByStatus(CsvTable table) =>
        _columns[12] is { } at && !Cells.IsMissing(table[at])
            ? table[at].Equals("resolved", StringComparison.OrdinalIgnoreCase)
            : null;

    private T? Cell<T>(CsvTable table, int index, Func<string, string, T?> read)
        where T : struct => _columns[index] is { } at ? read(table[at], _header.Columns[at]) : null;
}
