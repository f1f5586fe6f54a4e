using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Output;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Options;

/// <summary>Options that choose a slice of a list.</summary>
internal sealed class SliceOptions
{
    private readonly Option<string?> _limit = TextOption.Make("--limit", "Entries to list, at most 1000.", "N", "100");
    private readonly Option<string?> _offset = TextOption.Make("--offset", "Entries to leave out before.", "N", "0");

    private readonly Option<bool> _all = new("--all") { Description = "All entries, whatever the limit." };

    public void AddTo(Command command)
    {
        command.Add(_all);
        command.Add(_limit);
        command.Add(_offset);
    }

    /// <summary>The slice that was chosen.</summary>
    /// <exception cref="UsageException">An option cannot be read.</exception>
    public Slice Read(ParseResult parsed, CommandContext context) =>
        Read(
            parsed.GetValue(_all),
            Count(parsed.GetValue(_limit)!, "--limit", 1, Slice.Most, context.Command),
            Count(parsed.GetValue(_offset)!, "--offset", 0, 1_000_000_000, context.Command)
        );

    /// <summary>What is left out, in one line; nothing where all is shown.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="document">The list.</param>
    /// <param name="shown">Entries that are shown.</param>
    /// <param name="what">What the entries are.</param>
    public static void Rest(Screen screen, IPagedDocument document, int shown, string what)
    {
        if (shown == document.Total)
            return;
        var from = shown == 0 ? 0 : document.Offset + 1;
        var next = document.NextOffset is { } offset ? $"the next ones: --offset {offset}; " : "";
        screen.Line(
            $"[grey]{Figures.Count(from)} to {Figures.Count(document.Offset + shown)} of {Figures.Count(document.Total)} {what}; {next}all: --all[/]"
        );
    }

    private static Slice Read(bool all, int limit, int offset) =>
        all ? Slice.AllFrom(offset) : new Slice(limit, offset);

    private static int Count(string text, string option, int least, int most, string command) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= least
        && count <= most
            ? count
            : throw new UsageException(command, $"{option} is a number from {least} to {most}, not '{text}'.");
}
