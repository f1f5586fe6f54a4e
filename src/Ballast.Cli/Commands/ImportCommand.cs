using System.CommandLine;
using Ballast.Cli.Importing;
using Ballast.Cli.Options;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Importing;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast import FILE…</c>, <c>ballast import --undo</c></summary>
internal static class ImportCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description =
                "Tables as CSV, JSON, JSON lines, Parquet or xlsx, plain or gzipped: scores, frames of the Python client, answers of the API, lists of rounds, stakes and prices by day.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var metric = new Option<string?>("--metric")
        {
            Description = "What a wide table holds: corr, mmc, tc, …",
            HelpName = "NAME",
        };
        var model = new Option<string?>("--model")
        {
            Description = "Whose rows they are, where the table has no column of models.",
            HelpName = "NAME",
        };
        var strict = new Option<bool>("--strict")
        {
            Description = "Refuse a file that has a row which cannot be read.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Keep nothing; show what would change." };
        var force = new Option<bool>("--force")
        {
            Description =
                "Keep what looks like a mistake: percentiles as scores, an unknown score, many changed values.",
        };
        var undo = new Option<bool>("--undo") { Description = "Take the last import back, whole." };
        var currency = TextOption.Make("--currency", "What prices are in: usd, eur, btc, …", "NAME", "usd");
        var command = new Command("import", "Read the tables that you already have. Running it twice changes nothing.")
        {
            files,
            metric,
            model,
            strict,
            dryRun,
            force,
            undo,
            currency,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var names = parsed.GetValue(files)!;
                if (parsed.GetValue(undo))
                    return names.Length == 0 && !parsed.GetValue(dryRun)
                        ? new ImportUndoing(context).Run()
                        : throw new UsageException(
                            context.Command,
                            "--undo stands alone: it takes the last import back."
                        );
                if (names.Length == 0)
                    throw new UsageException(context.Command, "Name the files to import.");
                var request = Request(context) with
                {
                    Strict = parsed.GetValue(strict),
                    Currency = CurrencyOf(parsed.GetValue(currency)!, context.Command),
                    IsForced = parsed.GetValue(force),
                    IsTrial = parsed.GetValue(dryRun),
                };
                var reading = new Reading(
                    MetricOf(parsed.GetValue(metric), request.IsForced, context.Command),
                    ModelOf(parsed.GetValue(model), context.Command)
                );
                return new ImportFiles(context, reading, request).Run(names);
            },
            "--as-of",
            "--panels"
        );
        return command;
    }

    private static ImportRequest Request(CommandContext context) =>
        new(context.Tournament, false, context.CliHost.Clock.GetUtcNow())
        {
            Limits = context.CliHost.IsServed ? ImportLimits.Served : new ImportLimits(),
        };

    private static Metric? MetricOf(string? text, bool isForced, string command)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var metric = Scores.Read(text, "--metric", command);
        if (Plausible.MetricName(metric) is { } reason)
            throw new UsageException(command, $"--metric: {reason}.");
        if (MetricNames.IsKnown(metric.Name) || isForced)
            return metric;
        var hint = NameSuggestions.Meant(MetricNames.All, metric.Name) is { } meant
            ? $"did you mean {meant}?"
            : $"known are {string.Join(", ", MetricNames.All)}.";
        throw new UsageException(command, $"--metric: no score is called '{metric.Name}'; {hint} --force keeps it.");
    }

    private static string? ModelOf(string? text, string command)
    {
        if (text is null)
            return null;
        return Plausible.Name(text.Trim()) is { } reason
            ? throw new UsageException(command, $"--model: {reason}.")
            : text.Trim();
    }

    private static string CurrencyOf(string text, string command) =>
        text.Length is >= 2 and <= 10 && text.All(char.IsAsciiLetterOrDigit)
            ? text.ToLowerInvariant()
            : throw new UsageException(command, $"--currency is a short name such as usd, not '{text}'.");
}
