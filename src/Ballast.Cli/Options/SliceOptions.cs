using System.CommandLine;
using System.Globalization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Options;

/// <summary>Options that choose a slice of a list.</summary>
internal sealed class SliceOptions
{
    private readonly Option<string?> _limit = TextOption.Make("--limit", "Entries to list, at most 1000.", "N", "100");
    private readonly Option<string?> _offset = TextOption.Make("--offset", "Entries to leave out before.", "N", "0");

    public void AddTo(Command command)
    {
        command.Add(_limit);
        command.Add(_offset);
    }

    /// <summary>The question about what is stored, with the slice that was chosen.</summary>
    /// <exception cref="UsageException">An option cannot be read.</exception>
    public StoredRequest Read(ParseResult parsed, CommandContext context) =>
        new()
        {
            Tournament = context.Tournament,
            Slice = new Slice(
                Count(parsed.GetValue(_limit)!, "--limit", 1, Slice.Most, context.Command),
                Count(parsed.GetValue(_offset)!, "--offset", 0, 1_000_000_000, context.Command)
            ),
            AsOf = context.AsOf,
        };

    private static int Count(string text, string option, int least, int most, string command) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= least
        && count <= most
            ? count
            : throw new UsageException(command, $"{option} is a number from {least} to {most}, not '{text}'.");
}
