using System.Text.RegularExpressions;

namespace Ballast.Core.Text;

/// <summary>
/// A line that was written for a command line, for those who have a page before them: what is wrong without commands and options, and what to do
/// as a next step that a page can lead to.
/// </summary>
/// <param name="Text">What is said; options stand as the names of fields.</param>
/// <param name="Next">What to do; null where no command was named.</param>
public sealed partial record PageWords(string Text, NextStep? Next)
{
    // Milliseconds for a line.
    private const int Longest = 1000;

    /// <summary>Takes a line apart.</summary>
    public static PageWords Of(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        NextStep? next = null;
        var kept = new List<string>();
        foreach (var sentence in Sentences().Split(line))
        {
            if (Command().Match(sentence) is not { Success: true } command)
            {
                kept.Add(sentence);
                continue;
            }
            var before = Before(sentence[..command.Index]);
            var words = command.Groups["words"].Value.Split(' ');
            if (!words.Contains("--help"))
                // What is wrong may stand before the command in the same sentence: it is no step, and where the command leads is.
                next ??= new NextStep(kept.Count == 0 ? "" : Small(before), words);
            if (kept.Count == 0)
                kept.Add(before + ".");
        }
        return new PageWords(
            Options().Replace(string.Join(' ', kept), o => o.Groups["name"].Value.Replace('-', ' ')),
            next
        );
    }

    /// <summary>The same as a sentence of an answer: what has commands and options in it is said on a terminal alone.</summary>
    public static Sentence Said(string line, Tone tone = Tone.Plain)
    {
        ArgumentNullException.ThrowIfNull(line);
        var sentences = Sentences().Split(line).ToLookup(s => Command().IsMatch(s) || Options().IsMatch(s));
        if (!sentences[true].Any())
            return new Sentence(line, tone);
        var (kept, typed) = (sentences[false].ToList(), sentences[true].ToList());
        if (kept.Count == 0 && Begin().Match(typed[0]) is { Success: true } begin)
        {
            kept.Add(begin.Value.TrimEnd(' ', ':', ',', ';', '(') + ".");
            typed[0] = Large(typed[0][begin.Length..].TrimStart(' ', ':', ';', ','));
        }
        return kept.Count == 0
            ? new Sentence(line, tone)
            : new Sentence(string.Join(' ', kept), tone) { Typed = string.Join(' ', typed) };
    }

    private static string Before(string words) =>
        Named().Replace(words.TrimEnd(' ', ':', ',', '`', ';', '('), "").TrimEnd(' ', ':', ',', ';');

    private static string Large(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Small(string words) => words.Length == 0 ? "" : char.ToLowerInvariant(words[0]) + words[1..];

    [GeneratedRegex(@"(?<=[.!?]) (?=[A-Z])", RegexOptions.None, Longest)]
    private static partial Regex Sentences();

    // Behind the command stand words that are filled in, options, and what the commands that have several are told to do.
    [GeneratedRegex(
        @"`?\bballast (?<words>[a-z]+(?: (?:[A-Z]+\b|--[a-z-]+|set strategy|set slot|assign|start|cancel|take|reconcile))*)",
        RegexOptions.ExplicitCapture,
        Longest
    )]
    private static partial Regex Command();

    /// <summary>What stands before the first command or option of a sentence, up to where its clause began.</summary>
    [GeneratedRegex(
        @"^.*?(?=(?:: |; |, |\()[^:;,(]*(?:`?\bballast [a-z]|(?<![\w-])--[a-z]))",
        RegexOptions.None,
        Longest
    )]
    private static partial Regex Begin();

    /// <summary>What leads over to a command: "run", "with", "Begin with".</summary>
    [GeneratedRegex(@"(?:^|[,:;] ?)(?:run|or|see|say)$| with$", RegexOptions.IgnoreCase, Longest)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\w-])--(?<name>[a-z][a-z-]*)", RegexOptions.ExplicitCapture, Longest)]
    private static partial Regex Options();
}
