using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Parameters;

/// <summary>Which slice of a list a question is about.</summary>
public static class PageParameters
{
    private const int LargestOffset = 1_000_000_000;

    private static readonly Parameter Entire = new("all", "All entries, whatever the limit.")
    {
        Kind = ParameterKind.Switch,
    };

    private static readonly Parameter Limit = new("limit", $"Entries to list, at most {Slice.Most}.")
    {
        ValueName = "N",
        Default = "100",
        IsInForm = true,
        IsWhole = true,
        Range = new(1, Slice.Most),
    };

    private static readonly Parameter Offset = new("offset", "Entries to leave out before.")
    {
        ValueName = "N",
        Default = "0",
        IsInForm = true,
        IsWhole = true,
        Range = new(0, LargestOffset),
    };

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<Parameter> All { get; } = [Entire, Limit, Offset];

    /// <summary>The slice that was said.</summary>
    /// <exception cref="ParameterException">A number cannot be read.</exception>
    public static Slice Read(Given given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var (limit, offset) = (given.Whole(Limit)!.Value, given.Whole(Offset)!.Value);
        return given.Is(Entire) ? Slice.AllFrom(offset) : new Slice(limit, offset);
    }

    /// <summary>Whether all entries were asked for.</summary>
    public static bool IsEntire(Given given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Is(Entire);
    }

    /// <summary>What is left out, in one line; nothing where all is shown.</summary>
    /// <param name="answer">The list.</param>
    /// <param name="shown">Entries that are shown.</param>
    /// <param name="what">What the entries are.</param>
    public static IEnumerable<Block> Rest(IPagedDocument answer, int shown, string what)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (shown == answer.Total)
            yield break;
        var from = shown == 0 ? 0 : answer.Offset + 1;
        var next = answer.NextOffset is { } offset ? $"the next ones: --offset {offset}; " : "";
        yield return new Sentence(
            $"{Format.Count(from)} to {Format.Count(answer.Offset + shown)} of {Format.Count(answer.Total)} {what};",
            Tone.Remark
        )
        {
            Typed = $"{next}all: --all",
        };
    }
}
