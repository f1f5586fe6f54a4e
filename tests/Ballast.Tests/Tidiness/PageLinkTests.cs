using System.Text.RegularExpressions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>The pages of docs/ lead to one another: no link into nothing, no page that nobody leads to.</summary>
public sealed partial class PageLinkTests
{
    private static readonly string[] Doors = ["README.md", Path.Combine("docs", "ARCHITECTURE.md")];

    [Fact]
    public void EveryRelativeLink_LeadsSomewhere()
    {
        foreach (var page in Pages())
        {
            foreach (var (file, heading) in Links(page))
            {
                (File.Exists(file) || Directory.Exists(file)).ShouldBeTrue(
                    $"{page} links to {file}, which is not there"
                );
                if (heading.Length > 0)
                    Headings(file).ShouldContain(heading, $"{page} links to a heading of {file}");
            }
        }
    }

    [Fact]
    public void EveryPageOfDocs_IsReachedByLinks()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(Doors.Select(d => Repository.Path(d)));
        while (next.TryPop(out var page))
        {
            if (!reached.Add(page))
                continue;
            foreach (var (file, _) in Links(page).Where(l => l.File.EndsWith(".md", StringComparison.Ordinal)))
                next.Push(file);
        }
        Pages()
            .Except(reached)
            .Where(p => p.StartsWith(Repository.Path("docs"), StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Pages() =>
        Directory
            .EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Path(), "*.md"));

    private static IEnumerable<(string File, string Heading)> Links(string page) =>
        Link()
            .Matches(File.ReadAllText(page))
            .Select(m => m.Groups["to"].Value)
            .Where(to => !to.Contains(':', StringComparison.Ordinal))
            .Select(to => to.Split('#'))
            .Select(to =>
                (
                    to[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, to[0])),
                    to.Length > 1 ? to[1] : ""
                )
            );

    /// <summary>As GitHub names them: small letters, hyphens for blanks, nothing else but letters, digits and underscores.</summary>
    private static IEnumerable<string> Headings(string file) =>
        Heading()
            .Matches(File.ReadAllText(file))
            .Select(m => NoLetter().Replace(m.Groups["words"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<words>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoLetter();
}
