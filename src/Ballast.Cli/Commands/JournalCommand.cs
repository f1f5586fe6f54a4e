using System.CommandLine;
using System.Text.Json;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast journal</c>, which is the question, with <c>--export FILE</c>; <c>ballast journal reconcile N done|not-done</c>.</summary>
internal static class JournalCommand
{
    public static Command Create(IQuestion question, GlobalOptions everywhere)
    {
        var export = TextOption.Make(
            "--export",
            "Write all entries to a file: CSV by its name, else JSON lines.",
            "FILE"
        );
        var force = new Option<bool>("--force") { Description = "Replace the file of --export." };
        var command = QuestionCommand.Create(
            question,
            everywhere,
            after: (parsed, context, _) =>
                parsed.GetValue(export) is { } file ? Export(context, file, parsed.GetValue(force)) : Screen.Done
        );
        command.Add(export);
        command.Add(force);
        command.Add(Reconcile(everywhere));
        command.Add(Replay(everywhere));
        return command;
    }

    private static Command Reconcile(GlobalOptions everywhere)
    {
        var intent = new Argument<long>("N") { Description = "Number of the entry with the intent." };
        var outcome = new Argument<string>("OUTCOME") { Description = "done or not-done, as the web page shows it." };
        var why = TextOption.Make("--why", "What you saw, for the journal.", "TEXT");
        var who = TextOption.Make("--who", "Who says so, for the journal (default: user@machine).", "NAME");
        var command = new Command(
            "reconcile",
            "Say whether a change happened that nobody could tell of; its model is free again."
        )
        {
            intent,
            outcome,
            why,
            who,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
                context.Read(
                    store =>
                        JournalReconciliation
                            .Run(
                                store,
                                parsed.GetValue(intent),
                                parsed.GetValue(outcome)!,
                                parsed.GetValue(who) ?? context.CliHost.Who,
                                parsed.GetValue(why) ?? "The owner looked.",
                                context.CliHost.Clock.GetUtcNow()
                            )
                            .Then<JournalEntry, ReconciledDocument>(entry => new ReconciledDocument(
                                parsed.GetValue(intent),
                                parsed.GetValue(outcome)!,
                                entry.Number
                            )),
                    document =>
                        context.Screen.Answer(
                            () => document,
                            () =>
                                context.Screen.Line(
                                    Markup.Escape(
                                        $"Entry {document.Intent} is {document.Outcome}, by entry {document.Entry}. Go on with ballast apply PLAN --resume."
                                    )
                                )
                        )
                ),
            GlobalOptions.OfQuestions
        );
        return command;
    }

    private static Command Replay(GlobalOptions everywhere)
    {
        var command = new Command(
            "replay",
            "Ask kept questions again, as of their moments, and compare the answers byte by byte."
        );
        everywhere.SetAction(
            command,
            (_, context) =>
            {
                var isIdentical = true;
                var code = context.Read<JournalReplayDocument>(
                    store =>
                        JournalReplay.Run(
                            store.Journal(context.AsOf),
                            (tournament, asOf) => new AsOfView(store, tournament, asOf),
                            context.CliHost.Cancellation
                        ),
                    document =>
                    {
                        isIdentical = document.IsIdentical;
                        context.Screen.Answer(() => document, () => Words(context, document));
                    }
                );
                return code == Screen.Done && !isIdentical ? Screen.Refused : code;
            },
            "--tournament"
        );
        return command;
    }

    private static void Words(CommandContext context, JournalReplayDocument document)
    {
        var same = document.Entries.Count(e => e.IsIdentical);
        context.Screen.Line(
            document.Entries.Count == 0
                ? "No answer is kept in the journal yet: ballast plan --out FILE keeps one."
                : $"{same} of {document.Entries.Count} kept answers are the same to the byte."
        );
        foreach (var entry in document.Entries.Where(e => !e.IsIdentical))
            context.Screen.Line(Markup.Escape($"Entry {entry.Entry}: {entry.Reason}."));
    }

    private static int Export(CommandContext context, string file, bool replaces)
    {
        var outcome = OutputFile.Write<int>(
            context,
            file,
            replaces,
            path =>
            {
                using var store = context.OpenToRead();
                var entries = store.Journal(context.AsOf);
                using var writer = new StreamWriter(path) { NewLine = "\n" };
                if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                    WriteCsv(writer, entries);
                else
                    WriteLines(writer, entries);
                return entries.Count;
            }
        );
        return context.Show(
            outcome,
            count => context.Screen.Remark(Markup.Escape($"{count} entries written to {file}."))
        );
    }

    private static void WriteLines(StreamWriter writer, IReadOnlyList<JournalEntry> entries)
    {
        var shape = JournalListing.LineShape;
        foreach (var entry in entries)
            writer.WriteLine(JsonSerializer.Serialize(JournalListing.Entry(entry), shape));
    }

    private static void WriteCsv(StreamWriter writer, IReadOnlyList<JournalEntry> entries)
    {
        var lines = new CsvLines(writer);
        lines.Write([
            "number",
            "at",
            "who",
            "kind",
            "why",
            "tournament",
            "plan",
            "move",
            "content",
            "previousHash",
            "hash",
        ]);
        foreach (var entry in entries)
        {
            var said = entry.Said;
            lines.Write([
                $"{entry.Number}",
                said.At.ToString("O"),
                said.Who,
                said.Kind,
                said.Why,
                said.Tournament?.Slug() ?? "",
                said.PlanHash ?? "",
                $"{said.Move}",
                said.Content,
                entry.PreviousHash,
                entry.Hash,
            ]);
        }
    }
}
