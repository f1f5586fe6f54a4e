using Ballast.Core.Backtesting;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Advise;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Ladder;
using Ballast.Core.Questions.Regret;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Questions.Sensitivity;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Report;

/// <summary>Everything at once: what the single questions answer, for one report.</summary>
public static class ReportComposition
{
    /// <summary>More models than that make a page of some hundred megabytes that nobody reads.</summary>
    public const int MostModels = 100;

    /// <summary>Asks every question. What has no answer (no stake stored, no field) is left out, not made up.</summary>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<ReportAnswer> Run(
        AsOfView view,
        ReportRequest request,
        CancellationToken cancellation = default
    )
    {
        var found = ModelSelection.Of(view, request.Models);
        if (found is Outcome<IReadOnlyList<string>>.Refused refused)
            return refused.Refusal;
        if (
            !request.IsBrief && found is Outcome<IReadOnlyList<string>>.Done { Value.Count: > MostModels and var count }
        )
            return new Refusal(
                "too-many-models",
                $"A page of {count} models cannot be read; name at most {MostModels}."
            );
        if (request.IsAnonymous)
        {
            IReadOnlyList<string> models = [];
            view = view.Through(store =>
            {
                var hidden = new AnonymousStore(store, view.Tournament, request.Models, view.AsOf);
                models = [.. request.Models.Select(hidden.Hidden)];
                return hidden;
            });
            request = request with { Models = models };
        }
        var returns = new ReturnRequest
        {
            Models = request.Models,
            Range = request.Range,
            Source = request.Returns,
            Assumptions = request.Assumptions,
        };
        return RiskMeasurement
            .Run(view, new RiskRequest { Returns = returns, IsBrief = request.IsBrief }, cancellation)
            .Then(risk => Around(view, request, returns, risk, cancellation));
    }

    private static Outcome<ReportAnswer> Around(
        AsOfView view,
        ReportRequest request,
        ReturnRequest returns,
        RiskAnswer risk,
        CancellationToken cancellation
    )
    {
        var backtest = new BacktestRequest
        {
            Models = request.Models,
            Range = request.Range,
            Stake = request.Stake,
            Assumptions = request.Assumptions,
        };
        var account = new AccountRequest
        {
            Models = request.Models,
            Range = request.Range,
            Currency = request.Currency,
        };
        var regret = new RegretRequest { Models = request.Models, Range = request.Range };
        var field = new FieldRequest
        {
            Models = request.Models,
            Range = request.Range,
            All = true,
        };
        var document = new ReportAnswer
        {
            Title = Title(request, risk),
            AsOf = view.AsOf,
            IsAnonymous = request.IsAnonymous,
            Summary = [],
            Risk = risk,
            Backtest = request.IsBrief ? null : Answer(BacktestRun.Over(view, backtest)),
            Sensitivity = Answer(WindowComparison.Run(view, backtest with { Mode = BacktestMode.Average })),
            Account = Answer(MoneySums.Run(view, account)),
            Regret = request.IsBrief ? null : Answer(HindsightComparison.Run(view, regret)),
            Field = request.IsBrief ? null : Answer(FieldComparison.Run(view, field)),
        };
        if (!request.IsBrief)
            document = WithDecision(view, document, returns, cancellation);
        return document with { Summary = ReportSummary.Of(document), Cover = ReportCover.Write(document) };
    }

    /// <summary>How far to believe it, and what to do now.</summary>
    private static ReportAnswer WithDecision(
        AsOfView view,
        ReportAnswer document,
        ReturnRequest returns,
        CancellationToken cancellation
    )
    {
        var evidence = new EvidenceRequest { Returns = returns, Criteria = ["return"] };
        var ladder = LadderComputation.Run(
            view,
            new LadderRequest(returns.Models, returns, null, null, null, [], null)
        );
        return document with
        {
            DeepestFall = document.Account is { Rounds.Count: > 0 } account ? ReportCover.DeepestFall(account) : null,
            Years = MoneyYears.Of(document.Account?.Rounds ?? []),
            Evidence = Answer(EvidenceSearch.Run(view, evidence, null, cancellation)),
            Advise = Answer(AdviseComputation.Run(view, returns)),
            Ladder = Answer(ladder) is { FreeBy: not null } locked ? locked : null,
        };
    }

    private static T? Answer<T>(Outcome<T> outcome)
        where T : class => (outcome as Outcome<T>.Done)?.Value;

    private static string Title(ReportRequest request, RiskAnswer risk)
    {
        var names = risk.Subjects.Where(s => !s.IsMix).Select(s => s.Name).ToList();
        return request.Models.Count == 0 ? $"All {names.Count} models of the store"
            : names.Count <= 3 ? string.Join(", ", names)
            : $"{names[0]}, {names[1]} and {names.Count - 2} more models";
    }
}

/// <summary>The question of a report.</summary>
public sealed record ReportRequest : Selection
{
    /// <summary>Settled returns, computed ones, or what there is.</summary>
    public ReturnSource Returns { get; init; } = ReturnSource.Auto;

    /// <summary>Factor, clip and rule of computed returns and of the grid.</summary>
    public PaymentAssumptions Assumptions { get; init; } = new();

    /// <summary>NMR of the grid.</summary>
    public decimal Stake { get; init; } = 10_000;

    /// <summary>Currency of the amounts in money.</summary>
    public string Currency { get; init; } = "usd";

    /// <summary>Whether only the summary is wanted: what it does not need is left out.</summary>
    public bool IsBrief { get; init; }

    /// <summary>Whether models are shown as "model 1", "model 2".</summary>
    public bool IsAnonymous { get; init; }
}
