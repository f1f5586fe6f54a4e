using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast portfolio NAME=WEIGHT…</c></summary>
internal static class PortfolioCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var weights = new Argument<string[]>("NAME=WEIGHT")
        {
            Description = "Models with their weights; weights are divided by their sum, so NMR will do.",
            Arity = ArgumentArity.OneOrMore,
        };
        var range = new RangeOptions();
        var rounds = new Option<string>("--rounds")
        {
            Description = "resolved, unresolved or all, by the rounds' resolve times.",
            HelpName = "STATE",
            DefaultValueFactory = _ => "resolved",
        };
        var score = new Option<string?>("--score")
        {
            Description = "The score as a weighted sum (default: the multipliers of each round's rule).",
            HelpName = "corr=A,mmc=B",
        };
        var raw = new Option<bool>("--raw")
        {
            Description = "Measure the weighted score itself, without payout factor, clip and capital.",
        };
        var assumptions = new AssumptionOptions();
        var command = new Command(
            "portfolio",
            "What a fixed mix of models would have been like, on complete rounds only."
        )
        {
            weights,
        };
        range.AddTo(command);
        command.Add(rounds);
        command.Add(score);
        command.Add(raw);
        assumptions.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new PortfolioRequest
                {
                    Weights = [.. parsed.GetValue(weights)!.Select(w => Weight(w, context.Command))],
                    Range = range.Read(parsed),
                    State = Choice.Read<RoundState>(parsed.GetValue(rounds)!, "--rounds", context.Command),
                    Assumptions = assumptions.Read(parsed, context),
                    Score = Score(parsed.GetValue(score), context.Command),
                };
                return context.Answer(
                    view => PortfolioWorkflow.Run(view, request),
                    answer =>
                        context.Screen.Answer(
                            () => PortfolioDocument.Of(answer),
                            () => new PortfolioView(context.Screen, answer).Write(parsed.GetValue(raw))
                        )
                );
            }
        );
        return command;
    }

    /// <summary>The last "=" parts name and weight: a name may hold one.</summary>
    private static (string Model, double Weight) Weight(string text, string command)
    {
        var at = text.LastIndexOf('=');
        var isNumber = double.TryParse(
            text[(at + 1)..],
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var weight
        );
        return at > 0 && isNumber
            ? (text[..at], weight)
            : throw new UsageException(command, $"'{text}' is no NAME=WEIGHT.");
    }

    private static Multipliers? Score(string? text, string command)
    {
        if (text is null)
            return null;
        return Multipliers.TryParse(text, out var score)
            ? score
            : throw new UsageException(
                command,
                $"--score is METRIC=NUMBER,… such as corr=0.75,mmc=2.25, not '{text}'."
            );
    }
}
