using Ballast.Core.Questions;
using Ballast.Core.Text;

namespace Ballast.Cli.Output;

/// <summary>Words of a command line, as they are typed: what a shell would take apart stands in quotes.</summary>
internal static class CommandWords
{
    /// <summary>What a next step says, and the command that does it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="kept">Options that were given and hold for it as well: the store, the tournament, the moment.</param>
    public static string After(NextStep step, IEnumerable<string> kept) =>
        step.Command.Count == 0 ? $"{step.Text}."
        : step.Text.Length == 0 ? Typed(step, kept)
        : $"{step.Text}: {Typed(step, kept)}";

    /// <summary>What brings something in does so now: a moment that was asked about holds for questions alone.</summary>
    private static string Typed(NextStep step, IEnumerable<string> kept) =>
        $"ballast {Of([.. step.Command, .. QuestionCatalogue.Find(step.Command[0]) is null ? WithoutMoment(kept) : kept])}";

    private static IEnumerable<string> WithoutMoment(IEnumerable<string> kept) =>
        kept.Chunk(2).Where(option => option[0] != "--as-of").SelectMany(option => option);

    /// <summary>The words, one after the other.</summary>
    public static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./:@=,+%".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
