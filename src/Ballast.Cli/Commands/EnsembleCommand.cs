using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.PredictionFiles;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast ensemble FILE</c>: one model that blends predictions against the same stake split over them.</summary>
internal static class EnsembleCommand
{
    private const string Auto = "auto";
    private const decimal MostNmr = 1_000_000_000m;

    private static readonly string[] Kinds = ["rank", "raw", "gaussian"];

    public static Command Make(GlobalOptions everywhere)
    {
        var columns = new PredictionColumns();
        var payment = new PaymentOptions();
        var weights = TextOption.Make(
            "--weights",
            "Columns of predictions with their weights; weights are divided by their sum, so NMR will do.",
            "COLUMN=WEIGHT,…"
        );
        var blend = TextOption.Make(
            "--blend",
            "What is averaged: rank (percentile ranks), raw (the values), gaussian (normal quantiles of the ranks).",
            "KIND",
            Kinds[0]
        );
        var command = new Command(
            "ensemble",
            "Ensemble or split stakes: one model that blends predictions against the same stake split over them."
        );
        columns.AddTo(command);
        command.Add(weights);
        command.Add(blend);
        payment.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = payment.Read(parsed, context) with
                {
                    Target = columns.Target(parsed),
                    Weights = Weights(parsed.GetValue(weights), context.Command),
                    Meta = columns.Meta(parsed),
                    BlendedBy = Kind(parsed.GetValue(blend)!, context.Command),
                    Overlap = columns.Overlap(parsed, context.Command),
                };
                return context.Show(
                    columns
                        .Open(parsed, (file, name) => columns.Read(parsed, file, name, Named(request)))
                        .Then(table =>
                            ProgressBar.Over(
                                context.Screen,
                                "ensemble",
                                progress => EnsembleRun.Run(table, request, progress, context.CliHost.Cancellation)
                            )
                        ),
                    document => context.Screen.Answer(document, EnsembleText.Write)
                );
            },
            "--store"
        );
        return command;
    }

    private static IReadOnlyList<(string, string)> Named(EnsembleRequest request) =>
        [
            .. request.Weights.Select(w => (w.Prediction, "--weights")),
            (request.Target, "--target"),
            .. request.Meta is { } meta ? [(meta, "--meta")] : Array.Empty<(string, string)>(),
        ];

    /// <summary>The last "=" parts name and weight: a name may hold one.</summary>
    private static IReadOnlyList<(string, double)> Weights(string? text, string command)
    {
        var parts = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            throw new UsageException(command, "--weights names two predictions or more, such as p=0.5,q=0.5.");
        return [.. parts.Select(part => Weight(part, command))];
    }

    private static (string, double) Weight(string part, string command)
    {
        var at = part.LastIndexOf('=');
        var isNumber = double.TryParse(
            part[(at + 1)..],
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var weight
        );
        return at > 0 && isNumber
            ? (part[..at], weight)
            : throw new UsageException(command, $"--weights: '{part}' is no COLUMN=WEIGHT.");
    }

    private static string Kind(string text, string command) =>
        Array.Find(Kinds, k => k.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(command, $"--blend is rank, raw or gaussian, not '{text}'.");

    /// <summary>How the scores are paid.</summary>
    private sealed class PaymentOptions
    {
        private readonly Option<string?> _stake = TextOption.Make(
            "--stake",
            "NMR at risk in a round, over all models.",
            "NMR",
            "100"
        );

        private readonly Option<string?> _score = TextOption.Make(
            "--score",
            "Multipliers of CORR and MMC (default: those of the rule).",
            "corr=A,mmc=B"
        );

        private readonly Option<string?> _factor = TextOption.Make(
            "--payout-factor",
            "Payout factor (default: the rule's, or 0.1 where it depends on what is at stake).",
            "F"
        );

        private readonly Option<string?> _clip = TextOption.Make(
            "--clip",
            "Bound of a round's payout as a share of the stake (default: the rule's).",
            "SHARE"
        );

        private readonly Option<string?> _rule = TextOption.Make(
            "--rule",
            "auto (the rule in force), or the id of a rule: ballast rules.",
            "ID",
            Auto
        );

        public void AddTo(Command command)
        {
            foreach (var option in new Option[] { _stake, _score, _factor, _clip, _rule })
                command.Add(option);
        }

        public EnsembleRequest Read(ParseResult parsed, CommandContext context)
        {
            decimal? Number(Option<string?> option, decimal least, decimal most) =>
                parsed.GetValue(option) is { } text
                    ? Numbers.Read(text, option.Name, context.Command, least, most)
                    : null;
            var (rule, round) = Rule(parsed.GetValue(_rule)!, context);
            return new EnsembleRequest
            {
                Target = "",
                Weights = [],
                Stake = Number(_stake, 0, MostNmr)!.Value,
                Score = Multipliers(parsed.GetValue(_score), context.Command),
                Factor = Number(_factor, 0, 1),
                Clip = Number(_clip, 0, MostNmr),
                Rule = rule,
                Round = round,
            };
        }

        private static (PayoutRule Rule, int Round) Rule(string id, CommandContext context)
        {
            var timeline = PayoutTimeline.Shipped;
            var now = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(context.AsOf.UtcDateTime));
            var spans = timeline.Of(context.Tournament);
            if (id.Equals(Auto, StringComparison.OrdinalIgnoreCase))
                return (timeline.At(context.Tournament, now).Rule ?? spans[^1].Rule!, now);
            var rule = PaymentParameters.Find(id, RoundRules.Shipped(PayoutTimeline.Shipped, context.Tournament));
            return (rule, spans.FirstOrDefault(s => ReferenceEquals(s.Rule, rule))?.LastRound ?? now);
        }

        private static Multipliers? Multipliers(string? text, string command)
        {
            if (text is null)
                return null;
            return
                Core.Payouts.Multipliers.TryParse(text, out var multipliers)
                && multipliers.Items.All(i => PaidScore.IsKnown(i.Metric.Name))
                ? multipliers
                : throw new UsageException(command, $"--score is corr=A,mmc=B, not '{text}'.");
        }
    }
}
