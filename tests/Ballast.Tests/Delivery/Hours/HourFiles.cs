using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Delivery.Hours;

/// <summary>
/// Files of seven slots as they were sent from here: as the registry has them, but that one has held the opposite of its strategy for two rounds, and in the round of the hour two hold one
/// another's and two hold the same.
/// </summary>
internal static class HourFiles
{
    private const int Slots = 7;
    private const int Rounds = 12;
    private const int FirstRound = HourSource.Round - Rounds;

    /// <summary>From here on a slot holds the opposite of its strategy.</summary>
    public const int Strange = HourSource.Round - 2;

    private static readonly IReadOnlyList<KeptSubmission> All = Create();

    /// <summary>When the registry was made.</summary>
    public static DateTimeOffset First => RoundCalendar.OpenTime(FirstRound);

    /// <summary>Those of earlier rounds.</summary>
    public static IEnumerable<KeptSubmission> Before => All.Where(s => s.Round < HourSource.Round);

    /// <summary>Those of the round of the hour.</summary>
    public static IEnumerable<KeptSubmission> Within => All.Where(s => s.Round == HourSource.Round);

    /// <summary>A strategy a slot.</summary>
    public static ModelRegistry Registry { get; } =
        ModelRegistry.Create([
            .. Enumerable.Range(0, Slots).Select(i => new Strategy { Name = $"s{i}" }),
            .. Enumerable
                .Range(0, Slots)
                .Select(i => new Slot
                {
                    Tournament = Tournament.Classic,
                    Name = $"slot_{i:00}",
                    Assignments = [new Assignment($"s{i}", FirstRound)],
                }),
        ]);

    private static List<KeptSubmission> Create()
    {
        var (files, all) = (new SubmissionWorld(5, Slots, rows: 250), new List<KeptSubmission>());
        for (var round = FirstRound; round <= HourSource.Round; round++)
        {
            var (isChanged, isStrange) = (round == HourSource.Round, round >= Strange);
            double[] first = [];
            // The last slot has what the one before it has.
            double[] Copied(int slot, double[] values) =>
                slot == 2 && isStrange ? [.. values.Select(v => 1 - v)]
                : slot == Slots - 2 ? first = values
                : isChanged && slot == Slots - 1 ? first
                : values;
            int[] seats = isChanged ? [1, 0, 2, 3, 4, 5, 6] : [0, 1, 2, 3, 4, 5, 6];
            all.AddRange(
                files
                    .Round(round, seats, Copied)
                    .Slots.Select(s => s.Kept with { At = RoundCalendar.OpenTime(round).AddMinutes(10) })
            );
        }
        return all;
    }
}
