using System.Text.Json.Serialization;
using Ballast.Core.Questions.Advise;
using Ballast.Core.Questions.Alerts;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Today;

/// <summary>What somebody wants to know who looks in.</summary>
internal static class TodayQuestion
{
    // Changes are looked for among the models that have something at stake; of very many that takes too long for a first look.
    private const int MostWatched = 50;

    private static readonly Parameter Since = new(
        "since",
        "The moment of your last look (ISO, UTC): rounds that settled after it are listed (default: the last five)."
    )
    {
        ValueName = "TIME",
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<TodayAnswer>
        {
            Name = "today",
            Title = "Today",
            Topic = QuestionTopic.Overview,
            Asks = "What is open, what is new, what needs attention?",
            Help = "What is open, what settled, what needs attention.",
            Example = "today",
            IsHeavy = true,
            Parameters = [Since],
            Subject = QuestionSubject.Slots,
            Shape = () => new TodayJson(Answers.Options()).TodayAnswer,
            Answer = Answer,
            Text = (answer, _) => TodayText.Write(answer),
        };

    private static Outcome<TodayAnswer> Answer(Asked asked)
    {
        var view = asked.View;
        var nowcast = NowcastComputation.Run(view, new NowcastRequest(), asked.Cancellation)
            is Outcome<NowcastAnswer>.Done { Value: var known }
            ? known
            : null;
        return TodayLookup
            .Run(
                view,
                nowcast,
                Drift(asked, nowcast),
                asked.Given.Text(Since) is { } since ? Moment.Read(since, $"{Notice.Option("since")}") : null
            )
            .Then<TodayAnswer, TodayAnswer>(today =>
                today with
                {
                    Paper = PaperLines.Find(asked),
                    Advice = Advice(view, nowcast),
                    AlertsNotLookedAt = AlertListing.NotLookedAt(view),
                }
            );
    }

    private static TodayAdvice? Advice(AsOfView view, NowcastAnswer? nowcast)
    {
        if (
            nowcast is null
            || AdviseComputation.Run(view, new ReturnRequest()) is not Outcome<AdviseAnswer>.Done { Value: var advice }
        )
            return null;
        return new TodayAdvice(
            advice.Verdict,
            AdviseText.First(advice),
            [
                .. advice
                    .Models.Where(m => m.Action is "raise" or "lower" or "stop")
                    .Select(m => new TodayChange(m.Model, m.Action, m.Stake, m.Target)),
            ]
        );
    }

    private static IReadOnlyList<DriftEntry> Drift(Asked asked, NowcastAnswer? nowcast)
    {
        if (nowcast is not { Models: { Count: >= 2 and <= MostWatched } staked })
            return [];
        var request = new EvidenceRequest
        {
            Returns = new ReturnRequest { Models = [.. staked.Select(m => m.Model)] },
            Criteria = ["return"],
        };
        return
            EvidenceSearch.Run(asked.View, request, asked.Progress, asked.Cancellation)
                is Outcome<EvidenceAnswer>.Done { Value.Regimes: [.., var newest] }
            ? newest.Drift
            : [];
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(TodayAnswer))]
internal sealed partial class TodayJson : JsonSerializerContext;
