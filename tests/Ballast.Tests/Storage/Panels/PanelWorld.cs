using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Panels;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage.Panels;

/// <summary>A store with ways of scores day by day, some corrected and some never final, under awkward names, and a folder of panels beside it.</summary>
internal sealed class PanelWorld : IDisposable
{
    public const int First = 1196;
    public const int Last = 1206;

    /// <summary>The last round that is written to the panels at first.</summary>
    public const int LastResolved = 1203;

    public static readonly string[] Models =
    [
        "Äpfel",
        "zoë",
        "a,b\"c'd",
        "it's; DROP TABLE value --",
        "nan",
        "模型",
        "İ",
        "_under",
    ];

    public static readonly Metric[] Metrics = [Metric.Corr, Metric.Mmc, new("corr", "v2"), new("it's")];

    public static readonly DateTimeOffset Now = RoundCalendar.ResolveTime(LastResolved).AddHours(1);

    private readonly TestStore _place;
    private readonly TempFolder _folder = new();

    public PanelWorld(TestStore place, int seed)
    {
        _place = place;
        var chance = new Random(seed);
        for (var batch = 0; batch < 3; batch++)
        {
            Import(Tournament.Classic, chance, First, Last, $"{seed} {batch}");
            Import(Tournament.Signals, chance, First, Last, $"s {seed} {batch}");
        }
    }

    public string Location => _place.Location;

    public TestStore Place => _place;

    public string Panels => _folder.Path("panels");

    /// <summary>Moments before, between and after everything.</summary>
    public static IEnumerable<DateTimeOffset> Moments =>
        Enumerable
            .Range(0, 5)
            .Select(i => RoundCalendar.CloseTime(First).AddDays(i * 11).AddHours(i))
            .Append(DateTimeOffset.UnixEpoch)
            .Append(Now.AddYears(2));

    /// <summary>Files of daily values, as the manifest names them.</summary>
    public IReadOnlyList<PanelRound> Rounds => new PanelFolder(Panels, Tournament.Classic).Read().Rounds;

    public string FileOf(int round) => Path.Combine(Panels, "classic", Rounds.Single(r => r.Round == round).File.Name);

    public TournamentStore Open(bool withPanels) =>
        TournamentStore.OpenUntil(Location, TestContext.Current.CancellationToken, withPanels ? Panels : null);

    public StoreArchiveDocument Archive(DateTimeOffset? now = null, bool isDryRun = false) =>
        PanelArchive
            .Run(
                Location,
                Panels,
                Tournament.Classic,
                now ?? Now,
                isDryRun,
                (_, _) => { },
                TestContext.Current.CancellationToken
            )
            .ShouldBeOfType<Outcome<StoreArchiveDocument>.Done>()
            .Value;

    /// <summary>Keeps some values of some rounds, as one source.</summary>
    public void Import(Tournament tournament, Random chance, int from, int to, string source)
    {
        using var store = TournamentStore.Open(Location);
        using var batch = store.BeginImport(tournament);
        foreach (var model in Models)
        {
            for (var round = from; round <= to; round++)
            {
                foreach (var metric in Metrics)
                    Import(batch, chance, model, round, metric);
            }
        }
        batch.Commit(new ImportSource($"{source}.csv", source, Now));
    }

    /// <summary>Keeps one value of a round that resolved long ago.</summary>
    public void Correct(int round, double score)
    {
        using var store = TournamentStore.Open(Location);
        using var batch = store.BeginImport(Tournament.Classic);
        batch.AddScore("zoë", round, Metric.Corr, score, new Knowledge(KnownTime.Recorded(Now), true));
        batch.Commit(new ImportSource($"correction {score}.csv", $"c{score}", Now));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _place.Dispose();
    }

    private static void Import(IImportBatch batch, Random chance, string model, int round, Metric metric)
    {
        var days = chance.Next(4);
        var first = RoundCalendar.CloseTime(round).AddDays(chance.Next(5));
        for (var day = 0; day < days; day++)
        {
            var known = first.AddDays(day * 7).AddMilliseconds(chance.Next(1000));
            // A value that was seen twice is one; one of exactly 0 is a score.
            var score = chance.Next(5) == 0 ? -0.0 : Math.Round(chance.NextDouble() - 0.5, chance.Next(16));
            batch.AddScore(
                model,
                round,
                metric,
                score,
                new Knowledge(
                    chance.Next(4) == 0 ? KnownTime.Assumed(known) : KnownTime.Recorded(known),
                    day == days - 1 && chance.Next(3) > 0
                )
            );
        }
    }
}
