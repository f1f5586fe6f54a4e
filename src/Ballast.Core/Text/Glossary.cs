using System.Reflection;
using System.Text.RegularExpressions;

namespace Ballast.Core.Text;

/// <summary>What the words of answers mean. The one list is <c>docs/GLOSSARY.md</c>, which is read once.</summary>
/// <remarks>An entry is a line <c>- **term** (also: other, words): sentences</c>.</remarks>
public static partial class Glossary
{
    // Milliseconds for the page.
    private const int Longest = 5000;

    private static readonly Lazy<IReadOnlyList<GlossaryTerm>> All = new(() => [.. Parse(Page())]);

    private static readonly Lazy<IReadOnlyDictionary<string, GlossaryTerm>> Keys = new(() => Index(All.Value));

    /// <summary>Every term, in the order of the page.</summary>
    public static IReadOnlyList<GlossaryTerm> Terms => All.Value;

    /// <summary>What a word means, whatever its case and number; null where the glossary does not have it.</summary>
    /// <param name="words">A term, or the heading of a column: "Effective rounds".</param>
    public static GlossaryTerm? Find(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Keys.Value.GetValueOrDefault(Key(words));
    }

    /// <summary>The terms that may have been meant: those that have the word in them, else the one that is typed nearly alike.</summary>
    /// <param name="words">What was asked for.</param>
    /// <param name="most">So many at most.</param>
    public static IReadOnlyList<string> Near(string words, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(words);
        const int Shortest = 3;
        var key = Key(words);
        List<string> near =
        [
            .. key.Length < Shortest
                ? []
                : Keys.Value.Where(k => k.Key.Contains(key, StringComparison.Ordinal)).Select(k => k.Value.Name),
        ];
        if (near.Count == 0 && NameSuggestions.Meant(Keys.Value.Keys, key) is { } meant)
            near.Add(Keys.Value[meant].Name);
        return [.. near.Distinct().Take(most)];
    }

    internal static IEnumerable<GlossaryTerm> Parse(string page)
    {
        foreach (Match entry in Entry().Matches(page))
        {
            var names = entry.Groups["term"].Value.Split(", ");
            yield return new GlossaryTerm(
                entry.Groups["term"].Value,
                Plain(entry.Groups["text"].Value.TrimEnd()),
                [
                    .. names.Length > 1 ? names : [],
                    .. entry
                        .Groups["also"]
                        .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                ]
            );
        }
    }

    private static Dictionary<string, GlossaryTerm> Index(IReadOnlyList<GlossaryTerm> terms)
    {
        var index = new Dictionary<string, GlossaryTerm>(StringComparer.Ordinal);
        // A term's own name goes before what another one is also called.
        foreach (var term in terms)
            index.TryAdd(Key(term.Name), term);
        foreach (var term in terms)
        {
            foreach (var other in term.AlsoCalled)
                index.TryAdd(Key(other), term);
        }
        return index;
    }

    /// <summary>A word without its case, its hyphens and its plural.</summary>
    private static string Key(string words) =>
        string.Join(
            ' ',
            words
                .ToLowerInvariant()
                .Split([' ', '-', ':', ',', '\u00a0', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(Singular)
        );

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1]
        : word;

    private static string Plain(string markdown) =>
        Link().Replace(markdown, "${words}").Replace("`", "", StringComparison.Ordinal);

    private static string Page()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("GLOSSARY.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(
        @"^- \*\*(?<term>[^*]+)\*\*(?: \(also: (?<also>[^)]+)\)| \([^)]+\))?: (?<text>.+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        Longest
    )]
    private static partial Regex Entry();

    [GeneratedRegex(@"\[(?<words>[^]]+)\]\([^)]+\)", RegexOptions.ExplicitCapture, Longest)]
    private static partial Regex Link();
}
