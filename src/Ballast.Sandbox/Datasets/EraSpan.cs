using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Datasets;

/// <summary>Which past rounds are handed out as eras: those of the weekends, as Numerai's historical eras are a week apart.</summary>
/// <remarks>
/// Training stays the same for a year: 100 weeks until the end of the year before last. Validation goes on from there to the newest round
/// whose longest target is known when the round opens.
/// </remarks>
internal sealed record EraSpan(IReadOnlyList<int> Train, IReadOnlyList<int> Validation)
{
    private const int TrainingWeeks = 100;

    /// <summary>The eras that are known when a round opens.</summary>
    public static EraSpan Find(int round, int days)
    {
        var (opens, first) = (
            RoundCalendar.OpenTime(round),
            new DateOnly(RoundCalendar.OpenDate(round).Year - 1, 1, 1)
        );
        var (train, validation) = (new List<int>(), new List<int>());
        for (var era = round - 1; era > 0 && train.Count < TrainingWeeks; era--)
        {
            if (RoundCalendar.IsWeekday(era))
                continue;
            if (RoundCalendar.OpenDate(era) < first)
                train.Add(era);
            else if (RoundCalendar.ResolveTime(era, days) <= opens)
                validation.Add(era);
        }
        train.Reverse();
        validation.Reverse();
        return new EraSpan(train, validation);
    }
}
