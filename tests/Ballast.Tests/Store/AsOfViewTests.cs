using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Data;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Model;
using Ballast.Core.Questions.Models;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Questions.Portfolio;
using Ballast.Core.Questions.Reconcile;
using Ballast.Core.Questions.Regret;
using Ballast.Core.Questions.Report;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Questions.Round;
using Ballast.Core.Questions.Rounds;
using Ballast.Core.Questions.Sensitivity;
using Ballast.Core.Questions.Today;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Storage;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Store;

/// <summary>A view reads one tournament as of one moment, and what it remembers once.</summary>
public sealed class AsOfViewTests : IDisposable
{
    private readonly CommandLine _line = new();
    private readonly TournamentStore _store;

    public AsOfViewTests()
    {
        var file = _line.Folder.Path("seen.csv");
        File.WriteAllText(file, SnapshotWorld.Table(first: SnapshotWorld.Last - 60));
        _line.Run("import", file).Code.ShouldBe(0);
        _store = TournamentStore.Open(_line.Store);
    }

    public void Dispose()
    {
        _store.Dispose();
        _line.Dispose();
    }

    [Fact]
    public void View_JustMade_ReadsNothing()
    {
        var (_, reads) = View();
        reads.All.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsRemembered_AskedTwice_IsReadOnce()
    {
        var (view, reads) = View();
        for (var i = 0; i < 2; i++)
        {
            view.Rounds.ShouldNotBeNull();
            view.Dates.ResolvedAt(1).ShouldBeGreaterThan(DateTimeOffset.MinValue);
            view.Terms.Of(view.Rules.At(SnapshotWorld.Last).Rule!.Terms[0]).ShouldNotBe(default);
            view.Models.Count.ShouldBe(3);
            view.Currencies.ShouldBeEmpty();
            // All rounds are all rounds, and the order of the names says nothing.
            view.Positions(["m1", "m2"]).ShouldBe(view.Positions(["m2", "m1"], 1, int.MaxValue));
        }
        reads
            .All.Select(r => r.Name)
            .ShouldBe(["Configurations", "Rounds", "Metrics", "Models", "Currencies", "Positions"], ignoreOrder: true);
    }

    /// <summary>Signals, and a moment of its own: a read that took another tournament or the present one would say so.</summary>
    [Fact]
    public void EveryRead_CarriesTheTournamentAndTheMomentOfTheView()
    {
        var asOf = SnapshotWorld.Now.AddDays(-17);
        var (view, reads) = View(Tournament.Signals, asOf);
        var query = view.Query(null, [Metric.Corr]);
        object[] read =
        [
            view.Rules,
            view.Rounds,
            view.Models,
            view.Metrics,
            view.Currencies,
            view.Scores(query),
            view.Gaps(query).ToList(),
            view.InterimScores(query),
            view.RoundsWithInterimScores(query),
            view.ScoredRounds().ToList(),
            view.Positions(null),
            view.Positions(null, 5, 9),
            view.Prices("usd"),
            view.StakeDays(null),
            view.ScoreRevisions(Metric.Corr),
            view.PositionRevisions(),
        ];
        reads.All.Count.ShouldBe(read.Length);
        reads
            .All.Select(r => r.Name)
            .Distinct()
            .ShouldBe(
                typeof(ITournamentStore)
                    .GetMethods()
                    .Concat(typeof(IRevisionStore).GetMethods())
                    .Where(m => m.IsAbstract && m.Name != nameof(ITournamentStore.BeginImport))
                    .Select(m => m.Name),
                ignoreOrder: true
            );
        foreach (var (name, arguments) in reads.All)
        {
            var said = arguments.SelectMany(Said).ToList();
            said.OfType<DateTimeOffset>().ShouldBe([asOf], name);
            if (name is not ("Prices" or "Currencies"))
                said.OfType<Tournament>().ShouldBe([Tournament.Signals], name);
        }
    }

    [Fact]
    public void Query_OfAnotherMoment_IsAMistake()
    {
        var (view, _) = View();
        var (later, _) = View(asOf: SnapshotWorld.Now.AddDays(1));
        Should.Throw<ArgumentException>(() => view.Scores(later.Query(null, [Metric.Corr])));
    }

    [Fact]
    public void Revisions_OfAStoreThatKeepsNone_AreAClearMistake()
    {
        using var hidden = new AnonymousStore(_store, Tournament.Classic, [], SnapshotWorld.Now);
        var view = new AsOfView(hidden, Tournament.Classic, SnapshotWorld.Now);
        Should
            .Throw<InvalidOperationException>(() => view.ScoreRevisions(Metric.Corr))
            .Message.ShouldContain(nameof(IRevisionStore));
    }

    [Theory]
    [InlineData("account")]
    [InlineData("backtest")]
    [InlineData("data")]
    [InlineData("evidence")]
    [InlineData("field")]
    [InlineData("model")]
    [InlineData("models")]
    [InlineData("nowcast")]
    [InlineData("portfolio")]
    [InlineData("reconcile")]
    [InlineData("regret")]
    [InlineData("report")]
    [InlineData("risk")]
    [InlineData("round")]
    [InlineData("rounds")]
    [InlineData("sensitivity")]
    [InlineData("today")]
    public void Question_OfAnySort_AsksTheStoreNothingTwiceButScores(string question)
    {
        var (view, reads) = View();
        Ask(question, view);
        reads.All.ShouldNotBeEmpty();
        // A report is several questions about the same scores.
        string[] scores =
            question == "report" ? ["Scores", "ScoredRounds", "Gaps", "InterimScores"] : ["Scores", "ScoredRounds"];
        reads
            .Words.Where(w => !scores.Contains(w.Split(' ')[0], StringComparer.Ordinal))
            .GroupBy(w => w)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ShouldBeEmpty();
    }

    private static object Ask(string question, AsOfView view) =>
        question switch
        {
            "account" => MoneySums.Run(view, new AccountRequest()),
            "backtest" => BacktestRun.Over(view, new BacktestRequest()),
            "data" => StoredData.Run(view),
            "evidence" => EvidenceSearch.Run(view, new EvidenceRequest { Returns = new ReturnRequest() }),
            "field" => FieldComparison.Run(view, new FieldRequest { Against = ["m1"] }),
            "model" => ModelLookup.Run(view, "m1"),
            "models" => StoredModels.Run(view, new ModelsRequest()),
            "nowcast" => NowcastComputation.Run(view, new NowcastRequest()),
            "portfolio" => PortfolioMeasurement.Run(view, new PortfolioRequest { Weights = [("m1", 1), ("m2", 1)] }),
            "reconcile" => Reconciliation.Run(view, new ReconcileRequest()),
            "regret" => HindsightComparison.Run(view, new RegretRequest()),
            "report" => ReportComposition.Run(view, new ReportRequest()),
            "risk" => RiskMeasurement.Run(view, new RiskRequest { Returns = new ReturnRequest() }),
            "round" => RoundLookup.Run(view, SnapshotWorld.Last),
            "rounds" => StoredRounds.Run(view, Slice.Usual),
            "sensitivity" => WindowComparison.Run(view, new BacktestRequest()),
            "today" => TodayLookup.Run(view, null, [], null),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question, null),
        };

    private (AsOfView View, StoreReads Reads) View(
        Tournament tournament = Tournament.Classic,
        DateTimeOffset? asOf = null
    )
    {
        var (store, reads) = StoreReads.Of(_store);
        return (new AsOfView(store, tournament, asOf ?? SnapshotWorld.Now), reads);
    }

    private static IEnumerable<object> Said(object? argument) =>
        argument switch
        {
            ScoreQuery q => [q.Tournament, q.AsOf],
            PositionQuery q => [q.Tournament, q.AsOf],
            StakeDayQuery q => [q.Tournament, q.AsOf],
            Tournament or DateTimeOffset => [argument],
            _ => [],
        };
}
