using System.Collections;
using System.Runtime.InteropServices;

namespace Ballast.Numerai.Wire;

/// <summary>One value of one score on one scoring day, with no more than a sync reads of it.</summary>
/// <param name="DisplayName">The score, as the API spells it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Round">The round the row names; null where it names none.</param>
/// <param name="Day">The scoring day, counted from 1.</param>
/// <param name="Date">When it was shown.</param>
/// <param name="Value">The score; null where there is none yet.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WireDay(
    string? DisplayName,
    string? Version,
    int? Round,
    int? Day,
    DateTimeOffset? Date,
    double? Value
);

/// <summary>Rows of days side by side: a sync reads a million of them, which need no object each.</summary>
/// <param name="days">The rows in the order of the answer.</param>
internal sealed class WireDays(WireDay[] days) : IReadOnlyList<WireSubmissionScore?>
{
    public int Count => days.Length;

    public ReadOnlySpan<WireDay> Rows => days;

    /// <summary>The same row as an object of its own.</summary>
    public WireSubmissionScore? this[int index]
    {
        get
        {
            var day = days[index];
            return new WireSubmissionScore
            {
                DisplayName = day.DisplayName,
                Version = day.Version,
                RoundNumber = day.Round,
                Day = day.Day,
                Date = day.Date,
                Value = day.Value,
            };
        }
    }

    /// <summary>Rows of any list; those that came empty are left out.</summary>
    public static ReadOnlySpan<WireDay> Of(IReadOnlyList<WireSubmissionScore?>? rows) =>
        rows switch
        {
            null => [],
            WireDays own => own.Rows,
            _ => rows.OfType<WireSubmissionScore>()
                .Select(row => new WireDay(row.DisplayName, row.Version, row.RoundNumber, row.Day, row.Date, row.Value))
                .ToArray(),
        };

    public IEnumerator<WireSubmissionScore?> GetEnumerator()
    {
        for (var i = 0; i < days.Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
