using System.Globalization;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>
/// One figure is one figure: what two answers both say, commands or pages, is the same. Real scores, real stakes, and accounts of every
/// staking system as they are synced, as of now and as of an earlier day.
/// </summary>
public sealed class AgreementTests
{
    private static readonly Func<AskedStore, IEnumerable<SharedFigure>>[] Figures =
    [
        MoneyFigures.Of,
        OpenFigures.Of,
        RiskFigures.Of,
        StoreFigures.Of,
    ];

    private readonly List<string> _contradictions = [];

    /// <summary>Places by figure and order, so that one that never tells anything is found: it would compare nothing.</summary>
    private readonly Dictionary<(int Figure, int Place), string> _places = [];
    private readonly HashSet<(int Figure, int Place)> _reported = [];

    [Fact]
    public async Task EveryFigure_IsTheSameInEveryAnswer()
    {
        await RealScoresAsync();
        await RealStakesAsync();
        await AccountAsync("classic", "2026-08-20", 210, [null, "2026-04-02"]); // legacy, a past long enough to nowcast and to replay
        await AccountAsync("classic", "2026-10-20", 130, [null]); // legacy and atomic rounds open at once
        await AccountAsync("classic", "2026-12-16", 120, [null]); // atomic ones settle
        await AccountAsync("signals", "2026-05-13", 130, [null]);
        await AccountAsync("crypto", "2026-09-12", 90, [null]);
        _contradictions.ShouldBeEmpty(string.Join('\n', _contradictions));
        _places.Where(p => !_reported.Contains(p.Key)).Select(p => p.Value).ShouldBeEmpty();
    }

    private async Task RealScoresAsync()
    {
        using var line = new CommandLine();
        Import(line, "vlad_2026-02", "daily_data_corr_abs.csv", "--metric", "corr20V2");
        Import(line, "vlad_2026-02", "daily_data_mmc_abs.csv", "--metric", "mmc");
        await AgreeAsync("real scores", line, "classic", null);
    }

    /// <summary>As of today nothing is open any more; on the day of the snapshot four weekly rounds were, some weeks later two of them.</summary>
    private async Task RealStakesAsync()
    {
        using var line = new CommandLine();
        Import(line, "jos_2022-07", "round_model_performances_20220722.csv");
        Import(line, "jos_2022-07", "round_model_performances_20220723.csv");
        foreach (var asOf in new[] { null, "2022-07-23T12:00:00Z", "2022-08-10T00:00:00Z" })
            await AgreeAsync("real stakes", line, "classic", asOf);
    }

    private async Task AccountAsync(string tournament, string day, int rounds, params string?[] moments)
    {
        var now = DateTimeOffset.Parse(day + "T18:00:00Z", CultureInfo.InvariantCulture);
        var options = new SandboxOptions
        {
            Now = now,
            Seed = 3,
            Rounds = rounds,
            RoundsAhead = 5,
            Models = 8,
        };
        await using var sandbox = await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken);
        using var line = new CommandLine
        {
            Now = now,
            Variables = new Dictionary<string, string>
            {
                ["NUMERAI_PUBLIC_ID"] = sandbox.Key!.PublicId,
                ["NUMERAI_SECRET_KEY"] = sandbox.Key.Secret,
            },
        };
        var synced = line.Run("--tournament", tournament, "sync", "--account", "--api", sandbox.Url.ToString());
        synced.Code.ShouldBe(0, synced.Error);
        foreach (var asOf in moments)
            await AgreeAsync($"{tournament} on {day}", line, tournament, asOf);
    }

    private static void Import(CommandLine line, string folder, string file, params string[] more) =>
        line.Run(["import", Oracles.File("data", folder, file), .. more]).Code.ShouldBe(0);

    private async Task AgreeAsync(string what, CommandLine line, string tournament, string? asOf)
    {
        await using var store = await AskedStore.OfAsync(line, tournament, asOf);
        foreach (var (number, figure) in Figures.SelectMany(of => of(store)).Index())
        {
            foreach (var (place, named) in figure.Places.Index())
                _places.TryAdd((number, place), $"{figure.Name}: {named.Where}");
            var (reported, wrong) = figure.Compare(store);
            if (reported.Count > 1)
                _reported.UnionWith(reported.Select(t => (number, t)));
            _contradictions.AddRange(wrong.Take(3).Select(w => $"{what}, as of {asOf ?? "now"}: {w}"));
        }
    }
}
