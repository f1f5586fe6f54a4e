using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files.Formats;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>
/// A long table: one row a model and round, as the Python client's frames are written by <c>to_csv</c>; or one row a score, with its name and
/// its value in columns of their own.
/// </summary>
internal sealed class LongRows : ITableRows
{
    // A bare day of resolution says nothing of the hour: the timetable of the domain notes (section 2.3) supplies it.
    private static readonly TimeSpan ResolveHour = TimeSpan.FromHours(20);

    private readonly Header _header;
    private readonly ModelColumn _model;
    private readonly Role _round;
    private readonly IReadOnlyList<(Metric Metric, Role Role)> _scores;
    private readonly NamedScoreColumns _named;
    private readonly MultiplierColumns _multipliers;
    private readonly Role _tournament;
    private readonly Role _factor;
    private readonly Role _stake;
    private readonly Role _settled;
    private readonly Role _payout;
    private readonly Role _pending;
    private readonly Role _pendingList;
    private readonly Role _openTime;
    private readonly Role _openDay;
    private readonly Role _resolveTime;
    private readonly Role _resolveDay;
    private readonly Role _resolved;
    private readonly bool _isFlagOfScore;
    private readonly Role _status;
    private readonly Role _seen;
    private readonly Role _shown;
    private readonly Role _day;

    private LongRows(Header header, ModelColumn model)
    {
        (_header, _model) = (header, model);
        _round = header.Find(Spellings.Round);
        _named = new NamedScoreColumns(header);
        _scores = header.Metrics(name => MetricNames.IsKnown(name) ? name : null);
        _multipliers = new MultiplierColumns(header);
        _tournament = header.Find(Spellings.Tournament);
        _factor = header.Find(Spellings.Factor);
        _stake = header.Find(Spellings.Stake);
        _settled = header.Find(Spellings.Settled);
        _payout = header.Find(Spellings.Payout);
        _pending = header.Find(Spellings.Pending);
        _pendingList = header.Find(Spellings.PendingList);
        _openTime = header.Find(Spellings.OpenTime);
        _openDay = header.Find(Spellings.OpenDay);
        _resolveTime = header.Find(Spellings.ResolveTime);
        _resolveDay = header.Find(Spellings.ResolveDay);
        _resolved = header.Find(Spellings.Resolved);
        // In a list of scores the plain word speaks of the score: 60-day ones go on when the round has resolved.
        _isFlagOfScore = _named.IsThere && !header.Find("roundResolved").IsThere;
        _status = header.Find(Spellings.Status);
        _seen = header.Find(Spellings.Seen);
        _shown = header.Find(Spellings.Shown);
        _day = header.Find(Spellings.Day);
    }

    public string Kind =>
        _named.IsThere ? "long table of scores"
        : _pendingList.IsThere ? "list of pending payouts"
        : "long table of models and rounds";

    public IReadOnlyList<string> IgnoredColumns => _header.Without(Roles());

    /// <summary>Whether the columns say anything of a model, and not of rounds alone.</summary>
    public bool SaysAnything =>
        _scores.Count > 0
        || _named.IsThere
        || new[] { _stake, _settled, _payout, _pending, _pendingList }.Any(r => r.IsThere);

    /// <summary>How many columns have a meaning.</summary>
    public int KnownColumns => Roles().SelectMany(r => r.Columns).Distinct().Count();

    /// <summary>Where the columns are, if there is one of each and they hold models, rounds and scores and nothing else; null if not.</summary>
    public ScoreColumns? ScoreColumns
    {
        get
        {
            Role[] own = [_model.Role, _round, .. _scores.Select(s => s.Role)];
            return
                _scores.Count > 0
                && own.All(r => r.Columns.Count == 1)
                && Roles().Where(r => r.IsThere).SequenceEqual(own)
                ? new ScoreColumns(
                    _model.Role.Columns[0],
                    _round.Columns[0],
                    [.. _scores.Select(s => (s.Metric, s.Role.Columns[0]))]
                )
                : null;
        }
    }

    public static LongRows Of(Header header, ModelColumn model) => new(header, model);

    public IEnumerable<SourceRow> Read(RowCells row)
    {
        var cells = row.Cells;
        var scores = new List<(Metric, double)>(_scores.Count);
        foreach (var (metric, role) in _scores)
        {
            if (row.Read<double>(role, cells.Score) is { } score)
                scores.Add((metric, score));
        }
        var hasGap = scores.Count < _scores.Count;
        scores.AddRange(_named.Read(row));
        var settled = row.Read<Nmr>(_settled, cells.Amount);
        var listed = row.Read<Nmr>(_pendingList, cells.Amount);
        yield return new PerformanceRow(row.Line)
        {
            Model = _model.Read(row),
            Round = row.Round(_round),
            Tournament = row.Tournament(_tournament),
            Scores = scores,
            HasGap = hasGap,
            Multipliers = _multipliers.Read(row),
            PayoutFactor = row.Read<decimal>(_factor, cells.Factor),
            AtRisk = row.Read<Nmr>(_stake, cells.Stake),
            Payout = settled ?? row.Read<Nmr>(_payout, cells.Amount),
            IsSettled = settled is not null,
            Projected = row.Read<Nmr>(_pending, cells.Amount) ?? listed,
            IsPending = listed is not null,
            OpenTime = row.Read<DateTimeOffset>(_openTime, Cells.Time) ?? OpenOf(row),
            ResolveTime =
                row.Read<DateTimeOffset>(_resolveTime, ResolveMoment)
                ?? row.Read<DateTimeOffset>(_resolveDay, ResolveMoment),
            Resolved = row.Read<bool>(_resolved, Cells.Flag) ?? ResolvedByStatus(row),
            IsFlagOfScore = _isFlagOfScore,
            ObservedAt = row.Read<DateTimeOffset>(_seen, Cells.Seen),
            ShownAt = row.Read<DateTimeOffset>(_shown, Cells.Time),
            Day = row.Read<int>(_day, Cells.ScoringDay),
            NamesVersions = _named.NamesVersions,
            Remarks = row.Remarks,
        };
    }

    private IEnumerable<Role> Roles() =>
        [
            _model.Role,
            _round,
            _tournament,
            _factor,
            _stake,
            _settled,
            _payout,
            _pending,
            _pendingList,
            _openTime,
            _openDay,
            _resolveTime,
            _resolveDay,
            _resolved,
            _status,
            _seen,
            _shown,
            _day,
            .. _named.Roles,
            .. _scores.Select(s => s.Role),
            .. _multipliers.Roles,
        ];

    /// <summary>A day of opening is the calendar's day, not a moment.</summary>
    private DateTimeOffset? OpenOf(RowCells row)
    {
        if (row.Read<DateTimeOffset>(_openDay, Cells.Time) is not { } day)
            return null;
        var calendar = RoundCalendar.OpenTime(row.Round(_round));
        return calendar.UtcDateTime.Date == day.UtcDateTime.Date ? calendar : day;
    }

    private bool? ResolvedByStatus(RowCells row) =>
        row.FirstText(_status) is { } status && !Cells.IsMissing(status)
            ? status.Trim().Equals("resolved", StringComparison.OrdinalIgnoreCase)
            : null;

    private static DateTimeOffset? ResolveMoment(string cell, string column) =>
        Cells.Time(cell, column) is { } time && TimeText.Read(cell) is { IsDay: true }
            ? time + ResolveHour
            : Cells.Time(cell, column);
}
