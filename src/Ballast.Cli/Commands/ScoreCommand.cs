using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.PredictionFiles;
using Ballast.Files;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast score FILE</c>: the tournament's scoring rules on predictions that lie beside a target.</summary>
internal static class ScoreCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var columns = new PredictionColumns();
        var predictions = TextOption.Make(
            "--predictions",
            "The predictions (default: columns whose name begins with prediction).",
            "COLUMN,…"
        );
        var benchmark = TextOption.Make("--benchmark", "The benchmark model: for BMC.", "COLUMN");
        var features = TextOption.Make(
            "--features",
            "A file with the features of the same ids: for FNC and the largest correlation with a feature.",
            "FILE"
        );
        var topBottom = new Option<int?>("--top-bottom")
        {
            Description = "Score so many rows with the highest and with the lowest predictions only, such as 200.",
            HelpName = "N",
        };
        var isUnraised = new Option<bool>("--no-target-power")
        {
            Description = "Leave the target as it is, for returns; CORR raises it to the power of 1.5.",
        };
        var command = new Command(
            "score",
            "The tournament's scoring rules on a file: CORR, MMC, BMC, FNC and others, for each prediction in it."
        );
        columns.AddTo(command);
        foreach (var option in new Option[] { predictions, benchmark, features, topBottom, isUnraised })
            command.Add(option);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                ScoreRequest Request(IReadOnlyList<string> names) =>
                    new()
                    {
                        Target = columns.Target(parsed),
                        Predictions = names,
                        Meta = columns.Meta(parsed),
                        Benchmark = parsed.GetValue(benchmark),
                        TopBottom = PredictionColumns.Positive(
                            parsed.GetValue(topBottom),
                            "--top-bottom",
                            context.Command
                        ),
                        IsTargetRaised = !parsed.GetValue(isUnraised),
                        Overlap = columns.Overlap(parsed, context.Command),
                    };
                // Wrong usage comes before the file is read.
                Request([]);
                return context.Show(
                    columns
                        .Open(
                            parsed,
                            (file, name) =>
                                Named(parsed.GetValue(predictions), file, name)
                                    .Then(names => Read(columns, parsed, file, name, Request(names)))
                        )
                        .Then(read => Score(context, read.Table, parsed.GetValue(features), read.Request)),
                    document => context.Screen.Answer(document, ScoreText.Write)
                );
            },
            ["--store", .. GlobalOptions.OfQuestions]
        );
        return command;
    }

    private static Outcome<IReadOnlyList<string>> Named(string? given, ColumnFile file, string name) =>
        given is null ? ColumnNames.Predictions(name, file.Header)
        : file.Header.Contains(given) ? new Outcome<IReadOnlyList<string>>.Done([given])
        : new Outcome<IReadOnlyList<string>>.Done([
            .. given
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal),
        ]);

    private static Outcome<(ColumnTable Table, ScoreRequest Request)> Read(
        PredictionColumns columns,
        ParseResult parsed,
        ColumnFile file,
        string name,
        ScoreRequest request
    )
    {
        List<(string, string)> named = [.. request.Predictions.Select(p => (p, "--predictions"))];
        named.Add((request.Target, "--target"));
        if (request.Meta is { } meta)
            named.Add((meta, "--meta"));
        if (request.Benchmark is { } benchmark)
            named.Add((benchmark, "--benchmark"));
        return columns
            .Read(parsed, file, name, named)
            .Then<ColumnTable, (ColumnTable, ScoreRequest)>(table => (table, request));
    }

    private static Outcome<ScoreDocument> Score(
        CommandContext context,
        ColumnTable table,
        string? features,
        ScoreRequest request
    )
    {
        Outcome<ScoreDocument> Run(ColumnTable? of, ScoreRequest asked) =>
            ProgressBar.Over(
                context.Screen,
                "score",
                progress => ScoreRun.Run(table, of, asked, progress, context.CliHost.Cancellation)
            );
        if (features is null)
            return Run(null, request);
        return PredictionColumns
            .Open<(ColumnTable Table, IReadOnlyList<string> Names)>(
                features,
                (file, name) =>
                    ColumnNames
                        .Features(name, file.Header)
                        .Then(names =>
                            ColumnNames
                                .Era(name, file.Header, null)
                                .Then(era => file.Read(names, ColumnNames.Id(file.Header), era))
                                .Then<ColumnTable, (ColumnTable, IReadOnlyList<string>)>(t => (t, names))
                        )
            )
            .Then(of => Run(of.Table, request with { Features = of.Names }));
    }
}
