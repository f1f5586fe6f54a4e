using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Importing;
using Ballast.Core.Workflows.Ports;
using Ballast.Files;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast import FILE…</c></summary>
internal static class ImportCommand
{
    private const string Damaged = "damaged-file";

    public static Command Make(GlobalOptions everywhere)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description =
                "CSV files, plain or gzipped: wide scores (rounds x models), long frames of the Python client, lists of rounds, daily stakes and prices.",
            Arity = ArgumentArity.OneOrMore,
        };
        var metric = new Option<string?>("--metric")
        {
            Description = "What a wide table holds: corr, mmc, tc, …",
            HelpName = "NAME",
        };
        var strict = new Option<bool>("--strict")
        {
            Description = "Refuse a file that has a row which cannot be read.",
        };
        var currency = TextOption.Make("--currency", "What prices are in: usd, eur, btc, …", "NAME", "usd");
        var command = new Command("import", "Read the tables that you already have. Running it twice changes nothing.")
        {
            files,
            metric,
            strict,
            currency,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
                Run(
                    context,
                    parsed.GetValue(files)!,
                    MetricOf(parsed.GetValue(metric), context.Command),
                    new ImportRequest(
                        context.Tournament,
                        parsed.GetValue(strict),
                        context.Surroundings.Clock.GetUtcNow()
                    )
                    {
                        Currency = CurrencyOf(parsed.GetValue(currency)!, context.Command),
                    }
                ),
            "--as-of"
        );
        return command;
    }

    private static Metric? MetricOf(string? text, string command) =>
        string.IsNullOrWhiteSpace(text) ? null : Scores.Read(text, "--metric", command);

    private static string CurrencyOf(string text, string command) =>
        text.Length is >= 2 and <= 10 && text.All(char.IsAsciiLetterOrDigit)
            ? text.ToLowerInvariant()
            : throw new UsageException(command, $"--currency is a short name such as usd, not '{text}'.");

    private static int Run(CommandContext context, string[] files, Metric? metric, ImportRequest request)
    {
        var done = new List<ImportAnswer>();
        var refused = new List<RefusedFile>();
        // Opened with the first file that can be read: a slip of the finger makes no store.
        var store = new Lazy<ITournamentStore>(context.OpenToWrite);
        try
        {
            foreach (var file in files)
            {
                switch (One(context, store, file, metric, request))
                {
                    case Outcome<ImportAnswer>.Done { Value: var answer }:
                        done.Add(answer);
                        break;
                    case Outcome<ImportAnswer>.Refused { Refusal: var refusal }:
                        refused.Add(new RefusedFile(file, refusal.Code, refusal.Message));
                        break;
                }
            }
        }
        finally
        {
            if (store.IsValueCreated)
                store.Value.Dispose();
        }
        if (
            metric is not null
            && done.Count > 0
            && !done.Exists(d => d.Kind.StartsWith("wide", StringComparison.Ordinal))
        )
            context.Screen.Aside("--metric has no effect here: only a wide table needs it, and none of these is one.");
        return Report(context, done, refused, done.Count > 0 ? Diagnose.After(context) : null);
    }

    private static Outcome<ImportAnswer> One(
        CommandContext context,
        Lazy<ITournamentStore> store,
        string file,
        Metric? metric,
        ImportRequest request
    ) => TableFile.Open(file, metric).Then(source => Read(context, store.Value, source, request));

    private static Outcome<ImportAnswer> Read(
        CommandContext context,
        ITournamentStore store,
        IRowSource source,
        ImportRequest request
    )
    {
        using (source)
        {
            try
            {
                return ProgressBar.Over(
                    context.Screen,
                    source.Name,
                    progress => ImportWorkflow.Run(store, source, request, progress, context.Surroundings.Cancellation)
                );
            }
            catch (FileReadException e)
            {
                // The files before it are kept and the ones after it are still read.
                return new Refusal(Damaged, e.Message);
            }
        }
    }

    private static int Report(
        CommandContext context,
        List<ImportAnswer> done,
        List<RefusedFile> refused,
        Outcome<Diagnosis>? diagnosis
    )
    {
        var screen = context.Screen;
        // One file that was refused, and nothing else, is a refusal like any other.
        var isDamaged = refused.Exists(f => f.Code == Damaged);
        if (done.Count == 0 && refused.Count == 1)
            return isDamaged
                ? screen.Fail(Damaged, refused[0].Message)
                : screen.Refuse(new Refusal(refused[0].Code, refused[0].Message));
        screen.Answer(
            () =>
                new ImportDocument(context.StoreName, [.. done.Select(ImportedFile.Of)], refused)
                {
                    Diagnosis = Diagnose.Answer(diagnosis),
                },
            () =>
            {
                Words(context, done);
                Diagnose.Show(screen, diagnosis);
            }
        );
        foreach (var file in refused.Where(_ => !screen.IsJson))
            screen.Remark($"[red]not read:[/] {Markup.Escape(file.Message)}");
        return isDamaged ? Screen.NeighbourFailed
            : refused.Count > 0 ? Screen.Refused
            : Screen.Done;
    }

    private static void Words(CommandContext context, List<ImportAnswer> done)
    {
        foreach (var answer in done)
        {
            context.Screen.Line(
                $"{Markup.Escape(answer.File)}: {Markup.Escape(answer.Kind)}, {Figures.Count(answer.Rows)} rows; {Figures.New(answer.New)}"
            );
            Bad(context.Screen, answer);
            if (answer.IgnoredColumns.Count > 0)
                context.Screen.Remark(
                    $"[grey]  columns not read: {Markup.Escape(string.Join(", ", answer.IgnoredColumns))}[/]"
                );
        }
        if (done.Count > 0)
            context.Screen.Remark($"[grey]store: {Markup.Escape(context.StoreName)}[/]");
    }

    private static void Bad(Screen screen, ImportAnswer answer)
    {
        foreach (var row in answer.ListedBadRows)
            screen.Remark($"[yellow]  {Markup.Escape($"{answer.File}:{row.Line}: {row.Reason}; row left out")}[/]");
        if (answer.BadRows > answer.ListedBadRows.Count)
            screen.Remark(
                $"[yellow]  … and {Figures.Count(answer.BadRows - answer.ListedBadRows.Count)} more bad rows[/]"
            );
    }
}
