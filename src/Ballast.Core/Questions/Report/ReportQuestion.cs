using System.Text.Json.Serialization;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Report;

/// <summary>Everything at once. The command writes it as a page of its own; here it is the document, and its first paragraph.</summary>
internal static class ReportQuestion
{
    private static readonly Parameter Anonymous = new("anonymous", "Show models as model 1, model 2, …")
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<ReportAnswer>
        {
            Name = "report",
            Title = "Report",
            Topic = QuestionTopic.Overview,
            Asks = "What did it earn, what was the risk, can I believe it, what now: all in one?",
            Help = "Everything in one page that works offline, to keep or to send.",
            Example = "report alice --out report.html",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters =
            [
                .. RangeParameters.All,
                ReturnParameters.Source,
                GridParameters.Stake,
                CurrencyParameter.Currency,
                Anonymous,
                .. PaymentParameters.All,
            ],
            Shape = () => new ReportJson(Answers.Options()).ReportAnswer,
            Answer = asked => ReportComposition.Run(asked.View, Read(asked), asked.Cancellation),
            Text = (answer, _) => Write(answer),
        };

    private static ReportRequest Read(Asked asked) =>
        RangeParameters.Read(
            asked,
            new ReportRequest
            {
                Returns = asked.Given.Choice<ReturnSource>(ReturnParameters.Source),
                Stake = GridParameters.ReadStake(asked.Given),
                Currency = CurrencyParameter.Read(asked),
                Assumptions = PaymentParameters.Read(asked.Given, asked.View.Rules),
                IsAnonymous = asked.Given.Is(Anonymous),
            }
        );

    private static IReadOnlyList<Block> Write(ReportAnswer answer) =>
        [
            new Sentence(answer.Cover, Tone.Answer),
            NextStep.To("see what to do with the stakes", "advise"),
            .. MoneyYears.InWords(answer.Years),
            .. answer.Summary.Select(s => new Sentence(s)),
        ];
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(ReportAnswer))]
internal sealed partial class ReportJson : JsonSerializerContext;
